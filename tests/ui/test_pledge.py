"""A pledge in words: what it is worth, what it adds, who says so, what it hangs on."""

from dataclasses import replace
from datetime import date

import pytest

from lib.frames.contributions import all_contributions
from lib.frames.labels import pledge_title
from lib.model.ledger import Ledger
from lib.model.view import View
from lib.ui.pledge import (
    facts_in_words,
    not_in_force,
    sum_explained,
)
from tests.toys import NOW, claim, pledge, toy_ledger


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return toy_ledger(
        [
            pledge(
                "whole",
                "DEU;NOR",
                meeting_id="m1",
                mechanism="purl",
                modality="in_kind",
                announced_by="Minister",
                item="missiles",
                period_start="2026-01-01",
                period_end="2026-12-31",
            ),
            pledge("part", "NOR", part_of="whole", novelty="unclear"),
            pledge("silent", "SWE", part_of="whole"),
            pledge("alone", "GBR"),
            pledge("total", None, meeting_id="m2"),
            pledge("old", "SWE", withdrawn_on="2026-03-01"),
            pledge("newer", "SWE", replaces="old", recorded_on="2026-03-01"),
        ],
        [
            claim("whole", 100e6, currency="EUR", qualifier="about"),
            claim("part", 20e6, currency="EUR"),
            claim("silent"),
            claim("alone"),
            claim("total", 5e9, qualifier="over"),
            claim("old", 1),
            claim("newer", 2),
        ],
    )


def row_of(ledger, pledge_id):
    rows = all_contributions(View(ledger, NOW))
    return rows[rows["pledge_id"] == pledge_id].to_dict("records")[0]


def pledge_of(ledger, pledge_id):
    pledges = ledger["pledges"]
    return pledges[pledges["pledge_id"] == pledge_id].to_dict("records")[0]


def test_worth_and_what_it_adds_are_told_apart_with_rate_and_day(ledger):
    said = sum_explained(row_of(ledger, "whole"), ledger)
    assert said.startswith(r"Worth: \$113 to 125 million (at 1.187, the rate of 12 Feb")
    assert r"It adds \$95 million to sums, the rest is in its parts." in said
    assert said.endswith("State: new money.")


def test_an_open_ended_sum_is_or_more(ledger):
    assert sum_explained(row_of(ledger, "total"), ledger).startswith(
        r"Worth: \$5 billion or more."
    )


def test_without_a_sum_it_says_why(ledger):
    assert "an item of a package that has a price" in sum_explained(
        row_of(ledger, "silent"), ledger
    )
    assert "never as zero" in sum_explained(row_of(ledger, "alone"), ledger)


def test_a_sum_that_is_not_converted_is_said_in_its_own_currency():
    ledger = toy_ledger([pledge("sdr")], [claim("sdr", 5e7, currency="XDR")])
    assert sum_explained(row_of(ledger, "sdr"), ledger).startswith(
        "Worth: SDR\N{NO-BREAK SPACE}50 million, not converted, since no rate is known;"
    )


def test_a_rate_of_the_ledger_is_cited_with_its_day_and_source():
    ledger = toy_ledger(
        [pledge("sdr")],
        [claim("sdr", 5e7, currency="XDR")],
        rates=[{"currency": "XDR", "value": 0.8, "day": "2026-02-10"}],
    )
    said = sum_explained(row_of(ledger, "sdr"), ledger)
    assert r"Worth: \$62.5 million (at 1.25, the rate of 10 Feb 2026, Agency" in said


def test_the_facts_are_in_one_line(ledger):
    assert facts_in_words(pledge_of(ledger, "whole"), ledger) == (
        "Announced 12 Feb 2026 by Minister · at the meeting of 12 Feb 2026, Brussels · "
        "aid: military · in kind · Label · for 1 Jan 2026 to 31 Dec 2026 · announced as "
        "new"
    )
    said = facts_in_words(pledge_of(ledger, "part"), ledger)
    assert "outside any meeting" in said
    assert said.endswith("whether it is new is unclear")


@pytest.mark.parametrize(
    ("key", "title"),
    [
        ("whole", "Germany and Norway: missiles"),
        ("alone", "United Kingdom"),
        ("total", "Announced as a whole, 11 Apr 2025, Brussels"),
    ],
)
def test_a_pledge_is_named(key, title, ledger):
    assert pledge_title(pledge_of(ledger, key), ledger) == title


def test_a_row_that_is_not_in_force_says_why(ledger):
    early = replace(NOW, asof=date(2026, 2, 1))
    assert "did not know this pledge yet: 12 Feb 2026" in not_in_force(
        pledge_of(ledger, "alone"), View(ledger, early)
    )
    assert not_in_force(pledge_of(ledger, "old"), View(ledger, NOW)) == (
        "Withdrawn on 1 Mar 2026 and corrected: see newer."
    )
