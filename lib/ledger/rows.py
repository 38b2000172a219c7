"""The text of a CSV file, record by record, before any cell is understood.

RFC 4180, UTF-8 (a byte order mark is accepted), a header row. Rows are numbered as a
person sees them in a spreadsheet: the header is row 1, the first data row is row 2. A
cell may hold line breaks, so this is the number of the record, not of the line.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from lib.ledger.files import table_file
from lib.ledger.report import Problem, Where, known_codes, quoted
from lib.model.tables import OPTIONAL, TABLES

_CORRECT_FILE = "Correct the file"


@dataclass(frozen=True, eq=False)
class Text:
    """A table as text: the columns of its contract, indexed by row number.

    An empty cell is missing. `whole` is false where the file could not be read, or has
    no rows and must have some; `ragged` holds the rows with too many or too few cells, of whose cells only
    the first can be trusted; `missing` the columns that the header lacks.
    """

    frame: pd.DataFrame
    whole: bool
    problems: list[Problem]
    ragged: frozenset[int] = frozenset()
    missing: frozenset[str] = frozenset()


def read_rows(data: bytes | None, table: str, folder: Path) -> Text:
    """Read the bytes of a table's file.

    They are None where the file could not be read, which is said elsewhere. Problems
    name the file under the folder as it is given here.
    """
    where = Where(str(folder / table_file(table)))
    if data is None:
        return _without_rows(table, [])
    records = _records(data, where)
    if isinstance(records, Problem):
        return _without_rows(table, [records])
    header, *body = records or [[]]
    # Of a file without anything in it, every column is missing: said in one line.
    problems = list(_broken_header(header, table, where)) if header or body else []
    if not body and table in OPTIONAL:
        return Text(_framed(header, body, table), whole=True, problems=problems)
    if not body:
        found, expected = "the table is empty", "Expected: a row or more"
        problems.append(Problem(where, "empty table", found, expected, _CORRECT_FILE))
        return _without_rows(table, problems)
    ragged = list(_ragged(body, header, where.file))
    return Text(
        _framed(header, body, table),
        whole=True,
        problems=problems + ragged,
        ragged=frozenset(one.where.row or 0 for one in ragged),
        missing=frozenset(TABLES[table].to_schema().columns) - frozenset(header),
    )


def _without_rows(table: str, problems: list[Problem]) -> Text:
    return Text(_framed([], [], table), whole=False, problems=problems)


def undecodable(data: bytes, where: Where) -> Problem | None:
    """Say where a file stops being UTF-8 text."""
    if b"\0" in data:
        offset, found = data.index(b"\0"), "has a NUL byte"
    else:
        try:
            data.decode("utf-8")
        except UnicodeDecodeError as error:
            offset = error.start
            found = f"is not UTF-8: byte 0x{data[offset]:02X}"
        else:
            return None
    line = data.count(b"\n", 0, offset) + 1
    found = f"the file {found} at offset {offset} (line {line})"
    expected = "Expected: text in UTF-8"
    remedy = "Save the file as UTF-8"
    return Problem(where, "encoding", found, expected, remedy)


def _records(data: bytes, where: Where) -> list[list[str]] | Problem:
    """Split into records; strict, so that a stray quote is found where it stands."""
    if problem := undecodable(data, where):
        return problem
    text = io.StringIO(data.decode("utf-8-sig"), newline="")
    reader = csv.reader(text, strict=True)
    try:
        return list(reader)
    except csv.Error as error:
        found = f"line {reader.line_num} is not CSV ({error})"
        return Problem(where, "csv", found, "Expected: CSV of RFC 4180", _CORRECT_FILE)


def _broken_header(header: list[str], table: str, where: Where) -> Iterator[Problem]:
    columns = tuple(TABLES[table].to_schema().columns)
    row = Where(where.file, 1)
    unknown = [name for name in dict.fromkeys(header) if name not in columns]
    missing = [name for name in columns if name not in header]
    for name in unknown:
        found = f"column {quoted(name)} is not known"
        remedy = "Correct or remove the column"
        near = known_codes(name, missing or columns)
        yield Problem(row, "unknown column", found, near, remedy)
    for name in missing:
        found = f"column {quoted(name)} is missing"
        expected, remedy = "Expected: the columns of the table", "Add the column"
        yield Problem(row, "missing column", found, expected, remedy)
    for name, count in Counter(header).items():
        if count > 1:
            found = f"column {quoted(name)} stands there {count} times"
            expected, remedy = "Expected: each column once", "Remove the other one"
            yield Problem(row, "repeated column", found, expected, remedy)
    if sorted(header) == sorted(columns) and header != list(columns):
        # datapackage.json describes the columns by position.
        name, due = next(
            pair for pair in zip(header, columns, strict=True) if pair[0] != pair[1]
        )
        found = f"column {quoted(name)} stands in the place of {quoted(due)}"
        expected = "Expected: the columns in the order of datapackage.json"
        remedy = "Put the columns in that order"
        yield Problem(row, "column order", found, expected, remedy)


def _ragged(body: list[list[str]], header: list[str], file: str) -> Iterator[Problem]:
    expected = f"Expected: {len(header)}, as in the header"
    for row, record in enumerate(body, start=2):
        if not any(record):
            found = "the row is empty"
            expected = "Expected: a row with its cells"
            remedy = "Remove the row"
            yield Problem(Where(file, row), "empty row", found, expected, remedy)
        elif len(record) != len(header):
            found = f"the row has {len(record)} cells"
            remedy = "Quote the cells that hold a comma, or add the missing ones"
            yield Problem(
                Where(file, row, record[0] or None),
                "ragged row",
                found,
                expected,
                remedy,
            )


def _framed(header: list[str], body: list[list[str]], table: str) -> pd.DataFrame:
    """Arrange records in the columns of the contract; of one given twice, the first."""
    columns = {}
    for name in TABLES[table].to_schema().columns:
        place = header.index(name) if name in header else len(header)
        columns[name] = [
            (record[place] or None) if place < len(record) else None for record in body
        ]
    rows = pd.RangeIndex(2, len(body) + 2)
    return pd.DataFrame(columns, index=rows, dtype="str")
