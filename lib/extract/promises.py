"""The promises of one passage, in the light of what was said before it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from lib.extract.conditions import Condition, condition_of, conditions_in, is_met
from lib.extract.cues import Cue, cues_in, said_before
from lib.extract.donors import Register
from lib.extract.figures import Figure, Light, figures_in, unit_in
from lib.extract.givers import Giver, Group, giver_of, groups_of
from lib.extract.money import sums_in
from lib.extract.passages import Passage
from lib.extract.quantities import Quantity, noun_in
from lib.extract.purposes import mechanisms_in, purpose_after, term_of
from lib.extract.stance import Stance, segment_at, stance_of
from lib.extract.tokens import Token, tokens_of
from lib.model.proposal import Span

#: So many passages later "it" or "the ministry" may still mean who was named.
_REMEMBERED = 6
_SPEAKER = re.compile(
    r"\s*(?:\*\*)?(?P<who>(?:[A-ZÀ-Ž][\w’'.-]*\s?){1,5})(?:\((?P<of>[^)]{2,40})\))?(?:\*\*)?:\s"
)
#: Lines that begin like a speaker's name but are labels.
_LABEL = re.compile(r"^(?:Note|Notes|From|Re|Subject|Date|Place|Total|Present|Contact|Annex|Source|Item)", re.I)
_EACH = re.compile(r"\b(?:each|apiece|respectively)\b", re.IGNORECASE)
_OPEN = re.compile(r"^(?:[^.]{0,40}\b(?:yes|new|another|further|more|also|plus)\b)?", re.IGNORECASE)


@dataclass(frozen=True)
class Promise:
    """A figure that is promised, or a running total, and what the text says of it."""

    figure: Figure
    stance: Stance
    giver: Giver
    passage: Passage
    segment: Span
    purpose: Span | None = None
    mechanisms: tuple[tuple[str, Span], ...] = ()
    term: tuple[str, str, Span] | None = None
    condition: Condition | None = None
    speaker: tuple[str, Span] | None = None
    merged: tuple[Span, ...] = ()
    own_dollars: bool = False


@dataclass
class Context:
    """What the passages above have said, for those that only allude to it."""

    register: Register
    mechanisms: Mapping[str, str]
    year: int | None = None
    giver: Giver | None = None
    since: int = 99
    house: Giver | None = None
    speaker: Giver | None = None
    asked: bool = False
    unit: tuple[float, str] | None = None
    channel: tuple[tuple[str, Span], ...] = ()
    channel_since: int = 99
    channels: list[tuple[str, Span]] = field(default_factory=list)
    lead_channel: bool = False
    titled: bool = False
    passages: int = 0
    made: int = -9
    open: bool = False
    answering: bool = False
    heard: list[Giver] = field(default_factory=list)
    pending: tuple[tuple[str, Span], ...] = ()
    pending_before: Span | None = None
    cancels: bool = False
    goods: Quantity | None = None


@dataclass(frozen=True)
class Seen:
    """A passage with all that was found in it."""

    text: str
    passage: Passage
    tokens: list[Token]
    groups: list[Group]
    figures: list[Figure]
    conditions: list[Condition]


def promises_in(text: str, passage: Passage, context: Context) -> list[Promise]:
    """Find the promises of a passage, and keep in mind what it says for the next."""
    seen = _seen(text, passage, context)
    _hear_speaker(seen, context)
    found: list[Promise] = []
    for figure in seen.figures:
        if not _within(figure, seen.conditions):
            found += _promises_of(seen, figure, found, context)
    _remember(seen, found, context)
    return found


def _seen(text: str, passage: Passage, context: Context) -> Seen:
    tokens = tokens_of(text, passage.span)
    taken = [range(one.first, one.last + 1) for one in sums_in(tokens) if one.currency]
    mentions = context.register.mentions(tokens, taken)
    unit = _unit_for(text, passage, context)
    figures = figures_in(text, tokens, mentions, Light(unit, context.goods))
    conditions = conditions_in(text, passage.span)
    groups = [
        one
        for one in groups_of(text, tokens, mentions)
        if not _covers(conditions, tokens[one.first].start)
    ]
    return Seen(text, passage, tokens, groups, figures, conditions)


def _unit_for(text: str, passage: Passage, context: Context) -> tuple[float, str] | None:
    """Take the unit of bare figures: of the table's head, the lead, the text above."""
    if passage.kind not in ("row", "item"):
        return None
    for span in (*passage.header, *([passage.lead] if passage.lead else [])):
        if unit := unit_in(span.of(text)):
            return unit
    return context.unit


