"""Put a changed ledger in the place of the old one: whole, or not at all.

The changed files are written into a folder beside, which then gets the name under which
`lib.ledger.files` looks first (`CHANGE`): at that moment, and not before, every reader
sees the new ledger. Then each is moved to its place. What was broken off before that
moment is thrown away by the next writer, and what was broken off after it is finished.
Who writes holds a lock on the folder.
"""

import fcntl
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

from lib.ledger.files import CHANGE

#: What is being written, and has not been decided.
UNDECIDED = ".change.new"


@contextmanager
def locked(folder: Path, waiting: Callable[[], None]) -> Iterator[None]:
    """Keep other writers from a folder; `waiting` is called where one has to be waited for.

    The system lets go of the lock of a process that ends, however it does. OSError is
    raised where the folder cannot be opened.
    """
    held = os.open(folder, os.O_RDONLY)
    try:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waiting()
            fcntl.flock(held, fcntl.LOCK_EX)
        yield
    finally:
        os.close(held)


def recover(folder: Path) -> bool:
    """Finish or throw away what a writer left; tell whether a change was finished.

    For who holds the lock.
    """
    with suppress(FileNotFoundError):
        shutil.rmtree(folder / UNDECIDED)
    left = (folder / CHANGE).is_dir()
    if left:
        _finish(folder)
    return left


def put(folder: Path, changed: Mapping[str, bytes]) -> None:
    """Put files in the place of those of a ledger, by their names in it.

    For who holds the lock. Where OSError is raised before the change is decided, all is
    as it was.
    """
    beside = folder / UNDECIDED
    try:
        beside.mkdir()
        for name, data in changed.items():
            _write(beside / name, data, like=folder / name)
        _settle(beside)
        beside.rename(folder / CHANGE)
    except OSError:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    _settle(folder)
    _finish(folder)


def _finish(folder: Path) -> None:
    """Move each file of a decided change to its place."""
    for file in sorted((folder / CHANGE).iterdir()):
        file.replace(folder / file.name)
    (folder / CHANGE).rmdir()
    _settle(folder)


def keep_zipped(content: Mapping[str, bytes], path: Path) -> None:
    """Write the files of a ledger as a zip: it can be served and checked against."""
    held = BytesIO()
    with ZipFile(held, "w", ZIP_DEFLATED) as package:
        for name, data in content.items():
            package.writestr(name, data)
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.new")
    try:
        _write(beside, held.getvalue())
        beside.replace(path)
    except OSError:
        beside.unlink(missing_ok=True)
        raise


def _write(path: Path, data: bytes, like: Path | None = None) -> None:
    """Write a file through to the disk, with the rights of the one that it replaces."""
    with path.open("wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    if like is not None and like.exists():
        shutil.copymode(like, path)


def _settle(folder: Path) -> None:
    """Write the names in a folder through to the disk."""
    held = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(held)
    finally:
        os.close(held)
