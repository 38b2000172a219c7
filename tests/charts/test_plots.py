from dataclasses import replace
from datetime import date
from math import isnan
from operator import attrgetter
from pathlib import Path

import pandas as pd
import plotly.graph_objects as go
import pytest

from lib.charts.bars import bars
from lib.charts.cards import card_of
from lib.charts.catalogue import CHARTS
from lib.charts.rows import rows_figure
from lib.charts.style import COMPARED
from lib.ledger.package import read_ledger
from lib.model.drawings import ACCENT, DRAWINGS
from lib.model.plot import native_plots
from lib.model.selection import Selection
from lib.model.view import View
from tests.charts.test_cards import ROWS
from tests.toys import TODAY

NOW = Selection(asof=TODAY, since=date(2025, 12, 1))


def plots(name, rows, chosen=NOW):
    return CHARTS[name].plots(rows, chosen)


def numbers(plot):
    return dict(map(attrgetter("drawing", "values"), plot.series))


def test_donors_are_bars_in_billions_and_a_missing_state_is_none(totals):
    donors, _, _ = plots("donor_totals", totals)
    assert donors.categories == ("Germany", "Norway", "Latvia")
    assert donors.unit == "Billion US dollars"
    assert numbers(donors) == {"new": (4, 4, 1), "earlier": (6, None, None)}


def test_the_figure_in_words_stands_beside_the_name(totals):
    donors, *_ = plots("donor_totals", totals)
    assert donors.labels[0] == "9 to 12 + 5 with no price given"


def test_whiskers_span_only_what_is_in_doubt(totals):
    donors, joint, _ = plots("donor_totals", totals)
    assert (donors.low, donors.high) == ((9, None, None), (12, None, None))
    assert donors.open_ended == (False, True, False)
    assert (joint.low, joint.high) == ((0,), (200,))


def test_joint_sets_and_the_untraced_have_axes_of_their_own(totals):
    headings = [plot.heading for plot in plots("donor_totals", totals)]
    assert headings == [
        "Donors",
        "Joint pledges, no split known (another scale)",
        "No donor named (another scale)",
    ]


def test_a_segment_that_no_row_has_is_left_out():
    ends = {"value": [1.0], "low": [1.0], "high": [1.0], "open_ended": [False]}
    words = {"name": ["A"], "label": ["1"], "key": ["a"], "hover": ["A: 1"]}
    rows = pd.DataFrame(words | ends)
    parts = {"new": pd.Series([1.0]), "earlier": pd.Series([float("nan")])}
    plot = bars(rows, parts, "Tanks")
    assert list(numbers(plot)) == ["new"]
    assert (plot.low, plot.high, plot.open_ended, plot.base) == ((), (), (), ())


@pytest.mark.parametrize(
    ("name", "value"), [("meeting_totals", 1), ("meeting_shares", 10)]
)
def test_meetings_are_drawn_in_money_or_in_percent(name, value, meetings):
    (plot,) = plots(name, meetings)
    assert plot.categories == ("12 Feb 2026", "11 Apr 2025")
    assert numbers(plot)["new"][0] == value


SEEDS = Path(__file__).parents[2] / "seeds"
SELECTIONS = {
    "today": {},
    "some donors": {"donor": ("EUI", "GBR", "NOR")},
    "announced": {"basis": "announced"},
    "per gdp": {"per": "gdp"},
    "in euros, the highest": {"currency": "EUR", "claims": "highest"},
}
#: The charts that are rows of bars.
OF_BARS = [name for name, chart in CHARTS.items() if chart.figure is rows_figure]
UNITS = {"Billion": 1e9, "Million": 1e6, "Thousand": 1e3}


@pytest.fixture(scope="module")
def ledger():
    return read_ledger(SEEDS)


def of(name, ledger, **chosen):
    view = View(ledger, replace(NOW, show=ROWS.get(name), **chosen))
    return native_plots(card_of(name, view).plots)


def divisor(plot):
    return UNITS.get(plot.unit.split()[0], 1.0)


def numbers_in(plot):
    return [one for values in numbers(plot).values() for one in values]


def test_every_chart_but_some_is_drawn_by_office_programs(ledger):
    views = {name: View(ledger, replace(NOW, show=ROWS.get(name))) for name in CHARTS}
    assert all(card_of(name, view).plots for name, view in views.items())
    without = {name for name in CHARTS if not native_plots(of(name, ledger))}
    in_days = {"conditions", "condition_history", "condition_progress"}
    in_ranges = {"disputes", "donor_ranks", "pledge_claims"}
    assert without == in_days | in_ranges | {"donor_map"}


