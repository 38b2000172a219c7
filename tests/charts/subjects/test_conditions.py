from lib.charts.statement import Topic
from lib.charts.subjects.conditions import (
    condition_history_statement,
    conditions_statement,
    disputes_statement,
)
from lib.frames.conditions import condition_history
from lib.frames.conditions import conditions as all_conditions
from lib.model.view import View
from tests.charts.test_disputes import dispute
from tests.charts.toy_rows import MISSING, frame
from tests.toys import NOW, claim, event, pledge, toy_ledger


def test_conditions_are_counted_and_what_is_pending_is_named(conditions, topic):
    said = conditions_statement(conditions, topic())
    assert said.clause == (
        "2 pledges at UDCG meetings and through PURL had been made on a condition: 1 "
        "pending and 1 reported met"
    )
    assert said.doubts == (
        "that of the EU institutions of 12 Feb 2026 waits for: Others give 30",
        "reported met does not mean delivered",
    )


def test_nothing_is_said_of_delivery_where_nothing_is_met(conditions, topic):
    said = conditions_statement(conditions.tail(1), topic())
    assert said.clause.startswith("1 pledge at UDCG meetings")
    assert "delivered" not in " ".join(said.doubts)


def test_one_condition_is_said_with_its_text_its_way_and_its_witnesses():
    offer = {"condition": "Others give 30.", "condition_threshold": 30}
    ledger = toy_ledger(
        [pledge("d", **offer, condition_unit="missiles")],
        [claim("d")],
        [
            event("e1", "d", "pending", quantity=10, unit="missiles"),
            event(
                *("e2", "d", "met"),
                **{"quantity": 30, "unit": "missiles", "date": "2026-03-10"},
                recorded_on="2026-03-10",
            ),
        ],
    )
    said = condition_history_statement(
        condition_history(View(ledger, NOW)), Topic(ledger, NOW)
    )
    assert said.clause == (
        "the condition of the pledge that Germany made on 12 Feb 2026 (Others "
        "give 30) stood as reported met 26 days after the promise"
    )
    assert said.doubts == (
        "30 of 30 missiles reported",
        "1 source for that state, none official",
        "reported met does not mean delivered",
    )
    assert len(all_conditions(View(ledger, NOW))) == 1


def test_the_widest_dispute_is_said_with_what_sums_count(topic):
    rows = frame("disputes", [dispute("a", 10e6, 20e6, 40e6), dispute("b", 1, 1, 2)])
    said = disputes_statement(rows, topic())
    assert said.clause == (
        "sources differed by more than 2 percent on 2 pledged sums at UDCG meetings and "
        "through PURL, most on that of Canada of 12 Feb 2026: $10 to 40 million in 2 "
        "claims"
    )
    assert said.doubts == ("sums count $20 million",)


def test_a_disputed_headline_is_no_donors_own(topic):
    whole = {"scope": "headline", "donors": None, "donor_label": "No donor named"}
    rows = frame("disputes", [dispute("b", 35e9, MISSING, 48e9, claims=6, **whole)])
    said = disputes_statement(rows, topic())
    assert "on 1 pledged sum" in said.clause
    assert said.clause.endswith(
        "namely on the sum announced on 12 Feb 2026 for all donors together: $35 to 48 "
        "billion in 6 claims"
    )
    part = disputes_statement(rows.assign(scope="total"), topic())
    assert "on a sum announced on 12 Feb 2026 with no donor named: " in part.clause
    assert said.doubts == ("the claim that counts states no sum",)
