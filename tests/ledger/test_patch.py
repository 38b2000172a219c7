from datetime import date
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from lib.ledger.package import read_ledger
from lib.ledger.patch import (
    Patch,
    patch_bytes,
    patched,
    read_patch,
    read_patch_at,
)
from lib.ledger.report import LedgerRefused
from tests.ledger.patches import new_pledge, patch_of_rows, rows_of, withdrawal
from tests.ledgers import write_ledger
from tests.zips import files_of

TODAY = date(2026, 11, 30)


@pytest.fixture
def tiny(tmp_path):
    return read_ledger(write_ledger(tmp_path / "tiny"))


def zipped(**files):
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as package:
        for name, data in files.items():
            package.writestr(name.replace("_json", ".json"), data)
    return held.getvalue()


def refused(patch, ledger):
    with pytest.raises(LedgerRefused) as error:
        patched(ledger, patch, TODAY)
    return error.value.report.refused


def test_a_patch_is_read_as_it_was_written():
    patch = new_pledge(donors="NOR", note='with "quotes", a comma; and ї')
    again = read_patch(patch_bytes(patch))
    assert (again.ledger, again.version) == ("tiny", "1.0.0")
    assert list(again.tables) == ["pledges", "claims"]
    for table, rows in patch.tables.items():
        assert again.tables[table].equals(rows)


def test_a_patch_is_a_zip_of_csv_files_and_a_head():
    files = files_of(patch_bytes(new_pledge()))
    assert list(files) == ["patch.json", "pledges.csv", "claims.csv"]
    assert files["claims.csv"].startswith(b"claim_id,pledge_id,source_id,lead,")


def test_coverage_travels_with_a_patch():
    patch = Patch("tiny", "1.0.0", {}, {"to": "2026-03-05"})
    assert read_patch(patch_bytes(patch)).coverage == {"to": "2026-03-05"}


def test_a_folder_of_tables_needs_no_head(tmp_path):
    for name, data in files_of(patch_bytes(new_pledge())).items():
        (tmp_path / name).write_bytes(data)
    assert read_patch_at(tmp_path).ledger == "tiny"
    (tmp_path / "patch.json").unlink()
    (tmp_path / "README.md").write_text("how sure each row is")
    patch = read_patch_at(tmp_path)
    assert patch.ledger == ""
    assert len(patch.tables["pledges"]) == 1


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"no zip at all", "the zip cannot be read"),
        (b"", "the zip cannot be read"),
        (zipped(**{"pledges.csv": "a"}), "patch.json: the file is missing"),
        (zipped(patch_json="[]"), "not a JSON object"),
        (zipped(patch_json="{}"), "ledger is missing or no text"),
        (
            zipped(patch_json='{"ledger": "a", "version": "1", "coverage": 3}'),
            "coverage is no object",
        ),
        (
            zipped(patch_json='{"ledger": "a", "version": "1", "tables": 3}'),
            '"tables" is not known',
        ),
        (
            zipped(patch_json='{"ledger": "a", "version": "1"}', **{"plegdes.csv": ""}),
            'the file "plegdes.csv" is no table',
        ),
    ],
)
def test_what_is_no_patch_is_refused(data, said):
    with pytest.raises(LedgerRefused, match=said):
        read_patch(data)


def test_unknown_and_missing_columns_are_said_with_their_row():
    files = files_of(patch_bytes(new_pledge()))
    files["claims.csv"] = files["claims.csv"].replace(b"amount,", b"sum,")
    with pytest.raises(LedgerRefused) as error:
        read_patch(zipped(**files), "evening.zip")
    assert [str(one) for one in error.value.report.refused] == [
        'evening.zip/claims.csv, row 1: column "sum" is not known. Known: amount. '
        "Correct or remove the column.",
        'evening.zip/claims.csv, row 1: column "amount" is missing. Expected: the '
        "columns of the table. Add the column.",
    ]


