from pathlib import Path

import pytest

from lib.editing import add
from lib.ledger.package import read_ledger
from lib.ledger.patch import patch_bytes
from tests.ledger.patches import new_pledge
from tests.ledgers import write_ledger
from tests.zips import files_of


@pytest.fixture
def folder(tmp_path):
    return write_ledger(tmp_path / "tiny")


@pytest.fixture
def patch(tmp_path):
    path = tmp_path / "evening.zip"
    path.write_bytes(patch_bytes(new_pledge()))
    return path


def test_a_zip_is_added_and_the_ledger_before_kept_beside(folder, patch, capsys):
    assert add.main([str(patch), str(folder)]) == 0
    assert "is version 1.1.0" in capsys.readouterr().out
    (kept,) = (folder.parent / "backups").iterdir()
    assert read_ledger(kept).version == "1.0.0"


def test_a_folder_is_added_and_backups_lie_where_they_are_wanted(
    folder, patch, tmp_path
):
    rows = tmp_path / "rows"
    rows.mkdir()
    for name, data in files_of(patch.read_bytes()).items():
        (rows / name).write_bytes(data)
    asked = [str(rows), str(folder), "--backups", str(tmp_path / "kept")]
    assert add.main(asked) == 0
    assert len(list((tmp_path / "kept").iterdir())) == 1


def test_the_same_patch_twice_is_refused_where_its_rows_have_keys(
    folder, tmp_path, capsys
):
    path = tmp_path / "patch.zip"
    path.write_bytes(patch_bytes(new_pledge(pledge_id="nor-arms")))
    rows = {"pledges": "nor-arms"}
    assert add.main([str(path), str(folder)]) == 1, "its claim has no pledge"
    named = new_pledge(**{"pledge_id": rows["pledges"]})
    named.tables["claims"]["pledge_id"] = rows["pledges"]
    path.write_bytes(patch_bytes(named))
    assert add.main([str(path), str(folder)]) == 0
    capsys.readouterr()
    assert add.main([str(path), str(folder)]) == 1
    assert "the row is in the ledger already" in capsys.readouterr().out


@pytest.mark.parametrize("data", [b"no zip", b"PK\x03\x04"])
def test_what_is_no_patch_changes_nothing(folder, tmp_path, data, capsys):
    path = tmp_path / "odd.zip"
    path.write_bytes(data)
    assert add.main([str(path), str(folder)]) == 1
    said = capsys.readouterr().out
    assert "odd.zip: the zip cannot be read" in said
    assert said.endswith("Nothing was changed.\n")
    assert read_ledger(folder).version == "1.0.0"


def test_the_makefile_has_the_command():
    makefile = Path("Makefile").read_text()
    assert 'lib.editing.add "$(PATCH)" $(PLACES)' in makefile
    assert "lib.editing.correct $(PLACES)" in makefile
