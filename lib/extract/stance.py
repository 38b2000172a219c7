"""What the words about a figure make of it: a promise, a running total, or nothing."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lib.extract.cues import Cue, cues_in, said_before
from lib.model.proposal import Span

_BREAK = re.compile(
    r";|\s[–—]\s|, (?=(?:while|whereas|but|although|though|with|which|who|where|after|before|bringing|taking|raising|lifting|as|and (?:said|called|urged|asked|pledged|promised|announced|added|will|would|has|is)|"
    r"a |an |on top|not counting|including|of which|in addition|plus|compared|up from|down from|far|well)\b)"
    r"| and that (?=(?:the|its|it|he|she|[A-Z]))|(?<=[a-z]) (?=(?:while|whereas|although|though)\b)|[.!?][”\"’]?\s|[”\"], |, [“\"](?=of which|including)",
    re.IGNORECASE,
)
#: Between two cues of which the first governs the second: "called on allies to give".
_APART = re.compile(r"[,;:.]|\b(?:and|but|while|after|as|when|said)\b", re.IGNORECASE)
_REACH = 60
#: Right after a figure: it is an earlier promise.
_PROMISED = re.compile(
    r"\s+(?:that|which)?\s*(?:[\w’'.-]+ ){0,6}?(?:announced|promised|pledged|committed|set aside|earmarked|approved|allocated|offered)\b"
)
#: Before it, too: "part of the 85 billion that parliament set aside".
_PART_OF = re.compile(
    r"\bpart of (?:the|a|an|its|their|that)\s+(?:\w+ )?$", re.IGNORECASE
)
_OF_THE = re.compile(r"\bof (?:the|that|this)\s+$", re.IGNORECASE)
#: Between figures of one enumeration.
_LISTED = re.compile(
    r"(?: (?:of|for) (?:[a-z][\w-]* ?){1,4}?)?\s*(?:,|and|, and|as well as|plus)\s*(?:(?:another|some|about|over|up to|more than|nearly)\s+)?"
)
#: "... handed them over": what was promised has been given.
_FULFILLED = re.compile(
    r"[^.;]*?\b(?:handed|delivered|sent|transferred|paid|supplied|shipped|disbursed|gave)\s+(?:them|it|those|all of (?:them|it))\b"
)
#: Right after a figure: whose need it is, or that it is no sum of aid.
_AFTER_NO = re.compile(
    r"\W*(?:in|of|from) (?:the )?(?:frozen|immobili[sz]ed|Russian) (?:\w+ ){0,3}assets|[^;.]{0,80}\breached (?:Ukraine|Kyiv|their|its|the (?:front|country))\b|\W*(?:still )?(?:remains?|is left|are left)\b|\W*(?:(?:that|which|it|they|he|she|Ukraine|Kyiv|says|said|the country) ){0,4}(?:needs?|needed|is needed|are needed|requests?|requested|asked for|wants|wanted|sought|seeks|is short|are missing|is missing|is lacking|still lacking|required|requires)\b"
    r"|[^,;.]{0,60},? (?:announced|promised|pledged|committed|agreed|offered|decided)\b[^,;.]{0,40}, (?:has|had|have|was|were) (?:\w+ )?(?:been )?(?:transferred|paid|delivered|disbursed|handed over|spent|shipped)\b|\W*(?:of|in) (?:\w+ )?(?:damage|losses|debt|sanctions|fines)|\W*(?:percent|per cent|%)|\W*per (?:unit|missile|drone|vehicle|shell|round|shot|hour|day)\b"
    r"|\W*(?:in|worth of)? ?(?:[\w-]+ ){0,3}sales?\b|\W*(?:\w+ )?(?:defen[cs]e|military|spending) (?:budget|spending|bill|act)|\W*fine\b|\W*(?:gap|shortfall)|\W*(?:are|is|has been|have been|was|were) not\b",
    re.IGNORECASE,
)
_REFUSED = re.compile(
    r"\b(?:was|were|is|are|has been|have been) (?:\w+ )?(?:turned down|rejected|declined|"
    r"refused|denied|dismissed|dropped|cancelled|vetoed|blocked|scrapped|voted down)\b",
    re.IGNORECASE,
)
_UNDECIDED = re.compile(
    r"\b(?:has|have|had) yet to (?:take|decide|approve|make|agree|be)\b|\b(?:not|nothing) yet (?:been )?"
    r"(?:decided|approved|taken|agreed)|\b(?:is|are|was|were|seems?|looks?|remains?) (?:un(?:likely|certain)|in doubt|doubtful)\b|\bno (?:formal|final) decision|\bundecided\b|\bremains? to be decided",
    re.IGNORECASE,
)
_PRECEDING_NO = re.compile(
    r"\bnot\s*$|\b(?:its|their|our|his|her) own\s*$|\b(?:an|the|on) average (?:of )?\s*$|\bbudget (?:of|worth|totalling)\s+(?:\w+ )?$|\beach (?:is )?(?:worth|costing|valued at)\s+(?:\w+ )?$|\b(?:exceed|surpass|top|beat|miss|meet|above|below|than)\w* (?:the |their |a |its )?(?:\w+ ){0,2}(?:pledge|target|goal|commitment|promise)s? of\s+(?:\w+ )?$|\b(?:works? out at|translates? (?:in)?to|equates? to|converts? (?:in)?to)\s+(?:about|around|some|roughly|nearly|over)?\s*$|\b(?:last|the previous|a) year(?:['’]s|\s(?:ago|before|earlier)'s)? (?:figure|total|sum|tally|mark|amount)\b[^.;]{0,30}$|\b(?:doubl|rais|increas|lift|boost|tripl|cut|reduc|lower|trim|slash|halv|shr[ai]nk)\w*\b[^.;]{0,60}\bfrom\s*$|\bthe same (?:sum|figure|amount|money)\b[^.;]{0,30}$|(?:\bgap of|\bshortfall of|\btarget of|\bgoal of|\bneed of|\bneeds of|\bthe \w+ needed|\bout of|\bcompared with|\bcompared to|\bup from|\bdown from|\binstead of|\brather than|\bafter|\bagainst|\bversus|\bup on|\bdown on|\bfar from the|\bshort of the|(?<!top )(?<!part )\bof the|\bagainst the|\btowards? (?:the|a) goal of)\s*(?:at least|about|some|over|more than|nearly|roughly)?\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Stance:
    """How a figure is meant.

    `kind` is pledge, total (a running total) or none; `cue` the words that say so; `sure`
    how much they do.
    """

    kind: str
    cue: Cue | None = None
    before: Span | None = None
    sure: float = 0.95


#: ", of which six have been delivered, and": its verb is its own.
_ASIDE = re.compile(
    r", (?:of which|which|who|whose|where)\b[^,;:]*,(?= (?:and|but|will|would|has|have|is|are|said|plans?|gives?|also)\b)"
)
#: "Of the 2 billion announced in June, 1.4 billion is spent": the whole has its own verb.
_OF_WHOLE = re.compile(r"\W*Of (?:the|this|that|these|its) [^,;]*, ")


def segment_at(text: str, passage: Span, start: int, end: int) -> Span:
    """Find the clause that holds a place of a passage."""
    left, right = passage.start, passage.end
    for found in _BREAK.finditer(text, passage.start, passage.end):
        if found.end() <= start:
            left = found.end()
        elif found.start() >= end:
            right = found.start()
            break
    part = _OF_WHOLE.match(text, left, start)
    return Span(part.end() if part else left, right)


def stance_of(text: str, passage: Span, figure: Span, others: Sequence[Span]) -> Stance:
    """Judge a figure by the cues of its clause, then of its sentence.

    `others` are the other figures of the passage: cues beyond the next belong to it.
    """
    segment = segment_at(text, passage, figure.start, figure.end)
    after = min([*_next(text, figure, others), segment.end])
    if _ruled_out(text, passage, segment, figure):
        return Stance("none")
    aside = _asides(text, passage, figure)
    left = _chain(_beyond(aside, cues_in(text, segment.start, figure.start)))
    right = _chain(_beyond(aside, cues_in(text, figure.end, max(after, figure.end))))
    segment = Span(segment.start, max(after, figure.end))
    before = _earlier(text, passage, segment, figure, after)
    found = _of_clause(text, left, right, segment, figure)
    wider = _chain(cues_in(text, passage.start, segment.start))
    if found and wider and found.cue and found.cue.words.lower().startswith("includ"):
        found = _of_clause(text, wider, [], segment, figure) or found
    if found is not None and found.kind == "weak" and _against(text, wider):
        return Stance("none")
    if found is None:
        found = _of_clause(
            text, wider, [], Span(passage.start, segment.end), figure
        ) or Stance("open", sure=0.7)
    return Stance(found.kind, found.cue, before, found.sure)


def _asides(text: str, passage: Span, figure: Span) -> list[range]:
    """Give the places of asides that do not hold a figure: ", which has 5 ships,"."""
    found = _ASIDE.finditer(text, passage.start, passage.end)
    places = [range(one.start(), one.end()) for one in found]
    return [one for one in places if figure.start not in one]


def _beyond(asides: list[range], cues: list[Cue]) -> list[Cue]:
    return [cue for cue in cues if not any(cue.start in one for one in asides)]


def _next(text: str, figure: Span, others: Sequence[Span]) -> list[int]:
    """Give where the next figure stands that shares no verb with this one.

    "Drones, 12 boats and 3 kits were delivered": what one enumeration holds does.
    """
    end = figure.end
    starts: list[int] = []
    for one in sorted(others, key=lambda other: other.start):
        if one.start >= end and not starts and _LISTED.fullmatch(text, end, one.start):
            end = one.end
        elif one.start >= end:
            starts.append(one.start)
    return starts


def _ruled_out(text: str, passage: Span, segment: Span, figure: Span) -> bool:
    """Tell by the words right about a figure that it is no promise."""
    after = _AFTER_NO.match(text, figure.end, passage.end)
    promised = _PROMISED.match(text, figure.end, passage.end)
    if promised:
        later = cues_in(text, promised.end(), passage.end)
        promised = None if any(cue.kind == "done" for cue in later) else promised
    ahead = not promised and _PRECEDING_NO.search(text[segment.start : figure.start])
    fulfilled = _FULFILLED.match(text, figure.end, passage.end)
    refused = _REFUSED.search(text, figure.end, segment.end)
    return bool(
        after
        or ahead
        or refused
        or fulfilled
        or _UNDECIDED.search(text, figure.end, passage.end)
    )


def _against(text: str, wider: list[Cue]) -> bool:
    """Tell whether the clauses before speak of a need, a refusal, a rumour."""
    strong = [cue for cue in wider if cue.kind not in ("weak", "total")]
    found = _by_cue(text, strong, None) if strong else None
    return bool(found and found.cue and found.cue.kind in ("need", "no", "maybe"))


def _earlier(
    text: str, passage: Span, segment: Span, figure: Span, after: int
) -> Span | None:
    """Find the words that tell of an earlier promise, in the figure's own clause."""
    start = segment.start
    whole = _PART_OF.search(text, start, figure.start)
    if whole is None and _PROMISED.match(text, figure.end, passage.end):
        whole = _OF_THE.search(text, start, figure.start)
    if whole:
        return Span(whole.start(), whole.end())
    found = said_before(text, start, segment.end)
    if found and found.start() > after and after != segment.end:
        return None
    if found is None:
        follows = re.match(
            r"[,\s]*(?:which|that|first|as|a sum|already|originally|made)\b",
            text[segment.end : passage.end],
        )
        if follows:
            found = said_before(text, segment.end, min(segment.end + 90, passage.end))
    return Span(found.start(), found.end()) if found else None


