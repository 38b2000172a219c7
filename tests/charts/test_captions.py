"""Sums with their doubt, in words."""

import pandas as pd
import pytest

from lib.charts.captions import so_far_exactly, so_far_in_words, worth_in_words
from tests.toys import DAY

MISSING = float("nan")


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
def test_a_sum_is_written_as_surely_as_it_is_known(low, value, high, open_ended, words):
    row = {"low": low, "value": value, "high": high, "open_ended": open_ended}
    assert worth_in_words(row | {"currency": "USD"}) == words


def test_a_sum_that_is_not_stated_is_not_zero():
    ends = dict.fromkeys(["low", "value", "high"], MISSING)
    row = ends | {"open_ended": False, "currency": "USD"}
    assert worth_in_words(row) == "no sum stated"


def so_far(*ends):
    names = ["cumulative_low", "cumulative", "cumulative_high"]
    counted = {"cumulative_open_ended": False, "cumulative_unpriced": 2}
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
        "+ 2 entries without a sum",
    ]


def test_before_a_sum_is_known_none_is_written():
    row = so_far(MISSING, MISSING, MISSING)
    assert so_far_in_words(row) == "no sum stated"
    assert "USD" not in so_far_exactly("Germany", row)
