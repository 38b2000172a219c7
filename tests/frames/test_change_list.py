"""The list of changes: each told once, in words, with what it moved."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from lib.frames.change_list import ListedChanges, changes
from lib.frames.changes import ADDED, CLAIMS, CORRECTED, REPORTED, SETTLED, WITHDRAWN
from lib.frames.effects import FOLLOWS
from lib.frames.sums import traced_totals
from lib.model.selection import Selection
from lib.model.view import View
from lib.model.vocabulary import TRACED, UNATTRIBUTED
from tests.toys import TODAY, claim, event, pledge, toy_ledger

SINCE = Selection(since=date(2026, 3, 1), asof=TODAY)
LATER = "2026-03-02"
LATE, GONE = {"recorded_on": LATER}, {"withdrawn_on": LATER}


@pytest.fixture(scope="module")
def view():
    printed = {"amount_as_printed": "$7", **LATE}
    pledges = [
        pledge("old", item="tanks") | GONE,
        pledge("new", item="tanks", replaces="old", **LATE),
        pledge("off", "NOR") | GONE,
        pledge("all", None, meeting_id="m1"),
        pledge("fresh", "GBR", meeting_id="m1", part_of="all", **LATE),
        pledge("if", "SWE", condition="If others give"),
    ]
    claims = [
        claim("old", 10, amount_as_printed="$10") | GONE,
        claim("new", 12, amount_as_printed="$12", **LATE),
        claim("off", 5, amount_as_printed="$5"),
        claim("all", 50),
        claim("fresh", 7, **printed),
        claim("if", 100),
    ]
    met = [event("e", "if", "met", date=LATER, recorded_on=LATER)]
    return View(toy_ledger(pledges, claims, met), SINCE)


def test_each_change_says_what_it_is_and_what_it_moved(view):
    told = changes(view)
    assert dict(zip(told["pledge_id"], told["what"], strict=True)) == {
        "fresh": "New: “$7”",
        "new": "Corrected: now “$12”, was “$10”",
        "off": "Withdrawn: “$5”",
        "if": "Its condition is reported met; it was pending",
        "all": "Its parts changed, and with them what is left beside them",
    }
    assert told["kind"].to_list() == [ADDED, CORRECTED, WITHDRAWN, SETTLED, FOLLOWS]
    assert told["difference"].fillna(0).to_list() == [7, 2, -5, 100, 0]
    assert told["untraced"].fillna(0).to_list() == [0, 0, 0, 0, -7]
    assert told["title"].to_list()[1:3] == ["Germany: tanks", "Norway"]
    assert told["was_id"].to_list()[1] == "old"


def test_the_differences_add_up_to_those_of_the_sums(view):
    told = changes(view)
    before, after = (
        traced_totals(one)["value"]
        for one in (view.but(asof=SINCE.since, since=None), view)
    )
    assert told["difference"].sum() == after[TRACED] - before[TRACED]
    assert told["untraced"].sum() == after[UNATTRIBUTED] - before[UNATTRIBUTED]


def test_claims_reports_and_states_are_told_in_their_words():
    pledges = [
        pledge("whole", "NOR"),
        pledge("said"),
        pledge("if", "SWE", condition="If others give"),
        pledge("twin", "GBR", **LATE),
    ]
    claims = [
        claim("said", 1, amount_as_printed="$1"),
        claim("said", 1, claim_id="said-2", lead=False, **LATE),
        claim("whole", 9),
    ]
    open_still = [event("e", "if", "pending", date=LATER, recorded_on=LATER)]
    view = View(toy_ledger(pledges, claims, open_still), SINCE)
    told = changes(view).set_index("kind")["what"].to_dict()
    assert told == {
        ADDED: "New: no sum stated",
        CLAIMS: "Other claims: the same figure, “$1”",
        REPORTED: "A report on its condition, which is still pending",
    }


def test_an_entry_that_another_restates_is_told_by_its_state():
    pledges = [pledge("part", counted_in="big"), pledge("big", "NOR", **LATE)]
    view = View(toy_ledger(pledges, [claim("part", 3), claim("big", 9, **LATE)]), SINCE)
    (row,) = changes(view).query("kind == @FOLLOWS").to_dict("records")
    assert row["what"] == "Counted as counted elsewhere; it was new money"
    assert (row["before"], row["difference"]) == (3, -3)
    assert pd.isna(row["after"])
    assert pd.isna(row["day"])


def test_without_a_day_a_month_is_compared(view):
    assert changes(view.but(since=None)).empty
    ListedChanges.validate(changes(view.but(since=None)))
    assert len(changes(view.but(since=None, asof=date(2026, 3, 20)))) == 5


def test_the_filters_choose_the_pledges(view):
    only = replace(SINCE, donor=("GBR",))
    assert changes(View(view.ledger, only))["pledge_id"].to_list() == ["fresh"]