def _chain(cues: list[Cue]) -> list[Cue]:
    """Drop cues inside longer ones; nouns of support count only alone."""
    found: list[Cue] = []
    for cue in cues:
        if (
            found
            and cue.start < found[-1].end
            and cue.kind != "total"
            and found[-1].kind != "weak"
            and not (cue.kind == "other" and cue.end > found[-1].end)
        ):
            continue
        if found and cue.start < found[-1].end and found[-1].kind == "weak":
            found.pop()
        found.append(cue)
    return found


def _of_clause(
    text: str, left: list[Cue], right: list[Cue], segment: Span, figure: Span
) -> Stance | None:
    """Judge by the nearest cue before the figure, then by the first after it."""
    total = _running(text, segment, figure)
    strong = [cue for cue in left if cue.kind not in ("weak", "total")]
    if strong:
        return _by_cue(text, strong, total)
    following = [cue for cue in right if cue.kind not in ("weak", "total")]
    near = following and following[0].start - figure.end < _REACH * 2
    if near:
        return _after_figure(_main_verb(following), total)
    if total:
        return Stance("total", total)
    raised = [cue for cue in right if cue.kind == "total" and _BRINGS.match(cue.words)]
    if raised:
        return Stance("pledge", raised[0], sure=0.85)
    weak = [cue for cue in (*left, *right) if cue.kind == "weak"]
    return Stance("weak", weak[-1], sure=0.75) if weak else None


