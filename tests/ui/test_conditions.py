"""What the Conditions page says: how well a thing is known, and what if."""

from dataclasses import replace
from datetime import date

import pytest

from lib.frames.conditions import conditions
from lib.frames.what_if import suppose
from lib.model.selection import Selection
from lib.model.view import View
from lib.ui.condition import contributors_in_words, sources_in_words
from lib.ui.condition_cards import grouped, overview, overview_of
from lib.ui.condition_detail import detail_of
from lib.ui.what_if import outlook_in_words, read_given, what_if_in_words
from tests.charts.toy_rows import condition_row, frame
from tests.toys import DONORS, NOW, claim, event, pledge, toy_ledger

OFFER = {
    "condition": "Others give 30",
    "condition_item": "PAC-3 missiles from others",
    "condition_threshold": 30,
    "condition_unit": "missiles",
    "item": "PAC-3 missiles",
}


def first(**columns):
    return frame("conditions", [condition_row("p", **columns)]).to_dict("records")[0]


def offered(*events):
    """Germany's offer of five if others give thirty, and what is reported of it."""
    return toy_ledger(
        [pledge("deu", announced_by="A minister", note="Said in passing.", **OFFER)],
        [claim("deu", quantity=5, unit="missiles")],
        events,
        donors=DONORS,
        sources=[{"url": "https://example.org/a", "publisher": "A [paper]"}],
    )


def total(event_id, quantity, status, **columns):
    return event(event_id, "deu", status, quantity=quantity, unit="missiles", **columns)


@pytest.mark.parametrize(
    ("sources", "official", "words"),
    [
        (1, 0, "1 source, not an official one"),
        (1, 1, "1 source, an official one"),
        (3, 0, "3 sources, none of them official"),
        (3, 2, "3 sources, 2 official"),
        (3, 3, "3 sources, all of them official"),
    ],
)
def test_it_is_said_whether_a_source_is_official(sources, official, words):
    assert sources_in_words(sources, official) == words


@pytest.mark.parametrize(
    ("contributors", "contributed", "words"),
    [
        (None, float("nan"), "How much came from whom is not recorded."),
        (
            "NOR",
            float("nan"),
            "Contributor named: Norway, without a number; who gave the rest is not "
            "named.",
        ),
        (
            "NOR;SWE",
            12.0,
            "Contributors named: Norway and Sweden, with 12 missiles; who gave the "
            "rest is not named.",
        ),
        ("NOR", 30.0, "Contributor named: Norway, with 30 missiles."),
    ],
)
def test_the_named_part_of_the_progress_is_told_from_the_rest(
    contributors, contributed, words
):
    row = first(progress=30.0, contributors=contributors, contributed=contributed)
    assert contributors_in_words(row, offered()) == words


def row_of(ledger):
    return conditions(View(ledger, NOW)).to_dict("records")[0]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (18.0, "pending; 12 more needed; total would be 18, not 23."),
        (30.0, "met; the offer of Germany would follow; total would be 35."),
    ],
)
def test_a_supposition_is_told_as_one_with_what_follows(given, words):
    row = row_of(offered())
    said = what_if_in_words(row, suppose(row, given))
    assert said == f"Supposed, not reported: {words}"
    assert outlook_in_words(row) == (
        "From 30 missiles the condition would be met, and the offer of Germany would "
        "follow."
    )


def test_other_goods_than_those_offered_are_not_added():
    row = row_of(offered()) | {"condition_item": "US guarantee of replacement"}
    assert what_if_in_words(row, suppose(row, 18.0)) == (
        "Supposed, not reported: pending; 12 more needed."
    )


@pytest.mark.parametrize("asked", ["0", "18", "0.5", "12.125", "0018"])
def test_a_number_from_nought_is_read(asked):
    assert read_given(asked, first()) == (float(asked), None)


@pytest.mark.parametrize(
    "asked", ["-1", "abc", "1e9", "nan", "inf", "18,5", " 18", "1" * 13, "0.1234"]
)
def test_anything_else_is_named_and_left_out(asked):
    given, problem = read_given(asked, first())
    assert given is None
    assert str(problem) == (
        f'given "{asked}" cannot be read. Expected: a number from 0, as 18 or 0.5.'
    )


def test_a_supposition_about_a_condition_without_a_number_has_no_use():
    given, problem = read_given("18", first(threshold=float("nan")))
    assert given is None
    assert 'given "18" has no use' in str(problem)


def test_the_supposition_changes_no_frame():
    ledger = offered(total("e1", 12, "pending"))
    before = conditions(View(ledger, NOW))
    suppose(before.to_dict("records")[0], 30.0)
    assert conditions(View(ledger, NOW)).equals(before)
    assert conditions(View(ledger, NOW))["progress"].tolist() == [12]


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
    assert ":small[OFFERED BY GERMANY]  \n**5 missiles, PAC-3 missiles**" in offer
    assert "Announced 12 Feb 2026 by A minister" in offer
    assert "Counted as new; no sum is stated." in offer
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
