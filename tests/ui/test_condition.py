"""Conditions in words: how they stand, how well that is known, and what if."""

import pytest

from lib.frames.conditions import conditions, suppose
from lib.model.view import View
from lib.ui.condition import (
    COLUMNS,
    condition_title,
    contributors_in_words,
    in_a_table,
    offer_in_words,
    outlook_in_words,
    progress_in_words,
    read_given,
    reports_in_words,
    sources_in_words,
    state_in_words,
    what_if_in_words,
)
from tests.charts.toy_rows import condition_row, frame
from tests.toys import NOW
from tests.ui.toy_conditions import first, offered, total


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


def test_an_offer_names_number_item_and_worth():
    row = first(value=1e6)
    assert offer_in_words(row) == "5 missiles, interceptors, $1 million"
    assert condition_title(row) == (
        "Germany: 5 missiles, interceptors, $1 million, 12 Feb 2026"
    )


def test_a_state_says_since_when_and_whether_it_went_silent():
    silent = {"no_later_report": True, "reported_on": "2026-03-07"}
    row = first(**silent)
    assert state_in_words(row) == (
        "pending since 12 Feb 2026, no later report than of 7 Mar 2026"
    )


def test_progress_and_reports_are_counted():
    known = {"progress": 12.0, "events": 3, "progress_sources": 2}
    row = first(**known)
    assert progress_in_words(row) == (
        "12 of 30 missiles reported in 2 sources, none of them official"
    )
    assert reports_in_words(row) == "3 reports, the last of 12 Feb 2026"
    row = first(events=0)
    assert reports_in_words(row) == "No report since it was announced"


def row_of(ledger):
    return conditions(View(ledger, NOW)).to_dict("records")[0]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (18.0, "pending; 12 more needed; total would be 18, not 23."),
        (30.0, "met; the promise of Germany would follow; total would be 35."),
    ],
)
def test_a_supposition_is_told_as_one_with_what_follows(given, words):
    row = row_of(offered())
    said = what_if_in_words(row, suppose(row, given))
    assert said == f"Supposed, not reported: {words}"
    assert outlook_in_words(row) == (
        "From 30 missiles the condition would be met, and the promise of Germany "
        "would follow."
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


def test_a_table_of_conditions_says_offer_and_state_and_keeps_the_order():
    rows = [condition_row("new"), condition_row("old", status="met", item=None)]
    told = in_a_table(frame("conditions", rows))
    assert told["pledge_id"].tolist() == ["new", "old"]
    assert told["offer"].tolist() == ["5 missiles, interceptors", "5 missiles"]
    assert told["state"].tolist() == ["pending", "reported met"]
    assert set(COLUMNS) < set(told)
    assert in_a_table(frame("conditions", rows).head(0)).empty
