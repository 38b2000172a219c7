"""Pledges that include pledges, to any depth."""

import numpy as np
import pandas as pd

from lib.frames.nesting import NOTHING, nesting_of

NAN = float("nan")


def forest(**whole: str | None):
    return nesting_of(pd.Series(list(whole)), pd.Series(list(whole.values())))


def test_a_row_climbs_until_it_is_part_of_nothing():
    of = forest(whole=None, part="whole", item="part", lone="not in force")
    assert of.whole.tolist() == [NOTHING, 0, 1, NOTHING]
    climbed = [nested.tolist() for nested, _ in of.levels()]
    assert climbed == [[False, True, True, False], [False, False, True, False]]


def test_parts_are_summed_from_the_deepest_up_and_the_larger_figure_counts():
    of = forest(item="part", part="whole", whole=None)
    effective, parts = of.sums(np.array([[7.0], [5.0], [10.0]]))
    assert effective.ravel().tolist() == [7, 7, 10]
    np.testing.assert_array_equal(parts.ravel(), [NAN, 7, 7])


def test_a_whole_none_of_whose_parts_has_a_sum_keeps_its_own():
    of = forest(part="whole", whole=None)
    effective, parts = of.sums(np.array([[NAN, 1.0], [3.0, NAN]]))
    np.testing.assert_array_equal(effective, [[NAN, 1], [3, 1]])
    np.testing.assert_array_equal(parts, [[NAN, NAN], [NAN, 1]])


def test_a_flag_is_found_on_any_row_above_but_not_on_the_row_itself():
    of = forest(whole=None, part="whole", item="part")
    assert of.any_above(np.array([True, False, False])).tolist() == [False, True, True]
    assert not of.any_above(np.array([False, False, True])).any()


def test_an_equal_code_above_is_found_and_a_negative_one_equals_nothing():
    of = forest(whole=None, part="whole", item="part")
    assert of.any_equal_above(np.array([1, 2, 1])).tolist() == [False, False, True]
    assert not of.any_equal_above(np.array([-1, -1, -1])).any()


def test_no_pledges_make_an_empty_forest():
    of = nesting_of(pd.Series([], dtype="str"), pd.Series([], dtype="str"))
    effective, parts = of.sums(np.empty((0, 3)))
    assert effective.shape == parts.shape == (0, 3)
    assert list(of.levels()) == []