def _covers(conditions: Sequence[Condition], place: int) -> bool:
    return any(one.opening.start <= place < one.span.end for one in conditions)


def _within(figure: Figure, conditions: Sequence[Condition]) -> bool:
    return _covers(conditions, figure.start)


def _hear_speaker(seen: Seen, context: Context) -> None:
    """Keep in mind whose turn it is in a transcript."""
    found = _SPEAKER.match(seen.text, seen.passage.span.start, seen.passage.span.end)
    if not found or _LABEL.match(found["who"]) or seen.passage.kind in ("row", "item"):
        return
    span = Span(found.start(), found.end() - 2)
    who = [one for one in seen.groups if seen.tokens[one.first].start < span.end and one.donors]
    was_asked = context.asked
    context.asked = bool(re.match(r"(?i)\W*(?:question|reporter|journalist|q\b|moderator|chair|member|interviewer|host|presenter)", found["who"]))
    if who:
        context.speaker = Giver(tuple(sorted(who[-1].donors)), (span,), "speaks", 0.95)
    elif not context.asked:
        context.speaker = None
    context.answering = was_asked and not context.asked


def _promises_of(
    seen: Seen, figure: Figure, found: Sequence[Promise], context: Context
) -> list[Promise]:
    others = [one for one in seen.figures if one is not figure]
    stance = stance_of(seen.text, seen.passage.span, figure.span, [o.span for o in others])
    stance = _in_context(seen, figure, stance, found, context)
    if stance.kind not in ("pledge", "total"):
        return []
    segment = segment_at(seen.text, seen.passage.span, figure.start, figure.end)
    giver = _giver(seen, figure, others, segment, stance, context)
    counted = stance.kind == "total" and figure.money is None
    if giver is None or counted or (not giver.donors and figure.money is None):
        return []
    one = _described(seen, figure, stance, giver, segment, context)
    return _split(seen, one)


def _in_context(
    seen: Seen, figure: Figure, stance: Stance, found: Sequence[Promise], context: Context
) -> Stance:
    """Let the list's lead, the sum before or the talk decide where the clause does not."""
    if context.asked:
        return Stance("none")
    if seen.passage.kind in ("row", "item"):
        return _listed(seen, figure, stance)
    short = len(seen.passage.span.of(seen.text)) < _SHORT
    if stance.kind in ("open", "weak") and context.answering and short:
        return replace(stance, kind="pledge", sure=0.8)
    if stance.kind in ("open", "weak") and _beside_colon(seen, figure):
        return replace(stance, kind="pledge", sure=0.85)
    if stance.kind == "open":
        if found:
            return replace(found[-1].stance, before=stance.before, sure=0.85)
        lead = seen.passage.kind == "heading" or context.open or _for_goods(seen, figure, context)
        return replace(stance, kind="pledge" if lead and figure.start - seen.passage.span.start < 80 else "none")
    if stance.kind == "weak":
        named = any(one.donors and one.gives for one in seen.groups) or context.giver is not None
        return replace(stance, kind="pledge" if named or found else "none")
    return stance


_SHORT = 130


def _beside_colon(seen: Seen, figure: Figure) -> bool:
    """Tell a line such as "Sweden: no less than 300 million kronor"."""
    ahead = seen.text[seen.passage.span.start : figure.begins]
    named = [one for one in seen.groups if one.donors and one.last < figure.first]
    return bool(named) and bool(re.fullmatch(r"[^:]{2,60}:\s*|[^()]{2,60}\(\s*", ahead))


def _for_goods(seen: Seen, figure: Figure, context: Context) -> bool:
    """Tell "closes the year with 15 million euros for air defence": no verb of giving."""
    named = any(one.donors and one.gives and one.last < figure.first for one in seen.groups)
    rest = Span(figure.end, seen.passage.span.end)
    channel = mechanisms_in(seen.text, rest, context.mechanisms)
    return named and figure.money is not None and bool(channel)


