"""What a selection may hold for a ledger on a day, rates included."""

from datetime import date
from functools import lru_cache

from lib.frames.money import currencies_with_a_rate, reference_rates
from lib.model.ledger import Ledger
from lib.model.query import Choices, choices_of

#: Offered first; the others follow by code.
COMMON_CURRENCIES = ("USD", "EUR", "GBP")


@lru_cache(maxsize=4)
def choices_on(ledger: Ledger, today: date) -> Choices:
    """List what pages offer and the HTTP interface takes, once a ledger and day."""
    rates = reference_rates()
    others = set(currencies_with_a_rate()) - set(COMMON_CURRENCIES)
    currencies = (*COMMON_CURRENCIES, *sorted(others))
    return choices_of(ledger, currencies, (rates.first, rates.last), today)
