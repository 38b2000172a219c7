"""The state of each condition, and who reports it."""

import pandas as pd

from lib.frames.condition_reports import (
    GIFT,
    TOTAL,
    condition_reports,
    condition_states,
    corroboration,
)
from lib.model.view import View
from tests.toys import NOW, event, pledge, toy_ledger

VIEW = View(
    toy_ledger(
        [
            pledge("offer", condition="If others give 30", condition_unit="tanks"),
            pledge("quiet", "NOR", condition="If others give"),
            pledge("firm", "SWE"),
        ],
        [],
        [
            event(
                *("e1", "offer", "pending"),
                date="2026-02-20",
                donor_id="NOR",
                quantity=10.0,
                unit="tanks",
            ),
            event(
                *("e2", "offer", "unknown"),
                date="2026-02-21",
                donor_id="DEU",
                quantity=5.0,
                unit="tanks",
            ),
            event(
                *("e3", "offer", "met"),
                date="2026-03-01",
                quantity=31.0,
                unit="tanks",
                source_id="ministry",
            ),
            event("e4", "offer", "met", date="2026-03-02"),
            event(*("e5", "offer", "unknown"), date="2026-03-03", quantity=9.0),
        ],
        sources=[
            {"source_id": "report"},
            {"source_id": "ministry", "kind": "official"},
        ],
    ),
    NOW,
)


def test_a_report_counts_as_a_total_or_a_gift_of_others_in_the_unit_of_the_threshold():
    reports = condition_reports(VIEW).set_index("event_id")
    assert reports["counts_as"].dropna().to_dict() == {"e1": GIFT, "e3": TOTAL}
    assert reports["progress"].to_list() == [10, 10, 31, 31, 31]
    assert reports["status"].to_list() == ["pending", "pending", "met", "met", "met"]
    assert reports.index[reports["agrees"]].to_list() == ["e3", "e4"]


def test_a_state_is_that_of_the_last_report_that_settles_it():
    states = condition_states(VIEW)
    assert list(states.index) == ["offer", "quiet"]
    offer = states.loc["offer"]
    assert offer["status"] == "met"
    days = offer[["status_since", "status_on", "reported_on"]]
    assert [day.day for day in days] == [1, 2, 3]
    assert offer["events"] == 5


def test_without_a_report_a_condition_is_pending_since_the_offer():
    quiet = condition_states(VIEW).loc["quiet"]
    assert quiet["status"] == "pending"
    assert quiet["status_since"] == pd.Timestamp("2026-02-12")
    assert quiet["no_later_report"]
    assert pd.isna(quiet["progress"])


def test_sources_are_counted_for_the_state_and_for_the_progress():
    known = corroboration(VIEW)
    counts = ["state_sources", "state_official", "progress_sources"]
    assert known.loc["offer", counts].to_list() == [2, 1, 1]
    assert known.loc["offer", ["contributors", "contributed"]].to_list() == ["NOR", 10]
    assert known.loc["quiet", counts].to_list() == [0, 0, 0]
    assert known.loc["quiet", ["contributors", "contributed"]].isna().all()
