"""Read a data package into a ledger, or say everything that is wrong with it."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from lib.ledger.cells import BadCell, typed
from lib.ledger.contracts import breaches
from lib.ledger.draft import Draft, key_at
from lib.ledger.files import (
    DESCRIPTOR,
    DOCUMENTS,
    Files,
    content_hash,
    read_files,
    size_limit,
    table_file,
)
from lib.ledger.head import Head, read_head
from lib.ledger.report import LedgerRefused, Problem, Report, Where
from lib.ledger.rows import Text, read_rows, undecodable
from lib.ledger.rules import broken_rules
from lib.model.ledger import Ledger
from lib.model.tables import TABLES


@dataclass(frozen=True)
class Examined:
    """A ledger, or None where it is refused, and all that was found on the way."""

    ledger: Ledger | None
    report: Report


def read_ledger(folder: Path, *, max_bytes: int | None = None) -> Ledger:
    """Read a sound ledger.

    Parameters
    ----------
    folder
        A data package: datapackage.json, a CSV file for each table, documents/.
    max_bytes
        A larger file is refused unread; PLEDGEBOARD_MAX_FILE_MB (50 MB) if not given.

    Returns
    -------
    Ledger
        Tables in the columns and types of their contracts, rows in the order of the
        files: row `n` of a table is row `n + 2` of its file.

    Raises
    ------
    LedgerRefused
        With every problem in one report. Warnings alone do not raise.
    """
    examined = examine(folder, max_bytes=max_bytes)
    if examined.ledger is None:
        raise LedgerRefused(examined.report)
    return examined.ledger


def examine(folder: Path, *, max_bytes: int | None = None) -> Examined:
    """Read a ledger and report on it, warnings included; never raises for its content.

    Parameters
    ----------
    folder, max_bytes
        As of `read_ledger`. Problems name files under the folder as it is given here.
    """
    limit = size_limit() if max_bytes is None else max_bytes
    files = read_files(folder, limit)
    problems = list(files.problems)
    head = None
    if DESCRIPTOR in files.content:
        head, found = read_head(files.content[DESCRIPTOR], folder)
        problems += found
    if folder.is_dir():
        draft, found = _draft(files, folder)
        problems += found
        problems += broken_rules(draft)
    report = Report.of(problems)
    if head is None or report.refused:
        return Examined(None, report)
    return Examined(_ledger(draft, head, files), report)


def _ledger(draft: Draft, head: Head, files: Files) -> Ledger:
    return Ledger(
        tables={
            name: table.reset_index(drop=True) for name, table in draft.tables.items()
        },
        documents=draft.documents,
        descriptor=head.descriptor,
        coverage=head.coverage,
        version=head.version,
        hash=content_hash(files.content),
    )


def _draft(files: Files, folder: Path) -> tuple[Draft, list[Problem]]:
    """Read tables and documents as far as they can be read."""
    texts = {
        table: read_rows(files.content.get(table_file(table)), table, folder)
        for table in TABLES
    }
    problems = [problem for text in texts.values() for problem in text.problems]
    frames, bad = {}, {}
    for table, text in texts.items():
        frames[table], cells = _typed(text, table)
        bad[table] = _wrong(text, cells)
        problems += [_problem(cell, text.frame, table, folder) for cell in cells]
    documents = {}
    for name, document in _documents(files, folder):
        if isinstance(document, Problem):
            problems.append(document)
        else:
            documents[name] = document
    whole = frozenset(table for table, text in texts.items() if text.whole)
    return Draft(folder, frames, documents, whole, bad), problems


def _typed(text: Text, table: str) -> tuple[pd.DataFrame, list[BadCell]]:
    """Parse a table and hold it against its contract; one problem a cell."""
    frame, unparsed = typed(text.frame, table)
    found: dict[tuple[int, str], BadCell] = {}
    missing = _missing_columns(text)
    for cell in (*unparsed, *breaches(frame, text.frame, table)):
        if cell.row not in text.ragged and cell.column not in missing:
            found.setdefault((cell.row, cell.column), cell)
    return frame, list(found.values())


def _missing_columns(text: Text) -> frozenset[str]:
    """Name the columns that the file lacks, of which its header was said to lack."""
    if text.whole:
        return frozenset()
    empty = text.frame.columns[text.frame.isna().all()]
    return frozenset(empty)


def _wrong(text: Text, cells: list[BadCell]) -> frozenset[tuple[int, str]]:
    """Mark wrong cells, and in a ragged row every cell but the first."""
    shifted = [
        (row, column) for row in text.ragged for column in text.frame.columns[1:]
    ]
    return frozenset([(cell.row, cell.column) for cell in cells] + shifted)


def _problem(cell: BadCell, text: pd.DataFrame, table: str, folder: Path) -> Problem:
    where = Where(str(folder / table_file(table)), cell.row, key_at(text, cell.row))
    return Problem(where, cell.kind, cell.found, cell.expected, cell.remedy)


def _documents(files: Files, folder: Path) -> Iterator[tuple[str, str | Problem]]:
    """Decode the documents by source_id; newlines are kept, since ranges count them."""
    for name, data in files.content.items():
        if name.startswith(f"{DOCUMENTS}/"):
            problem = undecodable(data, Where(str(folder / name)))
            source = Path(name).name.removesuffix(".txt")
            yield source, problem or data.decode("utf-8")
