"""Hold a table against its contract, and say each breach in a sentence."""

from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd
from pandera.api.pandas.components import Column
from pandera.errors import SchemaErrors

from lib.ledger.cells import BadCell
from lib.ledger.report import known_codes, quoted
from lib.model.tables import TABLES
from lib.model.vocabulary import FORMER


def breaches(frame: pd.DataFrame, text: pd.DataFrame, table: str) -> Iterator[BadCell]:
    """Say what in a table breaks its contract.

    Parameters
    ----------
    frame
        The table, typed, in the columns of its contract.
    text
        The same cells as text: what a message quotes. A cell that holds text and is
        missing in `frame` was said before.
    table
        Name of the table.
    """
    contract = TABLES[table]
    try:
        contract.validate(frame, lazy=True)
    except SchemaErrors as error:
        columns = contract.to_schema().columns
        for failure in error.failure_cases.to_dict("records"):
            breach = _breach(failure, columns[str(failure["column"])], text)
            if breach is not None:
                yield breach


def _breach(
    failure: dict[Any, Any], column: Column, text: pd.DataFrame
) -> BadCell | None:
    """Turn one failure of pandera into a sentence."""
    if str(failure["check"]).startswith("dtype"):
        # The type of a whole column is wrong only through cells that are missing or
        # did not parse, each of which is said by itself.
        return None
    row, name = int(failure["index"]), str(column.name)
    cell: Any = text[name].loc[row]
    if failure["check"] == "not_nullable":
        return _empty(row, column) if pd.isna(cell) else None
    if failure["check"] == "field_uniqueness":
        return _repeated(row, name, text[name])
    check = column.checks[int(failure["check_number"])]
    kind, found, expected = _SENTENCES[check.name](cell, check.statistics or {})
    return BadCell(row, name, kind, f"{name} {quoted(cell)} {found}", expected)


def _empty(row: int, column: Column) -> BadCell:
    found = f"{column.name} is empty"
    expected = f"Expected: a value in every row ({column.title})"
    return BadCell(
        row, str(column.name), "missing value", found, expected, "Fill in the cell"
    )


def _repeated(row: int, name: str, cells: "pd.Series[str]") -> BadCell | None:
    """Say it at each row after the first that has the key."""
    cell = cells.loc[row]
    first = cells.index[cells == cell][0]
    if row == first:
        return None
    found = f"{name} {quoted(cell)} is the key of row {first} already"
    expected = "Expected: each key once"
    remedy = "Give the row a key of its own, or remove it"
    return BadCell(row, name, "duplicate key", found, expected, remedy)


def _not_listed(cell: str, statistics: dict[str, Any]) -> tuple[str, str, str]:
    allowed = tuple(statistics["allowed_values"])
    if (now := FORMER.get(cell)) in allowed:
        return "older word", "is the word of an older ledger", f"Expected: {now}"
    return "unknown code", "is not known", known_codes(cell, allowed)


def _malformed(cell: str, statistics: dict[str, Any]) -> tuple[str, str, str]:
    if any(blank in cell for blank in (" ", "\t", "\xa0")):
        expected = 'Expected: no blanks, and ";" between the members of a list'
        return "stray blank", "has stray blanks", expected
    expected = f"Expected: the pattern {statistics['pattern']}"
    return "malformed", "is not well formed", expected


def _too_small(_: str, statistics: dict[str, Any]) -> tuple[str, str, str]:
    return "too small", "is too small", f"Expected: above {statistics['min_value']}"


def _below(_: str, statistics: dict[str, Any]) -> tuple[str, str, str]:
    return "too small", "is too small", f"Expected: {statistics['min_value']} or more"


def _above(_: str, statistics: dict[str, Any]) -> tuple[str, str, str]:
    return "too large", "is too large", f"Expected: {statistics['max_value']:,} or less"


_SENTENCES: dict[str, Callable[[str, dict[str, Any]], tuple[str, str, str]]] = {
    "isin": _not_listed,
    "str_matches": _malformed,
    "greater_than": _too_small,
    "greater_than_or_equal_to": _below,
    "less_than_or_equal_to": _above,
}
