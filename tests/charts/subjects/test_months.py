from dataclasses import replace

import pytest

from lib.charts.compared import first_donors
from lib.charts.multiples import leading_donor_months
from lib.charts.statement import Topic
from lib.charts.subjects.months import (
    donor_months_statement,
    donors_by_month_statement,
    donors_compared_statement,
    groups_statement,
    timeline_statement,
)
from lib.frames.months import group_months, timeline
from lib.frames.profiles import donor_months
from lib.model.view import View
from tests.toys import NOW, claim, pledge, toy_ledger


@pytest.fixture(scope="module")
def ledger():
    """Germany 10 and 40, of which 40 earlier, Norway 5, Sweden silent; 90 untraced."""
    return toy_ledger(
        [
            pledge("some", announced_on="2025-06-01"),
            pledge("more", announced_on="2025-12-01", novelty="announced_before"),
            pledge("if", announced_on="2025-12-01", condition="Others give"),
            pledge("nor", "NOR", announced_on="2025-08-01"),
            pledge("swe", "SWE"),
            pledge("joint", "NOR;SWE"),
            pledge("t", None),
        ],
        [
            claim("some", 10e6),
            claim("more", 40e6, qualifier="over"),
            claim("if", 7e6),
            claim("nor", 5e6),
            claim("swe"),
            claim("joint", 100e6),
            claim("t", 90e6),
        ],
    )


def of(ledger, **chosen):
    return Topic(ledger, replace(NOW, **chosen))


def test_what_is_traced_adds_up_and_what_is_not_stays_out(ledger):
    said = timeline_statement(timeline(View(ledger, NOW)), of(ledger))
    assert said.clause == (
        "firm pledges from named donors at UDCG meetings and through PURL added"
        " up to $155 million or more (of which $40 million was announced "
        "earlier), more than half of it announced since Feb 2026"
    )
    assert said.doubts == (
        "$7 million more is promised on a condition and not counted",
        "1 more announcement states no sum",
        "what has no donor named is not in it",
    )


def test_nothing_traced_is_no_sum_rather_than_zero(ledger):
    nobody = timeline(View(ledger, NOW)).assign(entries=0, cumulative=float("nan"))
    said = timeline_statement(nobody, of(ledger))
    assert said.clause == (
        "no sum in firm pledges at UDCG meetings and through PURL is from named donors"
    )


def test_one_donor_is_said_with_since_when_and_without_joint_money(ledger):
    months = donor_months(View(ledger, NOW))
    said = donor_months_statement(months[months["donors"] == "DEU"], of(ledger))
    assert said.clause == (
        "firm pledges of Germany at UDCG meetings and through PURL added up to $50 "
        "million or more (of which $40 million was announced earlier), more than "
        "half of it announced since Dec 2025"
    )
    assert said.doubts == (
        "$7 million more is promised on a condition and not counted",
        "joint pledges are not in it",
    )


def test_conditional_money_is_in_brackets_where_it_counts(ledger):
    topic = of(ledger, basis="conditional")
    months = donor_months(View(ledger, topic.selection))
    said = donor_months_statement(months[months["donors"] == "DEU"], topic)
    assert said.clause.startswith("firm and conditional pledges of Germany")
    assert "$57 million or more (of which $40 million was announced earlier and "
    assert "and $7 million is promised on a condition)" in said.clause


def test_donors_compared_are_named_with_their_sums(ledger):
    rows = first_donors(donor_months(View(ledger, NOW)))
    said = donors_compared_statement(rows, of(ledger))
    assert said.clause == (
        "firm pledges at UDCG meetings and through PURL added up to $50 million or more "
        "for Germany and $5 million for Norway"
    )
    alone = rows[rows["donors"] == "NOR"]
    assert donors_compared_statement(alone, of(ledger)).clause == (
        "firm pledges of Norway at UDCG meetings and through PURL added up to $5 million, "
        "all of it announced in Aug 2025"
    )


def test_of_many_donors_the_largest_is_said(ledger):
    rows = leading_donor_months(donor_months(View(ledger, NOW)))
    said = donors_by_month_statement(rows, of(ledger))
    assert said.clause.startswith(
        "firm pledges of Germany at UDCG meetings and through PURL added up to the most "
        "of any single donor: $50 million or more"
    )


def test_groups_are_said_to_overlap(ledger):
    said = groups_statement(group_months(View(ledger, NOW)), of(ledger))
    assert said.clause == (
        "firm pledges of members of groups that overlap at UDCG meetings and through PURL "
        "added up to $155 million or more for NATO, $105 million for the NB8 and $50 "
        "million or more for the EU"
    )


def test_one_group_alone_is_named(ledger):
    months = group_months(View(ledger, NOW))
    said = groups_statement(months[months["group"] == "NB8"], of(ledger))
    assert said.clause == (
        "firm pledges of members of the NB8 at UDCG meetings and through PURL added up "
        "to $105 million"
    )
