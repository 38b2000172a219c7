from datetime import date

import pytest

from lib.ledger.correction import (
    claims_of,
    corrected_claim,
    corrected_pledge,
    next_edition,
    withdrawn,
)
from lib.ledger.package import read_ledger
from lib.ledger.patch import patched
from lib.ledger.report import LedgerRefused
from tests.ledgers import write_ledger

TODAY = date(2026, 11, 30)


@pytest.fixture
def tiny(tmp_path):
    return read_ledger(write_ledger(tmp_path / "tiny"))


def rows_by_key(ledger, table):
    return ledger[table].set_index(ledger[table].columns[0])


def test_a_pledge_is_withdrawn_and_replaced_with_its_claims(tiny):
    patch = corrected_pledge(tiny, "deu", {"novelty": "unclear", "note": "why"})
    after = patched(tiny, patch, TODAY)
    pledges, claims = rows_by_key(after, "pledges"), rows_by_key(after, "claims")
    assert pledges.loc["deu", "withdrawn_on"].date() == TODAY
    new = pledges.loc["deu-v2"]
    assert (new["replaces"], new["novelty"], new["note"]) == ("deu", "unclear", "why")
    same = [
        *pledges.columns.difference(
            ["novelty", "note", "replaces", "recorded_on", "withdrawn_on"]
        )
    ]
    assert new[same].equals(pledges.loc["deu", same].rename("deu-v2"))
    assert list(claims.index[claims["pledge_id"] == "deu-v2"]) == [
        "deu-v2-c1",
        "deu-v2-c2",
    ]
    assert claims.loc["deu-v2-c2", "amount_to"] == claims.loc["deu-c2", "amount_to"]
    assert claims.loc[["deu-c1", "deu-c2"], "withdrawn_on"].notna().all()
    assert claims.loc["deu-v2-c1", "recorded_on"].date() == TODAY
    assert after.version == "1.0.1"


def test_a_correction_is_corrected_again():
    assert next_edition("a", set()) == "a-v2"
    assert next_edition("a-v2", {"a", "a-v2"}) == "a-v3"


def test_a_claim_is_replaced(tiny):
    patch = corrected_claim(tiny, "deu-c2", {"amount": "55000000"})
    claims = rows_by_key(patched(tiny, patch, TODAY), "claims")
    assert claims.loc["deu-c2", "withdrawn_on"].date() == TODAY
    assert claims.loc["deu-c3", "amount"] == 55_000_000


def test_a_lead_is_withdrawn_and_another_leads(tiny):
    patch = corrected_claim(tiny, "deu-c1", {}, lead="deu-c2")
    after = patched(tiny, patch, TODAY)
    (left,) = claims_of(after, "deu")
    assert (left["claim_id"], left["lead"], left["amount"]) == (
        "deu-c3",
        "true",
        "50000000",
    )


def test_a_pledge_is_withdrawn_with_its_claims(tiny):
    after = patched(tiny, withdrawn(tiny, "pledges", "lva"), TODAY)
    assert claims_of(after, "lva") == []
    assert rows_by_key(after, "pledges").loc["lva", "withdrawn_on"].date() == TODAY


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (
            lambda one: corrected_pledge(one, "dou", {}),
            '"dou" is not in the ledger. Known: total, deu',
        ),
        (lambda one: corrected_pledge(one, "nor", {}), '"nor" is withdrawn already'),
        (
            lambda one: corrected_claim(one, "nor-c1", {}),
            '"nor-c1" is withdrawn already',
        ),
        (lambda one: corrected_pledge(one, "deu", {"novel": "x"}), "Known: novelty"),
        (lambda one: corrected_pledge(one, "deu", {"replaces": "x"}), "cannot be set"),
    ],
)
def test_what_cannot_be_corrected_is_said(tiny, make, said):
    with pytest.raises(LedgerRefused, match=said):
        make(tiny)
