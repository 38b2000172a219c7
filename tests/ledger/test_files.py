import os

import pytest

from lib.ledger.files import content_hash, fingerprint, size_limit
from lib.ledger.package import examine, read_ledger
from lib.ledger.report import LedgerRefused
from lib.model.tables import OPTIONAL, TABLES
from tests.ledgers import DOCUMENT, write_ledger


def test_a_missing_folder_is_refused(tmp_path, folder_refused):
    folder_refused(tmp_path / "nowhere", "nowhere: there is no such folder")


def test_a_file_that_is_no_zip_is_refused(tmp_path, folder_refused):
    (tmp_path / "file").write_text("", encoding="utf-8")
    folder_refused(tmp_path / "file", "the zip cannot be read")


@pytest.mark.parametrize("table", [one for one in TABLES if one not in OPTIONAL])
def test_a_missing_table_is_refused_and_said_once(folder, table, folder_refused):
    (folder / f"{table}.csv").unlink()
    folder_refused(folder, rf"{table}\.csv: the file is missing")


def test_a_missing_descriptor_is_refused(folder, folder_refused):
    (folder / "datapackage.json").unlink()
    folder_refused(folder, r"datapackage\.json: the file is missing")


def test_a_ledger_without_documents_is_sound_where_none_is_quoted(tmp_path, tables):
    for table in ("claims", "condition_events", "statements"):
        for one in tables[table]:
            one["quote_start"] = one["quote_end"] = ""
    folder = write_ledger(tmp_path / "ledger", documents={}, **tables)
    (folder / "documents").rmdir()
    assert read_ledger(folder).documents == {}


def test_a_file_above_the_limit_is_said_and_not_read(folder, monkeypatch):
    (folder / "claims.csv").write_bytes(b"\xff" * 5_000)
    monkeypatch.setenv("PLEDGEBOARD_MAX_FILE_MB", "0.004999")
    with pytest.raises(LedgerRefused, match=r"has 5,000 bytes and was not read"):
        read_ledger(folder)
    monkeypatch.setenv("PLEDGEBOARD_MAX_FILE_MB", "0.004")
    with pytest.raises(LedgerRefused, match=r"at most 4,000 bytes"):
        read_ledger(folder)


def test_a_file_of_just_the_limit_is_read(folder, monkeypatch):
    largest = max(one.stat().st_size for one in folder.rglob("*.*"))
    monkeypatch.setenv("PLEDGEBOARD_MAX_FILE_MB", f"{largest / 1e6:.6f}")
    assert read_ledger(folder).documents
    monkeypatch.setenv("PLEDGEBOARD_MAX_FILE_MB", f"{(largest - 1) / 1e6:.6f}")
    with pytest.raises(LedgerRefused, match="was not read"):
        read_ledger(folder)


def test_the_limit_is_fifty_megabytes_unless_set(monkeypatch):
    monkeypatch.delenv("PLEDGEBOARD_MAX_FILE_MB", raising=False)
    assert size_limit() == 50_000_000


@pytest.mark.parametrize("stated", ["many", "0", "-1", "nan", "inf"])
def test_a_limit_that_is_no_size_is_refused(folder, monkeypatch, stated):
    monkeypatch.setenv("PLEDGEBOARD_MAX_FILE_MB", stated)
    with pytest.raises(LedgerRefused, match="is not a number of megabytes"):
        read_ledger(folder)


@pytest.mark.parametrize("name", ["claims.csv", "datapackage.json"])
def test_a_link_out_of_the_folder_is_not_followed(
    folder, tmp_path, name, folder_refused
):
    (folder / name).rename(tmp_path / name)
    (folder / name).symlink_to(tmp_path / name)
    folder_refused(folder, f"{name}: this is a link to a file outside the folder")


def test_a_document_that_is_a_link_out_of_the_folder_is_not_followed(folder, tmp_path):
    (tmp_path / "secret").write_text("secret", encoding="utf-8")
    (folder / "documents" / "paper.txt").symlink_to(tmp_path / "secret")
    with pytest.raises(LedgerRefused, match=r"paper\.txt: this is a link"):
        read_ledger(folder)


def test_a_link_inside_the_folder_is_read(folder):
    (folder / "claims.csv").rename(folder / "claims-2.csv")
    (folder / "claims.csv").symlink_to(folder / "claims-2.csv")
    assert len(read_ledger(folder)["claims"]) == 10


def test_a_link_to_nothing_is_a_missing_file(folder, folder_refused):
    (folder / "claims.csv").unlink()
    (folder / "claims.csv").symlink_to(folder / "nothing")
    folder_refused(folder, r"claims\.csv: the file is missing")


