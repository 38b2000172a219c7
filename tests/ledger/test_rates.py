"""Rates that a ledger brings of its own: which are refused, and which are doubted."""

import pytest

from lib.ledger.package import read_ledger
from tests.ledgers import write_ledger


def rate(**cells):
    plain = {"currency": "NGN", "day": "2026-02-12", "value": "1450", "per": "USD"}
    return plain | {"source_id": "report"} | cells


@pytest.fixture
def with_rates(tables):
    """Give a function that puts rates beside the sound tables."""
    return lambda *rates: tables | {"rates": list(rates)}


def test_a_ledger_may_bring_rates(with_rates, warned):
    rates = rate(), rate(day="2026-02-13"), rate(currency="UAH", value="43.2")
    assert warned(with_rates(*rates)) == []


def test_without_the_file_there_are_none(folder):
    (folder / "rates.csv").unlink()
    assert read_ledger(folder)["rates"].empty


def test_rates_are_part_of_the_hash(tmp_path, folder, with_rates):
    other = write_ledger(tmp_path / "other", **with_rates(rate()))
    assert read_ledger(other).hash != read_ledger(folder).hash


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"currency": "NAIRA"}, 'currency "NAIRA" is not known'),
        ({"value": "0"}, 'value "0" is too small'),
        ({"value": ""}, "value is empty"),
        ({"day": "12.02.2026"}, "is not a date"),
        ({"source_id": "nowhere"}, 'source_id "nowhere" is not in sources.csv'),
        ({"per": "XDR"}, 'per "XDR" has no reference rates. .*Known: '),
    ],
)
def test_a_rate_that_converts_nothing_is_refused(with_rates, refused, cells, said):
    refused(with_rates(rate(), rate(day="2026-02-13") | cells), said)


def test_two_rates_of_a_currency_for_a_day_are_refused(with_rates, refused):
    twice = with_rates(rate(), rate(value="1460", per="EUR"))
    refused(twice, r"row 3 \(NGN\): there is a rate of NGN for 2026-02-12 already")


def test_a_rate_of_a_currency_with_reference_rates_is_warned_of(with_rates, warned):
    (said,) = warned(with_rates(rate(currency="NOK", value="9.9")))
    assert "NOK has reference rates" in said
