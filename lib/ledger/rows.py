"""The text of a CSV file, record by record, before any cell is understood.

RFC 4180, UTF-8 (a byte order mark is accepted), a header row. Rows are numbered as a
person sees them in a spreadsheet: the header is row 1, the first data row is row 2. A
cell may hold line breaks, so this is the number of the record, not of the line.
"""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc

from lib.ledger.files import table_file
from lib.ledger.report import Problem, Where, known_codes, quoted
from lib.model.tables import OPTIONAL, TABLES

_CORRECT_FILE = "Correct the file"
#: Records that are held as Python's own texts at a time, which take ten times the room.
_BLOCK = 20_000


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
    try:
        read = _read(data, table, where)
    except (csv.Error, UnicodeDecodeError) as error:
        problem = undecodable(data, where) or _no_csv(error, where)
        return _without_rows(table, [problem])
    header, rows = read.header, len(read.frame)
    # Of a file without anything in it, every column is missing: said in one line.
    problems = list(_broken_header(header, table, where)) if header or rows else []
    if not rows and table in OPTIONAL:
        return Text(read.frame, whole=True, problems=problems)
    if not rows:
        found, expected = "the table is empty", "Expected: a row or more"
        problems.append(Problem(where, "empty table", found, expected, _CORRECT_FILE))
        return _without_rows(table, problems)
    return Text(
        read.frame,
        whole=True,
        problems=problems + read.ragged,
        ragged=frozenset(one.where.row or 0 for one in read.ragged),
        missing=frozenset(TABLES[table].to_schema().columns) - frozenset(header),
    )


def _without_rows(table: str, problems: list[Problem]) -> Text:
    return Text(_framed([_block([], [], table)]), whole=False, problems=problems)


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


@dataclass(frozen=True, eq=False)
class _Read:
    """The header of a file, its cells in the columns of the contract, its odd rows."""

    header: list[str]
    frame: pd.DataFrame
    ragged: list[Problem]


def _read(data: bytes, table: str, where: Where) -> _Read:
    """Split into records; strict, so that a stray quote is found where it stands.

    Raises UnicodeDecodeError, and csv.Error with the line at its end.
    """
    if b"\0" in data:
        raise csv.Error("NUL byte")
    text = io.TextIOWrapper(io.BytesIO(data), encoding="utf-8-sig", newline="")
    reader = csv.reader(text, strict=True)
    try:
        header = next(reader, [])
        blocks, first = [_block(header, [], table)], 2
        ragged: list[Problem] = []
        while body := list(islice(reader, _BLOCK)):
            ragged += _ragged(body, len(header), Where(where.file, first))
            blocks.append(_block(header, body, table))
            first += len(body)
    except csv.Error as error:
        raise csv.Error(str(error), reader.line_num) from None
    return _Read(header, _framed(blocks), ragged)


def _no_csv(error: Exception, where: Where) -> Problem:
    said, line = error.args
    found = f"line {line} is not CSV ({said})"
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


def _ragged(body: list[list[str]], width: int, first: Where) -> Iterator[Problem]:
    """Find the empty rows of a block, and those of more or fewer cells than columns."""
    for row, record in enumerate(body, start=first.row or 0):
        if not any(record):
            found = "the row is empty"
            expected = "Expected: a row with its cells"
            remedy = "Remove the row"
            yield Problem(Where(first.file, row), "empty row", found, expected, remedy)
        elif len(record) != width:
            found = f"the row has {len(record)} cells"
            expected = f"Expected: {width}, as in the header"
            remedy = "Quote the cells that hold a comma, or add the missing ones"
            where = Where(first.file, row, record[0] or None)
            yield Problem(where, "ragged row", found, expected, remedy)


def _block(header: list[str], body: list[list[str]], table: str) -> pa.Table:
    """Arrange records in the columns of the contract; of one given twice, the first."""
    width = len(header)
    for row, record in enumerate(body):
        if len(record) != width:
            body[row] = (record + [""] * width)[:width]
    given = dict(reversed([*zip(header, zip(*body, strict=True), strict=False)]))
    none = [""] * len(body)
    columns = TABLES[table].to_schema().columns
    return pa.table({name: _texts(given.get(name, none)) for name in columns})


def _texts(cells: Sequence[str]) -> pa.Array:
    """Take the cells of a column; an empty one is missing."""
    texts = pa.array(cells, pa.large_string())
    return pc.if_else(pc.equal(texts, ""), None, texts)


def _framed(blocks: list[pa.Table]) -> pd.DataFrame:
    """Put blocks of records together; a row has the number that a person sees."""
    frame: pd.DataFrame = pa.concat_tables(blocks).combine_chunks().to_pandas()
    return frame.set_axis(pd.RangeIndex(2, len(frame) + 2), axis="index")
