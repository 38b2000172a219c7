import pytest

from lib.extract.money import sums_in
from lib.extract.tokens import tokens_of


def read(text):
    tokens = tokens_of(text)
    return [
        (
            text[tokens[one.first].start : tokens[one.last].end],
            one.amount,
            one.currency,
            one.qualifier,
        )
        for one in sums_in(tokens)
        if one.currency
    ]


@pytest.mark.parametrize(
    ("text", "amount", "currency", "qualifier"),
    [
        ("$48bn", 48e9, "USD", "exact"),
        ("35 billion pounds", 35e9, "GBP", "exact"),
        ("€1.5 billion", 1.5e9, "EUR", "exact"),
        ("NOK 4.2bn", 4.2e9, "NOK", "exact"),
        ("NOK4.2bn", 4.2e9, "NOK", "exact"),
        ("C$440 million", 440e6, "CAD", "exact"),
        ("nearly 48 billion U.S. dollars", 48e9, "USD", "nearly"),
        ("USD $500 million", 500e6, "USD", "exact"),
        ("$2 billion Canadian", 2e9, "CAD", "exact"),
        ("two hundred million dollars, Canadian dollars", 200e6, "CAD", "exact"),
        ("a 600-million-euro package", 600e6, "EUR", "exact"),
        ("as much as 3bn kroner", 3e9, "kroner", "up_to"),
        ("half a billion pounds", 0.5e9, "GBP", "exact"),
        ("an additional 100 mln euros", 100e6, "EUR", "exact"),
        ("$60 million or more", 60e6, "USD", "at_least"),
    ],
)
def test_sums_are_read(text, amount, currency, qualifier):
    ((_, *found),) = read(text)
    assert found == [amount, currency, qualifier]


@pytest.mark.parametrize(
    "text",
    [
        "between $1bn and $1.5 billion",
        "between 1 and 1.5 billion euros",
        "1 to 1.5 billion euros",
        "€1-1.5 billion",
        "€1 billion to €1.5 billion",
    ],
)
def test_a_range_has_two_ends_of_one_scale(text):
    (one,) = [one for one in sums_in(tokens_of(text)) if one.currency]
    assert (one.amount, one.amount_to, one.qualifier) == (1e9, 1.5e9, "range")


def test_a_year_is_no_lower_end():
    assert read("the total for 2025 to NOK 85 billion")[0][1] == 85e9


@pytest.mark.parametrize(
    "text",
    [
        "hundreds of millions of dollars",
        "several hundred million dollars",
        "billions of dollars",
    ],
)
def test_a_vague_sum_has_a_currency_and_no_amount(text):
    assert read(f"in the {text}") == [(text, None, "USD", "vague")]


def test_a_unit_declared_for_a_list_is_no_sum():
    assert read("All figures are in millions of US dollars") == []


def test_sums_side_by_side_stay_apart():
    assert [one[1] for one in read("€5m, €6m and £7m")] == [5e6, 6e6, 7e6]


def test_a_rise_by_one_sum_to_another_is_two_sums():
    text = "Berlin raises aid by 3 billion euros to 11.5 billion next year."
    assert [one.amount for one in sums_in(tokens_of(text))] == [3e9, 11.5e9]


def test_the_currency_of_a_range_may_stand_at_its_lower_end():
    (one,) = sums_in(tokens_of("100 million euros to 120 million"))
    assert (one.amount, one.amount_to, one.currency) == (1e8, 1.2e8, "EUR")
