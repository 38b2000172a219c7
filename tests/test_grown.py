"""The ledger that growth is measured with is a sound one, of as many times the money."""

from datetime import date

import numpy as np

from lib.frames.donors import donor_totals
from lib.ledger.package import read_ledger
from lib.model.selection import Selection
from lib.model.view import View
from tests.grown import SEEDS, grow

SUMS = ["value", "low", "high", "new", "earlier", "conditional", "restated", "lapsed"]
NOW = Selection(asof=date(2026, 11, 23), currency="EUR")


def test_each_copy_of_the_ledger_adds_the_same_sums(tmp_path):
    shipped, grown = read_ledger(SEEDS), read_ledger(grow(tmp_path / "ledger", 3))
    once, thrice = (
        donor_totals(View(ledger, NOW)).set_index("donors").sort_index()
        for ledger in (shipped, grown)
    )
    assert len(grown["pledges"]) == 3 * len(shipped["pledges"])
    assert thrice.index.equals(once.index)
    np.testing.assert_allclose(thrice[SUMS], 3 * once[SUMS])
    assert (thrice["pledges"] == 3 * once["pledges"]).all()
