"""What the columns of every frame are made of: keys, sums, counts, days."""

from typing import Any

import pandera.pandas as pa

from lib.model.glossary import ENTRY_STATES
from lib.model.vocabulary import CURRENCIES


def key(title: str, *, unique: bool = True) -> Any:
    """Name a row of a frame; `unique` where no two rows share the name."""
    return pa.Field(unique=unique, title=title)


def text(title: str, *, missing: bool = False) -> Any:
    """Hold a text, or none where `missing` is allowed."""
    return pa.Field(nullable=missing, title=title)


def one_of(title: str, allowed: tuple[str, ...]) -> Any:
    """Hold a value of a closed list."""
    return pa.Field(isin=allowed, title=title)


def money(title: str, *, millions: bool = True) -> Any:
    """Hold a sum in the currency of the row; missing where none is known.

    Readers see it in `millions`, or as it is.
    """
    unit = {"unit": "currency", "millions": millions}
    return pa.Field(nullable=True, ge=0, title=title, metadata=unit)


def more_or_less(title: str) -> Any:
    """Hold by how much a sum is more, or less; missing where neither end is known."""
    unit = {"unit": "currency", "millions": True}
    return pa.Field(nullable=True, title=title, metadata=unit)


def money_in(state: str) -> Any:
    """Hold what of a sum is in a state of entries."""
    return money(ENTRY_STATES[state].title)


def currency() -> Any:
    """Name the currency of the sums of a row."""
    return one_of("Currency", CURRENCIES)


def count(title: str) -> Any:
    """Hold a number of rows."""
    return pa.Field(ge=0, title=title)


def day(title: str, *, missing: bool = False) -> Any:
    """Hold a day; the first one of a month."""
    return pa.Field(nullable=missing, title=title)


def flag(title: str) -> Any:
    """Hold yes or no."""
    return pa.Field(title=title)


def number(title: str) -> Any:
    """Hold a number that may be missing."""
    return pa.Field(nullable=True, ge=0, title=title)
