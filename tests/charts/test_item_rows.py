"""Numbers of items in words and as bars: never more exact than they are."""

import pytest

from lib.charts.item_rows import (
    ends_in_words,
    every_year,
    items_figure,
    quantity_in_words,
    silent_in_words,
    stated,
    unit_plot,
)
from tests.charts.accepted import accepted
from tests.charts.toy_items import row, silent
from tests.charts.toy_rows import frame


@pytest.mark.parametrize(
    ("columns", "said"),
    [
        ({"quantity": 400, "low": 398, "high": 402}, "about 400 tanks"),
        ({"quantity": 50, "low": 47.5, "high": 52.5}, "47 to 53 tanks"),
        ({"quantity": 50, "open_ended": True}, "50 or more tanks"),
        ({"conditional_quantity": 5.0}, "5 tanks on a condition"),
        ({"quantity": 2_648_500}, "2.65 million tanks"),
        ({}, "none counted"),
    ],
)
def test_a_number_never_looks_more_exact_than_it_is(columns, said):
    assert quantity_in_words(row(**columns), "tanks") == said


def of_items(*rows):
    """Name each row by its class."""
    named = frame("items", list(rows))
    return named.assign(name=named["item_class"], key=named["item_class"])


def test_a_missing_number_has_no_words():
    assert ends_in_words(row()) == ""
    assert ends_in_words(row(quantity=0.0)) == "0"


def test_entries_without_a_number_stand_beside_the_number_of_their_key():
    known = stated(of_items(row(quantity=4), silent(number=3), silent("mixed", 2)))
    assert known[["key", "silent"]].to_dict("records") == [{"key": "tank", "silent": 3}]


def test_what_has_no_number_at_all_is_named_with_its_entries():
    rows = of_items(row(quantity=4), silent(number=3), silent("mixed", 2))
    assert silent_in_words(rows) == "No number stated: mixed (2 announcements)"
    assert silent_in_words(rows.head(2)) == ""


def test_years_in_which_none_was_counted_are_added_between():
    years = frame(
        "item_years", [row(quantity=1, year=2022), row(quantity=2, year=2024)]
    )
    named = years.assign(name=years["year"].astype(str), key=["tank,2022", "tank,2024"])
    every = every_year(stated(named), named)
    assert every["year"].tolist() == [2022, 2023, 2024]
    assert every["quantity"].isna().tolist() == [False, True, False]
    assert every["key"].tolist()[1] == "tank,2023"


def test_bars_are_in_units_of_their_axis_and_firm_and_conditional_add_up():
    rows = stated(of_items(row(quantity=2e6, conditional_quantity=1e6)))
    plot = unit_plot(rows)
    assert plot.unit == "Million tanks"
    assert [(one.drawing, one.values) for one in plot.series] == [
        ("new", (2.0,)),
        ("conditional", (1.0,)),
    ]
    assert plot.labels == ("2 million, 1 million on a condition",)


def test_a_short_axis_has_a_tick_for_each_item_and_no_half():
    short, long = (
        accepted(items_figure([unit_plot(stated(of_items(row(quantity=number))))]))
        for number in (4, 400)
    )
    assert short.layout.xaxis.dtick == 1
    assert long.layout.xaxis.dtick is None
    assert long.layout.xaxis.tickformat == ","
