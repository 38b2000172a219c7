"""Read a data package into a ledger, or say everything that is wrong with it."""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import pandas as pd

from lib.ledger import kept_tables
from lib.ledger.cells import breaches, typed
from lib.ledger.draft import Draft
from lib.ledger.files import (
    DESCRIPTOR,
    DOCUMENTS,
    Files,
    content_hash,
    read_files,
)
from lib.ledger.head import Head, read_head
from lib.ledger.report import LedgerRefused, Problem, Report, Said, Where
from lib.ledger.rows import Text, read_rows, undecodable
from lib.ledger.rules import broken_rules, doubted_today
from lib.model.ledger import Ledger
from lib.model.tables import TABLES

_log = logging.getLogger(__name__)

#: What is wrong with the cells of a table, by row and column.
Bad = dict[tuple[int, str], Said]


@dataclass(frozen=True)
class Examined:
    """A ledger, or None where it is refused, and all that was found on the way.

    `draft` is what could be read of it, sound or not; None where nothing could.
    """

    ledger: Ledger | None
    report: Report
    draft: Draft | None = None


def read_ledger(folder: Path) -> Ledger:
    """Read a sound ledger from datapackage.json, a CSV file for each table, documents/.

    Its tables have the columns and types of their contracts, rows in the order of the
    files: row `n` of a table is row `n + 2` of its file. A file that is larger than
    PLEDGEBOARD_MAX_FILE_MB is refused unread. LedgerRefused is raised with every problem
    in one report; warnings alone do not raise.
    """
    examined = examine(folder)
    if examined.ledger is None:
        raise LedgerRefused(examined.report)
    return examined.ledger


def examine(folder: Path, *, today: date | None = None, anew: bool = False) -> Examined:
    """Read a ledger and report on it, warnings included; never raises.

    Problems name files under the folder as it is given here. Rows recorded after
    `today` are warned of; none is if it is not given. A large ledger that this software
    found sound before is not checked again, unless `anew`. A fault of the check itself
    is logged and reported.
    """
    try:
        return _examined(folder, today, anew=anew)
    except LedgerRefused as refused:
        return Examined(None, refused.report)
    except Exception:
        _log.exception("%s could not be read", folder)
        problem = Problem(
            Where(str(folder)),
            "unforeseen",
            "the ledger could not be read",
            "Expected: a ledger that the check can follow",
            "Undo the last change, or report the failure that the log describes",
        )
        return Examined(None, Report.of([problem]))


def examine_content(
    content: Mapping[str, bytes], folder: Path, *, today: date | None = None
) -> Examined:
    """Report on the files of a package that lies in memory alone, by their names.

    Problems name them under the folder, of which nothing is read or written.
    """
    return _of_files(Files(dict(content)), folder, today, anew=True)


def _examined(folder: Path, today: date | None, *, anew: bool) -> Examined:
    return _of_files(read_files(folder), folder, today, anew=anew)


def _of_files(
    files: Files, folder: Path, today: date | None, *, anew: bool
) -> Examined:
    key = content_hash(files.content), sum(map(len, files.content.values()))
    head, vocabulary, found = read_head(files.content.get(DESCRIPTOR), folder)
    kept = None if anew or head is None or files.unread else kept_tables.taken(*key)
    if kept is not None:
        draft, wrong = _sound(kept.tables, files, folder), kept.doubts(folder)
    else:
        draft, wrong = _draft(files, folder)
    draft = replace(draft, vocabulary=vocabulary, today=today)
    if kept is None:
        wrong += broken_rules(draft)
    report = Report.of([*files.problems, *found, *wrong, *doubted_today(draft)])
    if head is None or report.refused:
        return Examined(None, report, draft)
    kept_tables.keep(*key, draft.tables, wrong)
    return Examined(_ledger(draft, head, key[0]), report, draft)


def _ledger(draft: Draft, head: Head, content: str) -> Ledger:
    tables = {name: one.reset_index(drop=True) for name, one in draft.tables.items()}
    return Ledger(
        tables=tables,
        documents=draft.documents,
        descriptor=head.descriptor,
        coverage_as_written=head.coverage,
        subject_as_written=head.subject,
        vocabulary=head.vocabulary,
        version=str(head.descriptor["version"]),
        hash=content,
    )


def draft_of(ledger: Ledger, folder: Path) -> Draft:
    """Give a ledger in memory as what the rules look at; problems name the folder."""
    rows = {
        name: one.set_axis(pd.RangeIndex(2, len(one) + 2), axis="index")
        for name, one in ledger.tables.items()
    }
    whole = frozenset({*rows, DOCUMENTS})
    none = dict.fromkeys(rows, frozenset[tuple[int, str]]())
    return Draft(folder, rows, ledger.documents, whole, none)


def _sound(tables: Mapping[str, pd.DataFrame], files: Files, folder: Path) -> Draft:
    """Put tables that were checked before beside their documents."""
    documents = {name: str(one) for name, one in _documents(files, folder)}
    whole = frozenset({*tables, DOCUMENTS})
    return Draft(folder, tables, documents, whole, dict.fromkeys(tables, frozenset()))


def _draft(files: Files, folder: Path) -> tuple[Draft, list[Problem]]:
    """Read tables and documents as far as they can be read."""
    texts = {table: read_rows(files.of_table(table), table, folder) for table in TABLES}
    whole = {table for table, text in texts.items() if text.whole}
    tables = {table: _typed(text, table) for table, text in texts.items()}
    read = dict(_documents(files, folder))
    documents = {name: one for name, one in read.items() if isinstance(one, str)}
    unopened = {
        Path(one).stem for one in files.unread if one.startswith(f"{DOCUMENTS}/")
    }
    draft = Draft(
        folder,
        {table: frame for table, (frame, _) in tables.items()},
        documents,
        whole=frozenset(whole) | ({DOCUMENTS} - files.unread),
        bad={table: _wrong(texts[table], bad) for table, (_, bad) in tables.items()},
        missing=frozenset((name, one) for name in texts for one in texts[name].missing),
        unread=frozenset(unopened | (read.keys() - documents.keys())),
    )
    problems = [problem for text in texts.values() for problem in text.problems]
    problems += [
        Problem(draft.at(table, row), *said)
        for table, (_, bad) in tables.items()
        for (row, _), said in bad.items()
    ]
    return draft, problems + [one for one in read.values() if isinstance(one, Problem)]


def _typed(text: Text, table: str) -> tuple[pd.DataFrame, Bad]:
    """Parse a table and hold it against its contract; one problem a cell."""
    frame, unparsed = typed(text.frame, table)
    found: Bad = {}
    for (row, column), said in (*unparsed, *breaches(frame, text.frame, table)):
        if row not in text.ragged and column not in text.missing:
            found.setdefault((row, column), said)
    return frame, found


def _wrong(text: Text, bad: Bad) -> frozenset[tuple[int, str]]:
    """Mark wrong cells, missing columns, and all of a ragged row but its key."""
    rows, columns = text.frame.index, text.frame.columns
    ragged = {(row, column) for row in text.ragged for column in columns[1:]}
    missing = {(row, column) for row in rows for column in text.missing}
    return frozenset(bad) | ragged | missing


def _documents(files: Files, folder: Path) -> Iterator[tuple[str, str | Problem]]:
    """Decode the documents by source_id; newlines are kept, since ranges count them."""
    for name, data in files.content.items():
        if name.startswith(f"{DOCUMENTS}/"):
            problem = undecodable(data, Where(str(folder / name)))
            yield Path(name).stem, problem or data.decode("utf-8")
