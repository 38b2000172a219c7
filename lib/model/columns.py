"""What the columns of every table are made of: keys, codes, texts, numbers, days."""

from typing import Any

import pandera.pandas as pa

ID = r"^[A-Za-z0-9][A-Za-z0-9._-]*$"
#: Above these an amount or a quantity is a slip of the pen, and its sums no sums.
MOST_MONEY = 10**15
MOST_ITEMS = 10**12
#: Donors as a cell lists them.
DONORS = r"^[A-Z]{3}(;[A-Z]{3})*$"
ID_LIST = r"^[A-Za-z0-9][A-Za-z0-9._-]*(;[A-Za-z0-9][A-Za-z0-9._-]*)*$"


def key(title: str, description: str) -> Any:
    """Name a row of this table, once."""
    return pa.Field(unique=True, str_matches=ID, title=title, description=description)


def reference(title: str, description: str, to: str, *, optional: bool = False) -> Any:
    """Name a row of another table, or of the same."""
    return pa.Field(
        nullable=optional,
        str_matches=ID,
        title=title,
        description=description,
        metadata={"refers_to": to},
    )


def one_of(
    title: str, description: str, allowed: tuple[str, ...], *, optional: bool = False
) -> Any:
    """Take a value from a closed list."""
    return pa.Field(
        nullable=optional, isin=allowed, title=title, description=description
    )


def day(title: str, description: str, *, optional: bool = False) -> Any:
    """Take a day."""
    return pa.Field(nullable=optional, title=title, description=description)


def listed(title: str, description: str, pattern: str) -> Any:
    """Take codes of a pattern, separated by ";", or none."""
    return pa.Field(
        nullable=True, str_matches=pattern, title=title, description=description
    )


def text(title: str, description: str, *, required: bool = False) -> Any:
    """Take any text."""
    return pa.Field(nullable=not required, title=title, description=description)


def number(title: str, description: str, unit: str, **bounds: Any) -> Any:
    """Take a number in a unit, or none."""
    return pa.Field(
        nullable=True,
        title=title,
        description=description,
        metadata={"unit": unit},
        **bounds,
    )


def recorded_on() -> Any:
    """Date when the ledger learned of a row."""
    return day(
        "Recorded on",
        "Day on which this ledger learned of the row; for the rows of the first release, "
        "the day on which they were published.",
    )


def withdrawn_on() -> Any:
    """Date from which a row no longer stands."""
    description = "Day from which the row no longer stands; empty while it does."
    return day("Withdrawn on", description, optional=True)


def quote(which: str) -> Any:
    """Point at one end of a passage."""
    return pa.Field(
        nullable=True,
        ge=0,
        title=f"Quote {which}",
        description=f"The {which} of the passage in the document held in full, counted "
        "from 0 in Unicode code points, the end exclusive; empty where none is held.",
        metadata={"unit": "code points"},
    )


def note() -> Any:
    """Take a remark."""
    return text("Note", "Remark shown to readers.")


class Table(pa.DataFrameModel):
    """What all tables share: no other columns, no silent casts."""

    class Config:
        strict = True
        coerce = False


def columns_of(contract: type[Table], *first: str) -> list[str]:
    """List the columns of a contract in its order, but `first` those named."""
    every = contract.to_schema().columns
    return [*first, *(column for column in every if column not in first)]
