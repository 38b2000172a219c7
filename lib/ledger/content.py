"""Tables as the bytes of their files: what `lib.ledger.rows` and `cells` read, written.

A number has no more digits than it needs, a missing value is an empty cell, lines end
as they did in the file before.
"""

import csv
import io
import json
from collections.abc import Iterable, Sequence

import pandas as pd
from pandera.api.pandas.components import Column

from lib.ledger.files import DESCRIPTOR, DOCUMENTS, table_file
from lib.model.ledger import Ledger
from lib.model.table_schema import field_type
from lib.model.tables import OPTIONAL, TABLES


def content_of(ledger: Ledger) -> dict[str, bytes]:
    """Give a ledger in memory as the files of its package, by their names."""
    content = {DESCRIPTOR: descriptor_bytes(dict(ledger.descriptor))}
    for name, rows in ledger.tables.items():
        if len(rows) or name not in OPTIONAL:
            content[table_file(name)] = table_bytes(as_text(rows, name))
    for name, text in ledger.documents.items():
        content[f"{DOCUMENTS}/{name}.txt"] = text.encode()
    return content


def descriptor_bytes(descriptor: dict[str, object]) -> bytes:
    """Write a descriptor as `make describe` does."""
    return (json.dumps(descriptor, ensure_ascii=False, indent=2) + "\n").encode()


def as_text(rows: pd.DataFrame, table: str) -> pd.DataFrame:
    """Give the cells of a table as its file has them; a missing one is ""."""
    columns = TABLES[table].to_schema().columns
    cells = {name: _as_text(rows[name], column) for name, column in columns.items()}
    return pd.DataFrame(cells, index=rows.index, dtype="str")


def _as_text(cells: pd.Series, column: Column) -> list[str]:
    kind = field_type(column)
    if kind == "date":
        return ["" if pd.isna(one) else f"{one:%Y-%m-%d}" for one in cells]
    if kind == "number":
        return ["" if pd.isna(one) else plain_number(one) for one in cells]
    if kind == "boolean":
        return ["true" if one else "false" for one in cells]
    return ["" if pd.isna(one) else str(one) for one in cells]


def plain_number(number: float) -> str:
    """Write a number with its digits, and a whole one without a point."""
    return str(int(number)) if float(number).is_integer() else repr(float(number))


def table_bytes(rows: pd.DataFrame) -> bytes:
    """Write a table of text as CSV, with its header."""
    return csv_bytes([list(rows.columns), *rows.itertuples(index=False)])


def csv_bytes(records: Iterable[Sequence[str]], line_end: str = "\n") -> bytes:
    """Write records as CSV."""
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator=line_end).writerows(records)
    return text.getvalue().encode()
