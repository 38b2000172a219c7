"""Claims, sources and passages in words."""

import pandas as pd
import pytest

from lib.frames.claims import claims
from lib.model.view import View
from lib.ui.evidence import claims_in_words, source_linked
from tests.toys import NOW
from tests.ui.toy_evidence import quoting_ledger


@pytest.fixture(scope="module")
def ledger():
    return quoting_ledger()


def test_claims_are_listed_the_lead_first_with_source_kind_and_passage(ledger):
    said = claims_in_words(claims(View(ledger, NOW)), ledger).replace("\\", "")
    first, second = said.split("\n", 1)
    assert first == (
        "- **\u201c$5bn\u201d, 5 missiles**, $5 billion, the lead claim. Agency [x], "
        "12 Feb 2026 (news agency)"
    )
    assert "[Paper](https://p.x) (press). Another figure." in second
    assert "> First said." in second


def test_without_a_claim_in_force_it_is_said(ledger):
    assert claims_in_words(claims(View(ledger, NOW)).head(0), ledger) == (
        "No claim is in force on this day."
    )


def test_a_source_without_an_address_is_words_only():
    row = {
        "publisher": "A*B",
        "url": None,
        "published_on": pd.NaT,
        "kind": "official",
    }
    assert source_linked(row) == "A\\*B (official)"
