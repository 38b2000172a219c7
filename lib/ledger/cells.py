"""From the text of a cell to its value, held against its contract, nothing guessed.

A date is YYYY-MM-DD, a number has a point and no separators, true and false are spelled
so. What does not parse is said and left missing.
"""

import re
from collections.abc import Callable, Iterator
from typing import Any

import numpy as np
import pandas as pd
from pandera.api.pandas.components import Column
from pandera.errors import SchemaErrors

from lib.ledger.report import Said, known_codes, quoted
from lib.model.table_schema import field_type
from lib.model.tables import TABLES
from lib.model.vocabulary import FORMER

#: A date outside these years is a slip of the pen.
YEARS = (1900, 2100)

# Spelled out: the digits of other scripts are digits to \d.
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_NUMBER = re.compile(r"[+-]?[0-9]+(\.[0-9]+)?([eE][+-]?[0-9]{1,3})?")
_INTEGER = re.compile(r"[+-]?[0-9]{1,18}")
#: What no spreadsheet, no XML and no page can hold.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_LINE_OR_CONTROL = re.compile(rf"{_CONTROL.pattern}|[\t\r\n]")
#: What any such cell has, and few others: a search in all cells at once finds those.
_SUSPECT = re.compile("^[^!-~]|[^!-~]$|[\x00-\x1f\x7f\ufffe\uffff]")
#: What a value beyond a bound is, and which values are within it.
_BOUNDS = {
    "greater_than": ("small", "above {min_value}"),
    "greater_than_or_equal_to": ("small", "{min_value} or more"),
    "less_than_or_equal_to": ("large", "{max_value:,} or less"),
}


#: A cell by its row and column, and what is wrong with it.
BadCell = tuple[tuple[int, str], Said]


def typed(text: pd.DataFrame, table: str) -> tuple[pd.DataFrame, list[BadCell]]:
    """Give each column of a table the type of its contract; and list what did not parse.

    What did not parse is missing in the frame. A column of true and false that has
    missing cells is of the nullable type, which the contract refuses.
    """
    bad: list[BadCell] = []
    columns = {}
    for name, column in TABLES[table].to_schema().columns.items():
        bad += _unprintable(text[name], column)
        parse, spoken, expected = _READERS[field_type(column)]
        columns[name] = parse(text[name])
        lost = columns[name].isna() & text[name].notna()
        for row, cell in text.loc[lost, name].items() if lost.any() else ():
            found = f"{name} {quoted(cell)} is not {spoken}"
            bad.append(((int(str(row)), name), ("wrong type", found, expected)))
    return pd.DataFrame(columns, index=text.index), bad


def _unprintable(cells: "pd.Series[str]", column: Column) -> Iterator[BadCell]:
    """Find blanks around a text, and control characters.

    In codes and keys line breaks and tabs are control characters too.
    """
    strange = _LINE_OR_CONTROL if column.checks else _CONTROL
    suspect = cells[cells.str.contains(_SUSPECT).eq(True)]
    for row, cell in zip(suspect.index, suspect, strict=True):
        if cell.isspace() or strange.search(cell):
            found = f"{column.name} {cell!a} holds blanks or control characters"
            expected = "Expected: text, or an empty cell"
            yield (row, str(column.name)), ("control character", found, expected)
        elif cell != cell.strip():
            found = f"{column.name} {quoted(cell)} has stray blanks"
            expected = "Expected: no blank at its start or end"
            yield (row, str(column.name)), ("stray blank", found, expected)


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


_DAY = f"Expected: a day from {YEARS[0]} to {YEARS[1]}, as 2026-02-12"
_DIGITS = "Expected: digits and a point, as 1500000 or 0.25"
#: By the type of a column: its reader, its name in a sentence, what was expected.
_READERS: dict[str, tuple[Callable[["pd.Series[str]"], pd.Series], str, str]] = {
    "string": (lambda cells: cells, "a text", "Expected: text"),
    "date": (_dates, "a date", _DAY),
    "number": (_numbers, "a number", _DIGITS),
    "integer": (_integers, "a whole number", "Expected: digits, as 50"),
    "boolean": (_flags, "true or false", "Expected: true or false"),
}


def breaches(frame: pd.DataFrame, text: pd.DataFrame, table: str) -> Iterator[BadCell]:
    """Say what in a table, as `typed` gives it, breaks its contract.

    Messages quote `text`, the same cells. A cell that holds text and is missing in
    `frame` was said before.
    """
    contract = TABLES[table]
    try:
        contract.validate(frame, lazy=True)
    except SchemaErrors as error:
        columns = contract.to_schema().columns
        for failure in error.failure_cases.to_dict("records"):
            name = str(failure["column"])
            said = _breach(failure, columns[name], text)
            if said is not None:
                yield (int(failure["index"]), name), said


def _breach(failure: dict[Any, Any], column: Column, text: pd.DataFrame) -> Said | None:
    """Turn one failure of pandera into a sentence."""
    if str(failure["check"]).startswith("dtype"):
        # The type of a whole column is wrong only through cells that are missing or
        # did not parse, each of which is said by itself.
        return None
    row, name = int(failure["index"]), str(column.name)
    cell: Any = text[name].loc[row]
    if failure["check"] == "multiple_fields_uniqueness":
        return None  # A rule says it once a row.
    if failure["check"] == "not_nullable":
        return _empty(column) if pd.isna(cell) else None
    if failure["check"] == "field_uniqueness":
        return _repeated(row, name, text[name])
    check = column.checks[int(failure["check_number"])]
    kind, found, expected = _sentence(cell, check.name, check.statistics or {})
    return kind, f"{name} {quoted(cell)} {found}", expected


def _empty(column: Column) -> Said:
    expected = f"Expected: a value in every row ({column.title})"
    return "missing value", f"{column.name} is empty", expected, "Fill in the cell"


def _repeated(row: int, name: str, cells: "pd.Series[str]") -> Said | None:
    """Say it at each row after the first that has the key."""
    first = cells.index[cells == cells.loc[row]][0]
    if row == first:
        return None
    found = f"{name} {quoted(cells.loc[row])} is the key of row {first} already"
    remedy = "Give the row a key of its own, or remove it"
    return "duplicate key", found, "Expected: each key once", remedy


def _sentence(
    cell: str, check: str, statistics: dict[str, Any]
) -> tuple[str, str, str]:
    if check == "isin":
        return _not_listed(cell, tuple(statistics["allowed_values"]))
    if check == "str_matches":
        return _malformed(cell, statistics["pattern"])
    size, bound = _BOUNDS[check]
    return f"too {size}", f"is too {size}", f"Expected: {bound.format(**statistics)}"


def _not_listed(cell: str, allowed: tuple[str, ...]) -> tuple[str, str, str]:
    if (now := FORMER.get(cell)) in allowed:
        return "older word", "is the word of an older ledger", f"Expected: {now}"
    return "unknown code", "is not known", known_codes(cell, allowed)


def _malformed(cell: str, pattern: str) -> tuple[str, str, str]:
    if any(blank in cell for blank in (" ", "\t", "\xa0")):
        expected = 'Expected: no blanks, and ";" between the members of a list'
        return "stray blank", "has stray blanks", expected
    return "malformed", "is not well formed", f"Expected: the pattern {pattern}"