def test_a_folder_in_place_of_a_table_is_refused(folder, folder_refused):
    (folder / "claims.csv").unlink()
    (folder / "claims.csv").mkdir()
    folder_refused(folder, r"claims\.csv: this is not a file")


def test_a_pipe_in_place_of_a_table_does_not_hang(folder, folder_refused):
    (folder / "claims.csv").unlink()
    os.mkfifo(folder / "claims.csv")
    folder_refused(folder, r"claims\.csv: this is not a file")


def test_a_file_in_place_of_the_documents_is_refused(folder):
    (folder / "documents" / "report.txt").unlink()
    (folder / "documents").rmdir()
    (folder / "documents").write_text("", encoding="utf-8")
    with pytest.raises(
        LedgerRefused, match="documents: this is a file and not a folder"
    ):
        read_ledger(folder)


def test_another_file_among_the_documents_is_warned_of(folder):
    (folder / "documents" / "report.pdf").write_bytes(b"%PDF")
    (folder / "documents" / ".DS_Store").write_bytes(b"")
    examined = examine(folder)
    assert examined.ledger is not None
    (problem,) = examined.report.warned
    assert "report.pdf: this is not read" in str(problem)


def test_a_document_of_no_source_is_refused(tables, refused):
    documents = {"report": DOCUMENT, "reprot": "?"}
    refused(
        tables, r'reprot\.txt: no source has the source_id "repr', documents=documents
    )


def test_a_document_that_is_not_utf8_is_refused(folder, folder_refused):
    (folder / "documents" / "paper.txt").write_bytes("a\nKyjiv é".encode("latin-1"))
    folder_refused(folder, r"paper\.txt: .* byte 0xE9 at offset 8 \(line 2\)")


def test_newlines_of_a_document_are_kept(folder):
    text = "one\r\ntwo\rthree\n"
    (folder / "documents" / "paper.txt").write_bytes(text.encode())
    assert read_ledger(folder).documents["paper"] == text


def test_the_hash_follows_the_content_and_not_the_place(tmp_path):
    one = read_ledger(write_ledger(tmp_path / "one"))
    two = read_ledger(write_ledger(tmp_path / "two"))
    assert one.hash == two.hash
    assert len(one.hash) == 64


@pytest.mark.parametrize(
    "name", ["datapackage.json", "donors.csv", "documents/report.txt"]
)
def test_the_hash_changes_with_every_file(folder, name):
    before = read_ledger(folder).hash
    with (folder / name).open("ab") as file:
        file.write(
            b"\r\n" if name.endswith("txt") else b"\n" if "json" in name else b""
        )
    if name == "donors.csv":
        text = (folder / name).read_text(encoding="utf-8")
        (folder / name).write_text(text.replace("Norway", "Norge"), encoding="utf-8")
    assert read_ledger(folder).hash != before


def test_no_two_packages_hash_alike_by_moving_bytes_between_files():
    assert content_hash({"a": b"xy", "b": b""}) != content_hash({"a": b"x", "b": b"y"})
    assert content_hash({"a": b"", "b": b""}) != content_hash({"a": b"b\0"})


def test_a_fingerprint_changes_with_files_and_only_with_them(folder):
    before = fingerprint(folder)
    assert fingerprint(folder) == before
    (folder / "notes.txt").write_text("not part of it", encoding="utf-8")
    assert fingerprint(folder) == before
    (folder / "documents" / "paper.txt").write_text("new", encoding="utf-8")
    assert fingerprint(folder) != before


def test_a_file_of_another_size_is_told_even_where_its_time_stands_still(folder):
    before, document = fingerprint(folder), folder / "documents" / "paper.txt"
    document.write_text("one", encoding="utf-8")
    with_document = fingerprint(folder)
    assert with_document != before
    time = document.stat().st_mtime_ns
    document.write_text("three", encoding="utf-8")
    os.utime(document, ns=(time, time))
    assert fingerprint(folder) != with_document


def test_a_folder_that_is_gone_has_no_fingerprint(tmp_path):
    assert fingerprint(tmp_path / "nowhere") is None


@pytest.mark.parametrize("data", [b"\xff", b"x" * 1_000_000])
def test_a_document_that_cannot_be_read_is_not_said_to_be_missing(
    folder, folder_refused, monkeypatch, data
):
    monkeypatch.setenv("PLEDGEBOARD_MAX_FILE_MB", "0.5")
    (folder / "documents" / "report.txt").write_bytes(data)
    folder_refused(folder, r"documents/report\.txt: ")
