"""A view is a ledger and a selection; another one leaves it alone."""

from datetime import date

import pytest

from lib.model.selection import Selection
from lib.model.view import View
from tests.toys import toy_ledger


def test_a_view_with_other_choices_is_of_the_same_ledger():
    view = View(toy_ledger([], []), Selection(asof=date(2026, 2, 12), show="x"))
    other = view.but(show=None, currency="EUR")
    assert other.ledger is view.ledger
    assert other.selection == Selection(asof=date(2026, 2, 12), currency="EUR")
    assert view.selection.show == "x"


def test_a_view_without_an_as_of_date_says_so():
    with pytest.raises(ValueError, match="no as-of date"):
        _ = View(toy_ledger([], []), Selection()).day