_ROW_NO = re.compile(
    r"\b(?:no pledge|not pledged|to be decided|under (?:discussion|consideration|review)|pending decision|considering|delivered|spent|paid out|request(?:ed)?|needs?|needed|required|not confirmed|unconfirmed|tbd|tbc|own (?:army|forces)|declined|withdrawn|cancelled|gap|shortfall|handed over|disbursed|completed|requirement)\b",
    re.IGNORECASE,
)


def _listed(seen: Seen, figure: Figure, stance: Stance) -> Stance:
    """Judge an item or row: by its own words, then its column, then what introduces it."""
    passage, text = seen.passage, seen.text
    if stance.kind in ("none", "total") and passage.kind == "item":
        return stance
    if passage.kind == "row":
        if _ROW_NO.search(passage.span.of(text)):
            return Stance("none")
        column = _column(passage, figure)
        if column and _ROW_NO.search(column.of(text)):
            return Stance("none")
        if column and re.search(r"\b(?:total|since|so far|cumulative|to date)\b", column.of(text), re.I):
            return Stance("total", sure=0.85, before=stance.before)
    if passage.lead and _against(passage.lead.of(text)):
        return Stance("none")
    return replace(stance, kind="pledge", sure=max(stance.sure, 0.9))


def _against(lead: str) -> bool:
    cues = [cue for cue in cues_in(lead, 0, len(lead)) if cue.kind in ("need", "no", "done", "maybe", "pledge", "other")]
    kinds = {cue.kind for cue in cues}
    return bool(kinds & {"need", "no", "done", "maybe", "other"}) and "pledge" not in kinds


def _column(passage: Passage, figure: Figure) -> Span | None:
    for at, cell in enumerate(passage.cells):
        if cell.start <= figure.start < max(cell.end, cell.start + 1) and at < len(passage.header):
            return passage.header[at]
    return None


def _giver(
    seen: Seen,
    figure: Figure,
    others: Sequence[Figure],
    segment: Span,
    stance: Stance,
    context: Context,
) -> Giver | None:
    if seen.passage.kind == "row":
        return _of_row(seen)
    if seen.passage.kind == "item" and _TOTAL_ITEM.match(seen.passage.span.of(seen.text)):
        return Giver((), (seen.passage.span,), "an item of totals", 0.9, True)
    cue = stance.cue
    cue_start = cue.start if isinstance(cue, Cue) and cue.start < figure.start else None
    own = giver_of(seen.text, seen.tokens, seen.groups, figure, others, segment, cue_start)
    ours = re.search(r"\b(?:we|our|I|us|my)\b|\bI['’]", seen.passage.span.of(seen.text))
    if _TOTAL_SUBJECT.search(seen.text[segment.start : figure.start]):
        return Giver((), (figure.span,), "a total of all", 0.9, True)
    if own and not own.donors and not own.nameless:
        received = cue is not None and _RECEIVES.search(cue.words)
        return _remembered(seen, figure, context) if received else None
    if own and cue is not None and _RECEIVES.search(cue.words) and own.why.startswith("named before"):
        return None
    own = own or _the_five(seen, figure, context)
    if own is None and _NO_SUBJECT.search(seen.text[segment.start : figure.start]):
        return None
    if stance.kind == "total" and own is None and _CHANNEL_SUBJECT.search(seen.text[segment.start : figure.start]):
        return Giver((), (figure.span,), "what a channel has received", 0.9, True)
    if context.speaker and (own is None or (ours and own.why != "stands right before the figure" and own.nameless)):
        return context.speaker
    if own:
        return own
    if stance.kind == "total" and not ours and not _PRONOUN.search(seen.text[segment.start : figure.start]):
        return None
    return _remembered(seen, figure, context)


