"""What pages and files ask of a chart: the charts have it, and so have the toys."""

from dataclasses import replace
from datetime import date

import pytest

from lib.charts.cards import card_of
from lib.model.card import Card, Source
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


def test_a_source_is_named_with_its_day_and_kind_or_as_undated():
    dated = Source("s1", "Agency", "press", "https://news.test/a", date(2026, 2, 12))
    assert dated.in_words == "Agency, 12 Feb 2026, press"
    undated = replace(dated, published_on=None, kind="state media")
    assert undated.in_words == "Agency, undated, state media"
