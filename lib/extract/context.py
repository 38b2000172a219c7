"""What the passages of a text have said so far, for those that only allude to it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from lib.extract.bare import unit_in
from lib.extract.conditions import Condition
from lib.extract.cues import cues_in, said_before
from lib.extract.donors import Register
from lib.extract.figures import StatedFigure
from lib.extract.givers import DonorGroup, Giver, Sentence
from lib.extract.passages import Passage
from lib.extract.promise import Channel, Promise
from lib.extract.purposes import mechanisms_in
from lib.extract.quantities import Quantity, noun_in
from lib.extract.speakers import Speaker
from lib.extract.stance import Stance
from lib.extract.tokens import Token
from lib.model.proposal import Span

#: So many passages at the top are a text's title.
TOP = 3
#: A passage shorter than this may be an answer, a fragment or an aside.
SHORT = 130
_SPEAKER = re.compile(
    r"\s*(?:\*\*)?(?P<who>(?:[A-ZÀ-Ž][\w’'.-]*\s?){1,5})(?:\((?P<of>[^)]{2,40})\))?(?:\*\*)?:\s"
)
#: Lines that begin like a speaker's name but are labels.
_LABEL = re.compile(
    r"^(?:Note|Notes|From|Re|Subject|Date|Place|Total|Present|Contact|Annex|Source|Item)",
    re.I,
)

_ASKS = re.compile(
    r"\W*(?:question|reporter|journalist|q\b|moderator|chair|member|interviewer|host|presenter)",
    re.IGNORECASE,
)
_ABOUT_IT = re.compile(
    r"\W*(?:The|This|That|These|Those|It|They|All of it|Both|Payment|Delivery)\b"
)
_DELIVERED = re.compile(
    r"\W*(?:They|It|These|Those) (?:came|arrived|did)\b|\W*(?:That|This|The|It|Those|These|They|All)\b[^,;.]{0,40}\b(?:has|have|had|was|were)(?: since| already| all| now)? (?:been )?(?:delivered|handed over|paid|disbursed|spent|completed|given|arrived)\b"
)
_DENIED = re.compile(
    r"\b(?:denied|dismissed|rejected) (?:it|this|that|the (?:report|claim|figure|story)s?)\b"
)
_ALLUDES = re.compile(
    r"\b(?:it|this|that|them|they|the (?:money|sum|package|pledge|offer))\b",
    re.IGNORECASE,
)


#: "All sums in millions of dollars": of lists and of prose.
_FOR_ALL = re.compile(r"\W*(?:(?:All|The) )?(?:sums?|figures|amounts|numbers)\b", re.I)


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
    said: Speaker | None = None
    asked: bool = False
    asked_in: int = 0
    unit: tuple[float, str] | None = None
    declared: tuple[float, str] | None = None
    channel: tuple[Channel, ...] = ()
    channel_since: int = 99
    channels: list[Channel] = field(default_factory=list)
    lead_channel: bool = False
    titled: bool = False
    default: tuple[Channel, ...] = ()
    passages: int = 0
    made: int = -9
    open: bool = False
    answering: bool = False
    heard: list[Giver] = field(default_factory=list)
    pending: tuple[Channel, ...] = ()
    pending_before: Span | None = None
    cancels: bool = False
    goods: Quantity | None = None
    currency: str = ""
    currency_since: int = 99


@dataclass(frozen=True)
class Seen:
    """A passage with all that was found in it."""

    text: str
    passage: Passage
    tokens: list[Token]
    groups: list[DonorGroup]
    figures: list[StatedFigure]
    conditions: list[Condition]
    speaker: Speaker | None = None

    @cached_property
    def unconditional(self) -> str:
        """The text with the words of this passage's conditions blanked."""
        words = self.text
        for one in self.conditions:
            start, end = one.opening.start, one.span.end
            words = words[:start] + " " * (end - start) + words[end:]
        return words

    @property
    def sentence(self) -> Sentence:
        """Its tokens and names."""
        return Sentence(self.text, self.tokens, self.groups)

    def start_of(self, group: DonorGroup) -> int:
        """Give the place in the text where names begin."""
        return self.tokens[group.first].start

    def giver(
        self, group: DonorGroup, why: str = "named before", sure: float = 1.0
    ) -> Giver:
        """Take names as who gives."""
        span = Span(self.start_of(group), self.tokens[group.last].end)
        return Giver(tuple(sorted(group.donors)), (span,), why, sure)

    def within(self, place: int) -> bool:
        """Tell whether a place lies inside a condition."""
        return covered(self.conditions, place)


def covered(conditions: Sequence[Condition], place: int) -> bool:
    """Tell whether a place lies in the words of a condition."""
    return any(one.opening.start <= place < one.span.end for one in conditions)


