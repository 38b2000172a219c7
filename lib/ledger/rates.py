"""Rules on the rates that a ledger brings: for what, by way of what, once a day."""

from collections.abc import Iterator

from lib.ledger.draft import Draft, cells
from lib.ledger.report import Problem, known_codes, quoted
from lib.model.vocabulary import reference_currencies


def rates_of_no_use(draft: Draft) -> Iterator[Problem]:
    """Find rates by way of a currency that has no reference rates itself."""
    rates = draft.sound("rates", "per")
    known = reference_currencies()
    for row, per in cells(rates[~rates["per"].isin(known)].dropna(subset="per"), "per"):
        found = f"per {quoted(per)} has no reference rates"
        expected = f"Expected: a currency that has. {known_codes(per, known)}"
        yield Problem(draft.at("rates", row), "rate of no use", found, expected)


def repeated_rates(draft: Draft) -> Iterator[Problem]:
    """Find a second rate of a currency for one day."""
    key = ["currency", "day"]
    rates = draft.sound("rates", *key).dropna(subset=key)
    for row, currency, day in cells(rates[rates.duplicated(key)], *key):
        found = f"there is a rate of {currency} for {day.date()} already"
        expected = "Expected: one rate of a currency for a day"
        yield Problem(draft.at("rates", row), "repeated rate", found, expected)
