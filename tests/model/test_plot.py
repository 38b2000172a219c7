from dataclasses import replace

import pytest

from lib.model.plot import NATIVE, TOLD, Plot, Series, native_plots

REPORTS = Plot(
    kind="reports",
    categories=("12 Feb 2026",),
    series=(),
    unit="Day of the report",
    labels=("pending",),
    days=("2026-02-12",),
    symbols=("pending",),
)
BARS = Plot(
    "bars", ("Germany", "Norway"), (Series("new", "new", (None, 0.0)),), "Euros"
)


@pytest.mark.parametrize("kind", NATIVE)
def test_office_programs_draw_what_has_a_figure(kind):
    plot = replace(BARS, kind=kind)
    blank = replace(plot, series=(Series("new", "new", (None, None)),))
    assert native_plots([plot, blank]) == (plot,)


@pytest.mark.parametrize("kind", ["list", "spans", "reports", "progress", "ranges"])
def test_office_programs_have_no_chart_for_other_kinds(kind):
    assert native_plots([replace(BARS, kind=kind), BARS]) == (BARS,)


def test_reports_are_drawn_without_any_figure():
    assert REPORTS.drawn
    assert not replace(REPORTS, symbols=()).drawn


def test_the_alt_text_tells_the_first_rows_and_counts_the_others():
    many = TOLD + 2
    rows = replace(REPORTS, categories=("A",) * many, labels=("pending",) * many)
    assert rows.alt.count("A: pending") == TOLD
    assert rows.alt.endswith("; and 2 more.")
