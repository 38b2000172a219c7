"""Classes of items: bars within one unit, a list of what stands alone."""

import pandas as pd
import pytest

from lib.charts.item_rows import items_figure
from lib.charts.items import items_finding, items_plots
from lib.model.alt_text import alt_of
from lib.model.plot import native_plots
from tests.charts.toy_items import bars, notes, row, silent, words
from tests.charts.toy_rows import frame


def items_bar(rows):
    return items_figure(items_plots(rows))


@pytest.fixture
def classes():
    """Two classes in tanks, one in a unit of its own, one without a number."""
    return frame(
        "items",
        [
            row("engineering", quantity=4, low=0),
            row("howitzer", "howitzers", 18, conditional_quantity=5.0),
            silent("mixed", 73),
            row(
                quantity=430, low=429, open_ended=True, new=244, earlier=186, entries=9
            ),
            silent(number=4),
        ],
    )


def test_bars_are_drawn_only_where_a_unit_is_shared(classes):
    figure = items_bar(classes)
    assert list(bars(figure)["new"].x) == [244, 4]
    assert list(bars(figure)["announced before"].x)[:1] == [186]
    assert "x2" not in {trace.xaxis for trace in figure.data if trace.type == "bar"}
    assert notes(figure)[:2] == [
        "<b>Tanks</b>",
        "<b>In a unit of their own: no bar, nothing to compare</b>",
    ]


def test_every_number_is_written_with_its_doubt(classes):
    assert words(items_bar(classes)) == [
        "<b>Main tank</b>  430 or more + 4 unstated",
        "<b>Main engineering</b>  0 to 4",
        "  <b>Main howitzer</b>  18 howitzers, 5 conditional",
    ]


def test_a_class_without_any_number_is_named_with_its_entries(classes):
    assert "No number stated: Main mixed (73 entries)" in notes(items_bar(classes))


def test_marks_lead_to_the_class_and_so_does_the_list(classes):
    figure = items_bar(classes)
    assert list(bars(figure)["new"].customdata) == ["tank", "engineering"]
    listed = [trace for trace in figure.data if trace.type == "scatter"]
    listed = [trace for trace in listed if trace.customdata]
    assert list(listed[0].customdata) == ["howitzer"]


def test_an_arrow_and_a_whisker_say_what_is_not_exact(classes):
    figure = items_bar(classes)
    named = {trace.name: trace for trace in figure.data}
    assert list(named["or more"].x) == [430]
    assert list(named["low to high"].x[:2]) == [429, 430]


def test_the_finding_says_for_how_many_classes_a_number_is_stated(classes):
    assert items_finding(classes) == (
        "A number is stated for 3 of 4 classes of item, most often for main tank: "
        "430 or more tanks"
    )
    assert "No firm number" in items_finding(classes.head(0))


def test_the_alt_text_comes_from_the_plots(classes):
    assert alt_of(items_plots(classes)) == (
        "Tanks: Main tank 430 or more + 4 unstated; Main engineering 0 to 4. In a unit "
        "of their own: no bar, nothing to compare: Main howitzer: 18 howitzers, 5 "
        "conditional. No number stated: Main mixed (73 entries)."
    )


def test_office_programs_say_the_list_below_the_bars(classes):
    (native,) = native_plots(items_plots(classes))
    assert native.footnote == (
        "In a unit of their own: no bar, nothing to compare: Main howitzer: 18 "
        "howitzers, 5 conditional. No number stated: Main mixed (73 entries)"
    )


def test_a_chart_leaves_its_frame_alone(classes):
    before = classes.copy(deep=True)
    items_plots(classes)
    pd.testing.assert_frame_equal(classes, before)
