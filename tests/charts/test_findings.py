"""A finding is true and sensible for every selection of the ledger that is shipped.

A few selections a run; many with SELECTIONS=400 in the environment.
"""

import os
import random
import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from lib.charts.cards import card_of
from lib.charts.catalogue import CHARTS, rows_to_open
from lib.ledger.package import read_ledger
from lib.model.filters import FILTERS
from lib.model.selection import Selection
from lib.model.view import View
from lib.model.vocabulary import BASES, CLAIM_MODES, MEASURES
from tests.counts import slips

pytestmark = pytest.mark.whole
SELECTIONS = int(os.environ.get("SELECTIONS", "6"))
#: Words of a sentence that one can take in.
LONGEST = 35
SUPERLATIVE = re.compile(r"\b(?:most|largest|furthest|newest)\b(?! often)")
#: What ranks donors, and must say among whose promises.
RANKED = re.compile(r"\bpledged (?:most\b|the largest share)")
#: "Norway 0" over an axis of units: what is not drawn has no figure.
ZERO = re.compile(r"(?<![\d.,] )(?<![\d.,])\b0(?! to\b|[\d.,])")
FIRST = date(2022, 4, 1)
SEEDS = Path(__file__).parents[2] / "seeds"


def selections(ledger, number):
    """Make selections that have something to say, from a seed."""
    dice = random.Random(20261)
    for _ in range(number):
        chosen = {}
        for one in dice.sample(FILTERS, dice.choice([0, 1, 1, 2, 3])):
            codes = list(one.options(ledger)) if one.options else []
            if one.several:
                chosen[one.field] = tuple(
                    dice.sample(codes, min(len(codes), dice.randint(1, 3)))
                )
            else:
                day = FIRST + timedelta(days=dice.randrange(1500))
                chosen[one.field] = dice.choice(codes) if codes else day
        yield Selection(
            basis=dice.choice(list(BASES)),
            per=dice.choice(MEASURES),
            claims=dice.choice(CLAIM_MODES),
            currency=dice.choice(["USD", "EUR", "GBP"]),
            asof=date(2026, 11, 23) - timedelta(days=dice.choice([0, 0, 200, 900])),
            **chosen,
        )


def cards(view):
    """Make the card of every chart; of those of one row, of one at random."""
    rows, dice = rows_to_open(view.ledger), random.Random(7)
    for name in CHARTS:
        row = dice.choice(sorted(rows[name])) if name in rows else ""
        yield card_of(f"{name}@{row}" if row else name, view)


def faults(card):
    """Name what is wrong with a finding, or with what is drawn."""
    finding, scope = card.finding, card.view.ledger.subject.scope
    drawn = sum(len(plot.categories) for plot in card.plots)
    alone = drawn == 1 and card.chart_name != "newest_meeting"
    ranks = bool(RANKED.search(finding)) and card.chart.of is None
    nothing = [
        plot.unit
        for plot in card.plots
        if plot.kind == "bars" and plot.drawn and not max(plot.ends) > 0
    ]
    wrong = {
        "a slip": slips(finding),
        "a place that nothing was put into": re.search(r"[{}]", finding),
        "a figure of nothing": ZERO.search(finding),
        "a long sentence": any(
            len(one.split()) > LONGEST for one in re.split(r"(?<=[.:;]) ", finding)
        ),
        "a superlative of one": alone and SUPERLATIVE.search(finding),
        "a ranking without its scope": ranks and scope not in finding,
        "an axis for nothing": nothing,
    }
    return [fault for fault, found in wrong.items() if found]


def test_findings_hold_in_selections_of_the_ledger():
    ledger = read_ledger(SEEDS)
    wrong = [
        (card.name, fault, card.finding, chosen)
        for chosen in selections(ledger, SELECTIONS)
        for card in cards(View(ledger, chosen))
        for fault in faults(card)
    ]
    assert not wrong, "\n".join(map(str, wrong))