@pytest.mark.parametrize("chosen", SELECTIONS.values(), ids=SELECTIONS)
@pytest.mark.parametrize("name", CHARTS)
def test_plots_are_whole(name, chosen, ledger):
    for plot in of(name, ledger, **chosen):
        rows = len(plot.categories)
        assert rows
        assert plot.unit
        assert plot.series or plot.kind == "reports"
        points = [plot.labels, plot.low, plot.high, plot.keys, plot.hovers]
        points += [column for one in plot.series for column in (one.keys, one.hovers)]
        for column in (*numbers(plot).values(), *points):
            assert len(column) in (0, rows)
        assert all(len(values) == rows for values in numbers(plot).values())
        marks = (plot.open_ended, plot.base, plot.silent, plot.days, plot.symbols)
        for flags in marks:
            assert len(flags) in (0, rows)
        assert not any(isnan(one) for one in numbers_in(plot) if one is not None)
        colours = {one for one in numbers(plot) if one.startswith("#")}
        assert set(numbers(plot)) - colours <= set(DRAWINGS)
        words = [*plot.categories, *plot.labels, plot.title, plot.footnote]
        assert not [one for one in words if "<" in one]


@pytest.mark.parametrize("chosen", SELECTIONS.values(), ids=SELECTIONS)
@pytest.mark.parametrize("name", OF_BARS)
def test_the_bars_are_those_of_the_figure(name, chosen, ledger):
    selection = replace(NOW, show=ROWS.get(name), **chosen)
    figure = go.Figure(card_of(name, View(ledger, selection)).figure)
    drawn = [
        (axis_number(trace), trace.name, tuple(trace.x), tuple(trace.base or ()))
        for trace in figure.data
        if trace.type == "bar" and trace.x[0:1] != (None,)
    ]
    described = [
        (number, series.name, *bars_of(values, plot.base))
        for number, plot in enumerate(
            card_of(name, View(ledger, selection)).plots, start=1
        )
        if plot.kind == "bars"
        for series, values in zip(plot.series, numbers(plot).values(), strict=True)
    ]
    assert sorted(drawn) == sorted(one for one in described if one[2])


def bars_of(values, base):
    """Keep what has a length: nothing else is drawn."""
    long = [place for place, value in enumerate(values) if value]
    begins = tuple(base[place] for place in long) if base else ()
    return tuple(values[place] for place in long), begins


def axis_number(trace):
    return int((trace.xaxis or "x").removeprefix("x") or 1)


def column(rows, name, plot):
    """Scale a column of a frame to the axis of a plot; missing is None."""
    return pytest.approx([one / divisor(plot) for one in rows[name]], nan_ok=True)


def stacked(plot):
    return [sum(filter(None, one)) for one in zip(*numbers(plot).values(), strict=True)]


def drawn(plot, drawing):
    return [float("nan") if one is None else one for one in numbers(plot)[drawing]]


def test_donors_joint_sets_and_nobody_are_the_rows_of_the_frame(ledger):
    rows = card_of("donor_totals", View(ledger, NOW)).rows
    donors, joint, nobody = of("donor_totals", ledger)
    of_kind = {kind: of.dropna(subset="value") for kind, of in rows.groupby("kind")}
    assert drawn(donors, "new") == column(of_kind["donor"], "new", donors)
    assert drawn(donors, "earlier") == column(of_kind["donor"], "earlier", donors)
    assert drawn(joint, "joint") == column(of_kind["joint"], "new", joint)
    untraced = column(of_kind["unattributed"], "value", nobody)
    assert drawn(nobody, "unattributed") == untraced


@pytest.mark.parametrize("name", ["donor_meetings", "donor_mechanisms"])
def test_one_donors_bars_add_up_to_the_frame(name, ledger):
    (plot,) = of(name, ledger)
    rows = card_of(name, View(ledger, replace(NOW, show="DEU"))).rows
    for state in ("new", "earlier"):
        total = sum(filter(None, numbers(plot)[state])) * divisor(plot)
        assert total == pytest.approx(rows[state].sum())