def test_a_bomb_is_not_unpacked(monkeypatch):
    monkeypatch.setenv("PLEDGEBOARD_MAX_FILE_MB", "1")
    bomb = zipped(
        patch_json='{"ledger": "tiny", "version": "1"}',
        **{"pledges.csv": b"a" * 5_000_000},
    )
    assert len(bomb) < 10_000
    with pytest.raises(LedgerRefused, match="larger than the limit and was not read"):
        read_patch(bomb)


def test_a_large_file_in_a_folder_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setenv("PLEDGEBOARD_MAX_FILE_MB", "1")
    (tmp_path / "pledges.csv").write_bytes(b"a" * 1_100_000)
    with pytest.raises(LedgerRefused, match=r"pledges.csv: the file has 1,100,000"):
        read_patch_at(tmp_path)


def test_a_patch_that_is_not_there_is_said(tmp_path):
    with pytest.raises(LedgerRefused, match="No such file"):
        read_patch_at(tmp_path / "none.zip")


def test_a_pledge_is_added_in_memory(tiny):
    before = len(tiny["pledges"])
    after = patched(tiny, new_pledge(), TODAY)
    row = after["pledges"].iloc[-1]
    assert row["pledge_id"] == "2026-03-05-nor-military"
    assert row["recorded_on"].date() == TODAY
    assert after["claims"].iloc[-1]["claim_id"] == "2026-03-05-nor-military-c1"
    assert (len(tiny["pledges"]), len(after["pledges"])) == (before, before + 1)
    assert after.version == "1.1.0"
    assert after.hash != tiny.hash


def test_a_patch_without_rows_leaves_the_tables_as_they_were(tiny):
    after = patched(tiny, patch_of_rows(), TODAY)
    for table, rows in tiny.tables.items():
        assert after[table].equals(rows), table


def test_a_patch_for_another_ledger_is_refused(tiny):
    patch = patch_of_rows("other", pledges=[{}], claims=[{}])
    (found,) = refused(patch, tiny)
    assert str(found) == (
        'patch.zip/patch.json: the patch is for the ledger "other". Expected: "tiny", '
        "the name of this one. Add it to the ledger that it is for."
    )


def test_all_faults_are_said_at_once_and_in_the_rows_of_the_patch(tiny):
    patch = patch_of_rows(
        pledges=[{"donors": "XYZ"}, {"announced_on": "March"}],
        claims=[{"currency": "EURO"}, {}],
    )
    assert [str(one).partition(" (")[0] for one in refused(patch, tiny)] == [
        "patch.zip/claims.csv, row 2",
        "patch.zip/pledges.csv, row 2",
        "patch.zip/pledges.csv, row 3",
    ]


def test_nothing_is_slipped_into_the_past(tiny):
    (found,) = refused(new_pledge(recorded_on="2026-02-01"), tiny)
    assert found.kind == "row in the past"
    assert found.where.file == "patch.zip/pledges.csv"


def test_a_withdrawal_of_the_past_is_refused(tiny):
    patch = patch_of_rows(pledges=withdrawal("pledges", "lva", "2026-02-20"))
    assert "changed row" in {one.kind for one in refused(patch, tiny)}


def test_a_broken_rule_of_the_whole_is_found(tiny):
    patch = patch_of_rows(claims=[{"claim_id": "lva-c2", "pledge_id": "lva"}])
    (found,) = refused(patch, tiny)
    assert "2 claims lead the pledge" in found.found


def test_a_new_meeting_of_the_ledger_can_be_added(tiny):
    meeting = {
        "meeting_id": "udcg-2026-09-08",
        "series": "UDCG",
        "date": "2026-09-08",
        "format": "virtual",
        "chairs": "A; B",
    }
    patch = patch_of_rows(meetings=rows_of("meetings", meeting))
    assert len(patched(tiny, patch, TODAY)["meetings"]) == 4
