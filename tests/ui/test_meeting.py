"""A meeting in words: its facts, the parts of its sum, who said what."""

from dataclasses import replace

import pandas as pd
import pytest

from lib.frames.meetings import meeting_totals
from lib.model.view import View
from lib.ui.meeting import (
    DASH,
    as_printed,
    headline_claims,
    leading,
    meeting_facts,
    meeting_in_parts,
    meeting_note,
    names_of_meetings,
    statement_in_words,
)
from tests.charts.toy_rows import frame, meeting_row
from tests.toys import NOW, claim, pledge, toy_ledger


@pytest.fixture(scope="module")
def ledger():
    return toy_ledger(
        [
            pledge("whole", None, meeting_id="m1"),
            pledge("deu", meeting_id="m1", part_of="whole"),
            pledge("old", "NOR", meeting_id="m2"),
        ],
        [claim("whole", 100e6), claim("deu", 60e6), claim("old")],
    )


def test_meetings_are_named_the_newest_first(ledger):
    totals = meeting_totals(View(ledger, NOW))
    assert list(names_of_meetings(totals, ledger)) == ["m1", "m2"]


def test_facts_are_the_ones_known_and_those_not_known_are_named(ledger):
    facts = meeting_facts("m1", ledger)
    assert facts == (
        "UDCG meeting, in person · Brussels · chaired by Chair · number present not known"
    )


def with_meetings(ledger, **cells):
    meetings = ledger["meetings"].assign(
        **{
            name: pd.Series(cell, ledger["meetings"].index, dtype="str")
            for name, cell in cells.items()
        }
    )
    return replace(ledger, tables={**ledger.tables, "meetings": meetings})


def test_what_else_is_known_and_where_from_stands_apart(ledger):
    noted = with_meetings(ledger, note="Said $5.", source_ids="report")
    sources = ledger["sources"].assign(url="https://a.x")
    told = replace(noted, tables={**noted.tables, "sources": sources})
    assert meeting_note("m1", told) == (
        "Said \\$5.\n\n:small[Sources: [Agency](https://a.x) (agency)]"
    )
    assert meeting_note("m1", ledger) == ""


def test_of_a_meeting_of_which_nothing_is_known_it_is_said(ledger):
    blank = dict.fromkeys(("city", "country", "venue", "format", "chairs"))
    assert meeting_facts("m1", with_meetings(ledger, **blank)) == (
        "UDCG meeting · place, format, chairs and number present not known"
    )


def test_a_meeting_online_has_no_place_that_could_be_known(ledger):
    online = with_meetings(ledger, city=None, format="virtual")
    assert meeting_facts("m1", online) == (
        "UDCG meeting, online · chaired by Chair · number present not known"
    )


def test_a_part_is_a_sum_or_a_range_and_what_is_missing_a_dash():
    row = meeting_row("m1", headline=100e6, named=60e6, joint=10e6, pledges=2)
    row |= {"joint_low": 0.0, "joint_high": 20e6, "unpriced": 1}
    parts = meeting_in_parts(frame("meeting_totals", [row]).to_dict("records")[0])
    assert parts["Headline"] == "$100 million"
    assert parts["New money, from named donors"] == "$60 million"
    assert parts["New money, joint (no split known)"] == "up to $20 million"
    assert parts["Promised on a condition"] == DASH
    assert (parts["Pledges"], parts["No price given"]) == ("2", "1 announcement")


def test_the_headline_is_what_its_sources_say_and_nothing_where_none_is(ledger):
    said = headline_claims("m1", View(ledger, NOW))
    assert said["pledge_id"].tolist() == ["whole"]
    assert headline_claims("m2", View(ledger, NOW)).empty


def test_a_statement_stays_text_and_its_passage_is_quoted_in_one_line():
    row = {
        **{"speaker": "A *B*", "role": "Minister", "position": "Gives $5."},
        **{"passage": "We\n give.", "publisher": "Paper", "kind": "press"},
        **{"url": None, "published_on": None},
    }
    assert statement_in_words(row) == (
        r"**A \*B\***, Minister: Gives \$5."
        "\n\n> We give.\n\n:small[Paper (press)]"
    )
    assert ">" not in statement_in_words(row | {"passage": None})


def test_the_claim_that_counts_is_quoted_and_one_without_a_figure_says_so():
    said = pd.DataFrame(
        {"lead": [False, True], "amount_as_printed": ["$4bn", "5 billion"]}
    )
    assert as_printed(leading(said)) == "\u201c5 billion\u201d"
    assert as_printed({"amount_as_printed": None}) == "No price given"
