from dataclasses import astuple

import pandas as pd
import pytest

from lib.charts.panel_plots import plot_of_panel
from lib.charts.plots import PANELS
from lib.charts.rows import Panel
from lib.model.selection import Selection
from tests.toys import TODAY

NOW = Selection(asof=TODAY)


def plots(name, rows, chosen=NOW):
    return [plot_of_panel(panel) for panel in PANELS[name](rows, chosen)]


def numbers(plot):
    return {drawing: values for _, drawing, values in map(astuple, plot.series)}


def test_donors_are_bars_in_billions_and_a_missing_state_is_none(totals):
    donors, _, _ = plots("donor_totals", totals)
    assert donors.categories == ("Germany", "Norway", "Latvia")
    assert donors.unit == "Billion US dollars"
    assert numbers(donors) == {"new": (4, 4, 1), "earlier": (6, None, None)}


def test_the_figure_in_words_stands_beside_the_name(totals):
    donors, *_ = plots("donor_totals", totals)
    assert donors.labels[0] == "9 to 12 + 5 entries without a sum"


def test_whiskers_span_only_what_is_in_doubt(totals):
    donors, joint, _ = plots("donor_totals", totals)
    assert (donors.low, donors.high) == ((9, None, None), (12, None, None))
    assert donors.open_ended == (False, True, False)
    assert (joint.low, joint.high) == ((0,), (200,))


def test_joint_sets_and_the_untraced_have_axes_of_their_own(totals):
    headings = [plot.heading for plot in plots("donor_totals", totals)]
    assert headings == [
        "Donors",
        "Joint pledges, no split known (own scale)",
        "Traced to nobody (own scale)",
    ]


def test_a_segment_that_no_row_has_is_left_out():
    ends = {"value": [1.0], "low": [1.0], "high": [1.0], "open_ended": [False]}
    rows = pd.DataFrame({"name": ["A"], "label": ["1"], **ends})
    parts = {"new": pd.Series([1.0]), "earlier": pd.Series([float("nan")])}
    plot = plot_of_panel(Panel(rows, parts, "Tanks"))
    assert list(numbers(plot)) == ["new"]
    assert (plot.low, plot.high, plot.open_ended, plot.base) == ((), (), (), ())


@pytest.mark.parametrize(
    ("name", "value"), [("meeting_totals", 1), ("meeting_shares", 10)]
)
def test_meetings_are_drawn_in_money_or_in_percent(name, value, meetings):
    (plot,) = plots(name, meetings)
    assert plot.categories == ("12 Feb 2026", "11 Apr 2025")
    assert numbers(plot)["new"][0] == value
