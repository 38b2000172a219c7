"""Numbers, ranges and selections in words."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from lib.model.formats import (
    day_in_words,
    figures_as_printed,
    figures_of_sum,
    meetings_in_words,
    money_in_words,
    number_in_words,
    range_in_words,
    to_places,
    within_a_sentence,
)
from tests.toys import claim, pledge, toy_ledger


@pytest.mark.parametrize(
    ("value", "currency", "words"),
    [
        (47_708_644_242, "USD", "$47.7 billion"),
        (150e6, "GBP", "£150 million"),
        (999.7e6, "USD", "$1 billion"),
        (1_234_567, "EUR", "€1.23 million"),
        (123_456, "USD", "$123,456"),
        (4.2e9, "NOK", "NOK\N{NO-BREAK SPACE}4.2 billion"),
        (62.123, "EUR", "€62.1"),
        (0, "USD", "$0"),
        (-2e9, "USD", "\N{MINUS SIGN}$2 billion"),
    ],
)
def test_money_has_three_significant_figures_and_a_unit_word(value, currency, words):
    assert money_in_words(value, currency) == words


@pytest.mark.parametrize(
    ("low", "high", "words"),
    [
        (0, 0.786e9, "up to $786 million"),
        (2e9, 3e9, "$2 to 3 billion"),
        (3e9, 2e9, "$2 to 3 billion"),
        (2e6, 3e9, "$2 million to $3 billion"),
        (5, 5, "$5"),
        (20, 30, "$20 to $30"),
    ],
)
def test_a_range_shows_the_smaller_end_first(low: float, high: float, words: str):
    assert range_in_words(low, high, "USD") == words


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (14.25e9, "14.3 billion"),
        (12.45e9, "12.5 billion"),
        (18.45e9, "18.5 billion"),
        (34.85e9, "34.9 billion"),
        (18.55e9, "18.6 billion"),
        (999.6e6, "1 billion"),
        (999.4e6, "999 million"),
        (1.005e9, "1.01 billion"),
        (0.1 + 0.2, "0.3"),
        (8.025e9 + 6.225e9, "14.3 billion"),
        (1_234.5, "1,235"),
        (0.0365, "0.037"),
        (-14.25e9, "-14.3 billion"),
    ],
)
def test_halves_are_rounded_up_as_on_paper(number, words):
    assert number_in_words(number) == words


def test_what_a_source_prints_is_written_as_exactly():
    printed = toy_ledger([pledge("all")], [claim("all", 14.25e9)])
    assert money_in_words(14.25e9, "USD") == "$14.3 billion"
    with figures_as_printed(printed):
        assert money_in_words(14.25e9, "USD") == "$14.25 billion"
        assert range_in_words(5.57e9, 14.25e9, "USD") == "$5.57 to 14.25 billion"
        assert figures_of_sum(14.25) == 4
        assert money_in_words(14.251e9, "USD") == "$14.3 billion"
        assert number_in_words(14.25) == "14.3"
    assert money_in_words(14.25e9, "USD") == "$14.3 billion"


@pytest.mark.parametrize(
    ("number", "places", "words"),
    [(14.25, 1, "14.3"), (12.45, 1, "12.5"), (0.5, 0, "1"), (-0.2, 0, "0")],
)
def test_places_are_rounded_as_on_paper(number, places, words):
    assert to_places(number, places) == words
    assert to_places(47_708_644_242.4) == "47,708,644,242"


def test_counts_keep_all_their_figures():
    assert [number_in_words(5), number_in_words(1_432)] == ["5", "1,432"]


def test_a_day_is_written_out():
    assert day_in_words(date(2026, 2, 12)) == "12 Feb 2026"


@pytest.mark.parametrize(
    ("unit", "words"),
    [
        ("Billion US dollars", "billion US dollars"),
        ("US dollars", "US dollars"),
        ("", ""),
    ],
)
def test_a_unit_keeps_the_capitals_of_a_name_within_a_sentence(unit, words):
    assert within_a_sentence(unit) == words


def test_a_meeting_without_a_known_place_is_named_by_its_day():
    ledger = toy_ledger([pledge("p", meeting_id="m1")], [claim("p", 1)])
    missing = pd.Series(None, ledger["meetings"].index, dtype="str")
    meetings = ledger["meetings"].assign(city=missing, format=missing)
    nowhere = replace(ledger, tables={**ledger.tables, "meetings": meetings})
    assert all("," not in name for name in meetings_in_words(nowhere).values())
