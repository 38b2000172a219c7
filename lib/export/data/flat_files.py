"""A table or frame to bytes: CSV, JSON, Parquet and XLSX; a ledger as a data package.

The same input gives the same bytes, so that an ETag and the content agree. The input is
left alone.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from pandas.api import types

from lib.export.about import About, licence_of
from lib.export.archive import zipped
from lib.export.data.workbook import as_xlsx, runs
from lib.model.coverage import coverage_in_words
from lib.model.ledger import Ledger

#: Key of the file metadata of a Parquet file.
PARQUET_KEY = b"pledgeboard"

#: What RFC 4180 puts in quotes.
RFC_4180 = re.compile(r'[",\r\n]')
#: Where the list separator is `;` or a tab, a spreadsheet would split a bare cell there.
SPLIT = re.compile(r'[",\r\n;\t]')


def as_csv(frame: pd.DataFrame) -> bytes:
    """Write RFC 4180: UTF-8, CRLF, a header row.

    A missing value is an empty cell, a day ISO 8601, a boolean true or false, a number
    the shortest text that reads back as the same number. Text that a spreadsheet would
    run as a formula gets a leading apostrophe.
    """
    return _csv(frame, neutral, "\r\n", SPLIT)


def neutral(text: str) -> str:
    """Put an apostrophe before what would run: spreadsheets then show it as text."""
    return f"'{text}" if runs(text) else text


def as_recorded(table: pd.DataFrame) -> bytes:
    """Write a ledger table as its file has it: every text left as it is, lines end in LF.

    For data packages, which are read back as a ledger: there a changed cell would be
    a changed record, and another line end another hash.
    """
    return _csv(table, str, "\n", RFC_4180)


def as_json(frame: pd.DataFrame, about: About) -> bytes:
    """Write `{"data": [...], "meta": {...}}`, one object a row; missing is null."""
    columns = [_plain(frame[name]) for name in frame]
    data = [
        dict(zip(frame.columns, row, strict=True)) for row in zip(*columns, strict=True)
    ]
    return json_bytes({"data": data, "meta": about.as_meta()})


def as_parquet(frame: pd.DataFrame, about: About) -> bytes:
    """Write Parquet; the meta is JSON in the file metadata, under `pledgeboard`."""
    table = pa.Table.from_pandas(frame, preserve_index=False)
    own = {PARQUET_KEY: json_bytes(about.as_meta())}
    file = BytesIO()
    pq.write_table(
        table.replace_schema_metadata((table.schema.metadata or {}) | own), file
    )
    return file.getvalue()


def as_zip(ledger: Ledger) -> bytes:
    """Pack the descriptor, every table as recorded, the documents, the licence."""
    return zipped(_package(ledger))


def as_descriptor(ledger: Ledger) -> bytes:
    """Write datapackage.json."""
    text = json.dumps(ledger.descriptor, indent=2, ensure_ascii=False)
    return f"{text}\n".encode()


def json_bytes(value: object) -> bytes:
    """Write JSON as every answer does: UTF-8, compact, no NaN."""
    text = json.dumps(
        value, ensure_ascii=False, allow_nan=False, separators=(",", ":"), default=str
    )
    return text.encode()


@dataclass(frozen=True)
class TableFormat:
    """How a frame leaves as a file; `inline` where a browser can show it."""

    media_type: str
    write: Callable[[pd.DataFrame, About], bytes]
    inline: bool = False


FORMATS: dict[str, TableFormat] = {
    "csv": TableFormat("text/csv; charset=utf-8", lambda frame, _: as_csv(frame)),
    "json": TableFormat("application/json", as_json, inline=True),
    "parquet": TableFormat("application/vnd.apache.parquet", as_parquet),
    "xlsx": TableFormat(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_xlsx
    ),
}


def _package(ledger: Ledger) -> Iterator[tuple[str, bytes]]:
    yield "datapackage.json", as_descriptor(ledger)
    yield "LICENCE.txt", _notice(ledger).encode()
    # A table that came without a file goes without: its hash is that of the files.
    for name in ledger.held:
        yield f"{name}.csv", as_recorded(ledger[name])
    for source_id, text in sorted(ledger.documents.items()):
        yield f"documents/{source_id}.txt", text.encode()


def _notice(ledger: Ledger) -> str:
    return (
        f"{ledger.title}, version {ledger.version}\n"
        f"{coverage_in_words(ledger.coverage)}\n\n"
        f"Licence of the tables: {licence_of(ledger)}\n\n"
        "The sources of every figure are named in sources.csv. The texts in documents/ "
        "belong\nto their publishers; the licence does not cover them.\n"
    )


def _csv(
    frame: pd.DataFrame,
    text: Callable[[str], str],
    line_end: str,
    quoted: re.Pattern[str],
) -> bytes:
    columns = [[_cell(one, text) for one in _plain(frame[name])] for name in frame]
    rows = [tuple(frame.columns), *zip(*columns, strict=True)]
    return "".join(f"{_line(row, quoted)}{line_end}" for row in rows).encode()


def _line(cells: Iterable[str], quoted: re.Pattern[str]) -> str:
    # csv.writer cannot be told which characters need quotes.
    doubled = (
        '"{}"'.format(cell.replace('"', '""')) if quoted.search(cell) else cell
        for cell in cells
    )
    # One empty cell alone would be a blank line, which readers skip.
    return ",".join(doubled) or '""'


def _cell(value: Any, text: Callable[[str], str]) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float):
        # Above 2 ** 53 the digits of the integer would claim more than the float holds.
        whole = value.is_integer() and abs(value) < 2**53
        return str(int(value)) if whole else repr(value)
    return text(value) if isinstance(value, str) else str(value)


def _plain(column: pd.Series) -> list[Any]:
    """Turn a column into Python's own values: None for missing, text for days."""
    if types.is_datetime64_any_dtype(column):
        column = column.dt.strftime("%Y-%m-%d")
    return column.astype(object).where(column.notna(), None).tolist()
