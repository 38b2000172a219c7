"""From rows of a frame to bars: what is missing, in doubt, on one scale."""

import pandas as pd

from lib.charts.bars import (
    bars,
    flags,
    known,
    on_one_scale,
    placed,
    whisker_ends,
)
from lib.charts.rows import LINE
from lib.model.plot import Series

NAN = float("nan")


def rows(**columns):
    """Make two rows with sums that are exact unless said."""
    plain = {
        "key": ["a", "b"],
        "name": ["A", "B"],
        "label": ["1", "2"],
        "hover": ["A: 1", "B: 2"],
        "value": [1.0, 2.0],
        "low": [1.0, 2.0],
        "high": [1.0, 2.0],
        "open_ended": [False, False],
    }
    return pd.DataFrame(plain | columns)


def test_a_missing_number_is_none_never_zero():
    assert known([1, NAN, pd.NA]) == (1.0, None, None)


def test_a_segment_that_no_row_has_is_left_out():
    parts = {"new": pd.Series([1.0, NAN]), "earlier": pd.Series([NAN, NAN])}
    plot = bars(rows(), parts, "Tanks")
    assert plot.series == (Series("new money", "new", (1.0, None)),)
    assert (plot.keys, plot.hovers) == (("a", "b"), ("A: 1", "B: 2"))
    assert (plot.low, plot.high, plot.open_ended) == ((), (), ())


def test_a_whisker_spans_what_differs_by_more_than_two_in_a_thousand():
    money = pd.DataFrame({"low": [9.0, 9.99], "value": [10.0, 10.0], "high": [9.5, 10]})
    assert whisker_ends(money) == ((9.0, None), (10.0, None))


def test_an_open_end_needs_a_sum():
    plot = bars(rows(open_ended=[True, True], value=[NAN, 2.0]), {}, "Tanks")
    assert plot.open_ended == (False, True)
    assert flags(pd.Series([False])) == ()


def test_plots_of_one_unit_reach_equally_far_and_others_stand_alone():
    new = {"new": pd.Series([1.0, 2.0])}
    longer = rows(high=[1.0, 5.0])
    plots = [
        bars(rows(), new, "Tanks"),
        bars(longer, new, "Tanks"),
        bars(rows(), new, ""),
    ]
    assert [plot.reach for plot in on_one_scale(plots)] == [5.0, 5.0, None]


def test_a_row_of_more_lines_takes_more_height_and_its_words_the_middle_of_that():
    one, two, three = placed(["A", "B<br>b", "C"], height=2 * LINE)
    assert [row.at for row in (one, two, three)] == [0, 1.5, 2.5]
    assert (one.more, two.more) == (0, 0.5)
    assert (one.words_at, two.words_at) == (0, 1.25)
