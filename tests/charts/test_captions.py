"""Words on charts: sums as surely as they are known, articles, axes."""

import pandas as pd
import pytest

from lib.charts.captions import (
    BY_STATE,
    axis_of_money,
    axis_of_sums,
    capital,
    exactly,
    in_a_sentence,
    row_in_words,
    so_far_exactly,
    so_far_in_words,
    sum_in_words,
    total_in_words,
    worth_in_words,
)
from tests.toys import DAY

NAN = float("nan")


def total(value=2.0, low=None, high=None, **columns):
    """Make a sum that is exact unless said."""
    ends = {
        "low": value if low is None else low,
        "high": value if high is None else high,
    }
    plain = {"open_ended": False, "unpriced": 0, "entries": 1, "currency": "USD"}
    plain["unconverted_sums"] = None
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
        (total(NAN, unpriced=1), "no sum stated"),
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
        (total(NAN, unpriced=1), "no sum stated"),
        (total(NAN), "no sum counted"),
        (
            total(NAN, conditional=6e9, lapsed=NAN),
            "$6 billion, promised on a condition",
        ),
        (
            total(NAN, restated=1e9, lapsed=2e9),
            "$1 billion, counted elsewhere; $2 billion, lapsed or withdrawn",
        ),
    ],
)
def test_money_is_written_with_its_doubt(row, said):
    assert worth_in_words(row) == said


def test_a_total_counts_the_entries_without_a_sum_and_tells_none_from_no_entry():
    assert (
        total_in_words(total(1e9, unpriced=5)) == "$1 billion + 5 with no price given"
    )
    assert (
        total_in_words(total(NAN, unpriced=1))
        == "no sum stated + 1 with no price given"
    )
    assert total_in_words(total(NAN, entries=NAN)) == "nothing announced"


def test_a_sum_that_is_not_converted_is_said_in_its_own_currency():
    left = {"unconverted_sums": "SDR 50 million; NGN 5 billion"}
    said = "SDR 50 million and NGN 5 billion, not converted"
    assert total_in_words(total(1e9, **left)) == f"$1 billion + {said}"
    assert total_in_words(total(NAN, **left)) == said
    assert row_in_words(total(2.0, unpriced=1, **left)) == (
        f"2 + 1 with no price given + {said}"
    )
    assert row_in_words(total(NAN, unpriced=1, **left)) == (
        f"{said} + 1 with no price given"
    )
    assert exactly("Norway", total(NAN, **left), {}) == f"<b>Norway</b><br>+ {said}"


def test_a_row_says_that_it_is_disputed_and_what_is_missing():
    said = row_in_words(total(2.0, disputed=True, unpriced=1))
    assert said == "2, sources disagree + 1 with no price given"


def test_hover_lists_every_known_figure_to_the_last_unit():
    row = total(2e9, 1e9, 3e9, new=2e9, earlier=NAN)
    said = exactly(
        "Germany", row, {state: BY_STATE[state] for state in ("new", "earlier")}
    )
    assert said == "<b>Germany</b><br>new money: USD 2,000,000,000<br>" + (
        "low: USD 1,000,000,000<br>high: USD 3,000,000,000"
    )
    silent = exactly("Norway", total(NAN, low=1.0, unpriced=2), {})
    assert silent == "<b>Norway</b><br>+ 2 with no price given"


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


def test_an_axis_of_sums_reaches_the_largest_of_them():
    rows = pd.DataFrame({"low": [1e6], "high": [4e9], "else": [1e12]})
    rows = rows.assign(currency="USD")
    assert axis_of_sums(rows, ["low", "high"]) == (1e9, "Billion US dollars")


@pytest.mark.parametrize(
    ("low", "value", "high", "open_ended", "words"),
    [
        (5e9, 5e9, 5e9, False, "$5 billion"),
        (5e9, 5e9, 5e9, True, "$5 billion or more"),
        (4.95e9, 5e9, 5e9, False, "$5 billion"),
        (4e9, 5e9, 5e9, False, "$4 to 5 billion"),
        (5e9, 5e9, 6e9, True, "$5 to 6 billion or more"),
        # In a remainder, low may exceed high.
        (6e9, 5e9, 4e9, False, "$4 to 6 billion"),
    ],
)
def test_money_spans_low_to_high_where_they_differ(low, value, high, open_ended, words):
    row = {"low": low, "value": value, "high": high, "open_ended": open_ended}
    assert worth_in_words(row | {"currency": "USD"}) == words


def test_a_sum_that_is_not_stated_is_not_zero():
    ends = dict.fromkeys(["low", "value", "high"], NAN)
    row = ends | {"open_ended": False, "currency": "USD"}
    assert worth_in_words(row) == "no sum stated"


def so_far(*ends):
    names = ["cumulative_low", "cumulative", "cumulative_high"]
    counted = {"cumulative_open_ended": False, "cumulative_unpriced": 2}
    counted["cumulative_unconverted_sums"] = None
    month = {"month": pd.Timestamp(DAY), "currency": "USD"}
    return dict(zip(names, ends, strict=True)) | counted | month


def test_a_sum_so_far_is_written_to_the_last_unit():
    row = so_far(9e9, 10e9, 12e9)
    assert so_far_in_words(row) == "$9 to 12 billion"
    assert so_far_exactly("Germany", row).split("<br>") == [
        "<b>Germany, up to Feb 2026</b>",
        "so far: USD 10,000,000,000",
        "low: USD 9,000,000,000",
        "high: USD 12,000,000,000",
        "+ 2 with no price given",
    ]


def test_before_a_sum_is_known_none_is_written():
    row = so_far(NAN, NAN, NAN)
    assert so_far_in_words(row) == "no sum stated"
    assert "USD" not in so_far_exactly("Germany", row)
