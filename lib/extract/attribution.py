"""Who gives a figure: named in its sentence, speaking, or named before."""

import re
from dataclasses import replace

from lib.extract.context import Case, Context
from lib.extract.givers import Giver, giver_of
from lib.extract.lists import giver_of_list
from lib.extract.standing import COMPANIES
from lib.extract.subjects import alludes
from lib.extract.tokens import tuple_of

#: So many passages later "it" or "the ministry" may still mean who was named.
_REMEMBERED = 6
_WE = re.compile(r"\b(?:we|I)\b[^,;]{0,40}$")
_OURS = re.compile(r"\b(?:[Ww]e|[Oo]ur|I|us|[Mm]y)\b|\bI['’]")
_TOTAL_LINE = re.compile(r"\W*(?:grand |overall )?total\b[^:]{0,50}:", re.IGNORECASE)
_RECEIVES = re.compile(r"\b(?:receives?|gets?|benefits?)$", re.IGNORECASE)
_TOTAL_SUBJECT = re.compile(
    r"\b(?:the|a) (?:exact |precise |overall |combined |grand |final |full )?(?:total|sum of all)\b(?! of)[^,;]{0,30}\b(?:is|was|came|comes|reached|stands|amounts?|rises|rose)\b",
    re.IGNORECASE,
)
#: "Commitments for 2026 had reached", not "Norway's contributions".
_OF_MEETING = re.compile(
    r"(?:^|[.;,:]|\b(?:that|the|all|new|total|these|and|said))\W*(?:pledges|commitments|contributions|promises|donations|announcements)\b[^,;]{0,50}\b(?:total\w*|reach\w*|amount\w*|c[ao]me|add\w*|r[ua]n|exceed\w*|topped|passed|worth|stood)\b[^,;]{0,20}$",
    re.IGNORECASE,
)
_PRIVATE = re.compile(
    r"\b(?:private (?:\w+ )?(?:foundation|donors?|fund|citizens?|firms?|compan(?:y|ies))|charity|crowdfunding|volunteers|foundation)\b",
    re.IGNORECASE,
)
#: Who receives promises does not make them.
_GATHERED = re.compile(
    r"\b(?:gather|collect|attract|rais|receiv|secur|dr[ae]w|amass|rall)\w* (?:\w+ )?(?:pledges|commitments|contributions|promises|donations) (?:of|worth|totalling|amounting to)\s+(?:\w+ )?$",
    re.IGNORECASE,
)
_THEIR_OWN = re.compile(
    r"\W*(?:Ukraine|Kyiv|Kiev|Russia|Moscow|Zelensky\w?|China|Iran)['’]s\b"
)
_NO_SUBJECT = re.compile(
    r"\b(?:the|its|an?) (?:\w+ )?(?:board|agency|secretariat|company|firm|manufacturer|ambassador|newspaper|opposition|court|bank|foundation|plant|factory|producer|maker|charity)\b|\b(?:volunteers|citizens|crowdfunding|analysts|economists|experts)\b",
    re.IGNORECASE,
)
_CHANNEL_SUBJECT = re.compile(
    r"\b(?:fund|mechanism|initiative|coalition|PURL|facility|programme|scheme|contributions?|commitments?|pledges|partners)\b",
    re.IGNORECASE,
)
_JOINT = re.compile(r"\b(?:joint|common|combined|shared)\b", re.IGNORECASE)
_JOINT_SUM = re.compile(
    r"\b(?:joint|common|combined|shared) \w+(?: package)? (?:valued at|worth|of|totalling|amounting to)(?: \w+)?\s*$",
    re.IGNORECASE,
)
_PRONOUN = re.compile(
    r"\b(?:it|its|he|she|they|their|the (?:country|government|ministry|kingdom|minister))\b",
    re.IGNORECASE,
)
_NUMERALS = tuple_of("two three four five six seven eight nine ten")
_THE_FIVE = re.compile(
    r"\b(?:the|these|all) ("
    + "|".join(_NUMERALS)
    + r")\b(?! (?:missiles|systems|tanks|million|billion))",
    re.IGNORECASE,
)
#: Currencies of one country, which tell who gives where nobody is named.
_NATIONAL = {
    "NZD": "NZL",
    "AUD": "AUS",
    "CAD": "CAN",
    "NOK": "NOR",
    "SEK": "SWE",
    "DKK": "DNK",
    "ISK": "ISL",
    "CZK": "CZE",
    "PLN": "POL",
    "CHF": "CHE",
    "JPY": "JPN",
    "KRW": "KOR",
}


