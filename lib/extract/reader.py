"""Read an English report and propose rows of the ledger."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from lib.extract.cells import currency_of, proposal_of
from lib.extract.context import TOP, Context
from lib.extract.donors import Register
from lib.extract.givers import Giver, groups_of
from lib.extract.language import language_notice
from lib.extract.meetings import meeting_in
from lib.extract.passages import Passage, passages_of
from lib.extract.promise import Channel, Promise
from lib.extract.promises import promises_in
from lib.extract.purposes import mechanisms_in
from lib.extract.same import distinct
from lib.extract.tokens import tokens_of
from lib.model.proposal import Extraction, Names, Proposal, Span

#: Characters of a text that are read: a hundred pages, some seconds.
MOST_READ = 300_000
_NO_WORD = re.compile(r"\S{80,}")
_MARKUP = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]{0,9})(?:\s[^<>]{0,300})?/?>")
_INLINE = ("a", "abbr", "b", "em", "i", "mark", "small", "span", "strong", "sup", "u")
_BUYS = re.compile(
    r"\W*(?:This|That|(?:The|This|That|These|Those) (?:\w+ )?(?:money|sum|package|funds?|grant|cash|amount|contribution|funding|aid|order)) "
    r"(?:(?:will|would|is to|are to|should) )?(?:pays? for|buys?|financ\w+|funds?|covers?|purchas\w+|includes?|contains?|be (?:used|spent) (?:to buy|on|for)|go(?:es)? (?:to|into|towards))\b"
)
_HOLDS = re.compile(
    r"\W*(?:(?:This|That|It|These|They)|(?:The|This|That) (?:sum|total|figure|support|aid)) "
    r"(?:includes?|included|comprises?|covers?|contains?)\b"
)
#: So many passages at the top tell who speaks in a release.
_TOP = 4
#: So many words of the first person make a text a speech.
_OURS = 3


def extract(text: str, names: Names, published_on: date | None = None) -> Extraction:
    """Propose the promises that a text states, by rules alone.

    Parameters
    ----------
    text
        A report or communiqué.
    names
        What the ledger knows of names (`lib.extract.names.names_of`).
    published_on
        The day on which it appeared, where known: the day of what it announces, where
        it names no meeting that the ledger knows.
    """
    readable = _readable(text)
    foreign = language_notice(readable)
    if foreign:
        return Extraction(text, notices=(foreign,))
    promises = distinct(_promises(readable, names, published_on))
    meeting = meeting_in(readable, names.meetings, published_on)
    day = published_on.isoformat() if published_on else ""
    proposals = tuple(
        proposal_of(text, one, names.item_classes, meeting, day)
        for one in promises
        if one.figure.money is None or currency_of(one)
    )
    return Extraction(text, proposals, tuple(_notices(text, proposals)))


def _readable(text: str) -> str:
    """Blank what is no prose, place for place, and what is beyond the limit.

    A run of hundreds of letters without a space is no word, and costs rules that look
    for names a long time.
    """
    plain = _MARKUP.sub(_blank_markup, text[:MOST_READ])
    return _NO_WORD.sub(lambda run: " " * len(run.group()), plain)


def _blank_markup(found: re.Match[str]) -> str:
    """Put a break of line for a block's tag, a space for one inside a sentence."""
    first = " " if found[1].lower() in _INLINE else "\n"
    return first + " " * (len(found.group()) - 1)


def _notices(text: str, proposals: Sequence[Proposal]) -> Iterator[str]:
    if len(text) > MOST_READ:
        yield (
            f"The text has {len(text):,} characters; the first {MOST_READ:,} were read. "
            "Give the rest as a text of its own."
        )
    if not proposals:
        yield "No promise was found in this text."


def _promises(text: str, names: Names, published_on: date | None) -> list[Promise]:
    passages = passages_of(text)
    register = Register(names, text)
    context = Context(
        register, names.mechanisms, published_on.year if published_on else None
    )
    context.house = _house(text, passages, register)
    context.default = _only_channel(text, passages, names)
    found: list[Promise] = []
    for passage in passages:
        made = promises_in(text, passage, context)
        if found and _is_what_it_buys(text, passage, found[-1], made):
            last = found.pop()
            made = [
                replace(last, figure=replace(last.figure, goods=made[0].figure.goods))
            ]
        elif found and _is_part_of_total(text, passage, found[-1]):
            made = []
        elif found and not made:
            found[-1:] = _looked_back(found[-1], context)
        found += made
    return found


def _is_what_it_buys(
    text: str, passage: Passage, last: Promise, made: Sequence[Promise]
) -> bool:
    """Tell "The money will pay for 85,000 drones" after a sum."""
    bare = last.figure.money is not None and last.figure.goods is None
    goods = len(made) == 1 and made[0].figure.money is None
    return (
        bare and goods and bool(_BUYS.match(text, passage.span.start, passage.span.end))
    )


def _is_part_of_total(text: str, passage: Passage, last: Promise) -> bool:
    """Tell "This includes 24 fighters" after what was given since 2022."""
    total = last.stance.kind == "total"
    return total and bool(_HOLDS.match(text, passage.span.start, passage.span.end))


def _only_channel(
    text: str, passages: list[Passage], names: Names
) -> tuple[Channel, ...]:
    """Take the channel that a title names, where the text names no other."""
    named = mechanisms_in(text, Span(0, len(text)), names.mechanisms)
    titles = [one.span for one in passages[:TOP] if one.kind == "heading"]
    only = len(named) == 1 and any(
        span.start <= named[0][1].start < span.end for span in titles
    )
    return tuple(named) if only else ()


def _looked_back(last: Promise, context: Context) -> list[Promise]:
    """Add the channel that the next sentence names; drop what it says is delivered."""
    if context.cancels:
        return []
    if context.pending and not last.mechanisms:
        last = replace(last, mechanisms=context.pending)
    if context.pending_before and not last.stance.before:
        last = replace(last, stance=replace(last.stance, before=context.pending_before))
    return [last]


def _house(text: str, passages: list[Passage], register: Register) -> Giver | None:
    """Find who speaks in a release: the one country that its top names."""
    found: dict[tuple[str, ...], Span] = {}
    for passage in passages[:_TOP]:
        tokens = tokens_of(text, passage.span)
        for one in groups_of(text, tokens, register.mentions(tokens)):
            if one.donors and (one.gives or one.form == "seat"):
                found.setdefault(
                    one.donors, Span(tokens[one.first].start, tokens[one.last].end)
                )
    if len(found) == 1:
        donors, span = next(iter(found.items()))
        return Giver(donors, (span,), "speaks in this text", 0.8)
    return _first_person(text, passages, register)


def _first_person(
    text: str, passages: list[Passage], register: Register
) -> Giver | None:
    """Find for whom a speech speaks: the country that it names most."""
    said = re.sub(r"[“\"][^”\"]*[”\"]", "", text)
    if len(re.findall(r"\b(?:we|our|I|my)\b", said)) < _OURS:
        return None
    named: Counter[tuple[str, ...]] = Counter()
    for passage in passages:
        tokens = tokens_of(text, passage.span)
        named.update(
            one.donors
            for one in groups_of(text, tokens, register.mentions(tokens))
            if one.donors and one.gives
        )
    if not named:
        return None
    return Giver(named.most_common(1)[0][0], (), "speaks in this text", 0.75)