def _main_verb(following: list[Cue]) -> Cue:
    """Take "had arrived" over "funded by Spain" in "a tranche, funded by Spain, had arrived"."""
    done = [c for c in following if c.kind == "done" and _PERFECT.match(c.words)]
    participle = following[0].words.lower().endswith("ed")
    return done[0] if participle and done else following[0]


def _by_cue(text: str, strong: list[Cue], total: Cue | None) -> Stance:
    cue = strong[-1]
    governed = _governor(text, strong)
    if governed:
        return Stance("none", governed)
    if cue.kind == "pledge":
        return Stance("total", total) if total else Stance("pledge", cue)
    if cue.kind == "done":
        return Stance("total", total) if total else Stance("none", cue)
    if cue.kind == "other" and total:
        return Stance("none", cue)
    return Stance("none", cue)


#: Kinds that govern a promise after them: "refused to give", "finished handing over".
_GOVERNS = ("no", "need", "maybe", "other", "done")


def _governor(text: str, strong: list[Cue]) -> Cue | None:
    """Find the cue that governs the last one: "refused to give", "may announce"."""
    last = strong[-1]
    for cue in reversed(strong[:-1]):
        if last.start - cue.end > _REACH:
            return None
        if cue.kind in _GOVERNS and not _APART.search(text[cue.end : last.start]):
            return cue
    return None


