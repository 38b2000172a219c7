"""What plots say in words: their first rows, what months come to, what is left out."""

from dataclasses import replace

import pytest

from lib.model.alt_text import TOLD, alt_of
from lib.model.plot import Plot, Series
from tests.model.test_plot import (
    BARS,
    COLUMNS,
    DONORS,
    LIST,
    MARKS,
    ONE,
    REPORTS,
    SILENT,
    STEPS,
)


@pytest.mark.parametrize(
    ("plot", "alt"),
    [
        (BARS, "Tanks: Germany 4; Norway 1 or more."),
        (
            COLUMNS,
            "By month, billion US dollars, from Dec 2025 to Jan 2026: most in Dec 2025, "
            "3.5; 4 with no price given.",
        ),
        (
            STEPS,
            "Billion US dollars, from Dec 2025 to Jan 2026, at the end: Germany 3.13; "
            "Norway 2.",
        ),
        (
            ONE,
            "Germany: $3.13 billion + 1 with no price given, from Dec 2025 to Jan 2026.",
        ),
        (MARKS, "Meetings: in 2 months."),
        (replace(SILENT, total=()), "Germany: no sum stated."),
        (
            replace(SILENT, total=("1 with no price given",)),
            "Germany: 1 with no price given.",
        ),
    ],
    ids=["bars", "columns", "several steps", "one line", "marks", "none", "silent"],
)
def test_a_plot_says_what_it_draws(plot, alt):
    assert alt_of([plot]) == alt


def test_a_single_month_is_no_span():
    first = Series("Germany", "#2A6F9C", (None, None, 3.0))
    assert "in Jan 2026" in alt_of([replace(ONE, series=(first,))])


def test_plots_are_told_from_the_top():
    assert alt_of([MARKS, BARS]) == f"{alt_of([MARKS])} {alt_of([BARS])}"
    assert alt_of([]) == ""


def test_rows_are_told_with_their_figures_and_what_is_below_them():
    assert alt_of([DONORS]) == (
        "Donors, billion US dollars: Germany 5; Norway 1 to 3. No sum stated: Iceland."
    )
    assert alt_of([DONORS, LIST]).endswith("Iceland. Alone: Howitzer: 18 howitzers.")


def test_of_many_rows_the_first_are_told_and_the_others_counted():
    names = tuple(map(str, range(TOLD + 3)))
    series = (Series("new", "new", (1.0,) * len(names)),)
    many = Plot("bars", names, series, "Tanks", labels=("1",) * len(names))
    assert alt_of([many]).endswith("; 11 1; and 3 more.")


def test_a_unit_that_is_the_heading_is_said_once():
    one = Plot("bars", ("a",), DONORS.series, "Tanks", heading="Tanks", labels=("1",))
    assert alt_of([one]) == "Tanks: a 1."


def test_other_things_than_bars_are_named_with_a_colon():
    assert alt_of([REPORTS]) == "Day of the report: 12 Feb 2026: pending."


def test_a_span_says_since_when_and_how_it_ended():
    span = replace(REPORTS, kind="spans", heading="Open", labels=("5 months",))
    assert alt_of([span]) == (
        "Open: 12 Feb 2026: 5 months, from 12 Feb 2026, still open."
    )