def test_meetings_are_the_rows_of_the_frame_the_newest_first(ledger):
    rows = (
        card_of("meeting_totals", View(ledger, NOW))
        .rows.iloc[::-1]
        .dropna(subset="value")
    )
    (plot,) = of("meeting_totals", ledger)
    assert drawn(plot, "new") == column(rows, "named", plot)
    assert drawn(plot, "unattributed") == column(rows, "unattributed", plot)
    (traced,) = of("traced_meeting_totals", ledger)
    assert "unattributed" not in numbers(traced)
    (shares,) = of("meeting_shares", ledger)
    assert stacked(shares) == pytest.approx([100] * len(rows))


def test_the_steps_of_a_bridge_lead_from_the_headline_to_nobody(ledger):
    rows = card_of(
        "meeting_bridge", View(ledger, replace(NOW, show=ROWS["meeting_bridge"]))
    ).rows
    (plot,) = of("meeting_bridge", ledger)
    headline = rows.loc[rows["part"] == "headline", "value"].iloc[0] / divisor(plot)
    assert drawn(plot, "headline")[0] == pytest.approx(headline)
    last = drawn(plot, "unattributed")[-1]
    assert plot.base[-1] + last == pytest.approx(headline)
    assert plot.base[0] == plot.base[1] == 0


def test_months_are_the_rows_of_the_frame(ledger):
    rows = card_of("timeline", View(ledger, NOW)).rows
    by_month, so_far, untraced = of("timeline", ledger)
    meetings = card_of("timeline", View(ledger, NOW)).plots[1]
    assert [bool(key) for key in meetings.keys] == rows["meetings"].notna().tolist()
    assert by_month.categories == tuple(rows["month"].dt.strftime("%Y-%m-%d"))
    assert drawn(by_month, "new") == column(rows, "named", by_month)
    assert drawn(by_month, "earlier") == column(rows, "earlier", by_month)
    assert drawn(so_far, ACCENT) == column(rows, "cumulative", so_far)
    assert drawn(untraced, "unattributed") == column(rows, "untraced", untraced)
    kinds = [plot.kind for plot in (by_month, meetings, so_far, untraced)]
    assert kinds == ["columns", "marks", "steps", "columns"]


@pytest.mark.parametrize("name", ["timeline_by_donor", "timeline_by_group"])
def test_each_area_ends_at_what_its_row_comes_to(name, ledger):
    rows, plots = card_of(name, View(ledger, NOW)).rows, of(name, ledger)
    key = "donors" if name == "timeline_by_donor" else "group"
    last = rows.drop_duplicates(key, keep="last")["cumulative"].tolist()
    assert [numbers_in(plot)[-1] * divisor(plot) for plot in plots] == pytest.approx(
        last
    )
    assert {plot.kind for plot in plots} == {"areas"}
    assert len({plot.categories for plot in plots}) == 1


def test_areas_on_one_scale_reach_equally_far_and_others_as_they_like(ledger):
    shared = of("timeline_by_donor", ledger)
    assert len({(plot.reach, plot.unit) for plot in shared}) == 1
    assert shared[0].reach >= numbers_in(shared[0])[-1]
    own = of("timeline_by_donor_own_scale", ledger)
    assert {plot.reach for plot in own} == {None}


def test_compared_donors_have_a_colour_each_and_hold_their_height(ledger):
    (plot,) = of("donors_compared", ledger)
    assert list(numbers(plot)) == list(COMPARED)
    rows = card_of("donors_compared", View(ledger, NOW)).rows
    last = rows.drop_duplicates("donors", keep="last")
    ends = [values[-1] for values in numbers(plot).values()]
    assert ends == column(last, "cumulative", plot)
    assert len(plot.categories) == len(pd.period_range(*_ends(plot), freq="M"))


def _ends(plot):
    return plot.categories[0], plot.categories[-1]


def test_items_add_up_to_the_frame_unit_by_unit(ledger):
    rows = card_of("items", View(ledger, NOW)).rows
    for plot in of("items", ledger):
        names = [name[:1].lower() + name[1:] for name in plot.categories]
        of_unit = rows[rows["unit"] == plot.heading.lower()].set_index("item_label")
        firm = of_unit.loc[names, ["new", "earlier"]].sum(axis="columns")
        assert [one * divisor(plot) for one in stacked(plot)] == pytest.approx(
            firm.tolist()
        )


def test_what_stands_alone_in_its_unit_is_named_below_the_bars(ledger):
    last = of("items", ledger)[-1]
    assert last.footnote.startswith("In a unit of their own")
