"""Charts of two views side by side: the same length means the same sum."""

from dataclasses import replace

import pytest

from lib.charts.beside import figures_beside, on_shared_scale
from lib.charts.cards import card_of
from lib.charts.style import HEADROOM
from lib.model.plot import Plot, Series
from lib.model.view import View
from tests.toys import NOW, claim, pledge, toy_ledger


def plot(most, kind="bars", unit="Million US dollars", reach=None):
    series = (Series("new", "new", (float(most),)),)
    names = ("Germany",) if kind == "bars" else ("2026-02-01",)
    return Plot(kind, names, series, unit, reach=reach)


def reaches(first, second):
    return [[one.reach for one in side] for side in on_shared_scale(first, second)]


def test_bars_of_one_unit_reach_equally_far():
    assert reaches([plot(40)], [plot(10), plot(7)]) == [[40], [40, 40]]
    assert reaches([plot(40)], [plot(1, unit="Billion US dollars")]) == [[None], [None]]


def test_months_are_held_against_their_like_and_sums_so_far_against_theirs():
    first = [plot(4, "columns"), plot(40, "steps"), plot(0, "marks")]
    second = [plot(9, "columns"), plot(30, "steps"), plot(0, "marks")]
    assert reaches(first, second) == [[9, 40, None], [9, 40, None]]
    assert reaches(first, second[:2]) == [[None] * 3, [None] * 2]


def test_small_drawings_on_one_scale_share_it_and_others_keep_theirs():
    shared = [plot(4, "areas", reach=8.0), plot(8, "areas", reach=8.0)]
    own = [replace(one, reach=None) for one in shared]
    assert reaches(shared, [plot(16, "areas", reach=16.0)]) == [[16, 16], [16]]
    assert reaches(own, own) == [[None, None], [None, None]]


@pytest.fixture
def ledger():
    parts = [("deu", "DEU", 30e6), ("nor", "NOR", 6e6)]
    months = [("1", "2026-01-05"), ("2", "2026-02-12")]
    ends = [(*part, *month) for part in parts for month in months]
    return toy_ledger(
        [pledge(key + n, donor, announced_on=day) for key, donor, _, n, day in ends],
        [claim(key + n, amount) for key, _, amount, n, _ in ends],
    )


@pytest.mark.parametrize(
    ("chart", "ends"),
    # The meetings are marks on an axis of no unit.
    [("donor_months", {60}), ("timeline", {1, 30, 60}), ("donor_totals", {60})],
)
def test_the_axes_of_both_figures_end_where_the_longer_one_does(ledger, chart, ends):
    of = [replace(NOW, donor=(key,), show=key) for key in ("DEU", "NOR")]
    cards = [card_of(chart, View(ledger, chosen)) for chosen in of]
    for figure in figures_beside(*cards):
        axes = [axis for name, axis in figure["layout"].items() if "axis" in name]
        numbers = [one["range"][1] for one in axes if one.get("range", [None])[0] == 0]
        assert {round(one / HEADROOM) for one in numbers} == ends
