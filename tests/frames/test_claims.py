"""Disputes: the figures between which sources differ."""

import pytest

from lib.frames.catalogue import FRAMES
from lib.frames.claims import disputes
from lib.model.view import View
from tests.toys import NOW, claim, pledge, toy_ledger


def two_claims(pledge_id: str, lead: float | None, other: float) -> list[dict]:
    second = claim(pledge_id, other, claim_id=f"{pledge_id}-c2", lead=False)
    return [claim(pledge_id, lead), second]


def test_disputed_pledges_are_listed_the_furthest_apart_first():
    ledger = toy_ledger(
        [pledge("a"), pledge("b", "NOR"), pledge("agreed", "SWE")],
        [
            *two_claims("a", 10, 11),
            *two_claims("b", 20, 10),
            *two_claims("agreed", 10, 10),
        ],
    )
    frame = disputes(View(ledger, NOW))
    FRAMES["disputes"].contract.validate(frame)
    columns = ["pledge_id", "lowest", "lead", "highest", "spread", "claims"]
    assert frame[columns].to_numpy().tolist() == [
        ["b", 10, 20, 20, 2, 2],
        ["a", 10, 10, 11, pytest.approx(1.1), 2],
    ]


def test_a_lead_without_a_sum_is_missing_not_zero():
    third = claim("a", 30, claim_id="a-c3", lead=False)
    ledger = toy_ledger([pledge("a")], [*two_claims("a", None, 10), third])
    frame = disputes(View(ledger, NOW))
    FRAMES["disputes"].contract.validate(frame)
    assert frame["lead"].isna().all()
    assert frame["claims"].to_list() == [2]


def test_without_a_dispute_there_is_no_row():
    ledger = toy_ledger([pledge("a")], [claim("a", 1)])
    frame = disputes(View(ledger, NOW))
    assert frame.empty
    FRAMES["disputes"].contract.validate(frame)
