"""Patches for the tiny ledger of `tests.ledgers`, row by row."""

import pandas as pd

from lib.ledger.patch import Patch
from lib.model.tables import TABLES

#: What most rows of a table would say, and a test need not.
_USUAL = {
    "sources": {"publisher": "Wire", "kind": "agency", "language": "en"},
    "pledges": {
        "scope": "donor",
        "donors": "NOR",
        "announced_on": "2026-03-05",
        "aid_type": "military",
        "modality": "cash",
        "novelty": "new",
    },
    "claims": {
        "source_id": "paper",
        "lead": "true",
        "amount": "7000000",
        "currency": "USD",
        "qualifier": "exact",
        "amount_as_printed": "$7 million",
    },
}


def rows_of(table, *rows, usual=True):
    """Make rows of a table as text, with what is usual in them."""
    columns = list(TABLES[table].to_schema().columns)
    filled = [(_USUAL.get(table, {}) if usual else {}) | one for one in rows]
    cells = [[one.get(name, "") for name in columns] for one in filled]
    return pd.DataFrame(cells, columns=columns, dtype="str")


def patch_of_rows(ledger="tiny", **tables):
    """Make a patch; each table is a list of rows or a frame."""
    framed = {
        name: rows if isinstance(rows, pd.DataFrame) else rows_of(name, *rows)
        for name, rows in tables.items()
    }
    return Patch(ledger, "1.0.0", framed)


def withdrawal(table, key, day=""):
    """Make the row that withdraws another."""
    first = next(iter(TABLES[table].to_schema().columns))
    return rows_of(table, {first: key, "withdrawn_on": day}, usual=False)


def new_pledge(**cells):
    """Make a patch of one pledge with its claim, both without keys."""
    return patch_of_rows(pledges=[cells], claims=[{}])
