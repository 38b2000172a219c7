import pytest

from lib.charts.subjects.items import (
    CHARTS,
    items_statement,
)
from tests.charts.test_items import row, silent
from tests.charts.toy_rows import frame

DELIVERED = "a number is what was promised, not what was delivered"


@pytest.fixture
def donors():
    return frame(
        "item_donors",
        [
            row(quantity=47),
            row(quantity=10, donors="SWE", donor_label="Sweden"),
            silent(number=2),
        ],
    )


def test_the_largest_donor_of_a_class_is_said(donors, topic):
    said = CHARTS["item_donors"].statement(donors, topic())
    assert said.clause == (
        "of the item class “main tank”, pledged at UDCG meetings and through PURL: "
        "Germany promised most, 47 tanks"
    )
    assert said.doubts == ("2 more announcements state no number", DELIVERED)


def test_conditional_numbers_are_said_apart(topic):
    rows = frame("item_donors", [row(quantity=47, conditional_quantity=5)])
    said = CHARTS["item_donors"].statement(rows, topic())
    assert said.doubts == ("5 more are promised on a condition", DELIVERED)


def test_without_a_firm_number_none_is_said(topic):
    said = CHARTS["item_donors"].statement(frame("item_donors", [silent()]), topic())
    assert said.clause.endswith("no firm number is stated")
    assert said.doubts == ("1 announcement states no number",)


def test_the_year_of_most_is_said(topic):
    rows = frame(
        "item_years", [row(quantity=47, year=2025), row(quantity=9, year=2026)]
    )
    said = CHARTS["item_years"].statement(rows, topic())
    assert said.clause.endswith("most were announced in 2025, 47 tanks")


def test_classes_with_a_number_are_counted(topic):
    rows = frame("items", [row(quantity=47), silent(item_class="missile")])
    said = items_statement(rows, topic(claims="highest"))
    assert said.clause == (
        "a firm number was stated for 1 of 2 classes of item pledged at UDCG meetings and "
        "through PURL, namely for main tank: 47 tanks"
    )
