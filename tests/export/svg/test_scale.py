"""Axes as scales: places in pixels, and ticks with their words."""

from datetime import datetime

import pytest

from lib.export.svg.scale import Scale, measured, scale_of, ticks_of, years


def days(first, last, **axis):
    axis = {"type": "date", "range": [first, last], **axis}
    return axis, scale_of(axis, [], 0, 100)


def words(axis, scale):
    return [said for _, said in ticks_of(axis, scale)]


def test_a_value_lies_at_its_share_of_the_way():
    scale = Scale("linear", 0, 50, 100, 300)
    assert [scale.at(one) for one in (0, 25, 50)] == [100, 200, 300]


def test_an_axis_can_run_backwards():
    assert Scale("linear", 3.5, -0.5, 0, 400).at(-0.5) == 400
    assert scale_of({"range": [3.5, -0.5]}, [], 400, 0).at(3.5) == 400


def test_days_are_measured_as_text_and_as_moments():
    assert measured("1970-01-02", "date") == 86_400_000
    assert measured(datetime(1970, 1, 2), "date") == 86_400_000
    assert measured(5, "date") == 5


def test_a_logarithmic_axis_has_equal_steps_for_equal_factors():
    axis = {"type": "log", "range": [1, 3], "tickvals": [5, 10, 100, 1000, 5000]}
    scale = scale_of(axis, [], 0, 200)
    assert scale.at(100) == pytest.approx(100)
    assert ticks_of(axis, scale) == [(0, "10"), (100, "100"), (200, "1,000")]


@pytest.mark.parametrize(
    ("last", "said"),
    [
        (47.7, ["0", "10", "20", "30", "40"]),
        (1.0, ["0", "0.2", "0.4", "0.6", "0.8", "1"]),
        (8000, ["0", "2,000", "4,000", "6,000", "8,000"]),
    ],
)
def test_ticks_are_round_numbers_no_more_than_asked(last, said):
    axis = {"range": [0, last], "nticks": 6}
    assert words(axis, scale_of(axis, [], 0, 100)) == said


def test_a_stated_step_is_taken():
    axis = {"range": [0, 3.2], "dtick": 1}
    assert words(axis, scale_of(axis, [], 0, 100)) == ["0", "1", "2", "3"]


def test_an_axis_without_a_range_holds_all_its_values():
    assert scale_of({}, [10, 20], 0, 100).at(10) == pytest.approx(5)
    from_zero = scale_of({"rangemode": "tozero"}, [10, 19], 0, 100)
    assert from_zero.at(0) == 0
    assert from_zero.at(19) == pytest.approx(95)


def test_months_are_named_as_asked_in_their_middle():
    axis, scale = days(
        "2025-01-01",
        "2025-07-01",
        dtick="M3",
        tickformat="%b %Y",
        ticklabelmode="period",
    )
    named = ticks_of(axis, scale)
    assert [said for _, said in named] == ["Jan 2025", "Apr 2025"]
    assert named[0][0] == pytest.approx(100 * 15 / 181)


def test_years_begin_in_january():
    axis, scale = days("2022-04-01", "2024-02-01", dtick="M12", tickformat="%Y")
    assert words(axis, scale) == ["2023", "2024"]
    assert len(years(scale)) == 2


def test_days_are_named_without_a_leading_zero():
    axis, scale = days("2026-01-30", "2026-02-20", nticks=6, tickformat="%-d %b")
    assert words(axis, scale) == ["1 Feb", "8 Feb", "15 Feb"]
    weekly = {"tick0": "2026-02-02", "dtick": 7 * 86_400_000}
    axis, scale = days("2026-02-01", "2026-02-20", **weekly)
    assert words(axis, scale) == ["2 Feb", "9 Feb", "16 Feb"]


def test_a_long_axis_of_days_says_nothing_of_its_steps_and_has_few():
    axis, scale = days("2022-01-01", "2026-06-01")
    assert words(axis, scale) == ["2022", "2023", "2024", "2025", "2026"]


def test_words_of_ticks_can_be_given():
    axis, scale = days(
        "2022-01-01", "2022-12-31", tickvals=["2022-07-01"], ticktext=["the middle"]
    )
    assert words(axis, scale) == ["the middle"]