_TOTAL_ITEM = re.compile(r"\W*(?:(?:grand |overall )?total|in total|all told|in all|altogether)\b", re.IGNORECASE)
_RECEIVES = re.compile(r"\b(?:receives?|gets?|benefits?)$", re.IGNORECASE)
_TOTAL_SUBJECT = re.compile(
    r"\b(?:the|a) (?:exact |precise |overall |combined |grand |final |full )?(?:total|sum of all)\b(?! of)[^,;]{0,30}\b(?:is|was|came|comes|reached|stands|amounts?|rises|rose)\b", re.IGNORECASE
)
_NO_SUBJECT = re.compile(r"\b(?:the|its|an?) (?:\w+ )?(?:board|agency|secretariat|company|firm|manufacturer|ambassador|newspaper|opposition|court|bank|foundation|plant|factory|producer|maker|charity)\b|\b(?:volunteers|citizens|crowdfunding|analysts|economists|experts)\b", re.IGNORECASE)
_CHANNEL_SUBJECT = re.compile(r"\b(?:fund|mechanism|initiative|coalition|PURL|facility|programme|scheme|contributions?|commitments?|pledges|partners)\b", re.IGNORECASE)
_PRONOUN = re.compile(r"\b(?:it|its|he|she|they|their|the (?:country|government|ministry|kingdom|minister))\b", re.IGNORECASE)
_NUMERALS = "two three four five six seven eight nine ten".split()
_THE_FIVE = re.compile(r"\b(?:the|these|all) (" + "|".join(_NUMERALS) + r")\b(?! (?:missiles|systems|tanks|million|billion))", re.IGNORECASE)
#: Currencies of one country, which tell who gives where nobody is named.
_NATIONAL = {"NZD": "NZL", "AUD": "AUS", "CAD": "CAN", "NOK": "NOR", "SEK": "SWE", "DKK": "DNK", "ISK": "ISL", "CZK": "CZE", "PLN": "POL", "CHF": "CHE", "JPY": "JPN", "KRW": "KOR"}


def _the_five(seen: Seen, figure: Figure, context: Context) -> Giver | None:
    """Read "the five give": the last named group of as many."""
    found = _THE_FIVE.search(seen.text, seen.passage.span.start, figure.start)
    if not found:
        return None
    many = _NUMERALS.index(found[1].lower()) + 2
    groups = [one for one in context.heard if len(one.donors) == many]
    return replace(groups[-1], why="the group named before", sure=0.85) if groups else None


def _remembered(seen: Seen, figure: Figure, context: Context) -> Giver | None:
    """Take who was named before, unless the currency tells of another."""
    known = context.giver if context.since <= _REMEMBERED else None
    found = known or context.house
    nation = _NATIONAL.get(figure.money.currency) if figure.money else None
    if nation and nation in context.register.codes and (found is None or nation not in found.donors):
        return Giver((nation,), (figure.span,), "the only country with this currency", 0.75)
    if known:
        return replace(known, why="named before", sure=0.85)
    return context.house and replace(context.house, why="speaks in this text", sure=0.8)


def _of_row(seen: Seen) -> Giver | None:
    """Take the first named of a row; a row of totals names nobody."""
    for one in seen.groups:
        if one.donors:
            span = Span(seen.tokens[one.first].start, seen.tokens[one.last].end)
            return Giver(tuple(sorted(one.donors)), (span,), "heads the row", 1.0)
    first = seen.passage.cells[0] if seen.passage.cells else seen.passage.span
    total = re.search(r"\b(?:total|all|sum|together)\b", first.of(seen.text), re.IGNORECASE)
    return Giver((), (first,), "a row of totals", 0.9, True) if total else None


def _described(
    seen: Seen,
    figure: Figure,
    stance: Stance,
    giver: Giver,
    segment: Span,
    context: Context,
) -> Promise:
    after = [one.begins for one in seen.figures if one.start >= figure.end]
    until = min([*after, seen.passage.span.end])
    purpose = None if figure.goods else purpose_after(seen.text, figure.span, until)
    if purpose is None and seen.passage.kind == "row" and not figure.goods:
        purpose = _cell_of(seen, r"\b(?:item|what|purpose|for|goods|equipment|use)\b")
    return Promise(
        figure,
        stance,
        giver,
        seen.passage,
        segment,
        purpose,
        _channels(seen, figure, segment, until, giver, context),
        term_of(seen.text, seen.passage.span, figure.span, context.year),
        _condition(seen, figure),
        own_dollars=_own_dollars(seen, figure, giver, context),
    )


