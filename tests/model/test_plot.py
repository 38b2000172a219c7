"""The one description of a drawing: what stands above it, and what it says in words."""

from dataclasses import replace

import pytest

from lib.model.plot import TOLD, Plot, Series, alt_of, native_plots

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
    total=("$3.13 billion", "1 entry without a sum"),
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
LIST = Plot(
    "list",
    ("Howitzer",),
    (Series("new", "new", (18.0,)),),
    "",
    heading="Alone",
    labels=("18 howitzers",),
)


@pytest.mark.parametrize(
    ("plot", "alt"),
    [
        (BARS, "Tanks: Germany 4; Norway 1 or more."),
        (
            COLUMNS,
            "By month, billion US dollars, from Dec 2025 to Jan 2026: most in Dec 2025, "
            "3.5; 4 entries without a sum.",
        ),
        (
            STEPS,
            "Billion US dollars, from Dec 2025 to Jan 2026, at the end: Germany 3.13; "
            "Norway 2.",
        ),
        (
            ONE,
            "Germany: $3.13 billion + 1 entry without a sum, from Dec 2025 to Jan 2026.",
        ),
        (MARKS, "Meetings: in 2 months."),
        (replace(SILENT, total=()), "Germany: no sum stated."),
        (
            replace(SILENT, total=("1 entry without a sum",)),
            "Germany: 1 entry without a sum.",
        ),
    ],
    ids=["bars", "columns", "several steps", "one line", "marks", "none", "silent"],
)
def test_a_plot_says_what_it_draws(plot, alt):
    assert plot.alt == alt


def test_a_single_month_is_no_span():
    first = Series("Germany", "#2A6F9C", (None, None, 3.0))
    assert "in Jan 2026" in replace(ONE, series=(first,)).alt


def test_plots_are_told_from_the_top():
    assert alt_of([MARKS, BARS]) == f"{MARKS.alt} {BARS.alt}"
    assert alt_of([]) == ""


def test_the_heading_comes_with_the_total_and_the_unit():
    assert ONE.title == "Germany: $3.13 billion + 1 entry without a sum"
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


def test_rows_are_told_with_their_figures_and_what_is_below_them():
    assert DONORS.alt == (
        "Donors, billion US dollars: Germany 5; Norway 1 to 3. No sum stated: Iceland."
    )
    assert alt_of([DONORS, LIST]).endswith("Iceland. Alone: Howitzer 18 howitzers.")


def test_of_many_rows_the_first_are_told_and_the_others_counted():
    names = tuple(map(str, range(TOLD + 3)))
    series = (Series("new", "new", (1.0,) * len(names)),)
    many = Plot("bars", names, series, "Tanks", labels=("1",) * len(names))
    assert many.alt.endswith("; 11 1; and 3 more.")


def test_a_unit_that_is_the_heading_is_said_once():
    one = Plot("bars", ("a",), DONORS.series, "Tanks", heading="Tanks", labels=("1",))
    assert one.alt == "Tanks: a 1."


def test_a_list_is_the_footnote_of_the_plot_above_it_in_office_programs():
    (native,) = native_plots([DONORS, LIST])
    assert native.footnote == "No sum stated: Iceland. Alone: Howitzer 18 howitzers"
    assert native_plots([LIST]) == []
