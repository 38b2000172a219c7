"""The one description of a drawing: what stands above it, and what it says in words."""

from dataclasses import replace

import pytest

from lib.model.plot import NATIVE, Plot, Series, native_plots

MONTHS = ("2025-11-01", "2025-12-01", "2026-01-01")
COLUMNS = Plot(
    "columns",
    MONTHS,
    (
        Series("new", "new", (None, 1.0, 2.0)),
        Series("joint", "joint", (None, 2.5, None)),
    ),
    "Billion US dollars",
    heading="By month",
    unpriced=4,
)
STEPS = Plot(
    "steps",
    MONTHS,
    (
        Series("Germany", "#2A6F9C", (None, 1.0, 3.126)),
        Series("Norway", "#C06A10", (None, None, 2.0)),
    ),
    "Billion US dollars",
)
ONE = replace(
    STEPS,
    series=STEPS.series[:1],
    heading="Germany",
    total=("$3.13 billion", "1 with no price given"),
)
MARKS = Plot(
    "marks",
    MONTHS,
    (Series("meeting", "#7A8794", (None,) * 3),),
    "Meetings",
    keys=("m1", "", "m2"),
)
BARS = Plot(
    "bars",
    ("Germany", "Norway"),
    (Series("new", "new", (4.0, 1.0)),),
    "Tanks",
    heading="Tanks",
    labels=("4", "1 or more"),
)
SILENT = replace(ONE, series=(Series("so far", "#2A6F9C", (None,) * 3),))


DONORS = Plot(
    "bars",
    ("Germany", "Norway"),
    (
        Series("new", "new", (4.0, None)),
        Series("conditional", "conditional", (1.0, 2.0)),
    ),
    "Billion US dollars",
    heading="Donors",
    footnote="No sum stated: Iceland",
    low=(None, 1.0),
    high=(None, 3.0),
    labels=("5", "1 to 3"),
)
REPORTS = Plot(
    kind="reports",
    categories=("12 Feb 2026",),
    series=(),
    unit="Day of the report",
    labels=("pending",),
    days=("2026-02-12",),
    symbols=("pending",),
)
LIST = Plot(
    "list",
    ("Howitzer",),
    (Series("new", "new", (18.0,)),),
    "",
    heading="Alone",
    labels=("18 howitzers",),
)


def test_the_heading_comes_with_the_total_and_the_unit():
    assert ONE.title == "Germany: $3.13 billion + 1 with no price given"
    assert ONE.head == f"{ONE.title}, billion US dollars"
    assert STEPS.head == "Billion US dollars"
    assert BARS.head == "Tanks"


def test_office_programs_get_what_they_can_draw_and_what_has_a_figure():
    plots = [COLUMNS, MARKS, STEPS, ONE, SILENT, BARS]
    assert native_plots(plots) == [COLUMNS, STEPS, ONE, BARS]


def test_a_bar_ends_with_its_stack_and_with_its_whisker():
    assert DONORS.stack_ends == [5.0, 2.0]
    assert DONORS.ends == [5.0, 3.0]


def test_a_base_is_where_a_bar_begins():
    falling = Plot("bars", ("a",), (Series("new", "new", (2.0,)),), "", base=(3.0,))
    assert falling.stack_ends == [5.0]


def test_a_plot_without_any_figure_is_not_drawn():
    assert DONORS.drawn
    assert not Plot("bars", ("a",), (Series("new", "new", (None,)),), "").drawn


def test_a_list_is_the_footnote_of_the_plot_above_it_in_office_programs():
    (native,) = native_plots([DONORS, LIST])
    assert native.footnote == "No sum stated: Iceland. Alone: Howitzer: 18 howitzers"
    assert native_plots([LIST]) == []


@pytest.mark.parametrize("kind", NATIVE)
def test_office_programs_draw_what_has_a_figure(kind):
    plot = replace(BARS, kind=kind)
    blank = replace(plot, series=(Series("new", "new", (None, None)),))
    assert native_plots([plot, blank]) == [plot]


@pytest.mark.parametrize("kind", ["marks", "spans", "reports", "progress", "ranges"])
def test_office_programs_have_no_chart_for_other_kinds(kind):
    assert native_plots([replace(BARS, kind=kind), BARS]) == [BARS]


def test_reports_are_drawn_without_any_figure():
    assert REPORTS.drawn
    assert not replace(REPORTS, symbols=()).drawn
