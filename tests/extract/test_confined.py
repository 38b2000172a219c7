"""Documents read in a process of their own: what they propose comes back, no more."""

from datetime import date
from pathlib import Path

import pytest

from lib.extract.confined import (
    MOST_CHARACTERS,
    Answer,
    Asked,
    answer_of,
    confined_extraction,
)
from lib.extract.documents import Unreadable
from lib.extract.reader import extract
from lib.model.proposal import Meeting, Names

NAMES = Names(
    donors={"Norway": "NOR"},
    meetings=(Meeting("udcg-2026-02-12", "2026-02-12", ("Brussels",)),),
)
TEXT = "Brussels, 12 February 2026. Norway pledged NOK 5 billion for Ukraine’s air defence."
ROOT = Path(__file__).parents[2]


def asked(name=""):
    return Asked(name, NAMES, date(2026, 11, 30))


def test_what_comes_back_is_what_the_rules_propose():
    found, day = confined_extraction(TEXT.encode(), asked())
    assert day == date(2026, 2, 12)
    assert found == extract(TEXT, NAMES, day)
    assert found.proposals[0].claim["amount"] == "5000000000"


def test_a_file_is_opened_by_its_name():
    page = f"<html><body><p>{TEXT}</p><script>alert(1)</script></body></html>"
    found, _ = confined_extraction(page.encode(), asked("note.html"))
    assert TEXT in found.text
    assert "alert" not in found.text


@pytest.mark.parametrize("name", ["note.pdf", "note.docx", "note.txt", "note.exe"])
def test_what_is_no_document_is_said_by_its_name(name):
    with pytest.raises(Unreadable, match=name):
        confined_extraction(b"\x00\x01\xff\xfe" * 100, asked(name))


def test_what_takes_too_long_is_ended():
    with pytest.raises(Unreadable, match=r"takes more than 0\.05 seconds"):
        confined_extraction(TEXT.encode(), asked(), seconds=0.05)


def test_what_takes_too_much_memory_is_ended():
    with pytest.raises(Unreadable, match="1,024 MiB"):
        confined_extraction(b" " * 600_000_000, asked())


def test_a_text_that_is_too_long_is_refused():
    answer = answer_of(b"a " * MOST_CHARACTERS, asked())
    assert answer == Answer(
        unreadable="The text has 200,000 characters. Expected: at most 100,000. Paste the "
        "pages that matter."
    )


def test_bytes_that_are_no_text_do_not_stop_a_pasted_one():
    assert answer_of(b"\xff" + TEXT.encode(), asked()).found.proposals