def _own_dollars(seen: Seen, figure: Figure, giver: Giver, context: Context) -> bool:
    """Tell whether a country speaks of plain dollars in a text of its own."""
    money = figure.money
    if money is None or money.currency != "USD" or figure.equivalents:
        return False
    plain = not re.search(r"US|U\.S|American|USD", figure.span.of(seen.text))
    ours = re.search(r"\b(?:we|our|I|my)\b", seen.text)
    house = context.house is not None and context.house.donors == giver.donors
    return plain and house and bool(ours)


def _cell_of(seen: Seen, title: str) -> Span | None:
    """Find a row's cell by the title of its column; an empty one or a dash is none."""
    for head, cell in zip(seen.passage.header, seen.passage.cells, strict=False):
        if re.search(title, head.of(seen.text), re.IGNORECASE) and re.search(r"\w", cell.of(seen.text)):
            return cell
    return None


def _channels(
    seen: Seen, figure: Figure, segment: Span, until: int, giver: Giver, context: Context
) -> tuple[tuple[str, Span], ...]:
    """Find the channel of a figure: after it, in its clause, in what was said before."""
    own = mechanisms_in(seen.text, Span(figure.start, max(until, figure.end)), context.mechanisms)
    own = own or mechanisms_in(seen.text, Span(segment.start, figure.start), context.mechanisms)
    beside = giver.why == "stands right before the figure"
    if not own and (len(seen.figures) == 1 or beside):
        own = mechanisms_in(seen.text, seen.passage.span, context.mechanisms)
    if own:
        return tuple(own)
    words = seen.passage.span.of(seen.text)
    alludes = re.search(r"\b(?:the|this|that) (?:(?:common|joint) )?(?:coalition|fund|initiative|programme|mechanism|scheme|list|facility)\b|\bto it\b|\bcontributions? he\b", words)
    if alludes and context.channels:
        return (context.channels[-1],)
    if seen.passage.kind in ("row", "item") or _beside_colon(seen, figure):
        return _of_list(seen, context)
    if context.answering and context.channel_since <= 2:
        return context.channel[:1]
    return context.channel if context.channel_since <= 1 and re.search(r"\b(?:He|She|They) thanked\b|\bcontributions\b", words) else ()


def _of_list(seen: Seen, context: Context) -> tuple[tuple[str, Span], ...]:
    """Take the channel that a list's lead names, or the one of the whole text."""
    if seen.passage.lead:
        lead = mechanisms_in(seen.text, seen.passage.lead, context.mechanisms)
        if lead:
            return tuple(lead[:1])
    if context.lead_channel:
        return context.channel[:1]
    above = {code for code, _ in context.channels}
    return tuple(context.channels[:1]) if context.titled and len(above) == 1 else ()


def _condition(seen: Seen, figure: Figure) -> Condition | None:
    """Take the condition of the passage: the nearest after the figure, else before."""
    if seen.passage.kind == "row":
        return _in_cell(seen)
    if not seen.conditions:
        return None
    if is_met(seen.text, seen.passage.span.start, seen.passage.span.end):
        return None
    between = [one for one in seen.conditions if one.opening.start >= figure.end]
    later = [one.start for one in seen.figures if one.start >= figure.end and not _within(one, seen.conditions)]
    if between and (not later or between[0].opening.start < later[0] or len(later) == 0):
        return between[0]
    ahead = [one for one in seen.conditions if one.span.end <= figure.start]
    return ahead[-1] if ahead else None


def _in_cell(seen: Seen) -> Condition | None:
    cell = _cell_of(seen, r"\bconditions?\b|\bprovided\b")
    if cell is None or re.fullmatch(r"(?i)(?:none|no|-|firm|unconditional|n/?a|without)\.?", cell.of(seen.text)):
        return None
    return condition_of(seen.text, Span(cell.start, cell.start), cell)


def _split(seen: Seen, one: Promise) -> list[Promise]:
    """Make "Belgium and Denmark each add 10 million" two promises."""
    if len(one.giver.donors) < 2:
        return [one]
    if re.search(r"\brespectively\b", seen.passage.span.of(seen.text)):
        return _respectively(seen, one)
    around = seen.text[one.segment.start : min(one.figure.end + 12, seen.passage.span.end)]
    if not _EACH.search(around):
        return [one]
    return [
        replace(one, giver=replace(one.giver, donors=(donor,))) for donor in one.giver.donors
    ]


