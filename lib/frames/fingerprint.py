"""What the ledger showed on a day, as a few digits that change where it is rewritten."""

from collections.abc import Iterator
from datetime import date
from hashlib import sha256

import pandas as pd

from lib.frames.cache import from_cache
from lib.model.keys import is_among
from lib.model.ledger import Ledger, in_force
from lib.model.tables import VERSIONED
from lib.model.view import View
from lib.model.vocabulary import SEPARATOR

#: Digits that a link carries.
DIGITS = 8
#: Rows that are written at a time.
BLOCK = 5_000
#: Of a table without versions those rows count that a row in force names.
NAMED_BY = {
    "donors": (("pledges", "donors"), ("condition_events", "donor_id")),
    "meetings": (("pledges", "meeting_id"), ("statements", "meeting_id")),
    "sources": (
        *(("claims", "source_id"), ("condition_events", "source_id")),
        ("statements", "source_id"),
    ),
}


def fingerprint_of(view: View) -> str:
    """Name the rows that the ledger held as of the day of a selection.

    Rows in force that day count, and of the tables without versions the rows that they
    name. What was recorded or withdrawn later does not, `withdrawn_on` of a row that
    stood that day neither. So the digits stay the same for good, unless a row is
    changed in place.

    The first digits of a SHA-256, hexadecimal.
    """
    day = view.selection.day
    return from_cache(("view", view.ledger.hash, day), lambda: _view(view.ledger, day))


def _view(ledger: Ledger, day: date) -> str:
    held = {name: in_force(ledger[name], day) for name in VERSIONED}
    visible = {name: rows.drop(columns="withdrawn_on") for name, rows in held.items()}
    for table, named_by in NAMED_BY.items():
        rows = ledger[table]
        names = pd.concat(
            [held[of][column].drop_duplicates() for of, column in named_by]
        )
        named = is_among(rows.iloc[:, 0], names.str.split(SEPARATOR).explode())
        visible[table] = rows[named]
    digest = sha256()
    for name in sorted(visible):
        rows = visible[name]
        digest.update(name.encode())
        for lines in _lines(rows.sort_values(rows.columns[0])):
            digest.update(lines)
    return digest.hexdigest()[:DIGITS]


def _lines(rows: pd.DataFrame) -> Iterator[bytes]:
    """Write a table as CSV, block by block: as one text it takes ten times its room."""
    for first in range(0, max(1, len(rows)), BLOCK):
        block = rows.iloc[first : first + BLOCK]
        yield block.to_csv(index=False, header=not first).encode()
