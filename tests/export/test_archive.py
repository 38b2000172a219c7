"""Zips that are the same for the same files, whenever made."""

from io import BytesIO
from zipfile import ZipFile, ZipInfo

from lib.export.archive import undated, zipped
from tests.zips import files_of

FILES = [("b.txt", b"second"), ("a.txt", b"first")]


def dated(year):
    file = BytesIO()
    with ZipFile(file, "w") as package:
        for name, content in FILES:
            package.writestr(ZipInfo(name, (year, 1, 1, 0, 0, 0)), content)
    return file.getvalue()


def test_files_keep_their_order_and_content():
    assert list(files_of(zipped(FILES)).items()) == FILES


def test_a_package_does_not_tell_when_it_was_packed():
    with ZipFile(BytesIO(zipped(FILES))) as package:
        times = {one.date_time for one in package.infolist()}
    assert times == {(1980, 1, 1, 0, 0, 0)}


def test_a_package_loses_the_times_of_its_parts_and_nothing_else():
    assert dated(2025) != dated(2026)
    assert undated(dated(2025)) == undated(dated(2026)) == zipped(FILES)
