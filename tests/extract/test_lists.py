import pytest

from tests.extract.reading import rows_of


def test_items_are_read_in_the_light_of_their_lead():
    items = "- Norway: NOK 7bn\n- Denmark: 19 F-16s\n"
    assert len(rows_of(f"Pledged today:\n{items}")) == 2
    assert rows_of(f"Already delivered:\n{items}") == []
    assert rows_of(f"Still needed:\n{items}") == []


def test_a_row_gives_donor_sum_item_and_condition():
    text = (
        "| Partner | Offer | For what | Condition |\n"
        "| Denmark | DKK 630m | radars | at least 5 states join |\n"
        "| Spain | EUR 5m | - | none |\n"
    )
    fields = ("donors", "amount", "item", "condition_threshold")
    assert rows_of(text, *fields) == [
        ("DNK", "630000000", "radars", "5"),
        ("ESP", "5000000", "", ""),
    ]


def test_a_row_of_totals_is_no_promise():
    text = "| Country | Sum |\n| Norway | €5m |\n| Total | €9m |\n"
    assert rows_of(text, "scope", "donors") == [("donor", "NOR")]


@pytest.mark.parametrize("word", ["under consideration", "delivered", "no pledge"])
def test_a_row_that_says_it_is_no_pledge_is_none(word):
    text = f"| Country | Sum | Status |\n| Norway | €5m | {word} |\n"
    assert rows_of(text) == []


def test_a_column_of_totals_is_cumulative():
    text = "| Country | New | Total since 2022 |\n| Norway | €5m | €90m |\n"
    assert rows_of(text, "scope", "amount") == [
        ("donor", "5000000"),
        ("cumulative", "90000000"),
    ]


def test_a_line_that_begins_with_the_donor_is_a_promise():
    assert rows_of(
        "Sweden: no less than 300 million kronor.", "donors", "currency"
    ) == [("SWE", "SEK")]


def test_a_column_that_converts_is_no_second_sum():
    text = "| Country | Sum | In US dollars |\n| Norway | NOK 50m | $5m |\n"
    assert rows_of(text, "amount", "currency") == [("50000000", "NOK")]


def test_a_number_and_its_goods_may_stand_in_two_cells():
    text = "| Country | Number | Item |\n| Spain | 6 | Leopard 2A4 tanks |\n"
    assert rows_of(text, "quantity", "unit") == [("6", "tanks")]
