"""A new edition of a ledger against an old one: nothing is overwritten.

A correction withdraws a row and adds one with a new id (02-data, "The ledger"). So
against an older edition nothing may be gone or changed, but for a row that is withdrawn
later than anything the old edition knew, and no row may be slipped into its past.
"""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from lib.ledger.draft import Draft, cells, keyed
from lib.ledger.files import DOCUMENTS
from lib.ledger.report import Problem, Where, quoted
from lib.model.tables import VERSIONED


def forbidden_changes(new: Draft, old: Draft) -> list[Problem]:
    """Find what an edition may not do to the one before it.

    That is: removed and changed rows of the versioned tables, new rows recorded no
    later than the newest day of the old ledger, removed and changed documents. What
    cannot be read is not compared, and no cell that is known to be wrong. What the
    ledger knows of a day is settled when that day is over: today may be added to.
    """
    days = [old[table][["recorded_on", "withdrawn_on"]] for table in VERSIONED]
    newest: pd.Timestamp = pd.concat(days).max().max()
    if new.today is not None:
        newest = min(newest, pd.Timestamp(new.today) - pd.Timedelta(days=1))
    problems: list[Problem] = []
    for table in VERSIONED:
        if _comparable(new, table) and _comparable(old, table):
            problems += _changes(new, old, table, newest)
    if DOCUMENTS in new.whole:
        problems += _changed_documents(new, old)
    return problems


def _comparable(draft: Draft, table: str) -> bool:
    """Tell whether the rows of a table can be known by their keys."""
    key = (table, draft[table].columns[0])
    return table in draft.whole and key not in draft.missing


def _changes(
    new: Draft, old: Draft, table: str, newest: pd.Timestamp
) -> Iterator[Problem]:
    after, before = keyed(new[table]), keyed(old[table])
    for gone in before.index.difference(after.index, sort=False):
        yield Problem(
            Where(new.file(table), None, str(gone)),
            "removed row",
            "the row of the old ledger is gone",
            "Expected: every row of the old ledger",
            "Put it back, and withdraw it by its withdrawn_on",
        )
    kept = before.index.intersection(after.index, sort=False)
    unknown = {
        (draft.key(table, row), column)
        for draft in (new, old)
        for row, column in draft.bad[table]
    }
    for cell, row, found in _changed_cells(before.loc[kept], after.loc[kept], newest):
        if cell not in unknown:
            expected = (
                "Expected: the row of the old ledger; only withdrawn_on may be set, "
                f"to a day after {newest.date()}"
            )
            remedy = "Withdraw the row and add one that replaces it"
            yield Problem(new.at(table, row), "changed row", found, expected, remedy)
    added = after.loc[after.index.difference(before.index, sort=False)]
    late = added[added["recorded_on"] <= newest]
    for _, recorded, row in cells(late, "recorded_on", "row"):
        yield Problem(
            new.at(table, row),
            "row in the past",
            f"the new row is recorded on {recorded.date()}",
            f"Expected: a day after {newest.date()}, the newest of the old ledger",
            "Record it on the day on which the ledger learned of it",
        )


def _changed_cells(
    before: pd.DataFrame, after: pd.DataFrame, newest: pd.Timestamp
) -> Iterator[tuple[tuple[str, str], int, str]]:
    """Compare rows of the same keys in the same order: cell, row, what changed."""
    for column in before.columns.drop("row"):
        was, now = before[column], after[column]
        changed = (was != now) & ~(was.isna() & now.isna())
        if column == "withdrawn_on":
            changed &= ~(was.isna() & (now > newest))
        found = pd.DataFrame({"row": after["row"], "was": was, "now": now})
        for key, row, old, new in cells(found[changed.fillna(True)], *found.columns):
            said = f"{column} was {_shown(old)} and is {_shown(new)}"
            yield (str(key), column), row, said


def _shown(cell: Any) -> str:
    if pd.isna(cell):
        return "empty"
    return quoted(cell.date() if isinstance(cell, pd.Timestamp) else cell)


def _changed_documents(new: Draft, old: Draft) -> Iterator[Problem]:
    for name, text in old.documents.items():
        if name not in new.unread and new.documents.get(name) != text:
            kept = name in new.documents
            yield Problem(
                Where(str(new.folder / DOCUMENTS / f"{name}.txt")),
                "changed document" if kept else "removed document",
                f"the document is {'changed' if kept else 'gone'}",
                "Expected: the document of the old ledger",
                "Put it back; ranges count its characters",
            )