_ABOUT_IT = re.compile(r"\W*(?:The|This|That|These|Those|It|They|All of it|Both|Payment|Delivery)\b")
_DELIVERED = re.compile(
    r"\W*(?:That|This|The|It|Those|These|They|All)\b[^,;.]{0,40}\b(?:has|have|had|was|were)(?: since| already| all| now)? (?:been )?(?:delivered|handed over|paid|disbursed|spent|completed|given|arrived)\b"
)


def _told_before(seen: Seen, context: Context) -> Span | None:
    """Read "They had been promised last month" after a promise."""
    span = seen.passage.span
    found = said_before(seen.text, span.start, min(span.end, span.start + _SHORT))
    alludes = re.search(r"\b(?:it|this|that|them|they|the (?:money|sum|package|pledge|offer))\b", span.of(seen.text)[:_SHORT], re.IGNORECASE)
    near = context.passages == context.made and not any(figure.money for figure in seen.figures)
    return Span(found.start(), found.end()) if found and alludes and near else None


def _looking_back(seen: Seen, context: Context) -> tuple[tuple[tuple[str, Span], ...], bool]:
    """Read what a sentence without figures adds to the promise before: its channel."""
    words = seen.passage.span.of(seen.text)
    if seen.figures or not _ABOUT_IT.match(words):
        return (), False
    channels = mechanisms_in(seen.text, seen.passage.span, context.mechanisms)
    since = context.passages - context.made
    return (tuple(channels[:1]) if since <= 2 else ()), bool(_DELIVERED.match(words)) and since == 0


def _respectively(seen: Seen, one: Promise) -> list[Promise]:
    """Pair "Latvia and Estonia ... 20 and 10 million, respectively", in their order."""
    group = next((g for g in seen.groups if set(g.donors) == set(one.giver.donors)), None)
    figures = [f for f in seen.figures if not _within(f, seen.conditions)]
    if group is None or len(figures) != len(group.donors):
        return [one]
    donor = group.donors[figures.index(one.figure)]
    return [replace(one, giver=replace(one.giver, donors=(donor,)))]


def _remember(seen: Seen, found: Sequence[Promise], context: Context) -> None:
    context.since += 1
    context.channel_since += 1
    subjects = [one for one in seen.groups if one.donors and one.gives]
    strong = [one for one in subjects if one.form != "adjective"] or subjects
    context.heard += [Giver(tuple(sorted(one.donors)), (), "") for one in seen.groups if len(one.donors) > 1]
    context.pending, context.cancels = _looking_back(seen, context)
    context.pending_before = _told_before(seen, context)
    if found and (found[-1].giver.donors or found[-1].giver.nameless):
        context.giver, context.since = found[-1].giver, 0
    elif strong and seen.passage.kind != "row":
        one = strong[0]
        span = Span(seen.tokens[one.first].start, seen.tokens[one.last].end)
        context.giver, context.since = Giver(tuple(sorted(one.donors)), (span,), "named before"), 0
    channels = mechanisms_in(seen.text, seen.passage.span, context.mechanisms)
    context.passages += 1
    if found:
        context.made = context.passages
    context.titled = context.titled or (bool(channels) and context.passages <= 3)
    if channels and seen.passage.kind not in ("row", "item"):
        context.channels += channels
        context.channel, context.channel_since = tuple(channels), 0
    if seen.passage.kind == "item":
        context.lead_channel = context.lead_channel and not channels
    else:
        context.lead_channel = bool(channels) or (context.lead_channel and not seen.figures)
    if not seen.figures and (unit := unit_in(seen.passage.span.of(seen.text))):
        context.unit = unit
    counted = [figure.goods for figure in seen.figures if figure.goods]
    context.goods = counted[-1] if counted else noun_in(seen.text, seen.tokens) or context.goods
    cues = {cue.kind for cue in cues_in(seen.text, seen.passage.span.start, seen.passage.span.end)}
    context.open = "pledge" in cues and not cues & {"no", "need", "maybe"}
