"""From the text of a cell to its value, in the type of its contract, nothing guessed.

A date is YYYY-MM-DD, a number has a point and no separators, true and false are spelled
so. What does not parse is said and left missing.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd
from pandera.api.pandas.components import Column

from lib.ledger.report import CORRECT_THE_ROW, quoted
from lib.model.table_schema import field_type
from lib.model.tables import TABLES

#: A date outside these years is a slip of the pen.
YEARS = (1900, 2100)

# Spelled out: the digits of other scripts are digits to \d.
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,3})?")
_INTEGER = re.compile(r"[+-]?[0-9]{1,18}")
#: What no spreadsheet, no XML and no page can hold.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_LINE_OR_CONTROL = re.compile(rf"{_CONTROL.pattern}|[\t\r\n]")


@dataclass(frozen=True)
class BadCell:
    """A cell that is not what its column holds."""

    row: int
    column: str
    kind: str
    found: str
    expected: str
    remedy: str = CORRECT_THE_ROW


def typed(text: pd.DataFrame, table: str) -> tuple[pd.DataFrame, list[BadCell]]:
    """Give each column of a table the type of its contract.

    Parameters
    ----------
    text
        The columns of the contract, as text, an empty cell missing.
    table
        Name of the table.

    Returns
    -------
    DataFrame
        Of the same index and columns. A column of true and false that has missing
        cells is of the nullable type, which the contract refuses.
    list of BadCell
        What did not parse, and is missing in the frame.
    """
    bad: list[BadCell] = []
    columns = {}
    for name, column in TABLES[table].to_schema().columns.items():
        bad += _unprintable(text[name], column)
        kind = field_type(column)
        parse, expected = _READERS[kind]
        columns[name] = parse(text[name])
        lost = columns[name].isna() & text[name].notna()
        for row, cell in text.loc[lost, name].items() if lost.any() else ():
            found = f"{name} {quoted(cell)} is not {_SPOKEN[kind]}"
            bad.append(BadCell(int(str(row)), name, "wrong type", found, expected))
    return pd.DataFrame(columns, index=text.index), bad


_SPOKEN = {
    "date": "a date",
    "number": "a number",
    "integer": "a whole number",
    "boolean": "true or false",
}


def _unprintable(cells: "pd.Series[str]", column: Column) -> Iterator[BadCell]:
    """Find blanks around a text, and control characters.

    In codes and keys line breaks and tabs are control characters too.
    """
    strange = _LINE_OR_CONTROL if column.checks else _CONTROL
    for row, cell in zip(cells.index, cells, strict=True):
        if not isinstance(cell, str):
            continue
        if cell.isspace() or strange.search(cell):
            found = f"{column.name} {cell!a} holds blanks or control characters"
            expected = "Expected: text, or an empty cell"
            yield BadCell(row, str(column.name), "control character", found, expected)
        elif cell != cell.strip():
            found = f"{column.name} {quoted(cell)} has stray blanks"
            expected = "Expected: no blank at its start or end"
            yield BadCell(row, str(column.name), "stray blank", found, expected)


def _texts(cells: "pd.Series[str]") -> pd.Series:
    return cells


def _dates(cells: "pd.Series[str]") -> pd.Series:
    plain = cells.where(cells.str.fullmatch(_DATE).eq(True))
    days = pd.to_datetime(plain, format="%Y-%m-%d", errors="coerce")
    # A column without any day would come out in seconds.
    return days.where(days.dt.year.between(*YEARS)).dt.as_unit("us")


def _numbers(cells: "pd.Series[str]") -> pd.Series:
    plain = cells.where(cells.str.fullmatch(_NUMBER).eq(True))
    numbers = pd.to_numeric(plain, errors="coerce").astype("float64")
    return numbers.where(np.isfinite(numbers))


def _integers(cells: "pd.Series[str]") -> pd.Series:
    plain = cells.where(cells.str.fullmatch(_INTEGER).eq(True))
    return pd.Series(
        [None if pd.isna(cell) else int(cell) for cell in plain],
        index=cells.index,
        dtype="Int64",
    )


def _flags(cells: "pd.Series[str]") -> pd.Series:
    flags = cells.map({"true": True, "false": False}).astype("boolean")
    return flags if flags.isna().any() else flags.astype(bool)


_READERS: dict[str, tuple[Callable[["pd.Series[str]"], pd.Series], str]] = {
    "string": (_texts, "Expected: text"),
    "date": (_dates, f"Expected: a day from {YEARS[0]} to {YEARS[1]}, as 2026-02-12"),
    "number": (_numbers, "Expected: digits and a point, as 1500000 or 0.25"),
    "integer": (_integers, "Expected: digits, as 50"),
    "boolean": (_flags, "Expected: true or false"),
}
