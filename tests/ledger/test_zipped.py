"""A ledger as a zip: the same as its folder, and refused whole where it could do harm."""

import stat
import struct
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from lib.export.data.flat_files import as_zip
from lib.ledger import zipped
from lib.ledger.package import examine, read_ledger
from lib.ledger.report import LedgerRefused


def packed(folder, path, top="", **more):
    """Pack a folder into a zip, below `top`; `more` are members with their content."""
    with ZipFile(path, "w", ZIP_DEFLATED) as package:
        for one in sorted(folder.rglob("*.*")):
            package.write(one, f"{top}{one.relative_to(folder).as_posix()}")
        for name, content in more.items():
            package.writestr(name, content)
    return path


@pytest.fixture
def pack(folder, tmp_path):
    """Give a function that packs the sound ledger, with other members beside it."""
    return lambda top="", **more: packed(folder, tmp_path / "ledger.zip", top, **more)


@pytest.mark.parametrize("top", ["", "ledger/", "pledges-2026 (1)/"])
def test_a_zip_is_the_ledger_that_its_folder_is(folder, pack, top):
    path = pack(top, **{"__MACOSX/._datapackage.json": "?", "notes/../x"[:5]: "?"})
    zipped_one, plain = read_ledger(path), read_ledger(folder)
    assert zipped_one.hash == plain.hash
    assert zipped_one.documents == plain.documents


def test_the_zip_that_the_interface_offers_is_read_again(folder, tmp_path):
    path = tmp_path / "offered.zip"
    path.write_bytes(as_zip(read_ledger(folder)))
    again = read_ledger(path)
    assert len(again["pledges"]) == 9
    path.write_bytes(as_zip(again))
    assert read_ledger(path).hash == again.hash


