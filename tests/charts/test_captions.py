"""Words on charts: sums as surely as they are known, articles, axes."""

from datetime import date

import pytest

from lib.charts.captions import (
    axis_of_money,
    capital,
    exactly,
    in_a_sentence,
    row_in_words,
    so_far_exactly,
    so_far_in_words,
    states_in_words,
    sum_in_words,
    total_in_words,
    worth_in_words,
)

NAN = float("nan")


def total(value=2.0, low=None, high=None, **columns):
    """Make a sum that is exact unless said."""
    ends = {
        "low": value if low is None else low,
        "high": value if high is None else high,
    }
    plain = {"open_ended": False, "unpriced": 0, "entries": 1, "currency": "USD"}
    return {"value": value, **ends, **plain, **columns}


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (total(40.4), "40.4"),
        (total(0.4, 0.0, 0.787), "0 to 0.787"),
        (total(3.2, open_ended=True), "3.2 or more"),
        (total(10.0, 9.9, 10.1), "10"),
        (total(10.0, 12.0, 9.0), "9 to 12"),
        (total(0.0004), "under 0.001"),
        (total(NAN), "no sum stated"),
    ],
)
def test_a_sum_is_written_as_surely_as_it_is_known(row, said):
    assert sum_in_words(row) == said


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (total(44.3e9), "$44.3 billion"),
        (total(10e9, 9e9, 12e9), "$9 to 12 billion"),
        (total(3.2e9, open_ended=True), "$3.2 billion or more"),
        (total(NAN), "no sum stated"),
    ],
)
def test_money_is_written_with_its_doubt(row, said):
    assert worth_in_words(row) == said


def test_a_total_counts_the_entries_without_a_sum_and_tells_none_from_no_entry():
    assert (
        total_in_words(total(1e9, unpriced=5)) == "$1 billion + 5 entries without a sum"
    )
    assert (
        total_in_words(total(NAN, unpriced=1))
        == "no sum stated + 1 entry without a sum"
    )
    assert total_in_words(total(NAN, entries=NAN)) == "no entry"


def test_a_row_says_that_it_is_disputed_and_what_is_missing():
    said = row_in_words(total(2.0, disputed=True, unpriced=1))
    assert said == "2, disputed + 1 entry without a sum"


def test_hover_lists_every_known_figure_to_the_last_unit():
    row = total(2e9, 1e9, 3e9, new=2e9, earlier=NAN)
    said = exactly("Germany", row, states_in_words(("new", "earlier")))
    assert said == "<b>Germany</b><br>new: USD 2,000,000,000<br>" + (
        "low: USD 1,000,000,000<br>high: USD 3,000,000,000"
    )
    silent = exactly("Norway", total(NAN, low=1.0, unpriced=2), {})
    assert silent == "<b>Norway</b><br>+ 2 entries without a sum"


def test_what_months_add_up_to_is_written_as_a_sum():
    row = {
        "month": date(2025, 4, 1),
        "currency": "USD",
        "cumulative": 2e9,
        "cumulative_low": 2e9,
        "cumulative_high": 2e9,
        "cumulative_open_ended": True,
        "cumulative_unpriced": 0,
    }
    assert so_far_in_words(row) == "$2 billion or more"
    assert so_far_exactly("Traced", row).startswith(
        "<b>Traced, up to Apr 2025</b><br>so"
    )


def test_names_take_an_article_only_within_a_sentence():
    assert in_a_sentence("Netherlands and Norway") == "the Netherlands and Norway"
    assert capital("the Netherlands") == "The Netherlands"
    assert capital("") == ""


@pytest.mark.parametrize(
    ("largest", "axis"),
    [
        (4e9, (1e9, "Billion US dollars")),
        (4e6, (1e6, "Million US dollars")),
        (4.0, (1.0, "US dollars")),
    ],
)
def test_an_axis_of_money_names_its_scale_and_currency(largest, axis):
    assert axis_of_money(largest, "USD") == axis
