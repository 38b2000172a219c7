"""Readers of documents: the rules, and others that an operator plugs in.

Another reader is a function of a Python package that names it in the entry point group
`pledgeboard.readers`; one that asks a language model takes its key from the operator's
environment. Whatever it proposes is checked against the text.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from importlib.metadata import entry_points
from typing import Protocol

from lib.extract.money import sums_in
from lib.extract.numbers import number_at
from lib.extract.reader import extract
from lib.extract.tokens import Token, tokens_of
from lib.model.proposal import Extraction, Names, Proposal, Span

GROUP = "pledgeboard.readers"
RULES = "rules"
#: Cells that hold a figure, by the table that they stand in.
_FIGURES = {
    "claim": ("amount", "amount_to", "quantity"),
    "pledge": ("condition_threshold",),
}
#: How far a figure may differ from the printed one: rounding of binary fractions.
_NEAR = 1e-9


class Reader(Protocol):
    """Propose rows of a text; `published_on` is its day, where known."""

    def __call__(
        self, text: str, names: Names, published_on: date | None
    ) -> Iterable[Proposal]:
        """Read a text."""


class UnknownReaderError(ValueError):
    """A reader that nobody plugged in."""


def reader_named(name: str) -> Reader:
    """Find a plugged-in reader.

    Raises
    ------
    UnknownReaderError
        Where no package offers one of that name; it tells those that are there.
    """
    offered = {one.name: one for one in entry_points(group=GROUP)}
    if name not in offered:
        known = ", ".join([RULES, *sorted(offered)])
        raise UnknownReaderError(
            f"No reader is called {name!r}. Known: {known}. Install a package that "
            f"offers it in the entry point group {GROUP}."
        )
    reader: Reader = offered[name].load()
    return reader


def read_by(
    reader: Reader, text: str, names: Names, published_on: date | None = None
) -> Extraction:
    """Let another reader read a text and keep what stands in it.

    A proposal is refused, and the notices say so, where its passage lies outside the
    text or a figure of it does not stand in the passage.
    """
    kept, notices = [], []
    for one in reader(text, names, published_on):
        fault = fault_of(text, one)
        if fault:
            notices.append(f"A proposal was refused: {fault}")
        else:
            kept.append(one)
    return Extraction(text, tuple(kept), tuple(notices))


def read_as(
    name: str, text: str, names: Names, published_on: date | None = None
) -> Extraction:
    """Read a text by the rules or by a reader of another name."""
    if name == RULES:
        return extract(text, names, published_on)
    return read_by(reader_named(name), text, names, published_on)


def fault_of(text: str, one: Proposal) -> str:
    """Say what of a proposal does not stand in the text; "" where all does."""
    passage = one.passage
    if not 0 <= passage.start < passage.end <= len(text):
        return f"its passage {passage.start} to {passage.end} lies outside the text."
    printed = _figures_printed(text, passage)
    rows: dict[str, Mapping[str, str]] = {"claim": one.claim, "pledge": one.pledge}
    for table, columns in _FIGURES.items():
        for column in columns:
            cell = rows[table].get(column, "")
            if cell and not _stands(cell, printed):
                return (
                    f"{column} {cell} does not stand in its passage, "
                    f"“{passage.of(text)}”."
                )
    return ""


def _figures_printed(text: str, passage: Span) -> set[float]:
    """Collect the figures that a passage prints, alone or with their scale."""
    tokens = tokens_of(text, passage)
    found = {one.amount for one in sums_in(tokens)}
    found |= {one.amount_to for one in sums_in(tokens)}
    found |= {_number(tokens, at) for at in range(len(tokens))}
    return {one for one in found if one is not None}


def _number(tokens: list[Token], at: int) -> float | None:
    number = number_at(tokens, at)
    return number.value if number else None


def _stands(cell: str, printed: set[float]) -> bool:
    try:
        value = float(cell)
    except ValueError:
        return False
    return any(abs(value - one) <= _NEAR * max(1.0, abs(one)) for one in printed)
