import pytest

from lib.extract.bare import Light, unit_in
from tests.extract.reading import rows_of


@pytest.mark.parametrize(
    ("words", "unit"),
    [
        ("Amount (EUR million)", (1e6, "EUR")),
        ("Pledge, USD m", (1e6, "USD")),
        ("All figures are in millions of US dollars", (1e6, "USD")),
        ("€m", (1e6, "EUR")),
        ("Amount", None),
    ],
)
def test_the_unit_of_a_list_is_read(words, unit):
    assert unit_in(words) == unit


def test_a_currency_stated_once_serves_a_list():
    text = "Norway pledged 600, the Netherlands 106 and Canada 8 million dollars."
    assert rows_of(text, "donors", "amount", "currency") == [
        ("NOR", "600000000", "USD"),
        ("NLD", "106000000", "USD"),
        ("CAN", "8000000", "USD"),
    ]


def test_the_head_of_a_table_gives_the_unit():
    text = "| Country | Sum (EUR million) |\n| Norway | 600 |\n"
    assert rows_of(text, "amount", "currency") == [("600000000", "EUR")]


@pytest.mark.parametrize(
    "text", ["In 2026 Norway 12 percent.", "Norway has 5 million people."]
)
def test_years_shares_and_people_are_no_sums(text):
    assert rows_of(f"{text} Denmark gives 3 million euros.", "donors") == [("DNK",)]


def test_goods_named_before_are_alluded_to():
    text = "The Netherlands provides 15 PAC-3 missiles and Norway ten."
    assert rows_of(text, "donors", "quantity") == [("NLD", "15"), ("NOR", "10")]


def test_nothing_is_alluded_to_where_nothing_was_named():
    assert Light().goods is None
    assert rows_of("Norway gives ten.") == []