def attributed(case: Case, context: Context) -> Giver | None:
    """Find who gives; None where it is nobody that counts as a donor."""
    if _TOTAL_LINE.match(case.seen.passage.span.of(case.seen.text)):
        return None
    listed = case.seen.passage.kind in ("row", "item")
    found = giver_of_list(case.seen) if listed else None
    if found or case.seen.passage.kind == "row":
        return found
    return _of_all(case) or _together(case) or _of_sentence(case, context)


def _of_all(case: Case) -> Giver | None:
    """Read "The exact total is 21.3 billion": nobody is named."""
    meeting = _OF_MEETING.search(case.ahead) and not _named_ahead(case)
    gathered = _GATHERED.search(case.ahead)
    if meeting or gathered or _TOTAL_SUBJECT.search(case.ahead):
        return Giver((), (case.figure.span,), "a total of all", 0.9, True)
    return None


def _named_ahead(case: Case) -> bool:
    seen = case.seen
    return any(
        one.donors and case.segment.start <= seen.start_of(one) < case.figure.start
        for one in seen.groups
    )


def _is_private(case: Case, own: Giver) -> bool:
    """Tell "Taiwan (a private foundation, $5 million)"."""
    ends = [span.end for span in own.spans if span.end <= case.figure.start]
    return bool(ends) and bool(
        _PRIVATE.search(case.seen.text, ends[0], case.figure.start)
    )


def _of_maker(case: Case, own: Giver) -> bool:
    """Tell "Turkey: Baykar opens a plant" from what Turkey gives."""
    ends = [span.end for span in own.spans if span.end <= case.figure.start]
    return bool(ends) and _of_company(case, max(ends))


def _of_sentence(case: Case, context: Context) -> Giver | None:
    own = _own(case)
    if own and (_is_private(case, own) or _of_maker(case, own)):
        return None
    if own and not own.donors and not own.nameless:
        return _remembered(case, context) if _receives(case) else None
    if own and _receives(case) and _is_receiver(case, own):
        return None
    if own and own.why.startswith("named earlier") and _NO_SUBJECT.search(case.ahead):
        return None
    if own and own.why.startswith("named earlier") and _WE.search(case.ahead):
        own = context.speaker or context.house or _remembered(case, context)
    five = _the_five(case, context) if own is None or own.nameless else None
    return _own_or_alluded(case, five or own, context)


def _own(case: Case) -> Giver | None:
    """Find who is named as giving in the sentence itself."""
    seen, cue = case.seen, case.stance.cue
    ahead = cue is not None and cue.start < case.figure.start
    start = cue.start if cue is not None and ahead else None
    return giver_of(seen.sentence, case.figure, case.others, case.segment, start)


def _together(case: Case) -> Giver | None:
    """Read "Norway gives 5, Denmark 3, to a joint package worth 8": all named give it."""
    if not _JOINT.search(case.ahead):
        return None
    text, figure = case.seen.text, case.figure
    if not _JOINT_SUM.search(text, case.seen.passage.span.start, figure.begins):
        return None
    named = [one for one in case.seen.groups if one.last < figure.first and one.donors]
    donors = sorted({donor for one in named if one.gives for donor in one.donors})
    spans = tuple(span for one in named for span in case.seen.giver(one).spans)
    return (
        Giver(tuple(donors), spans, "a joint sum of all named", 0.9)
        if len(donors) > 1
        else None
    )


