"""What the tests of the reader share: names of the shipped ledger, and short rows."""

from datetime import date
from functools import cache
from pathlib import Path

from lib.extract.__main__ import names_in
from lib.extract.reader import extract

SEEDS = Path(__file__).parents[2] / "seeds"
DAY = date(2026, 3, 1)
FIELDS = ("donors", "amount", "currency", "quantity")


@cache
def names():
    return names_in(SEEDS)


def cells_of(text, published_on=DAY):
    """Read a text; give the filled cells of each proposed row."""
    found = extract(text, names(), published_on).proposals
    return [
        {name: cell for name, cell in {**one.claim, **one.pledge}.items() if cell}
        for one in found
    ]


def rows_of(text, *fields):
    """Read a text; give the asked cells of each proposed row, "" where blank."""
    asked = fields or FIELDS
    return [tuple(row.get(name, "") for name in asked) for row in cells_of(text)]
