"""The search in the header: it is on every page, and knows the reader's choices."""

from urllib.parse import parse_qs

import pytest

from lib.model.pages import QUESTIONS
from tests.apps import mounted, opened


def choices(app):
    [data] = mounted(app, "find")
    return parse_qs(data["choices"])


@pytest.mark.parametrize("page", QUESTIONS)
def test_every_page_offers_it(page):
    assert choices(opened(page)) == {}


def test_it_asks_with_the_choices_but_not_with_what_is_open():
    app = opened("donors", currency="EUR", donor=["DEU", "NOR"], show="DEU")
    assert choices(app) == {"currency": ["EUR"], "donor": ["DEU", "NOR"]}


def test_a_day_that_was_chosen_is_kept():
    assert choices(opened("donors", asof="2026-03-01")) == {"asof": ["2026-03-01"]}
