"""The one description of a drawing: what stands above it, and what it says in words."""

from dataclasses import replace

import pytest

from lib.model.plot import Plot, Series, alt_of, native_plots

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


def test_a_list_of_many_rows_is_cut_short():
    many = tuple(map(str, range(14)))
    rows = Series("new", "new", (1.0,) * 14)
    plot = replace(BARS, categories=many, series=(rows,), labels=many)
    assert plot.alt.endswith("11 11; and 2 more.")


def test_plots_are_told_from_the_top():
    assert alt_of([MARKS, BARS]) == f"{MARKS.alt} {BARS.alt}"
    assert alt_of([]) == ""


def test_the_heading_comes_with_the_total_and_the_unit():
    assert ONE.title == "Germany: $3.13 billion + 1 entry without a sum"
    assert ONE.head == f"{ONE.title}, billion US dollars"
    assert STEPS.head == "Billion US dollars"
    assert BARS.head == "Tanks"


def test_office_programs_get_what_they_can_draw_and_what_has_a_figure():
    rows = replace(BARS, kind="list")
    plots = [COLUMNS, MARKS, STEPS, ONE, SILENT, BARS, rows]
    assert native_plots(plots) == [COLUMNS, STEPS, ONE, BARS]
