"""What the drawings by month share: bands below each other, an axis, steps, marks."""

from dataclasses import replace

import pandas as pd
import pytest

from lib.charts.months import Band, months_of, stack, steps, whiskers
from lib.model.plot import Plot, Series
from tests.charts.accepted import accepted

PLOT = Plot(
    "steps",
    ("2025-11-01", "2025-12-01", "2026-01-01", "2026-02-01"),
    (Series("so far", "#2A6F9C", (None, 2.0, 2.0, 5.0)),),
    "Billion euros",
    low=(None, None, None, 4.0),
    high=(None, None, None, 6.0),
    open_ended=(False, False, False, True),
    keys=("a", "b", "", "d"),
    hovers=("", "B", "", "D"),
)


def laid_out(*bands, months=("2025-11-01", "2026-02-01")):
    return stack(bands or (Band(10, 50, 20),), [pd.Timestamp(one) for one in months])


def days(trace):
    return [day[:10] for day in trace.x]


def test_bands_stand_below_each_other_and_only_a_foot_names_months():
    figure, (upper, lower) = laid_out(Band(10, 30), Band(10, 40, 20, words="Lower"))
    assert (upper.top, upper.bottom) == pytest.approx((8 / 9, 5 / 9))
    assert (lower.top, lower.bottom) == pytest.approx((4 / 9, 0))
    layout = accepted(figure).layout
    assert layout.height == 110
    assert not layout.xaxis.showticklabels
    assert layout.xaxis2.showticklabels
    assert [note.text for note in layout.annotations] == ["Lower"]


def test_nothing_can_be_zoomed_and_few_months_are_named():
    axis = accepted(laid_out()[0]).layout.xaxis
    assert axis.fixedrange
    assert (axis.dtick, axis.tickformat) == ("M1", "%b %Y")


def test_over_years_each_year_is_named_below_its_part():
    figure, _ = laid_out(months=("2022-04-01", "2026-01-01"))
    axis = accepted(figure).layout.xaxis
    assert list(axis.ticktext) == ["2022", "2023", "2024", "2025"]
    assert axis.tickvals[0].startswith("2022-08")


def test_steps_have_a_point_where_a_month_has_a_mark_and_a_figure():
    figure, (spot,) = laid_out()
    steps(figure, PLOT, spot, {})
    line, whisker, tip = accepted(figure).data
    assert days(line) == ["2025-12-01", "2025-12-01", "2026-02-01", "2026-03-01"]
    assert list(line.y) == [0, 2, 5, 5]
    assert list(whisker.y) == [4, 6, None]
    assert list(tip.y) == [6]


def test_steps_without_a_figure_are_not_drawn():
    figure, (spot,) = laid_out()
    silent = replace(PLOT, series=(Series("so far", "#2A6F9C", (None,) * 4),))
    steps(figure, silent, spot, {})
    assert not figure.traces


def test_what_is_in_no_doubt_has_no_whisker():
    figure, (spot,) = laid_out()
    plain = replace(PLOT, low=(), high=(), open_ended=())
    whiskers(figure, plain, months_of(plain), spot)
    assert not figure.traces
