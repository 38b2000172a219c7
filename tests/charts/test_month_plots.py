"""What was added up by month, as a plot."""

import pandas as pd
import pytest

from lib.charts.month_plots import (
    added_up_plot,
    held,
    ranked_so_far,
    since_when,
    whole_span,
)


def rows():
    """Two months with entries, two apart; the second is open-ended."""
    return pd.DataFrame(
        {
            "month": pd.to_datetime(["2025-12-01", "2026-02-01"]),
            "cumulative_low": [1.0, 3.0],
            "cumulative": [2.0, 5.0],
            "cumulative_high": [3.0, 8.0],
            "cumulative_open_ended": [False, True],
            "mark": ["a", "b"],
            "hover": ["A", "B"],
            "silent": [False, True],
        }
    )


def test_a_month_without_entries_holds_the_height_and_has_no_mark():
    every = held(rows(), whole_span(rows()["month"]))
    assert every["cumulative"].tolist() == [2, 2, 5]
    assert every["mark"].tolist() == ["a", "", "b"]
    assert every["silent"].tolist() == [False, False, True]
    assert every["cumulative_open_ended"].tolist() == [False, False, True]


def test_nothing_is_held_before_the_first_month():
    months = pd.date_range("2025-11-01", "2026-02-01", freq="MS")
    assert pd.isna(held(rows(), months)["cumulative"].iloc[0])


def test_doubt_stands_at_the_end_alone():
    every = held(rows(), whole_span(rows()["month"]))
    plot = added_up_plot(every, (2.0, "Pairs"))
    assert list(plot.series[0].values) == [1, 1, 2.5]
    assert (plot.low, plot.high) == ((None, None, 1.5), (None, None, 4))
    assert plot.open_ended == (False, False, True)
    assert plot.categories == ("2025-12-01", "2026-01-01", "2026-02-01")


@pytest.mark.parametrize(
    ("so_far", "said"),
    [
        ([4.0, 4.0], ("all", "in Jan 2025")),
        ([2.0, 4.0], ("at least half", "in Jan 2025")),
        ([1.0, 4.0], ("more than half", "since Feb 2025")),
    ],
)
def test_what_was_announced_when_is_told_by_half_of_it(so_far, said):
    months = pd.date_range("2025-01-01", periods=2, freq="MS")
    rows = pd.DataFrame({"month": months, "cumulative": so_far})
    assert since_when(rows) == said


def test_what_was_pledged_so_far_is_ranked_and_what_states_no_sum_left_out():
    rows = pd.DataFrame(
        {"donors": list("AABC"), "cumulative": [9.0, 1.0, 2.0, float("nan")]}
    )
    assert list(ranked_so_far(rows, "donors")["donors"]) == ["B", "A"]
