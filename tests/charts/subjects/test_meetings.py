import pytest

from lib.charts.bridge_words import bridge_statement
from lib.charts.statement import Topic
from lib.charts.subjects.meetings import (
    meeting_shares_statement,
    meetings_statement,
    of_newest,
    traced_meetings_statement,
)
from lib.frames.bridge import bridge
from lib.model.selection import Selection
from lib.model.view import View
from tests.charts.toy_rows import frame, meeting_row
from tests.toys import TODAY, claim, pledge, toy_ledger

NOW = Selection(asof=TODAY)


def test_the_newest_meeting_is_said_with_what_is_traced_to_nobody(meetings, topic):
    said = meetings_statement(meetings, topic())
    assert said.clause == (
        "the newest of 3 meetings, that of 12 Feb 2026, had brought $10 billion in "
        "firm pledges (of which $9 billion has no donor named)"
    )
    assert said.doubts == (
        "sources differ on its headline",
        "2 more announcements state no sum",
    )


def test_one_meeting_alone_is_named_without_its_filter(meetings, topic):
    only = meetings.tail(1)
    chosen = topic(meeting=("udcg-2026-02-12",), aid=("military",))
    assert meetings_statement(only, chosen).clause.startswith(
        "the UDCG meeting of 12 Feb 2026 (aid: military) had brought $10 billion"
    )


def test_a_meeting_without_a_sum_brought_none_rather_than_zero(meetings, topic):
    said = meetings_statement(meetings.head(2), topic())
    assert said.clause == (
        "the newest of 2 meetings, that of 4 Jun 2025, had brought no sum stated"
    )


def test_joint_money_of_others_is_owned_up_to_where_donors_are_chosen(topic):
    rows = frame("meeting_totals", [meeting_row("2026-02-12", 3e9, joint=1e9)])
    joint = "joint pledges with other donors count in full"
    assert joint in meetings_statement(rows, topic(donor=("NOR",))).doubts
    assert joint not in meetings_statement(rows, topic()).doubts


def test_restated_sums_are_owned_up_to_where_they_count(topic):
    rows = frame("meeting_totals", [meeting_row("2026-02-12", 3e9, restated=1e9)])
    said = meetings_statement(rows, topic(basis="announced"))
    assert "$1 billion is counted elsewhere too" in said.clause
    assert said.doubts == ("what is counted elsewhere counts at other meetings too",)


def test_the_largest_traced_sum_leaves_out_what_is_traced_to_nobody(meetings, topic):
    said = traced_meetings_statement(meetings, topic())
    assert said.clause == (
        "of what was promised by named donors, alone or jointly, most was "
        "announced at the UDCG meeting of 11 Apr 2025: $3 billion in firm "
        "pledges"
    )
    newest = traced_meetings_statement(meetings.tail(1), topic())
    assert newest.clause == (
        "of what the UDCG meeting of 12 Feb 2026 had brought, $1 billion in "
        "firm pledges was promised by named donors, alone or jointly"
    )
    assert newest.doubts[0] == "$9 billion with no donor named is left out"


def test_shares_say_the_newest_and_how_many_are_mostly_untraced(meetings, topic):
    assert meeting_shares_statement(meetings, topic()).clause == (
        "90 percent of the $10 billion in firm pledges of the UDCG meeting of "
        "12 Feb 2026 has no donor named, as was more than half at 1 of 2 "
        "meetings in all"
    )
    assert meeting_shares_statement(meetings.head(1), topic()).clause == (
        "all of the $3 billion in firm pledges of the UDCG meeting of 11 Apr "
        "2025 came from named donors"
    )


@pytest.fixture
def headline():
    """A headline of 100m, printed as 120m too: 60m Germany's, 40m nobody's."""
    ledger = toy_ledger(
        [
            pledge("t", None, meeting_id="m1"),
            pledge("d", meeting_id="m1", part_of="t"),
            pledge("n", "NOR", meeting_id="m1", part_of="t"),
            pledge("s", "SWE", meeting_id="m1"),
        ],
        [
            claim("t", 100e6),
            claim("t", 120e6, claim_id="t-c2", lead=False),
            claim("d", 60e6),
            claim("n"),
            claim("s", 5e6),
        ],
    )
    return Topic(ledger, NOW)


def test_a_headline_is_taken_apart_and_its_dispute_is_said_with_it(headline):
    rows = bridge(View(headline.ledger, NOW))
    said = bridge_statement(rows[rows["meeting_id"] == "m1"], headline)
    assert said.clause == (
        "of the headline of $100 million (sources disagree: $100 to 120 "
        "million) of the UDCG meeting of 12 Feb 2026, Brussels: $60 million is "
        "new money from named donors; $40 million has no donor named"
    )
    assert said.doubts == (
        "1 more announcement states no sum",
        "what was announced beside the headline is not in it",
    )


def test_a_total_within_a_headline_is_said_whole_and_one_beside_it_is_not(headline):
    rows = [
        pledge("t", None, meeting_id="m1"),
        pledge(
            "p", None, scope="total", meeting_id="m1", mechanism="purl", part_of="t"
        ),
        pledge("c", meeting_id="m1", mechanism="purl", part_of="p"),
        pledge("q", None, scope="total", meeting_id="m1", mechanism="purl"),
    ]
    sums = [claim("t", 100e6), claim("p", 9e6), claim("c", 2e6), claim("q", 3e6)]
    ledger = toy_ledger(rows, sums)
    said = bridge_statement(bridge(View(ledger, NOW)), Topic(ledger, NOW))
    name = ledger["mechanisms"].set_index("mechanism")["label"]["purl"]
    assert said.doubts[-1] == f"within the headline: {name}, $9 million"
    assert not any("within" in one for one in _doubts_of(headline))


def _doubts_of(topic):
    rows = bridge(View(topic.ledger, NOW))
    return bridge_statement(rows[rows["meeting_id"] == "m1"], topic).doubts


def test_the_newest_meeting_is_that_of_the_last_rows():
    pledges = [
        pledge("new", "DEU", meeting_id="m1"),
        pledge("old", "NOR", meeting_id="m2", announced_on="2025-04-11"),
    ]
    ledger = toy_ledger(pledges, [claim("new", 1.0), claim("old", 2.0)])
    rows = bridge(View(ledger, NOW))
    assert of_newest(rows, NOW)["donors"].to_list() == ["DEU"]
    assert of_newest(rows.head(0), NOW).empty
