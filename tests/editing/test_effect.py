from datetime import date

import pytest

from lib.editing.effect import effect_in_words
from lib.ledger.correction import withdrawn
from lib.ledger.package import read_ledger
from lib.ledger.patch import patched
from tests.ledger.patches import patch_of_rows
from tests.ledgers import write_ledger

TODAY = date(2026, 11, 30)


@pytest.fixture
def tiny(tmp_path):
    return read_ledger(write_ledger(tmp_path / "tiny"))


def told(before, after):
    return list(effect_in_words(before, after, TODAY))


def test_the_same_ledger_changes_no_total(tiny):
    assert told(tiny, tiny) == [
        "Firm totals in US dollars, as of 30 Nov 2026:",
        "  none changes",
    ]


def test_what_is_withdrawn_is_missing_in_its_meeting_and_adds_to_the_rest(tiny):
    """Germany's sum stays: what repeated it is now the only row of that money."""
    after = patched(tiny, withdrawn(tiny, "pledges", "deu"), TODAY)
    assert told(tiny, after)[1:] == [
        "  No named donor: $20 million -> $80 million",
        "  12 Feb 2026, online: $204.2 million -> $264.2 million",
        "  11 Apr 2025, Brussels, new from named donors: $60 million -> not stated",
        "  11 Apr 2025, Brussels, no named donor: $20 million -> $80 million",
    ]


def test_a_sum_that_nobody_states_is_not_zero(tiny):
    patch = patch_of_rows(
        pledges=[{"donors": "NLD"}],
        claims=[
            {"amount": "", "currency": "", "qualifier": "none", "amount_as_printed": ""}
        ],
    )
    assert told(tiny, patched(tiny, patch, TODAY))[1:] == [
        "  Netherlands: none -> not stated"
    ]
