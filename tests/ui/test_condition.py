"""Conditions in words: how they stand and how well that is known."""

import pytest

from lib.ui.condition import (
    condition_title,
    contributors_in_words,
    offer_in_words,
    progress_in_words,
    reports_in_words,
    sources_in_words,
    state_in_words,
)
from tests.ui.toy_conditions import first, offered


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
