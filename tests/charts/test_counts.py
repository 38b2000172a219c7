"""What every chart says of none, of one and of many."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import Phase, given, settings

from lib.charts.cards import card_of
from lib.charts.catalogue import CHARTS
from lib.model.selection import Selection
from lib.model.view import View
from tests.counts import slips
from tests.ledgers import replenishment
from tests.made_up import law, ledgers, selections
from tests.toys import NOW, claim, event, pledge, toy_ledger

#: What is most of several; where one is drawn there is nothing to be more than.
SUPERLATIVE = re.compile(r"\b(most|largest|furthest|newest)\b")
EVER = Selection(asof=date(2026, 1, 15))


def one_of_everything():
    """A meeting, a donor with a sum and an item, and a condition that none has met."""
    return toy_ledger(
        [
            pledge("total", None, meeting_id="m1"),
            pledge(
                "nor",
                "NOR",
                meeting_id="m1",
                part_of="total",
                mechanism="purl",
                item_class="tank",
            ),
            pledge("deu", "DEU", condition="If others give 30"),
        ],
        [
            claim("total", 9e6),
            claim("nor", 4e6, quantity=5.0, unit="tanks"),
            claim("nor", 5e6, claim_id="nor-c2", lead=False),
            claim("deu", 2e6),
        ],
        [event("e1", "deu", "pending", date="2026-03-01")],
        meetings=[{"meeting_id": "m1", "date": "2026-02-12"}],
    )


pytestmark = pytest.mark.whole
#: Each ledger, its choices, and a donor of it who states no sum.
LEDGERS = {
    "nothing": (lambda: toy_ledger([], []), NOW, "SWE"),
    "one": (one_of_everything, NOW, "SWE"),
    "many": (replenishment, EVER, "IND"),
}
SILENT = ("SILENT",)
CHOICES = {
    "all": {},
    "one donor": {"donor": ("NOR",)},
    "a donor without a sum": {"donor": SILENT, "basis": "announced"},
    "per gdp": {"per": "gdp", "group": "EU"},
    "per head": {"per": "capita", "basis": "conditional"},
    "none": {"asof": date(2020, 1, 1)},
}


def said(card):
    """All that is said of a chart."""
    yield from (card.finding, card.sentence, *card.summary, card.what, card.alt)
    yield from (card.source_line, card.undrawn, *card.caveats)
    for plot in card.plots:
        yield from (plot.head, plot.footnote, *plot.labels, *plot.hovers)


def cards(name, view):
    """A chart, or those of the first and the last row which it can be of."""
    chart = CHARTS[name]
    rows = sorted(chart.of.keys(view.ledger)) if chart.of else [None]
    return [card_of(name, view.but(show=row)) for row in {*rows[:1], *rows[-1:]}]


@pytest.mark.parametrize("chosen", CHOICES.values(), ids=CHOICES)
@pytest.mark.parametrize("name", CHARTS)
@pytest.mark.parametrize(("ledger", "base", "silent"), LEDGERS.values(), ids=LEDGERS)
def test_none_one_and_many_are_said_as_they_are(ledger, base, silent, name, chosen):
    if chosen.get("donor") == SILENT:
        chosen = {**chosen, "donor": (silent,)}
    for card in cards(name, View(ledger(), replace(base, **chosen))):
        for text in said(card):
            assert not slips(text), text


@pytest.mark.parametrize("name", CHARTS)
def test_what_is_alone_is_not_the_most(name):
    view = View(one_of_everything(), NOW)
    for card in cards(name, view.but(donor=("NOR",))):
        drawn = sum(len(plot.categories) for plot in card.plots)
        if drawn == 1 and name != "newest_meeting":
            assert not SUPERLATIVE.search(card.finding), card.finding
            assert not SUPERLATIVE.search(card.sentence), card.sentence


#: Each example draws every chart: what fails is told as it was found.
@settings(law, max_examples=4, phases=[Phase.generate])
@given(ledgers(), selections())
def test_every_ledger_is_counted_as_one_counts(ledger, selection):
    for name in CHARTS:
        for card in cards(name, View(ledger, selection)):
            for text in said(card):
                assert not slips(text), text
