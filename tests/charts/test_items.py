"""Classes of items, and one of them by donor and by year: doubt in words, units apart."""

import pandas as pd
import pytest

from lib.charts.item_rows import items_figure
from lib.charts.items import (
    by_whom,
    in_year,
    item_donors_plots,
    item_finding,
    item_years_plots,
    items_finding,
    items_plots,
    name_of_set,
)
from lib.model.alt_text import alt_of
from lib.model.plot import native_plots
from tests.charts.accepted import accepted
from tests.charts.toy_items import bars, notes, row, silent, words
from tests.charts.toy_rows import MISSING, frame


def items_bar(rows):
    return accepted(items_figure(items_plots(rows)))


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
    assert list(bars(figure)["newly promised"].x) == [244, 4]
    assert list(bars(figure)["announced earlier"].x)[:1] == [186]
    assert "x2" not in {trace.xaxis for trace in figure.data if trace.type == "bar"}
    assert notes(figure)[:2] == [
        "<b>Tanks</b>",
        "<b>In a unit of their own: no bar, nothing to compare</b>",
    ]


def test_every_number_is_written_with_its_doubt(classes):
    assert words(items_bar(classes)) == [
        "<b>Main tank</b>  430 or more + 4 unstated",
        "<b>Main engineering</b>  0 to 4",
        "  <b>Main howitzer</b>  18 howitzers, 5 on a condition",
    ]


def test_a_class_without_any_number_is_named_with_its_entries(classes):
    assert "No number stated: Main mixed (73 announcements)" in notes(
        items_bar(classes)
    )


def test_marks_lead_to_the_class_and_so_does_the_list(classes):
    figure = items_bar(classes)
    assert list(bars(figure)["newly promised"].customdata) == ["tank", "engineering"]
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
        "Tanks: Main tank 430 or more + 4 unstated; Main engineering 0 to 4. In"
        " a unit of their own: no bar, nothing to compare: Main howitzer: 18 "
        "howitzers, 5 on a condition. No number stated: Main mixed (73 "
        "announcements)."
    )


def test_office_programs_say_the_list_below_the_bars(classes):
    (native,) = native_plots(items_plots(classes))
    assert native.footnote == (
        "In a unit of their own: no bar, nothing to compare: Main howitzer: 18 "
        "howitzers, 5 on a condition. No number stated: Main mixed (73 "
        "announcements)"
    )


def test_a_chart_of_classes_leaves_its_frame_alone(classes):
    before = classes.copy(deep=True)
    items_plots(classes)
    pd.testing.assert_frame_equal(classes, before)


def item_by_donor(rows):
    return accepted(items_figure(item_donors_plots(rows)))


def item_by_year(rows):
    return accepted(items_figure(item_years_plots(rows)))


@pytest.fixture
def donors():
    """Two donors, one joint set with a larger number, one donor without a number."""
    joint = {"donors": "CZE;NLD;USA", "kind": "joint"}
    names = "Czechia, Netherlands and United States"
    return frame(
        "item_donors",
        [
            row(quantity=47),
            row(
                quantity=10, donors="SWE", donor_label="Sweden", earlier=10, new=MISSING
            ),
            row(quantity=90, **joint, donor_label=names, open_ended=True),
            silent(number=2),
            silent(donors="FIN", donor_label="Finland"),
        ],
    )


@pytest.fixture
def years():
    """A large year, an empty one, a conditional one; numbers missing in two."""
    return frame(
        "item_years",
        [
            row(quantity=2e6, year=2023),
            row(year=2025, conditional_quantity=500_000.0),
            silent(number=3, year=2022),
            silent(number=1, year=2023),
        ],
    )


def test_joint_sets_stand_below_on_the_same_scale_with_a_seam(donors):
    figure = item_by_donor(donors)
    assert list(bars(figure)["newly promised"].x)[:1] == [47]
    joint = bars(figure, "x2")["newly promised, joint"]
    assert list(joint.x) == [90]
    assert joint.marker.pattern.fgcolor == "#FFFFFF"
    assert figure.layout.xaxis.range == figure.layout.xaxis2.range
    assert "<b>Tanks, promised jointly (no split known)</b>" in notes(figure)


