import errno
import os
from multiprocessing import get_context
from pathlib import Path

import pytest

from lib.ledger import store
from lib.ledger.files import fingerprint, read_files
from lib.ledger.package import read_ledger
from lib.ledger.service import LedgerService
from tests.ledgers import write_ledger
from tests.zips import files_of


@pytest.fixture
def folder(tmp_path):
    return write_ledger(tmp_path / "tiny")


def changed(folder, *names):
    """Give each file with a word in it that the old one does not have."""
    named = names or ("claims.csv", "pledges.csv", "sources.csv")
    return {name: (folder / name).read_bytes() + b"\n" for name in named}


class Crash(BaseException):
    """The process ends: nothing may catch this."""


def crash_at(monkeypatch, step):
    """Let the process end at the step that is named so many times later."""
    left = [step]

    def move(self, target, _true=Path.replace):
        if left[0] == 0:
            raise Crash
        left[0] -= 1
        return _true(self, target)

    monkeypatch.setattr(Path, "replace", move)


def test_files_are_put_in_their_place_and_nothing_is_left(folder):
    new = changed(folder)
    before = sorted(folder.iterdir())
    (folder / "claims.csv").chmod(0o640)
    store.put(folder, new)
    assert {name: (folder / name).read_bytes() for name in new} == new
    assert sorted(folder.iterdir()) == before
    assert (folder / "claims.csv").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("step", [0, 1, 2])
def test_after_a_crash_between_two_files_all_is_new(folder, monkeypatch, step):
    new = changed(folder)
    due = read_files(folder).content | new
    with monkeypatch.context() as patch:
        crash_at(patch, step)
        with pytest.raises(Crash):
            store.put(folder, new)
    old = [name for name in new if (folder / name).read_bytes() != new[name]]
    assert len(old) == 3 - step
    assert read_files(folder).content == due, "a reader sees the new ledger already"
    assert store.recover(folder)
    assert {name: (folder / name).read_bytes() for name in new} == new
    assert not [one for one in folder.iterdir() if one.name.startswith(".")]


def test_after_a_crash_before_the_change_was_decided_all_is_old(folder, monkeypatch):
    due = read_files(folder).content

    def end(*_):
        raise Crash

    with monkeypatch.context() as patch:
        patch.setattr(Path, "rename", end)
        with pytest.raises(Crash):
            store.put(folder, changed(folder))
    assert (folder / store.UNDECIDED / "claims.csv").exists()
    assert read_files(folder).content == due
    assert not store.recover(folder)
    assert not (folder / store.UNDECIDED).exists()
    assert read_files(folder).content == due


def test_where_the_disk_is_full_all_is_as_it_was(folder, monkeypatch):
    due, names = read_files(folder).content, sorted(folder.iterdir())
    calls = []

    def full(number):
        calls.append(number)
        if len(calls) == 2:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        store.put(folder, changed(folder))
    assert (read_files(folder).content, sorted(folder.iterdir())) == (due, names)


def test_a_change_shows_in_the_fingerprint_from_the_moment_it_is_decided(
    folder, monkeypatch
):
    seen = fingerprint(folder)
    crash_at(monkeypatch, 0)
    with pytest.raises(Crash):
        store.put(folder, changed(folder, "claims.csv"))
    assert fingerprint(folder) != seen


def test_no_half_of_a_ledger_is_read_while_files_move(folder, monkeypatch):
    """The files move while the first of them are read: then all are read again."""
    new = changed(folder, "claims.csv", "sources.csv")
    due = read_files(folder).content | new
    still_old = [True]

    def read(self, *args, _true=Path.open, **options):
        if self.name == "pledges.csv" and still_old:
            still_old.clear()
            store.put(folder, new)
        return _true(self, *args, **options)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", read)
        assert read_files(folder).content == due


def test_a_service_goes_from_the_old_ledger_to_the_new_one(folder, monkeypatch):
    service = LedgerService(folder)
    old = service.current().ledger
    text = (folder / "sources.csv").read_text().replace("Paper", "The Paper")
    crash_at(monkeypatch, 0)
    with pytest.raises(Crash):
        store.put(folder, {"sources.csv": text.encode()})
    new = service.current()
    assert new.stale_report is None
    assert old["sources"]["publisher"][1] == "Paper"
    assert new.ledger["sources"]["publisher"][1] == "The Paper"
    monkeypatch.undo()
    store.recover(folder)
    assert service.current().ledger.hash == new.ledger.hash


def hold(folder, held, over):
    with store.locked(folder, lambda: None):
        held.set()
        over.wait(30)


def test_a_second_writer_is_told_and_waits(folder):
    context = get_context("fork")
    held, over = context.Event(), context.Event()
    first = context.Process(target=hold, args=(folder, held, over))
    first.start()
    try:
        assert held.wait(30)
        told = []

        def waiting():
            told.append("waiting")
            over.set()

        with store.locked(folder, waiting):
            assert told == ["waiting"]
    finally:
        over.set()
        first.join(30)


def test_the_lock_of_a_process_that_was_killed_is_free(folder):
    context = get_context("fork")
    held, over = context.Event(), context.Event()
    first = context.Process(target=hold, args=(folder, held, over))
    first.start()
    assert held.wait(30)
    first.kill()
    first.join(30)
    told = []
    with store.locked(folder, lambda: told.append("waiting")):
        assert told == []


def test_the_ledger_before_is_kept_as_a_whole_one(folder, tmp_path):
    content = read_files(folder).content
    path = tmp_path / "backups" / "tiny-1.0.0.zip"
    store.keep_zipped(content, path)
    assert files_of(path.read_bytes()) == content
    assert read_ledger(path).hash == read_ledger(folder).hash
    assert [one.name for one in path.parent.iterdir()] == [path.name]
