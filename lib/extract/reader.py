"""Read an English report and propose rows of the ledger."""

import re
from datetime import date

from lib.extract.cells import proposal_of
from lib.extract.donors import Register
from lib.extract.givers import Giver, groups_of
from lib.extract.language import language_notice
from lib.extract.meetings import meeting_in
from lib.extract.passages import Passage, passages_of
from lib.extract.promises import Context, Promise, promises_in
from lib.extract.same import distinct
from lib.extract.tokens import tokens_of
from lib.model.proposal import Extraction, Names, Span

#: So many passages at the top tell who speaks in a release.
_TOP = 4


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
    foreign = language_notice(text)
    if foreign:
        return Extraction(text, notices=(foreign,))
    promises = distinct(_promises(text, names, published_on))
    meeting = meeting_in(text, names.meetings, published_on)
    day = published_on.isoformat() if published_on else ""
    proposals = tuple(
        proposal_of(text, one, names.item_classes, meeting, day) for one in promises
    )
    notices = () if proposals else ("No promise was found in this text.",)
    return Extraction(text, proposals, notices)


def _promises(text: str, names: Names, published_on: date | None) -> list[Promise]:
    passages = passages_of(text)
    register = Register(names, text)
    context = Context(
        register, names.mechanisms, published_on.year if published_on else None
    )
    context.house = _house(text, passages, register)
    found: list[Promise] = []
    for passage in passages:
        found += promises_in(text, passage, context)
    return found


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
    if len(found) != 1:
        return None
    donors, span = next(iter(found.items()))
    return Giver(donors, (span,), "speaks in this text", 0.8)
