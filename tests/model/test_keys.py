import pandas as pd
import pytest

from lib.model.keys import is_among, positions

CELLS = pd.Series(["a", None, "b", "a"], index=[5, 6, 7, 8], dtype="str")


@pytest.mark.parametrize(
    "known",
    [["a", "c"], {"a": 1}, pd.Index(["a"]), pd.Series(["a", None, "a"], dtype="str")],
)
def test_cells_are_told_that_are_among_the_known_ones(known):
    found = is_among(CELLS, known)
    assert found.tolist() == [True, False, False, True]
    assert found.index.equals(CELLS.index)


def test_it_tells_what_isin_tells():
    assert is_among(CELLS, ["b"]).equals(CELLS.isin(["b"]))
    assert is_among(CELLS.astype(object), ["b"]).equals(CELLS.isin(["b"]))


def test_nothing_is_among_nothing():
    assert not is_among(CELLS, []).any()
    assert is_among(CELLS[:0], ["a"]).tolist() == []


def test_the_row_of_a_key_is_found_and_none_for_what_has_none():
    keys = pd.Series(["b", "c", "a"], dtype="str")
    assert positions(CELLS, keys).tolist() == [2, -1, 0, 2]
    assert positions(CELLS, keys[:0]).tolist() == [-1] * 4
    assert positions(CELLS[:0], keys).tolist() == []