def _after_figure(cue: Cue, total: Cue | None) -> Stance | None:
    if cue.kind == "pledge":
        return Stance("total", total) if total else Stance("pledge", cue, sure=0.9)
    if cue.kind == "done":
        return Stance("total", total) if total else Stance("none", cue)
    return Stance("none", cue)


def _running(text: str, segment: Span, figure: Span) -> Cue | None:
    """Find the words that make it a running total: "since 2022", "so far"."""
    cues = cues_in(text, segment.start, segment.end)
    for cue in cues:
        ordinal = _ORDINAL.search(text, segment.start, cue.start)
        if (
            cue.kind == "total"
            and not ordinal
            and not _left_behind(text, cue, cues, figure)
            and not (_BRINGS.match(cue.words) and figure.start < cue.start)
        ):
            return cue
    return None


#: "Worth 52 million, brings the total to 2.8 billion": the figure after it is meant.
_BRINGS = re.compile(r"(?:br|t[ao]k|rais|lift|push)", re.IGNORECASE)
_PERFECT = re.compile(r"(?:has|have|had|was|were)\b", re.IGNORECASE)
#: "The 70th since 2021" counts packages, not money.
_ORDINAL = re.compile(
    r"(?:\d(?:st|nd|rd|th)|first|second|third|largest|biggest|highest)\s(?:\w+\s){0,2}$"
)


def _left_behind(text: str, cue: Cue, cues: list[Cue], figure: Span) -> bool:
    """Tell whether a fresh verb stands between: "since 2022 and will give another ..."."""
    later = [
        c for c in cues if c.kind == "pledge" and cue.end <= c.start < figure.start
    ]
    return any(re.search(r"\band\b", text[cue.end : c.start]) for c in later)
