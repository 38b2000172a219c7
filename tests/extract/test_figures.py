import pytest

from lib.extract.figures import StatedFigure
from lib.model.proposal import Span
from tests.extract.reading import cells_of, rows_of


@pytest.mark.parametrize(
    "text",
    [
        "Norway pledged NOK 7 billion ($700 million).",
        "Norway pledged NOK 7 billion, or about 700 million dollars.",
        "Norway pledged NOK 7 billion, equivalent to nearly $700m.",
    ],
)
def test_the_same_figure_in_two_currencies_is_one_pledge(text):
    (row,) = cells_of(text)
    assert (row["amount"], row["currency"]) == ("7000000000", "NOK")
    assert "USD 700,000,000" in row["note"]


def test_two_sums_of_two_donors_are_two():
    text = "Norway pledged NOK 7 billion, Denmark DKK 3 billion."
    assert rows_of(text, "donors", "amount") == [
        ("NOR", "7000000000"),
        ("DNK", "3000000000"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "The UK will spend £390 million for 1,000 missiles.",
        "The UK will supply 1,000 missiles worth £390 million.",
        "The UK will finance 1,000 missiles with £390 million.",
    ],
)
def test_a_sum_that_buys_one_kind_of_item_is_one_row(text):
    assert rows_of(text, "amount", "quantity") == [("390000000", "1000")]


def test_a_sum_and_items_side_by_side_are_separate():
    text = "Spain promised €38 million for hospitals and ten ambulances."
    assert rows_of(text, "amount", "quantity") == [("38000000", ""), ("", "10")]


def test_a_sum_for_several_kinds_stands_alone():
    text = "Norway gives €5 million for 10 tanks and 20 guns."
    assert [row[3] for row in rows_of(text)] == ["", "10", "20"]


def test_a_figure_knows_its_ends():
    one = StatedFigure(Span(3, 9), 1, 0, 2)
    assert (one.start, one.end) == (3, 9)
