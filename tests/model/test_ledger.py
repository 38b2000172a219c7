"""Cells that hold lists."""

import pandas as pd
import pytest

from lib.model.ledger import holds_any, holds_only

CELLS = pd.Series(["DEU;NOR", "NOR", None, "DEUX"])


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (["NOR"], [True, True, False, False]),
        (["DEU"], [True, False, False, False]),
        ([], [False, False, False, False]),
    ],
)
def test_a_cell_holds_a_word_whole(wanted, found):
    assert holds_any(CELLS, wanted).to_list() == found


def test_a_cell_holds_nothing_but_what_is_allowed():
    assert holds_only(CELLS, ["NOR"]).to_list() == [False, True, False, False]
    allowed = holds_only(CELLS, ["DEU", "NOR"]).to_list()
    assert allowed == [True, True, False, False]
