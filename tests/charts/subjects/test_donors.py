from lib.charts.statement import Topic
from lib.charts.subjects.donors import (
    CHARTS,
    donors_statement,
)
from lib.frames.profiles import donor_mechanisms, donor_meetings
from lib.model.selection import Selection
from lib.model.view import View
from tests.charts.toy_rows import donor_row, frame
from tests.toys import TODAY, claim, pledge, toy_ledger

NOW = Selection(asof=TODAY)


def test_it_says_who_pledged_most_how_surely_and_what_stands_apart(totals, topic):
    said = donors_statement(totals, topic())
    assert said.clause == (
        "Germany had pledged the most of any single donor at UDCG meetings and "
        "through PURL: $9 to 12 billion in firm pledges (of which $6 billion "
        "was announced earlier)"
    )
    assert said.doubts == (
        "5 more announcements of Germany state no sum",
        "what 1 set of donors pledged jointly stands apart, not split",
        "$50 billion with no donor named stands apart",
    )


def test_traced_and_untraced_are_never_added(totals, topic):
    said = donors_statement(totals, topic())
    words = " ".join([said.clause, *said.doubts])
    assert "$65" not in words
    assert "$60" not in words


def test_one_donor_alone_is_not_the_most_of_any(totals, topic):
    alone = totals[totals["donors"] == "NOR"]
    assert donors_statement(alone, topic(donor=("NOR",))).clause == (
        "Norway had pledged at UDCG meetings and through PURL: $4 billion or more in "
        "firm pledges"
    )


def test_a_share_of_gdp_names_its_year_and_the_money(totals, topic):
    rows = totals.assign(gdp_year=2024)
    assert donors_statement(rows, topic(per="gdp")).clause == (
        "Norway had pledged the largest share of GDP of any single donor at UDCG "
        "meetings and through PURL: 0.8 percent of its GDP of 2024, $4 billion or more "
        "in firm pledges"
    )


def test_a_figure_per_head_says_so_once(topic):
    row = donor_row("NOR", "Norway", value=4e9, per_capita=727.0, population_year=2023)
    said = donors_statement(frame("donor_totals", [row]), topic(per="capita"))
    assert said.clause == (
        "Norway had pledged at UDCG meetings and through PURL: $727 per head of its "
        "population of 2023, $4 billion in firm pledges"
    )


def test_conditional_money_that_is_not_counted_is_said_first(topic):
    rows = frame(
        "donor_totals",
        [donor_row("LVA", "Latvia", value=1e9, conditional=2e9, unpriced=1)],
    )
    assert donors_statement(rows, topic()).doubts == (
        "$2 billion more is promised on a condition and not counted",
        "1 more announcement of Latvia states no sum",
    )
    counted = donors_statement(
        rows.assign(value=3e9, low=3e9, high=3e9), topic(basis="conditional")
    )
    assert "(of which $2 billion is promised on a condition)" in counted.clause
    assert counted.doubts == ("1 more announcement of Latvia states no sum",)


def test_without_a_stated_sum_there_is_no_most_and_no_zero(totals, topic):
    greece = totals[totals["donors"] == "GRC"]
    said = donors_statement(greece, topic())
    assert said.clause == (
        "no single donor had a sum in firm pledges at UDCG meetings and through PURL"
    )


def test_joint_pledges_that_a_donor_takes_part_in_are_not_its_own(topic):
    rows = frame(
        "donor_totals", [donor_row("NOR", "Norway", value=1e9, joint_pledges=2)]
    )
    assert donors_statement(rows, topic()).doubts == (
        "Norway takes part in 2 joint pledges too, whose split is not known",
    )


def _ledger():
    return toy_ledger(
        [
            pledge("a", meeting_id="m1", mechanism="purl"),
            pledge("b", meeting_id="m2", announced_on="2025-04-11"),
            pledge("c"),
            pledge("t", None, meeting_id="m1"),
        ],
        [claim("a", 5e6), claim("b", 3e6), claim("c"), claim("t", 9e6)],
    )


def test_of_one_donor_it_says_at_which_meeting_it_pledged_most():
    topic = Topic(_ledger(), NOW)
    rows = donor_meetings(View(topic.ledger, NOW))
    said = CHARTS["donor_meetings"].statement(rows[rows["donors"] == "DEU"], topic)
    assert said.clause == (
        "of what Germany had pledged at UDCG meetings and through PURL, most was pledged "
        "at the meeting of 12 Feb 2026: $5 million in firm pledges"
    )
    assert said.doubts == (
        "1 more announcement of Germany states no sum",
        "joint pledges are not in it",
    )


def test_nobody_in_particular_pledges_nothing():
    topic = Topic(_ledger(), NOW)
    rows = donor_meetings(View(topic.ledger, NOW))
    said = CHARTS["donor_meetings"].statement(
        rows[rows["donors"] == "unattributed"], topic
    )
    assert said.clause.startswith(
        "of what has no donor named at UDCG meetings and through PURL, every "
        "sum stated was pledged at the meeting of 12 Feb 2026: $9 million"
    )


def test_of_one_donor_it_says_through_which_mechanism_it_pledged_most():
    topic = Topic(_ledger(), NOW)
    rows = donor_mechanisms(View(topic.ledger, NOW))
    said = CHARTS["donor_mechanisms"].statement(rows[rows["donors"] == "DEU"], topic)
    assert "most was pledged through Label: $5 million" in said.clause
