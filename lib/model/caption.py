"""The selection in one line, as every caption, file and preview says it."""

from lib.model.coverage import searched_in_words
from lib.model.filters import filters_in_words
from lib.model.formats import (
    currency_in_words,
    day_in_words,
    rates_in_words,
)
from lib.model.glossary import BASIS_WORDS, CLAIM_WORDS, MEASURE_WORDS
from lib.model.language import gettext
from lib.model.view import View


def selection_in_words(view: View, *, money: bool = True, counted: bool = True) -> str:
    """Say what was chosen, in one line, as `choices_in_words` does it in many."""
    said = "; ".join(choices_in_words(view, money=money, counted=counted))
    return said[0].upper() + said[1:]


def choices_in_words(
    view: View, *, money: bool = True, counted: bool = True
) -> list[str]:
    """Say each choice in a few words; the filters in the order of the page.

    Of quantities, not `money`, neither basis nor currency is said; nor is a basis that
    does not decide what is `counted`.
    """
    priced = [
        BASIS_WORDS[view.selection.basis] if counted else "",
        gettext(
            "{currency} at {rates}",
            currency=currency_in_words(view.selection.currency),
            rates=rates_in_words(view.selection),
        ),
        MEASURE_WORDS[view.selection.per],
        CLAIM_WORDS[view.selection.claims],
    ]
    parts = [
        *(priced if money else []),
        *filters_in_words(view),
        gettext("as of {day}", day=day_in_words(view.selection.day)),
        searched_in_words(view.ledger.coverage),
    ]
    return [part for part in parts if part]
