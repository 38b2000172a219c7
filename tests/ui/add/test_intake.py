"""A text comes from the browser in pieces; what cannot be read changes nothing."""

import io
import zipfile

import pytest

from lib.extract.confined import MOST_CHARACTERS
from lib.extract.documents import Unreadable
from lib.model.gate import DOCUMENTS, Full
from lib.ui.add.intake import MOST_BYTES, PIECE, begun
from tests.apps import mounted, opened, said, trigger
from tests.ui.add.texts import HELD, NEW, piece, sent


def hand_over(app, one):
    return trigger(app, "added_text", "piece", one)


def bomb():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 200_000_000)
    return packed.getvalue()


def test_the_browser_is_told_how_much_may_come():
    (given,) = mounted(opened("add"), "added_text")
    assert (given["most"], given["piece"]) == (MOST_BYTES, PIECE)
    # Base64 makes four signs of three bytes; the message holds a megabyte.
    assert PIECE * 4 / 3 < 700_000


def test_pieces_are_put_together_in_their_order():
    data = NEW.encode()
    app = hand_over(opened("add"), piece(data[:40], 0, 2))
    assert mounted(app, "added_text")[0]["taken"] == 1
    assert "Proposed rows" not in said(app)
    app = hand_over(app, piece(data[40:], 1, 2))
    assert mounted(app, "added_text")[0]["taken"] == -1
    assert "1 row proposed" in said(app)


WRONG = {
    "none": None,
    "text": "a text",
    "empty": {},
    "second": piece(b"x", 1, 2),
    "code": piece(b"x") | {"base64": "%%%"},
    "name": piece(b"x") | {"name": 5},
    "of": piece(b"x") | {"of": "2"},
}


def test_what_no_browser_sends_of_itself_changes_nothing():
    app = opened("add")
    for named, wrong in WRONG.items():
        app = sent(NEW, app)
        assert "did not arrive whole" not in said(app), named
        app = hand_over(app, wrong)
        assert "did not arrive whole" in said(app), named
        assert "1 row proposed" in said(app), named


def test_pieces_of_more_than_may_come_are_refused():
    app, of = sent(NEW), MOST_BYTES // PIECE + 1
    for number in range(of):
        assert "did not arrive whole" not in said(app)
        app = hand_over(app, piece(b"x" * PIECE, number, of))
    assert "did not arrive whole" in said(app)
    assert "1 row proposed" in said(app)


def test_a_document_that_cannot_be_read_is_said_and_nothing_is_lost():
    app = sent(NEW)
    for name, data in {
        "note.txt": b"\x00\x01\x02\xff" * 500,
        "note.pdf": b"%PDF-1.7 broken",
        "note.docx": b"PK\x03\x04 broken",
        "note.exe": b"MZ",
        "bomb.docx": bomb(),
    }.items():
        app = sent(data, app, name)
        assert name in app.error[0].value.replace("\\", "")
        assert "Nothing here has changed" in said(app), name
        assert "1 row proposed" in said(app), name
    assert "Nothing here has changed" not in said(sent(HELD, app))


def test_a_text_that_is_too_long_is_said():
    app = sent("word " * MOST_CHARACTERS)
    assert "Expected: at most 100,000" in said(app)


def test_while_one_document_is_read_another_is_asked_to_wait(real):
    with DOCUMENTS.place(), pytest.raises(Full, match="Ask again"):
        begun(NEW.encode(), "", real)
    assert begun(NEW.encode(), "", real).rows


def test_a_held_text_brings_its_source_and_another_its_own_day(real):
    held = begun(HELD.encode(), "", real)
    assert held.source["source_id"] == "anewz-20260212"
    assert held.source["note"].startswith("Report with")
    other = begun(NEW.encode(), "", real)
    assert other.source == {"published_on": "2026-10-20", "language": "en"}
    assert other.meeting_id == ""


def test_a_file_of_no_kind_is_refused(real):
    with pytest.raises(Unreadable, match="note"):
        begun(NEW.encode(), "note", real)
