"""Enter a patch into the ledger of a folder: checked whole, then written at once."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from lib.editing.changes import changes_in_text
from lib.ledger.entry import Entered, entered
from lib.ledger.files import CHANGE, read_files
from lib.ledger.package import Examined, examine
from lib.ledger.patch import Patch, checked
from lib.ledger.report import LedgerRefused, Problem, Report, Where
from lib.ledger.store import keep_zipped, locked, put, recover
from lib.model.ledger import Ledger

Say = Callable[[str], None]
UNCHANGED = "Nothing was changed."


def enter_patch(
    folder: Path, patch: Patch, today: date, backups: Path, say: Say = print
) -> int:
    """Put a patch into the ledger of a folder and say what it changed.

    Give the exit code: 1 where anything is refused or cannot be written, and then the
    ledger is as it was. Another writer is waited for. The ledger before is kept as a
    zip in `backups`.
    """
    try:
        with locked(folder, lambda: say(f"Another process writes {folder}: waiting.")):
            return _enter(folder, patch, today, backups, say)
    except LedgerRefused as refused:
        say(f"{refused}\n{UNCHANGED}")
    except OSError as error:
        decided = (folder / CHANGE).is_dir()
        come = "The change stands; the next one puts it in place."
        say(f"{_not_written(folder, error)}\n{come if decided else UNCHANGED}")
    return 1


def _enter(folder: Path, patch: Patch, today: date, backups: Path, say: Say) -> int:
    if recover(folder):
        say(f"An earlier change of {folder} was broken off; it is finished now.")
    old = examine(folder, today=today, anew=True)
    if old.ledger is None or old.draft is None:
        raise LedgerRefused(old.report)
    before = read_files(folder).content
    done = entered(before, patch, today)
    new = checked(done, patch, old.draft, today)
    if new.ledger is None:
        raise LedgerRefused(Report(new.report.refused), "patch")
    name = f"{folder.resolve().name}-{old.ledger.version}-{old.ledger.hash[:8]}.zip"
    keep_zipped(before, backups / name)
    put(folder, _changed_files(before, done))
    for line in _told(old, new, done, today):
        say(line)
    say(f"{folder} is version {new.ledger.version}. Before it: {backups / name}")
    return 0


def _changed_files(before: dict[str, bytes], done: Entered) -> dict[str, bytes]:
    return {
        name: data for name, data in done.content.items() if before.get(name) != data
    }


def _told(old: Examined, new: Examined, done: Entered, today: date) -> Iterator[str]:
    """Say which rows changed, what is doubted anew, and what it does to the sums."""
    for verb, rows in (
        ("Added", done.added),
        ("Withdrawn", done.withdrawn),
        ("Changed in place", done.changed),
    ):
        if rows:
            tables = Counter(table for table, _ in rows)
            yield f"{verb}: {', '.join(f'{table} {n}' for table, n in tables.items())}"
            yield from (f"  {table} {key}" for table, key in rows)
    doubted = {(one.kind, one.where.id, one.found) for one in old.report.warned}
    for one in new.report.warned:
        if (one.kind, one.where.id, one.found) not in doubted:
            yield f"Doubted: {one}"
    yield changes_in_text(_ledger(old), _ledger(new), today)


def _ledger(examined: Examined) -> Ledger:
    if examined.ledger is None:
        raise LedgerRefused(examined.report)
    return examined.ledger


def _not_written(folder: Path, error: OSError) -> Report:
    found = f"this cannot be written ({error.strerror or error})"
    expected = "Expected: a folder with room, which this process may write"
    where = Where(str(error.filename or folder))
    remedy = "Make room, correct its rights, or name another BACKUPS"
    return Report.of([Problem(where, "not written", found, expected, remedy)])