def hear_speaker(seen: Seen, context: Context) -> None:
    """Keep in mind whose turn it is in a transcript, and whether it asks."""
    span = seen.passage.span
    found = _SPEAKER.match(seen.text, span.start, span.end)
    if context.asked and seen.passage.block != context.asked_in and not found:
        context.asked = False
    if not found or _LABEL.match(found["who"]) or seen.passage.kind in ("row", "item"):
        return
    turn = Span(found.start(), found.end() - 2)
    who = [one for one in seen.groups if seen.start_of(one) < turn.end and one.donors]
    was_asked = context.asked
    context.asked_in = seen.passage.block
    context.asked = bool(_ASKS.match(found["who"]))
    if who:
        context.speaker = Giver(tuple(sorted(who[-1].donors)), (turn,), "speaks", 0.95)
    elif not context.asked:
        context.speaker = None
    context.answering = was_asked and not context.asked


def told_before(seen: Seen, context: Context) -> Span | None:
    """Read "They had been promised last month" after a promise."""
    span = seen.passage.span
    found = said_before(seen.text, span.start, min(span.end, span.start + SHORT))
    alludes = _ALLUDES.search(span.of(seen.text)[:SHORT])
    near = context.passages == context.made and not any(
        figure.money for figure in seen.figures
    )
    return Span(found.start(), found.end()) if found and alludes and near else None


def looking_back(seen: Seen, context: Context) -> tuple[tuple[Channel, ...], bool]:
    """Read what a sentence without figures adds to the promise before: its channel."""
    words = seen.passage.span.of(seen.text)
    if not seen.figures and _DENIED.search(words):
        return (), context.passages == context.made
    if seen.figures or not _ABOUT_IT.match(words):
        return (), False
    channels = mechanisms_in(seen.text, seen.passage.span, context.mechanisms)
    since = context.passages - context.made
    gone = bool(_DELIVERED.match(words)) and since == 0
    return (tuple(channels[:1]) if since <= 2 else ()), gone


def remember(seen: Seen, found: Sequence[Promise], context: Context) -> None:
    """Keep in mind who was named, which channel, unit and goods, for what follows."""
    context.since += 1
    context.said = seen.speaker or context.said
    context.channel_since += 1
    context.pending, context.cancels = looking_back(seen, context)
    context.pending_before = told_before(seen, context)
    context.passages += 1
    context.made = context.passages if found else context.made
    _remember_givers(seen, found, context)
    _remember_channels(seen, context)
    span = seen.passage.span
    if not seen.figures and (unit := unit_in(span.of(seen.text))):
        context.unit = unit
        context.declared = (
            unit if _FOR_ALL.match(span.of(seen.text)) else context.declared
        )
    sums = [one.money.currency for one in seen.figures if one.money]
    context.currency = sums[-1] if sums else context.currency
    context.currency_since = 0 if sums else context.currency_since + 1
    counted = [figure.goods for figure in seen.figures if figure.goods]
    context.goods = (
        counted[-1] if counted else noun_in(seen.text, seen.tokens) or context.goods
    )
    cues = {cue.kind for cue in cues_in(seen.text, span.start, span.end)}
    context.open = "pledge" in cues and not cues & {"no", "need", "maybe"}


def _remember_givers(seen: Seen, found: Sequence[Promise], context: Context) -> None:
    context.heard += [seen.giver(one) for one in seen.groups if len(one.donors) > 1]
    subjects = [one for one in seen.groups if one.donors and one.gives]
    strong = [one for one in subjects if one.form != "adjective"] or subjects
    last = found[-1].giver if found else None
    if last and (last.donors or last.nameless):
        context.giver, context.since = last, 0
    elif strong and seen.passage.kind != "row":
        context.giver, context.since = seen.giver(strong[0]), 0
    if not found and seen.groups and _is_of_receiver(seen):
        context.giver = None


def _is_of_receiver(seen: Seen) -> bool:
    """Tell "Kyiv signed a letter with France": after it "it" is Kyiv."""
    first = seen.groups[0]
    return first.form == "never" and first.first == 0


def _remember_channels(seen: Seen, context: Context) -> None:
    channels = mechanisms_in(seen.text, seen.passage.span, context.mechanisms)
    if seen.passage.kind == "row":
        return
    context.titled = context.titled or (bool(channels) and context.passages <= TOP)
    if channels:
        context.channels += [] if seen.passage.kind == "item" else channels
        context.channel, context.channel_since = tuple(channels), 0
    if seen.passage.kind == "item":
        context.lead_channel = context.lead_channel and not channels
    else:
        context.lead_channel = bool(channels) or (
            context.lead_channel and not seen.figures
        )


@dataclass(frozen=True)
class Case:
    """A figure in its passage, as far as it is judged."""

    seen: Seen
    figure: StatedFigure
    stance: Stance
    segment: Span

    @property
    def start(self) -> int:
        """Where its passage begins."""
        return self.seen.passage.span.start

    @property
    def others(self) -> list[StatedFigure]:
        """The other figures of the passage."""
        return [one for one in self.seen.figures if one is not self.figure]

    @property
    def ahead(self) -> str:
        """The words of its clause before it."""
        return self.seen.text[self.segment.start : self.figure.start]
