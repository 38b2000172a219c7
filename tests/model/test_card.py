"""What pages and files ask of a chart: the charts have it, and so have the toys."""

import pytest

from lib.charts.cards import card_of
from lib.model.card import Card
from lib.model.view import View
from tests.export.toy_cards import toy_card
from tests.toys import NOW, claim, pledge, toy_ledger

PARTS = [name for name in vars(Card) if not name.startswith("_")]


@pytest.mark.parametrize("name", PARTS)
def test_a_chart_has_every_part_and_a_toy_has_it_of_the_same_type(name):
    ledger = toy_ledger([pledge("p")], [claim("p", 1e9)])
    chart, toy = card_of("donor_totals", View(ledger, NOW)), toy_card()
    if callable(getattr(toy, name)):
        assert (
            chart.titled("Mine", "So").finding == toy.titled("Mine").finding == "Mine"
        )
        assert chart.titled("", "So").finding == chart.finding
        return
    assert type(getattr(chart, name)) is type(getattr(toy, name))
