"""What changed since a day: told once, by its kind, inside the filters, and no more."""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from lib.frames.changes import (
    ADDED,
    AGREED,
    CLAIMS,
    CORRECTED,
    DISPUTED,
    REOPENED,
    REPORTED,
    SETTLED,
    WITHDRAWN,
    changes_since,
    compared,
)
from lib.frames.sums import traced_totals
from lib.model.selection import Selection
from lib.model.view import View
from lib.model.vocabulary import TRACED, UNATTRIBUTED
from tests.toys import TODAY, claim, event, pledge, toy_ledger

THEN = Selection(asof=date(2026, 3, 1))
LATER = "2026-03-02"
OLD = [pledge("deu", "DEU", meeting_id="m1"), pledge("nor", "NOR"), pledge("all", None)]
OLD_CLAIMS = [claim("deu", 10.0), claim("nor", 5.0), claim("all", 100.0)]


def since(pledges, claims, events=(), selection=THEN):
    return changes_since(View(toy_ledger(pledges, claims, events), selection), TODAY)


def told(found):
    """Give kind, row and row before of each change, in order."""
    rows = found.changes[["kind", "pledge_id", "was_id"]].to_dict("records")
    return [
        tuple(None if pd.isna(one) else one for one in row.values()) for row in rows
    ]


def value(sums, to=TRACED):
    return sums.loc[to, "value"]


def test_where_nothing_changed_nothing_is_told_and_the_sums_are_the_same():
    found = since(OLD, OLD_CLAIMS)
    assert told(found) == []
    assert value(found.then) == value(found.now) == 15.0
    assert value(found.then, UNATTRIBUTED) == value(found.now, UNATTRIBUTED) == 100.0
    pd.testing.assert_frame_equal(found.then, found.now)


def test_a_pledge_recorded_later_is_added():
    fresh = pledge("gbr", "GBR", recorded_on=LATER)
    found = since([*OLD, fresh], [*OLD_CLAIMS, claim("gbr", 7.0, recorded_on=LATER)])
    assert told(found) == [(ADDED, "gbr", None)]
    assert found.changes["on"].tolist() == [pd.Timestamp(LATER)]
    assert (value(found.then), value(found.now)) == (15.0, 22.0)
    assert found.count(ADDED) == 1
    assert found.count(CORRECTED) == 0


def test_a_pledge_recorded_on_the_very_day_was_known():
    fresh = pledge("gbr", "GBR", recorded_on="2026-03-01")
    assert told(since([*OLD, fresh], OLD_CLAIMS)) == []


def test_a_pledge_withdrawn_later_is_gone_from_today():
    gone = OLD[1] | {"withdrawn_on": LATER}
    found = since([OLD[0], gone, OLD[2]], OLD_CLAIMS)
    assert told(found) == [(WITHDRAWN, "nor", "nor")]
    assert found.changes["on"].tolist() == [pd.Timestamp(LATER)]
    assert (value(found.then), value(found.now)) == (15.0, 10.0)


def test_a_pledge_added_and_withdrawn_since_is_not_told_of():
    passing = pledge("gbr", "GBR", recorded_on=LATER, withdrawn_on="2026-03-09")
    assert told(since([*OLD, passing], OLD_CLAIMS)) == []


def corrected(**columns):
    """Correct Norway's 5 to 6, and that to 8."""
    pledges = [
        OLD[0],
        OLD[1] | {"withdrawn_on": LATER},
        OLD[2],
        pledge(
            *("nor-2", "NOR"),
            replaces="nor",
            recorded_on=LATER,
            withdrawn_on="2026-04-01",
        ),
        pledge("nor-3", **{"donors": "NOR", **columns}, replaces="nor-2")
        | {"recorded_on": "2026-04-01"},
    ]
    claims = [
        OLD_CLAIMS[0],
        OLD_CLAIMS[1] | {"withdrawn_on": LATER},
        OLD_CLAIMS[2],
        claim("nor-2", 6.0, recorded_on=LATER, withdrawn_on="2026-04-01"),
        claim("nor-3", 8.0, recorded_on="2026-04-01"),
    ]
    return pledges, claims


def test_a_correction_is_told_once_however_often_it_was_corrected():
    found = since(*corrected())
    assert told(found) == [(CORRECTED, "nor-3", "nor")]
    assert found.changes["on"].tolist() == [pd.Timestamp("2026-04-01")]
    assert (value(found.then), value(found.now)) == (15.0, 18.0)


@pytest.mark.parametrize("donor", ["NOR", "SWE"])
def test_a_correction_into_or_out_of_the_filters_is_a_correction(donor):
    pledges, claims = corrected(donors="SWE")
    found = since(pledges, claims, selection=replace(THEN, donor=(donor,)))
    assert told(found) == [(CORRECTED, "nor-3", "nor")]
    then, now = (5.0, None) if donor == "NOR" else (None, 8.0)
    for sums, expected in ((found.then, then), (found.now, now)):
        assert pd.isna(value(sums)) if expected is None else value(sums) == expected


def test_what_changes_outside_the_filters_is_not_told():
    fresh = pledge("gbr", "GBR", recorded_on=LATER)
    gone = OLD[1] | {"withdrawn_on": LATER}
    only = replace(THEN, donor=("DEU",))
    found = since([OLD[0], gone, OLD[2], fresh], OLD_CLAIMS, selection=only)
    assert told(found) == []
    assert value(found.then) == value(found.now) == 10.0


