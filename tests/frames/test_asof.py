"""What stands as of a day, and what stands in place of what."""

from datetime import date

import pandas as pd

from lib.frames.asof import (
    follow_corrections,
    standing_claims,
    standing_events,
    standing_pledges,
)
from lib.model.selection import Selection
from lib.model.view import View
from tests.toys import NOW, claim, event, pledge, toy_ledger


def corrected():
    """A whole that was corrected twice, with a part that still names the first row."""
    return toy_ledger(
        [
            pledge("first", withdrawn_on="2026-03-01"),
            pledge(
                "second",
                replaces="first",
                recorded_on="2026-03-01",
                withdrawn_on="2026-04-01",
            ),
            pledge("third", replaces="second", recorded_on="2026-04-01"),
            pledge("part", part_of="first", condition="If others give"),
            pledge("aside", counted_in="first"),
        ],
        [
            claim("first", 1),
            claim("third", 2, recorded_on="2026-04-01", quantity=5.0, unit="tanks"),
            claim("third", 9, claim_id="other", lead=False, quantity=9.0),
        ],
        [event("later", "part", "met", date="2026-05-01"), event("e1", "part", "met")],
    )


def on(day: date) -> View:
    return View(corrected(), Selection(asof=day))


def test_a_reference_leads_to_the_row_that_stands_on_the_day():
    for day, stands in [
        (date(2026, 2, 20), "first"),
        (date(2026, 3, 20), "second"),
        (date(2026, 4, 20), "third"),
    ]:
        rows = standing_pledges(on(day)).set_index("pledge_id")
        assert list(rows.index) == sorted([stands, "part", "aside"])
        assert rows.loc["part", "part_of"] == stands
        assert rows.loc["aside", "counted_in"] == stands


def test_a_reference_to_a_row_withdrawn_for_good_stays_and_has_no_effect():
    gone = toy_ledger([pledge("gone", withdrawn_on="2026-03-01")], [])
    named = pd.Series(["gone", None], dtype="str")
    standing = standing_pledges(View(gone, NOW))["pledge_id"]
    assert standing.empty
    assert follow_corrections(named, standing, gone).equals(named)


def test_claims_are_those_in_force_by_claim_id():
    first = standing_claims(on(date(2026, 2, 20)))["claim_id"]
    assert first.to_list() == ["first-c1", "other"]
    assert standing_claims(on(date(2026, 4, 20)))["claim_id"].to_list() == [
        *("first-c1", "other", "third-c1")
    ]


def test_reports_are_dated_by_the_day():
    assert standing_events(on(date(2026, 4, 20)))["event_id"].to_list() == ["e1"]
    later = standing_events(on(date(2026, 5, 1)))["event_id"]
    assert later.to_list() == ["e1", "later"]
