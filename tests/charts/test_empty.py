"""Where nothing can be drawn, a chart says so, and who stated no figure."""

from dataclasses import replace

import pytest

from lib.charts.cards import card_of
from lib.charts.catalogue import CHARTS
from lib.model.card import NOT_DRAWN, NOTHING
from lib.model.view import View
from tests.toys import NOW, claim, pledge, toy_ledger

#: Two entries of Germany and one of Norway, none with a sum.
SILENT = toy_ledger(
    [pledge("p"), pledge("q"), pledge("r", donors="NOR")],
    [claim(one, None, qualifier="none") for one in "pqr"],
)
SAID = "No sum stated: Germany (2 entries) and Norway (1 entry)."
OF_SUMS = [
    name
    for name, chart in CHARTS.items()
    if chart.of_money and not chart.of and name != "disputes"
]


@pytest.mark.parametrize("name", OF_SUMS)
def test_a_chart_of_entries_without_a_sum_names_who_made_them(name):
    assert card_of(name, View(SILENT, NOW)).undrawn == SAID
    assert card_of(name, View(SILENT, NOW), "").undrawn == SAID


def test_a_chart_of_one_donor_counts_the_entries_of_that_donor_alone():
    chosen = replace(NOW, show="NOR")
    said = card_of("donor_months", View(SILENT, chosen)).undrawn
    assert said == "No sum stated: Norway (1 entry)."


def test_a_selection_without_rows_and_one_without_what_is_drawn_are_told_apart():
    nothing = replace(NOW, aid=("humanitarian",))
    assert card_of("disputes", View(SILENT, nothing)).undrawn == NOTHING
    assert card_of("disputes", View(SILENT, NOW)).undrawn == NOT_DRAWN
    assert card_of("conditions", View(SILENT, NOW)).undrawn == NOT_DRAWN


def test_a_chart_that_draws_something_says_nothing_of_the_kind():
    ledger = toy_ledger([pledge("p"), pledge("q")], [claim("p", 1e9)])
    assert card_of("donor_totals", View(ledger, NOW)).undrawn == ""
    assert card_of("timeline", View(ledger, NOW)).undrawn == ""


def test_sums_of_others_do_not_hide_who_stated_none():
    ledger = toy_ledger(
        [pledge("p", donors="GBR;NOR", scope="joint"), pledge("q")], [claim("p", 1e9)]
    )
    said = card_of("timeline_by_donor", View(ledger, NOW)).undrawn
    assert said == f"{NOT_DRAWN} No sum stated: Germany (1 entry)."


def test_a_donor_who_stated_another_sum_is_not_said_to_have_stated_none():
    before = pledge("p", novelty="announced_before")
    ledger = toy_ledger([before, pledge("q")], [claim("p", 1e9)])
    chosen = replace(NOW, basis="new")
    assert card_of("donor_totals", View(ledger, chosen)).undrawn == NOT_DRAWN


def test_a_donor_who_stated_one_sum_of_two_is_not_said_to_have_stated_none():
    before = pledge("p", novelty="announced_before")
    ledger = toy_ledger(
        [before, pledge("q"), pledge("r", donors="NOR")], [claim("p", 1e9)]
    )
    said = card_of("donor_totals", View(ledger, replace(NOW, basis="new"))).undrawn
    assert said == f"{NOT_DRAWN} No sum stated: Norway (1 entry)."
