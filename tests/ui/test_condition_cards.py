"""Cards of the conditions that matter now, and the table of the rest."""

from datetime import date

from lib.model.selection import Selection
from lib.model.view import View
from lib.ui.condition_cards import grouped, overview, overview_of
from tests.charts.toy_rows import condition_row, frame
from tests.toys import NOW
from tests.ui.toy_conditions import offered


def test_conditions_are_grouped_by_what_is_still_open():
    settled = {"status": "met", "announced_on": "2023-01-01"}
    rows = [
        condition_row("open"),
        condition_row("silent", no_later_report=True),
        condition_row("recent", **settled, status_since="2025-11-24"),
        condition_row("before", **settled, status_since="2025-11-23"),
    ]
    groups = grouped(frame("conditions", rows), Selection(asof=date(2026, 11, 23)))
    assert groups.tolist() == ["open", "silent", "recent", "settled"]


def test_cards_are_of_what_is_open_or_new_and_the_table_of_the_rest():
    settled = {"status": "met", "announced_on": "2023-01-01"}
    rows = [
        condition_row("open", threshold=float("nan")),
        condition_row("recent", **settled, status_since="2026-03-10"),
        condition_row("before", **settled, status_since="2023-02-01"),
    ]
    told = overview_of(frame("conditions", rows), NOW)
    assert [row["pledge_id"] for row, _ in told.cards] == ["open", "recent"]
    assert told.settled["pledge_id"].tolist() == ["before"]
    assert told.settled["state"].tolist() == ["reported met"]
    assert list(told.names) == ["open", "recent", "before"]
    assert told.featured == "recent"


def test_nothing_to_show_features_nothing():
    told = overview_of(frame("conditions", [condition_row("p")]).head(0), NOW)
    assert told.featured is None
    assert told.cards == ()
    assert told.settled.empty


def test_a_card_says_group_offer_condition_and_state():
    _, words = overview(View(offered(), NOW)).cards[0]
    for said in (
        ":small[NO LATER REPORT]",
        "**Germany** 5 missiles, PAC-3 missiles",
        "If: Others give 30",
        "State: pending since 12 Feb 2026, no later report than of 12 Feb 2026",
        "No report since it was announced",
    ):
        assert said in words