def test_a_mark_leads_to_the_pledges_of_its_donors(donors):
    figure = item_by_donor(donors)
    marks = [list(trace.customdata) for trace in bars(figure).values()]
    assert marks == [["tank,DEU"], ["tank,SWE"]]
    assert list(bars(figure, "x2")["newly promised, joint"].customdata) == [
        "tank,CZE;NLD;USA"
    ]


def test_donors_without_a_number_are_named_once(donors):
    figure = item_by_donor(donors)
    assert words(figure)[0] == "<b>Germany</b>  47 + 2 unstated"
    assert "No number stated: Finland (1 announcement)" in notes(figure)


def test_the_finding_tells_single_donors_from_a_larger_joint_pledge(donors):
    assert item_finding(donors, by_whom) == (
        "Main tank: Germany promised most on its own, 47 tanks; Czechia, the "
        "Netherlands and the United States together 90 or more tanks"
    )
    assert (
        item_finding(donors.head(1), by_whom) == "Main tank: Germany promised 47 tanks"
    )
    assert (
        item_finding(donors.tail(1), by_whom) == "Main tank: no firm number is stated"
    )


def test_a_long_set_of_donors_leaves_room_for_its_number():
    names = "Czechia, Netherlands and United States"
    assert name_of_set(names, "CZE;NLD;USA") == "Czechia and 2 others"
    assert name_of_set("Germany and Portugal", "DEU;PRT") == "Germany and Portugal"


def test_what_no_donor_is_named_for_stands_apart_in_a_dotted_outline():
    nobody = {"donors": "unattributed", "kind": "unattributed"}
    label = {"donor_label": "No donor named"}
    rows = frame("item_donors", [row(quantity=2), row(quantity=9, **nobody, **label)])
    figure = item_by_donor(rows)
    assert figure.layout.shapes[0].line.dash == "dot"
    assert "<b>Tanks, no donor named</b>" in notes(figure)


def test_years_stand_in_order_and_an_empty_one_is_said(years):
    figure = item_by_year(years)
    assert words(figure) == [
        "<b>2022</b>  none counted + 3 unstated",
        "<b>2023</b>  2 million + 1 unstated",
        "<b>2024</b>  none counted",
        "<b>2025</b>  500,000 on a condition",
    ]
    new = bars(figure)["newly promised"]
    assert list(new.customdata) == ["tank,2023"]
    assert 1 < new.y[0] < 1.5


def test_a_conditional_number_is_hatched_and_the_axis_says_its_unit(years):
    figure = item_by_year(years)
    conditional = bars(figure)["promised on a condition"]
    assert list(conditional.x) == [0.5]
    assert list(conditional.customdata) == ["tank,2025"]
    assert conditional.marker.pattern.shape == "/"
    assert figure.layout.xaxis.title.text == "Million tanks"
    assert figure.layout.xaxis.range[1] > 2


def test_years_of_several_units_are_not_padded(years):
    other = frame("item_years", [row(unit="launchers", quantity=7, year=2025)])
    figure = item_by_year(pd.concat([years, other], ignore_index=True))
    said = words(figure)
    assert "<b>2024</b>  none counted" not in said
    assert "No number stated: 2022 (3 announcements)" in notes(figure)


def test_the_finding_names_the_year_of_most(years):
    assert (
        item_finding(years, in_year) == "Main tank: 2 million tanks announced in 2023"
    )


@pytest.mark.parametrize("draw", [item_by_donor, item_by_year])
def test_a_class_without_a_number_is_an_empty_figure_that_says_so(draw, donors, years):
    rows = {item_by_donor: donors.tail(1), item_by_year: years.tail(2)}[draw]
    figure = draw(rows)
    assert not figure.data
    say = {item_by_donor: by_whom, item_by_year: in_year}[draw]
    assert "no firm number" in item_finding(rows, say)
    assert not draw(rows.head(0)).data


def test_a_chart_leaves_its_frame_alone(donors, years):
    for plots, rows in ((item_donors_plots, donors), (item_years_plots, years)):
        before = rows.copy(deep=True)
        plots(rows)
        pd.testing.assert_frame_equal(rows, before)
