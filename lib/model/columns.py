"""What the columns of every table are made of: keys, codes, texts, numbers, days."""

from typing import Any

import pandera.pandas as pa
from pandera.api.dataframe.model_components import FieldInfo

ID = r"^[A-Za-z0-9][A-Za-z0-9._-]*$"
#: Above these an amount or a quantity is a slip of the pen, and its sums no sums.
MOST_MONEY = 10**15
MOST_ITEMS = 10**12
#: Of a donor: ISO 3166 alpha-3, or another short code.
DONOR = r"^[A-Za-z0-9][A-Za-z0-9_-]{1,15}$"
#: Donors as a cell lists them.
DONORS = rf"^{DONOR[1:-1]}(;{DONOR[1:-1]})*$"
ID_LIST = r"^[A-Za-z0-9][A-Za-z0-9._-]*(;[A-Za-z0-9][A-Za-z0-9._-]*)*$"
#: Columns that are not called as they are named.
_TITLES = {
    "amount_as_printed": "Printed as",
    "gdp_usd": "GDP",
    "gdp_year": "GDP year",
    "participants_count": "Participants",
    "source_ids": "Sources",
    "url": "Address",
}


def key(description: str) -> Any:
    """Name a row of this table, once."""
    return pa.Field(unique=True, str_matches=ID, description=description)


def reference(description: str, to: str, *, optional: bool = False) -> Any:
    """Name a row of another table, or of the same."""
    return pa.Field(
        nullable=optional,
        str_matches=ID,
        description=description,
        metadata={"refers_to": to},
    )


def one_of(
    description: str, allowed: tuple[str, ...], *, optional: bool = False
) -> Any:
    """Take a value from a closed list."""
    return pa.Field(nullable=optional, isin=allowed, description=description)


def declared(description: str, of: str) -> Any:
    """Take a word of a list that the ledger declares in its descriptor."""
    return pa.Field(description=description, metadata={"declared": of})


def day(description: str, *, optional: bool = False) -> Any:
    """Take a day."""
    return pa.Field(nullable=optional, description=description)


def listed(description: str, pattern: str, declared: str = "") -> Any:
    """Take codes of a pattern, separated by ";", or none; `declared` in that list."""
    return pa.Field(
        nullable=True,
        str_matches=pattern,
        description=description,
        metadata={"declared": declared} if declared else None,
    )


def text(description: str, *, required: bool = False) -> Any:
    """Take any text."""
    return pa.Field(nullable=not required, description=description)


def number(description: str, unit: str, **bounds: Any) -> Any:
    """Take a number in a unit, or none."""
    return pa.Field(
        nullable=True, description=description, metadata={"unit": unit}, **bounds
    )


def sum_of_money(description: str) -> Any:
    """Take a sum in the currency of its row, or none."""
    return number(description, "as currency", gt=0, le=MOST_MONEY)


def quantity(description: str, unit: str = "as unit") -> Any:
    """Take how much of something, or none."""
    return number(description, unit, gt=0, le=MOST_ITEMS)


def recorded_on() -> Any:
    """Date when the ledger learned of a row."""
    return day(
        "Day on which this ledger learned of the row; for the rows of the first release, "
        "the day on which they were published."
    )


def withdrawn_on() -> Any:
    """Date from which a row no longer stands."""
    description = "Day from which the row no longer stands; empty while it does."
    return day(description, optional=True)


def quote(which: str) -> Any:
    """Point at one end of a passage."""
    return number(
        f"The {which} of the passage in the document held in full, counted from 0 in "
        "Unicode code points, the end exclusive; empty where none is held.",
        "code points",
        ge=0,
    )


def note() -> Any:
    """Take a remark."""
    return text("Remark shown to readers.")


class Table(pa.DataFrameModel):
    """What all tables share: no other columns, no silent casts, a title for each."""

    class Config:
        strict = True
        coerce = False

    def __init_subclass__(cls, **kwargs: Any) -> None:
        super().__init_subclass__(**kwargs)  # type: ignore[no-untyped-call]
        for name, column in vars(cls).items():
            if isinstance(column, FieldInfo) and column.title is None:
                column.title = _title_of(name)


def _title_of(column: str) -> str:
    words = column.removesuffix("_id").replace("_", " ").capitalize()
    return _TITLES.get(column, words)


def columns_of(contract: type[Table], *first: str) -> list[str]:
    """List the columns of a contract in its order, but `first` those named."""
    every = contract.to_schema().columns
    return [*first, *(column for column in every if column not in first)]
