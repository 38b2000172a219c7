"""Cards of the conditions that matter now, one in detail, and the table of the rest."""

from dataclasses import replace
from datetime import date

from lib.model.selection import Selection
from lib.model.view import View
from lib.ui.condition_cards import detail_of, grouped, overview, overview_of
from tests.charts.toy_rows import condition_row, frame
from tests.toys import NOW, event
from tests.ui.toy_conditions import offered, total


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


def test_the_detail_says_offer_condition_and_state_side_by_side():
    later = {"date": "2026-03-10", "recorded_on": "2026-03-10"}
    ledger = offered(total("e1", 30, "met", note="Around 30.", **later))
    offer, needed, state = detail_of("deu", View(ledger, NOW)).texts
    assert ":small[PROMISED BY GERMANY]  \n**5 missiles, PAC-3 missiles**" in offer
    assert "Announced 12 Feb 2026 by A minister" in offer
    assert "Counted as new money; no sum is stated." in offer
    assert "Note: Said in passing." in offer
    assert "Needed: 30 missiles (PAC-3 missiles from others)" in needed
    assert "**reported met since 10 Mar 2026**" in state
    assert "Said by 1 source, not an official one." in state
    assert "Last report: “Around 30.” [A \\[paper\\]](https://example.org/a)" in state


def test_every_report_is_listed_by_day_with_its_number_state_and_source():
    later = {"date": "2026-03-10", "recorded_on": "2026-03-10"}
    reports = detail_of(
        "deu",
        View(
            offered(
                event("e1", "deu", "pending", note="Promised."),
                event("e2", "deu", "unknown", donor_id="NOR", **later),
                total("e3", 30, "met", note="Around 30.", **later),
            ),
            NOW,
        ),
    ).reports
    days = [line for line in reports.splitlines() if line.startswith("**")]
    assert days == ["**12 Feb 2026**", "**10 Mar 2026**"]
    assert "Norway: no number · no change of state · [A" in reports
    assert "- Around 30.  \n  :small[30 of 30 missiles · reported met · [A" in reports


def test_the_words_of_the_last_report_of_the_number_are_quoted():
    later = {"date": "2026-03-10", "recorded_on": "2026-03-10"}
    detail = detail_of(
        "deu",
        View(
            offered(
                total("e1", 30, "met", note="Around 30.", **later),
                event("e2", "deu", "met", note="Arrived.", **later),
            ),
            NOW,
        ),
    )
    assert "The last to give the number: “Around 30.”" in detail.known
    assert "How much came from whom is not recorded." in detail.known


def test_no_number_reported_is_said_and_is_no_zero():
    detail = detail_of("deu", View(offered(event("e1", "deu", "pending")), NOW))
    assert detail.known == "No report gives a number of missiles towards it."


def test_what_was_put_in_words_follows_the_day():
    later = {"date": "2026-03-10", "recorded_on": "2026-03-10"}
    ledger = offered(total("e1", 30, "met", **later))
    before = replace(NOW, asof=date(2026, 3, 9))
    assert "pending since" in detail_of("deu", View(ledger, before)).texts[2]
    assert "reported met since" in detail_of("deu", View(ledger, NOW)).texts[2]
