"""Files are made smaller once, kept on disk, and found again."""

import gzip
import logging
from time import monotonic, sleep

import brotli
import pytest

from lib.web.icon_font import icon_set
from lib.web.smaller_files import CODINGS, SmallerFiles, accepted, ways

TEXT = b"What was promised, and when. " * 400
DECODED = {"br": brotli.decompress, "gzip": gzip.decompress}


@pytest.fixture
def file(tmp_path):
    written = tmp_path / "page.Ab3.js"
    written.write_bytes(TEXT)
    return written


@pytest.fixture
def kept(tmp_path):
    return SmallerFiles(tmp_path / "not" / "there yet")


def wait_for(found):
    end = monotonic() + 60
    while not found() and monotonic() < end:
        sleep(0.01)
    assert found()


@pytest.mark.parametrize(
    ("stated", "found"),
    [
        ("gzip, deflate, br, zstd", ["br", "gzip"]),
        ("gzip", ["gzip"]),
        ("GZIP;q=0.5,BR ; q=1.0", ["br", "gzip"]),
        ("br;q=0, gzip", ["gzip"]),
        ("br; q=0.000, gzip;q=0", []),
        ("*", ["br", "gzip"]),
        ("*;q=0", []),
        ("br;q=0, *", ["gzip"]),
        ("identity, brotli, x-gzip", []),
        ("br;q=much", ["br"]),
        ("", []),
    ],
)
def test_a_client_gets_what_it_takes(stated, found):
    assert accepted(stated) == found


@pytest.mark.parametrize("coding", CODINGS)
def test_what_is_kept_is_the_file(kept, file, coding):
    kept.make(file, coding)
    body = kept.place(file, coding).read_bytes()
    assert len(body) < len(TEXT) / 10
    assert DECODED[coding](body) == TEXT


@pytest.mark.parametrize("coding", CODINGS)
def test_a_file_is_made_alike_each_time(kept, file, coding, tmp_path):
    other = SmallerFiles(tmp_path / "other")
    for one in (kept, other):
        one.make(file, coding)
    places = [one.place(file, coding) for one in (kept, other)]
    assert places[0].read_bytes() == places[1].read_bytes()


def test_nothing_half_made_is_left(kept, file):
    for coding in CODINGS:
        kept.make(file, coding)
    names = {one.name for one in kept.place(file, "br").parent.iterdir()}
    assert names == {"page.Ab3.js.br", "page.Ab3.js.gzip"}


def test_who_asks_first_does_not_wait_and_has_it_made(kept, file):
    assert kept.found(file, ["br", "gzip"]) == ""
    wait_for(lambda: kept.found(file, ["br", "gzip"]) == "br")
    wait_for(lambda: kept.found(file, ["gzip"]) == "gzip")


def test_the_next_best_is_sent_meanwhile(kept, file):
    kept.make(file, "gzip")
    assert kept.found(file, ["br", "gzip"]) == "gzip"


def test_another_process_finds_what_is_kept(kept, file, monkeypatch):
    kept.make(file, "br")
    other = SmallerFiles(kept.place(file, "br").parent)
    monkeypatch.setattr(other, "make", None)
    assert other.found(file, ["br"]) == "br"


def test_all_that_is_wanted_is_made(kept, file):
    kept.want_all([file])
    wait_for(lambda: all(kept.place(file, coding).exists() for coding in CODINGS))


def test_each_kind_of_file_is_made_smaller_in_its_way(file):
    assert ways(file, "gzip, br") == ["br", "gzip"]
    assert ways(file) == ["br", "gzip"]
    assert ways(file, "identity") == []
    assert ways(file.with_name("letters.Ab3.woff2"), "br") == []
    assert ways(file.with_name("MaterialSymbols-X.Ab3.woff2"), "") == [icon_set()]


def test_a_folder_that_cannot_be_written_is_said_once(file, tmp_path, caplog):
    in_the_way = tmp_path / "a file"
    in_the_way.write_bytes(b"")
    kept = SmallerFiles(in_the_way)
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            assert kept.found(file, CODINGS) == ""
        wait_for(lambda: caplog.records)
        kept.want(file.with_name("another.js"), "br")
    (said,) = caplog.messages
    assert said.startswith(f"environment, PLEDGEBOARD_CACHE: {in_the_way} cannot be")
    assert "Expected: a folder that this process may write." in said