def test_another_lead_claim_is_told_and_so_is_its_effect():
    second = {"claim_id": "deu-c2", "recorded_on": LATER}
    claims = [
        OLD_CLAIMS[0] | {"withdrawn_on": LATER},
        claim("deu", 12.0, **second),
        *OLD_CLAIMS[1:],
    ]
    found = since(OLD, claims)
    assert told(found) == [(CLAIMS, "deu", "deu")]
    assert (value(found.then), value(found.now)) == (15.0, 17.0)


def test_a_claim_withdrawn_alone_is_told_on_its_day():
    spare = claim("deu", 11.0, claim_id="deu-c2", lead=False, withdrawn_on=LATER)
    found = since(OLD, [*OLD_CLAIMS, spare])
    assert told(found) == [(CLAIMS, "deu", "deu"), (AGREED, "deu", "deu")]
    assert found.changes["on"].tolist() == [pd.Timestamp(LATER)] * 2


def test_sources_that_differ_anew_are_told_of():
    other = claim("deu", 11.0, claim_id="deu-c2", lead=False, recorded_on=LATER)
    near = claim("nor", 5.0, claim_id="nor-c2", lead=False, recorded_on=LATER)
    found = since(OLD, [*OLD_CLAIMS, other, near])
    assert told(found) == [
        *((CLAIMS, "deu", "deu"), (CLAIMS, "nor", "nor")),
        (DISPUTED, "deu", "deu"),
    ]


def test_two_ledgers_are_compared_as_two_days_are():
    fresh = pledge("gbr", "GBR", recorded_on=LATER)
    now = Selection(asof=TODAY)
    old = View(toy_ledger(OLD, OLD_CLAIMS), now)
    newer = [*OLD_CLAIMS, claim("gbr", 7.0, recorded_on=LATER)]
    found = compared(old, View(toy_ledger([*OLD, fresh], newer), now))
    assert told(found) == [(ADDED, "gbr", None)]
    assert (value(found.then), value(found.now)) == (15.0, 22.0)


OFFER = pledge("if", "SWE", condition="If others give")


@pytest.mark.parametrize(
    ("before", "after", "kind", "was", "now"),
    [
        (None, "met", SETTLED, "pending", "met"),
        (None, "lapsed", SETTLED, "pending", "lapsed"),
        ("met", "withdrawn", SETTLED, "met", "withdrawn"),
        ("met", "pending", REOPENED, "met", "pending"),
        (None, "pending", REPORTED, "pending", "pending"),
        ("pending", "unknown", REPORTED, "pending", "pending"),
    ],
)
def test_the_state_of_a_condition_is_compared(before, after, kind, was, now):
    late = {"recorded_on": LATER, "date": LATER}
    events = [event("e1", "if", before)] if before else []
    found = since(
        [*OLD, OFFER],
        [*OLD_CLAIMS, claim("if", 3.0)],
        [*events, event("e2", "if", after, **late)],
    )
    (row,) = found.changes.to_dict("records")
    assert (row["kind"], row["was"], row["now"]) == (kind, was, now)
    assert row["on"] == pd.Timestamp(LATER)


def test_a_condition_that_is_met_moves_its_sum():
    late = event("e", "if", "met", recorded_on=LATER, date=LATER)
    found = since([*OLD, OFFER], [*OLD_CLAIMS, claim("if", 3.0)], [late])
    assert (value(found.then), value(found.now)) == (15.0, 18.0)


def test_a_report_dated_later_than_it_was_recorded_counts_from_its_date():
    early = event("e", "if", "met", date="2026-03-10", recorded_on="2026-02-20")
    found = since([*OLD, OFFER], [*OLD_CLAIMS, claim("if", 3.0)], [early])
    assert told(found) == [(SETTLED, "if", "if")]


def test_the_row_that_is_shown_has_sums_of_its_own():
    found = since(*corrected(), selection=replace(THEN, show="nor"))
    assert (value(found.row_then), value(found.row_now)) == (5.0, 8.0)
    assert since(OLD, OLD_CLAIMS).row_then is None
    of_meeting = since(OLD, OLD_CLAIMS, selection=replace(THEN, show="m1"))
    assert (value(of_meeting.row_then), value(of_meeting.row_now)) == (10.0, 10.0)
    assert pd.isna(value(of_meeting.row_now, UNATTRIBUTED))


def test_the_sums_are_those_of_either_day():
    ledger = toy_ledger(*corrected())
    chosen = replace(THEN, currency="EUR", basis="announced", donor=("NOR",))
    found = changes_since(View(ledger, chosen), TODAY)
    for sums, day in ((found.then, chosen.asof), (found.now, TODAY)):
        on_day = traced_totals(View(ledger, replace(chosen, asof=day)))
        pd.testing.assert_frame_equal(sums, on_day)


def test_changes_stand_in_the_order_of_their_kinds():
    pledges, claims = corrected()
    fresh = [
        pledge("b", "GBR", recorded_on="2026-05-02"),
        pledge("c", "GBR", recorded_on="2026-05-01"),
    ]
    late = event("e", "if", "met", recorded_on=LATER, date=LATER)
    found = since([*pledges, *fresh, OFFER], claims, [late])
    assert told(found) == [
        (ADDED, "c", None),
        (ADDED, "b", None),
        (CORRECTED, "nor-3", "nor"),
        (SETTLED, "if", "if"),
    ]


def test_an_empty_ledger_has_no_changes():
    found = since([], [])
    assert told(found) == []
    assert found.then["entries"].isna().all()


def test_the_tables_are_left_alone():
    ledger = toy_ledger(*corrected())
    before = {name: table.copy() for name, table in ledger.tables.items()}
    changes_since(View(ledger, THEN), TODAY)
    for name, table in ledger.tables.items():
        pd.testing.assert_frame_equal(table, before[name])