def test_nothing_is_put_on_the_disk(pack, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = pack()
    before = sorted(tmp_path.rglob("*"))
    read_ledger(path)
    assert sorted(tmp_path.rglob("*")) == before


def test_problems_name_the_member(tmp_path, folder):
    (folder / "mechanisms.csv").write_text("mechanism\n", encoding="utf-8")
    (folder / "donors.csv").unlink()
    report = examine(packed(folder, tmp_path / "ledger.zip", "top/")).report
    said = str(report.within(tmp_path / "ledger.zip"))
    assert "ledger.zip/donors.csv: the file is missing." in said
    assert "ledger.zip/mechanisms.csv" in said


@pytest.mark.parametrize("name", ["documents/scan.pdf", "documents/deep/paper.txt"])
def test_another_file_among_the_documents_is_not_read(pack, name):
    examined = examine(pack(**{name: "?", "documents/.DS_Store": "?"}))
    assert examined.ledger is not None
    said = [str(one).split(": ")[1] for one in examined.report.warned]
    assert said == ["this is not read. Expected"] * name.endswith("pdf")


@pytest.mark.parametrize(
    "name",
    [
        *("../evil.txt", "/etc/evil", "documents/../../evil.txt", "..\\evil.txt"),
        *("C:/evil", "documents/paper.txt\0.exe", "ledger/../evil"),
    ],
)
def test_a_name_that_leads_elsewhere_refuses_the_zip(
    pack, folder_refused, tmp_path, name
):
    package = pack()
    stated = ZipInfo("x" * len(name))
    with ZipFile(package, "a") as opened:
        opened.writestr(stated, "?")
    # Python mends some of these names as it writes.
    data = package.read_bytes().replace(stated.filename.encode(), name.encode())
    package.write_bytes(data)
    found = folder_refused(package, r"ledger\.zip: .* leads out of the zip")
    assert found.kind == "path out of the zip"
    assert not (tmp_path.parent / "evil.txt").exists()


def test_a_link_in_a_zip_is_refused(pack, folder_refused):
    link = ZipInfo("documents/paper.txt")
    link.external_attr = (stat.S_IFLNK | 0o777) << 16
    path = pack()
    with ZipFile(path, "a") as package:
        package.writestr(link, "/etc/passwd")
    folder_refused(path, r'"documents/paper\.txt" is a link')


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_a_member_that_is_there_twice_is_refused(pack, folder_refused):
    path = pack()
    with ZipFile(path, "a") as package:
        package.writestr("claims.csv", "?")
    folder_refused(path, r'"claims\.csv" is there twice')


def test_an_encrypted_member_is_refused(pack, folder_refused):
    path = pack()
    data = bytearray(path.read_bytes())
    entry = data.find(b"claims.csv", data.find(b"PK\1\2")) - 46
    data[entry + 8] |= 1
    path.write_bytes(data)
    folder_refused(path, r"ledger\.zip/claims\.csv: the file is encrypted")


def bomb(member=b"0" * 3_000_000, stated=None):
    """Pack zeros a thousandfold; what it says of their number may be a lie."""
    packed_one = BytesIO()
    with ZipFile(packed_one, "w", ZIP_DEFLATED) as package:
        package.writestr("datapackage.json", member)
    data = bytearray(packed_one.getvalue())
    if stated is not None:
        for place in (data.find(b"PK\3\4") + 22, data.find(b"PK\1\2") + 24):
            struct.pack_into("<I", data, place, stated)
    return bytes(data)


def test_a_bomb_is_not_unpacked(tmp_path, monkeypatch):
    monkeypatch.setenv("PLEDGEBOARD_MAX_FILE_MB", "1")
    path = tmp_path / "bomb.zip"
    path.write_bytes(bomb())
    assert path.stat().st_size < 5_000
    with pytest.raises(LedgerRefused, match=r"datapackage\.json: the file is larger"):
        read_ledger(path)


def test_a_bomb_that_lies_is_refused(tmp_path, monkeypatch, folder_refused):
    monkeypatch.setenv("PLEDGEBOARD_MAX_FILE_MB", "1")
    path = tmp_path / "bomb.zip"
    path.write_bytes(bomb(stated=100))
    folder_refused(path, r"bomb\.zip: the zip cannot be read \(BadZipFile\)")


def test_all_that_is_read_of_a_zip_has_a_limit(pack, folder, monkeypatch):
    largest = max(one.stat().st_size for one in folder.rglob("*.*"))
    whole = sum(one.stat().st_size for one in folder.rglob("*.*"))
    monkeypatch.setenv("PLEDGEBOARD_MAX_FILE_MB", f"{largest / 1e6:.6f}")
    path = pack()
    assert read_ledger(path)
    monkeypatch.setattr(zipped, "MOST_FILES", 1)
    assert whole > largest
    with pytest.raises(LedgerRefused, match="fill all that is read of a zip"):
        read_ledger(path)


def test_a_zip_above_the_limit_is_not_opened(pack, monkeypatch, folder_refused):
    path = pack()
    monkeypatch.setenv("PLEDGEBOARD_MAX_FILE_MB", "0.001")
    folder_refused(path, r"ledger\.zip: the file is larger than the limit")


def test_too_many_members_are_refused(pack, monkeypatch, folder_refused):
    monkeypatch.setattr(zipped, "MOST_MEMBERS", 5)
    folder_refused(pack(), r"the zip has \d\d members and was not read")


def test_a_long_list_of_members_is_not_read_at_all(tmp_path, folder_refused):
    path = tmp_path / "many.zip"
    with ZipFile(path, "w") as package:
        for number in range(10_000):
            package.writestr(f"{number:0250}", "")
    folder_refused(path, r"the zip lists members in 2,960,000 bytes and was not read")


def test_a_list_that_is_told_elsewhere_is_refused(pack, folder_refused):
    path = pack()
    data = path.read_bytes()
    path.write_bytes(data[:-22] + b"PK\6\7" + bytes(16) + data[-22:])
    folder_refused(path, r"the zip cannot be read")


def test_a_zip_with_a_comment_is_read(pack):
    path = pack()
    with ZipFile(path, "a") as package:
        package.comment = b"PK of a ledger" * 100
    assert len(read_ledger(path)["pledges"]) == 9


@pytest.mark.parametrize(
    ("tops", "found"),
    [
        (["a/b/"], '"a/b/datapackage.json"'),
        (["a/", "b/"], '"a/datapackage.json", "b/datapackage.json"'),
    ],
)
def test_a_package_that_lies_elsewhere_is_refused(
    folder, tmp_path, folder_refused, tops, found
):
    path = tmp_path / "ledger.zip"
    with ZipFile(path, "w") as package:
        for top in tops:
            package.write(folder / "datapackage.json", f"{top}datapackage.json")
    folder_refused(path, f"datapackage.json lies at {found}")


def test_a_zip_without_a_descriptor_lacks_it(tmp_path):
    path = tmp_path / "ledger.zip"
    with ZipFile(path, "w") as package:
        package.writestr("readme.txt", "?")
    with pytest.raises(LedgerRefused, match=r"datapackage\.json: the file is missing"):
        read_ledger(path)


@pytest.mark.parametrize("cut", [slice(0, 4000), slice(0, 0), slice(100, None)])
def test_a_damaged_zip_is_refused(pack, folder_refused, cut):
    path = pack()
    path.write_bytes(path.read_bytes()[cut])
    folder_refused(path, r"ledger\.zip: the zip cannot be read")


def test_a_damaged_member_is_refused(pack, folder_refused):
    path = pack()
    data = bytearray(path.read_bytes())
    start = data.find(b"claims.csv") + 40
    data[start : start + 20] = bytes(20)
    path.write_bytes(data)
    folder_refused(path, r"ledger\.zip: the zip cannot be read")