def _receives(case: Case) -> bool:
    cue = case.stance.cue
    return cue is not None and bool(_RECEIVES.search(cue.words))


def _is_receiver(case: Case, own: Giver) -> bool:
    cue = case.stance.cue
    ahead = cue is not None and bool(own.spans) and own.spans[0].start < cue.start
    return ahead and own.why.startswith("named before")


def _own_or_alluded(case: Case, own: Giver | None, context: Context) -> Giver | None:
    """Take the speaker for "we", a channel for its receipts, else who was named before."""
    ours = bool(_OURS.search(case.seen.passage.span.of(case.seen.text)))
    if own is None and (_of_others(case) or not _alludes(case)):
        return None
    if own and own.why == "named after the figure" and _of_company(case):
        return None
    total = case.stance.kind == "total"
    earlier = own is None or (
        own.why.startswith("named earlier") and not _PRONOUN.search(case.ahead)
    )
    if total and earlier and _CHANNEL_SUBJECT.search(case.ahead):
        return Giver((), (case.figure.span,), "what a channel has received", 0.9, True)
    if (
        own is None
        and _OURS.search(case.ahead)
        and not (context.speaker or context.house)
    ):
        return Giver((), (case.figure.span,), "those who speak", 0.8, True)
    if context.speaker and (own is None or (ours and own.nameless)):
        return context.speaker
    unsaid = total and not ours and not _PRONOUN.search(case.ahead)
    return own or (None if unsaid else _remembered(case, context))


def _of_others(case: Case) -> bool:
    """Tell what a company, a bank or "Ukraine's own outlay" comes to."""
    theirs = _THEIR_OWN.match(case.ahead) and not _receives(case)
    return bool(theirs or _NO_SUBJECT.search(case.ahead)) or _of_company(case)


def _of_company(case: Case, start: int = 0) -> bool:
    """Tell whether a maker of arms is named before the verb, from a place on."""
    cue, figure = case.stance.cue, case.figure.start
    until = cue.start if cue is not None and cue.start < figure else figure
    words = case.seen.text[max(start, case.segment.start) : until]
    return any(word in COMPANIES for word in re.findall(r"\w+", words.lower()))


def _alludes(case: Case) -> bool:
    """Tell whether the clause, or the one before it, speaks of who was named before."""
    cue, figure = case.stance.cue, case.figure
    verb = cue is not None and cue.kind != "weak" and cue.start < figure.start
    until = cue.start if cue is not None and verb else figure.begins
    start = case.segment.start if until > case.segment.start else case.start
    return alludes(case.seen.text[start:until]) and (
        start == case.start or alludes(case.seen.text[case.start : start])
    )


def _the_five(case: Case, context: Context) -> Giver | None:
    """Read "the five give": the last named group of as many."""
    seen = case.seen
    found = _THE_FIVE.search(seen.text, seen.passage.span.start, case.figure.start)
    if not found:
        return None
    many = _NUMERALS.index(found[1].lower()) + 2
    groups = [one for one in context.heard if len(one.donors) == many]
    return (
        replace(groups[-1], why="the group named before", sure=0.85) if groups else None
    )


def _remembered(case: Case, context: Context) -> Giver | None:
    """Take who was named before, unless the currency tells of another."""
    known = context.giver if context.since <= _REMEMBERED else None
    money = case.figure.money
    nation = _NATIONAL.get(money.currency, "") if money else ""
    found = known or context.house
    if nation in context.register.codes and (
        found is None or nation not in found.donors
    ):
        return Giver(
            (nation,), (case.figure.span,), "the only country with this currency", 0.75
        )
    if known:
        return replace(known, why="named before", sure=0.85)
    return context.house and replace(context.house, why="speaks in this text", sure=0.8)
