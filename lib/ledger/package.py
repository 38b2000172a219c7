"""Read a data package into a ledger, or say everything that is wrong with it."""

import logging
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
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
from lib.ledger.report import LedgerRefused, Problem, Report, Where, unforeseen
from lib.ledger.rows import Text, read_rows, undecodable
from lib.ledger.rules import broken_rules
from lib.model.ledger import Ledger
from lib.model.tables import TABLES

_log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Examined:
    """A ledger, or None where it is refused, and all that was found on the way.

    `draft` is what could be read of it, sound or not; None where nothing could.
    """

    ledger: Ledger | None
    report: Report
    draft: Draft | None = None


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


def examine(
    folder: Path, *, max_bytes: int | None = None, today: date | None = None
) -> Examined:
    """Read a ledger and report on it, warnings included; never raises for its content.

    Parameters
    ----------
    folder, max_bytes
        As of `read_ledger`. Problems name files under the folder as it is given here.
    today
        Rows recorded later are warned of; none is if it is not given.

    Raises
    ------
    LedgerRefused
        Only for a setting. A fault of the check itself is logged and reported.
    """
    limit = size_limit() if max_bytes is None else max_bytes
    try:
        return _examined(folder, limit, today)
    except Exception:
        _log.exception("%s could not be read", folder)
        return Examined(None, Report.of([unforeseen(folder)]))


def _examined(folder: Path, max_bytes: int, today: date | None) -> Examined:
    files = read_files(folder, max_bytes)
    if not folder.is_dir():
        return Examined(None, Report.of(files.problems))
    problems = list(files.problems)
    head = None
    if DESCRIPTOR in files.content:
        head, found = read_head(files.content[DESCRIPTOR], folder)
        problems += found
    read, found = _draft(files, folder)
    draft = replace(read, today=today)
    problems += found
    problems += broken_rules(draft)
    report = Report.of(problems)
    if head is None or report.refused:
        return Examined(None, report, draft)
    return Examined(_ledger(draft, head, files), report, draft)


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
    read = dict(_documents(files, folder))
    broken = [one for one in read.values() if isinstance(one, Problem)]
    documents = {name: one for name, one in read.items() if isinstance(one, str)}
    draft = Draft(
        folder,
        frames,
        documents,
        whole=_whole(texts, files),
        bad=bad,
        missing=frozenset((name, one) for name in texts for one in texts[name].missing),
        unread=_unread(files) | (read.keys() - documents.keys()),
    )
    return draft, problems + broken


def _whole(texts: dict[str, Text], files: Files) -> frozenset[str]:
    """Name what could be read: tables with rows, and the folder of documents."""
    tables = frozenset(table for table, text in texts.items() if text.whole)
    return tables if DOCUMENTS in files.unread else tables | {DOCUMENTS}


def _unread(files: Files) -> frozenset[str]:
    """Name the sources whose document was not opened."""
    return frozenset(
        _source_of(name) for name in files.unread if name.startswith(f"{DOCUMENTS}/")
    )


def _source_of(name: str) -> str:
    return Path(name).name.removesuffix(".txt")


def _typed(text: Text, table: str) -> tuple[pd.DataFrame, list[BadCell]]:
    """Parse a table and hold it against its contract; one problem a cell."""
    frame, unparsed = typed(text.frame, table)
    found: dict[tuple[int, str], BadCell] = {}
    for cell in (*unparsed, *breaches(frame, text.frame, table)):
        if cell.row not in text.ragged and cell.column not in text.missing:
            found.setdefault((cell.row, cell.column), cell)
    return frame, list(found.values())


def _wrong(text: Text, cells: list[BadCell]) -> frozenset[tuple[int, str]]:
    """Mark wrong cells, missing columns, and all of a ragged row but its key."""
    rows, columns = text.frame.index, text.frame.columns
    wrong = {(cell.row, cell.column) for cell in cells}
    wrong |= {(row, column) for row in text.ragged for column in columns[1:]}
    return frozenset(wrong | {(row, column) for row in rows for column in text.missing})


def _problem(cell: BadCell, text: pd.DataFrame, table: str, folder: Path) -> Problem:
    where = Where(str(folder / table_file(table)), cell.row, key_at(text, cell.row))
    return Problem(where, cell.kind, cell.found, cell.expected, cell.remedy)


def _documents(files: Files, folder: Path) -> Iterator[tuple[str, str | Problem]]:
    """Decode the documents by source_id; newlines are kept, since ranges count them."""
    for name, data in files.content.items():
        if name.startswith(f"{DOCUMENTS}/"):
            problem = undecodable(data, Where(str(folder / name)))
            yield _source_of(name), problem or data.decode("utf-8")
