"""A new edition of a ledger against an old one: nothing is overwritten.

A correction withdraws a row and adds one with a new id (02-data, "The ledger"). So
against an older edition nothing may be gone or changed, but for a row that is withdrawn
later than anything the old edition knew, and no row may be slipped into its past.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from lib.ledger.draft import cells, key_of
from lib.ledger.files import DOCUMENTS, table_file
from lib.ledger.report import Problem, Where, quoted
from lib.model.ledger import Ledger
from lib.model.tables import VERSIONED


def forbidden_changes(
    new: Ledger, old: Ledger, *, folder: Path = Path()
) -> list[Problem]:
    """Find what an edition may not do to the one before it.

    Parameters
    ----------
    new, old
        Two sound ledgers.
    folder
        The new package, as the problems name it.

    Returns
    -------
    list of Problem
        Removed and changed rows of the versioned tables, new rows recorded no later
        than the newest day of the old ledger, removed and changed documents.
        `donors`, `meetings`, `sources` and the closed lists are not versioned.
    """
    newest = _newest_day(old)
    problems: list[Problem] = []
    for table in VERSIONED:
        problems += _changes(new, old, table, newest, folder)
    return problems + list(_changed_documents(new, old, folder))


def _newest_day(ledger: Ledger) -> pd.Timestamp:
    days = pd.concat(
        [
            ledger[table][column]
            for table in VERSIONED
            for column in ("recorded_on", "withdrawn_on")
        ]
    )
    newest: pd.Timestamp = days.max()
    return newest


def _changes(
    new: Ledger, old: Ledger, table: str, newest: pd.Timestamp, folder: Path
) -> Iterator[Problem]:
    file = str(folder / table_file(table))
    key = key_of(table)
    after = new[table].assign(row=new[table].index + 2).set_index(key)
    before = old[table].set_index(key)
    for gone in before.index.difference(after.index, sort=False):
        yield Problem(
            Where(file, None, str(gone)),
            "removed row",
            "the row of the old ledger is gone",
            "Expected: every row of the old ledger",
            "Put it back, and withdraw it by its withdrawn_on",
        )
    kept = before.index.intersection(after.index, sort=False)
    yield from _changed_rows(before.loc[kept], after.loc[kept], newest, file)
    added = after.loc[after.index.difference(before.index, sort=False)]
    yield from _rows_in_the_past(added, newest, file)


def _rows_in_the_past(
    added: pd.DataFrame, newest: pd.Timestamp, file: str
) -> Iterator[Problem]:
    for fresh, recorded, row in cells(added, "recorded_on", "row"):
        if recorded <= newest:
            yield Problem(
                Where(file, int(row), str(fresh)),
                "row in the past",
                f"the new row is recorded on {recorded.date()}",
                f"Expected: a day after {newest.date()}, the newest of the old ledger",
                "Record it on the day on which the ledger learned of it",
            )


def _changed_rows(
    before: pd.DataFrame, after: pd.DataFrame, newest: pd.Timestamp, file: str
) -> Iterator[Problem]:
    """Compare rows of the same keys in the same order, column by column."""
    for column in before.columns:
        was, now = before[column], after[column]
        changed = (was != now) & ~(was.isna() & now.isna())
        if column == "withdrawn_on":
            changed &= ~(was.isna() & (now > newest))
        found = pd.DataFrame({"row": after["row"], "was": was, "now": now})
        for key, row, old, new in cells(found[changed.fillna(True)], *found.columns):
            yield Problem(
                Where(file, int(row), str(key)),
                "changed row",
                f"{column} was {_shown(old)} and is {_shown(new)}",
                "Expected: the row of the old ledger; only withdrawn_on may be set, "
                f"to a day after {newest.date()}",
                "Withdraw the row and add one that replaces it",
            )


def _shown(cell: Any) -> str:
    if pd.isna(cell):
        return "empty"
    return quoted(cell.date() if isinstance(cell, pd.Timestamp) else cell)


def _changed_documents(new: Ledger, old: Ledger, folder: Path) -> Iterator[Problem]:
    for name, text in old.documents.items():
        if new.documents.get(name) != text:
            kept = name in new.documents
            yield Problem(
                Where(str(folder / DOCUMENTS / f"{name}.txt")),
                "changed document" if kept else "removed document",
                f"the document is {'changed' if kept else 'gone'}",
                "Expected: the document of the old ledger",
                "Put it back; ranges count its characters",
            )
