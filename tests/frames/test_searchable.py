"""What can be searched, and the texts of each entry."""

from datetime import date

import pytest

from lib.frames.searchable import fold, searchable, searchable_fields
from lib.model.selection import Selection
from lib.model.view import View
from tests.toys import NOW, claim, pledge, toy_ledger

LEDGER = toy_ledger(
    [
        pledge("deu", item="PAC-3 missiles", note="A remark"),
        pledge("whole", None, meeting_id="m1", recorded_on="2026-03-01"),
    ],
    [
        claim("deu", 35e9, currency="GBP", amount_as_printed="£35 billion"),
        claim("whole", recorded_on="2026-03-01", amount_as_printed="a lot"),
    ],
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("£35bn, UK–Tromsø", "£35bn uk tromso"),
        ("PAC-3", "pac 3"),
        ("Łódź & Þór", "lodz thor"),
        ("...", ""),
    ],
)
def test_case_accents_and_punctuation_make_no_difference(text, folded):
    assert fold(text) == folded


def test_a_pledge_is_titled_by_donors_and_thing_a_whole_by_its_meeting():
    titles = searchable(View(LEDGER, NOW)).set_index("key")["title"]
    assert titles["deu"] == "Germany: PAC-3 missiles"
    assert titles["whole"] == "Announced as a whole, 12 Feb 2026, Brussels: a lot"


def test_what_is_not_yet_recorded_is_not_there_but_donors_always_are():
    early = View(LEDGER, Selection(asof=date(2026, 2, 20)))
    keys = set(searchable(early)["key"])
    assert {"deu", "NOR", "m1", "report"} <= keys
    assert "whole" not in keys


def test_every_text_of_an_entry_is_folded_between_blanks_its_title_first():
    entries, fields = (
        searchable(View(LEDGER, NOW)),
        searchable_fields(View(LEDGER, NOW)),
    )
    (entry,) = entries.index[entries["key"] == "deu"]
    texts = fields[fields["entry"] == entry].set_index("field")
    assert texts.index[0] == "title"
    assert texts.index[-1] == "key"
    assert texts.loc["note", "folded"] == " a remark "
    assert texts.loc["figures", "text"] == "£35 billion, £35bn"
    assert "condition" not in texts.index
