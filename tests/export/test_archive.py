"""Zips that are the same for the same files, whenever made."""

from io import BytesIO
from zipfile import ZipFile

from lib.export.archive import EPOCH, unzipped, zipped

FILES = [("b.txt", b"second"), ("a.txt", b"first")]


def test_files_keep_their_order_and_content():
    assert list(unzipped(zipped(FILES)).items()) == FILES


def test_no_file_is_dated_and_all_can_be_read():
    with ZipFile(BytesIO(zipped(FILES))) as package:
        entries = package.infolist()
    assert {entry.date_time for entry in entries} == {EPOCH}
    assert {entry.external_attr >> 16 for entry in entries} == {0o100644}
    assert {entry.create_system for entry in entries} == {3}


def test_a_zip_of_nothing_is_a_zip():
    assert unzipped(zipped([])) == {}
