import errno
import os
from datetime import date
from multiprocessing import get_context
from pathlib import Path

import pytest

from lib.editing.changes import changes_in_text
from lib.editing.edition import enter_patch
from lib.ledger.files import CHANGE, read_files
from lib.ledger.package import read_ledger
from lib.ledger.patch import Patch
from tests.ledger.patches import new_pledge, patch_of_rows, withdrawal
from tests.ledgers import write_ledger

TODAY = date(2026, 11, 30)


@pytest.fixture
def folder(tmp_path):
    return write_ledger(tmp_path / "tiny")


@pytest.fixture
def enter(folder, tmp_path):
    """Give a function that enters a patch: exit code, and what was said."""

    def enter_and_hear(patch):
        said = []
        code = enter_patch(folder, patch, TODAY, tmp_path / "backups", said.append)
        return code, "\n".join(said)

    return enter_and_hear


def test_a_patch_is_entered_and_told_with_its_effect(folder, enter, tmp_path):
    before = read_ledger(folder)
    patch = new_pledge(meeting_id="udcg-2026-03-05")
    code, said = enter(patch)
    name = f"tiny-1.0.0-{before.hash[:8]}.zip"
    assert code == 0
    lines = said.splitlines()
    assert lines[:3] == [
        "Added: pledges 1, claims 1",
        "  pledges udcg-2026-03-05-nor-military",
        "  claims udcg-2026-03-05-nor-military-c1",
    ]
    effect = changes_in_text(before, read_ledger(folder), TODAY)
    assert lines[3:-1] == effect.splitlines()
    assert "- Norway: $7 million more" in lines
    place = tmp_path / "backups" / name
    assert lines[-1] == f"{folder} is version 1.1.0. Before it: {place}"
    assert read_ledger(folder).version == "1.1.0"
    assert read_ledger(tmp_path / "backups" / name).hash == before.hash


def test_one_bad_row_changes_nothing(folder, enter, tmp_path):
    due = read_files(folder).content
    patch = patch_of_rows(
        pledges=[{}, {"donors": "XYZ"}], claims=[{}, {"currency": "EURO"}]
    )
    code, said = enter(patch)
    assert code == 1
    assert "The patch is refused for 2 problems" in said
    assert "patch.zip/claims.csv, row 3" in said
    assert "patch.zip/pledges.csv, row 3" in said
    assert said.endswith("Nothing was changed.")
    assert read_files(folder).content == due
    assert not (tmp_path / "backups").exists()


def test_a_broken_ledger_is_not_added_to(folder, enter):
    (folder / "claims.csv").write_text("nothing")
    code, said = enter(new_pledge())
    assert (code, "The ledger is refused" in said) == (1, True)


def test_a_folder_that_is_not_there_is_said(folder, enter):
    for file in folder.rglob("*.*"):
        file.unlink()
    (folder / "documents").rmdir()
    folder.rmdir()
    code, said = enter(new_pledge())
    assert code == 1
    assert f"{folder}: this cannot be written (No such file or directory)" in said


def test_where_nothing_can_be_written_nothing_changes(folder, enter, tmp_path):
    (tmp_path / "backups").write_text("a file")
    due = read_files(folder).content
    code, said = enter(new_pledge())
    assert code == 1
    assert "backups: this cannot be written (File exists). Expected: a folder" in said
    assert read_files(folder).content == due


def test_a_disk_that_is_full_changes_nothing(folder, enter, monkeypatch):
    due, true = read_files(folder).content, os.fsync
    written = []

    def full(number):
        written.append(number)
        if len(written) == 3:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        true(number)

    monkeypatch.setattr(os, "fsync", full)
    code, said = enter(new_pledge())
    assert code == 1
    assert "No space left on device" in said
    assert said.endswith("Nothing was changed.")
    assert read_files(folder).content == due


def test_a_change_that_was_broken_off_is_finished_first(folder, enter, monkeypatch):
    def broken(*_):
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    with monkeypatch.context() as patch:
        keep = Path.replace
        patch.setattr(
            Path,
            "replace",
            lambda self, to: broken() if self.suffix == ".csv" else keep(self, to),
        )
        code, said = enter(new_pledge())
    assert (code, (folder / CHANGE).is_dir()) == (1, True)
    assert said.endswith("The change stands; the next one puts it in place.")
    code, said = enter(patch_of_rows(claims=withdrawal("claims", "deu-c2")))
    assert code == 0
    assert said.startswith(
        f"An earlier change of {folder} was broken off; it is finished"
    )
    ledger = read_ledger(folder)
    assert ledger.version == "1.1.1"
    assert "2026-03-05-nor-military" in set(ledger["pledges"]["pledge_id"])


def add_in_a_process(folder, backups, donor):
    raise SystemExit(
        enter_patch(folder, new_pledge(donors=donor), TODAY, backups, lambda _: None)
    )


def test_two_at_once_are_both_entered(folder, tmp_path):
    context = get_context("fork")
    both = [
        context.Process(
            target=add_in_a_process, args=(folder, tmp_path / "kept", donor)
        )
        for donor in ("DEU", "LVA")
    ]
    for one in both:
        one.start()
    for one in both:
        one.join(60)
    assert [one.exitcode for one in both] == [0, 0]
    ledger = read_ledger(folder)
    assert {"2026-03-05-deu-military", "2026-03-05-lva-military"} <= set(
        ledger["pledges"]["pledge_id"]
    )
    assert ledger.version == "1.2.0"
    assert len(list((tmp_path / "kept").iterdir())) == 2


def test_what_is_doubted_anew_is_said_and_nothing_else(enter):
    patch = patch_of_rows(pledges=[{}], claims=[{"amount_as_printed": "much"}])
    code, said = enter(patch)
    (doubted,) = (one for one in said.splitlines() if one.startswith("Doubted"))
    assert code == 0
    assert 'amount 7,000,000 is not in "much"' in doubted


def test_coverage_alone_can_be_raised(folder, enter):
    code, said = enter(Patch("tiny", "1.0.0", {}, {"to": "2026-03-05"}))
    assert code == 0
    assert "Rows: none added or withdrawn." in said
    assert str(read_ledger(folder).coverage.end) == "2026-03-05"
