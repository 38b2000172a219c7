"""The files of a data package: which they are, their bytes, and whether they changed.

Only datapackage.json, one <table>.csv for each table and documents/<source_id>.txt are
ever opened, and none that lies outside the folder: a path in the descriptor or a
symbolic link cannot make the ledger hand out another file. The package is a folder, or
a zip of one (lib/ledger/zipped.py).
"""

import os
import stat
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from lib.ledger.report import WARNED, LedgerRefused, Problem, Report, Said, Where
from lib.ledger.zipped import read_members
from lib.model.setting import SettingRefused
from lib.model.settings import MOST_BYTES
from lib.model.tables import OPTIONAL, TABLES

DESCRIPTOR = "datapackage.json"
DOCUMENTS = "documents"
#: The folder in a ledger that holds files which are to take the place of those in it,
#: from the moment in which a change is decided until all have (lib/ledger/store.py).
CHANGE = ".change"
#: So often is a package read that is written meanwhile, before its parts may differ.
_READINGS = 5

#: Name, time of change and size of each file; None for a folder that cannot be read.
Fingerprint = tuple[tuple[str, int, int], ...] | None


@dataclass(frozen=True)
class Files:
    """The bytes of each file that could be read, by its name in the package.

    `unread` names the files that are there and could not be read, and the folder of
    documents where it could not be listed.
    """

    content: dict[str, bytes] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)

    def of_table(self, table: str) -> bytes | None:
        """Give the bytes of a table's file: None where it could not be read.

        An optional table without a file is one without rows: no bytes at all.
        """
        name = table_file(table)
        absent = table in OPTIONAL and name not in self.unread
        return self.content.get(name, b"" if absent else None)


def table_file(table: str) -> str:
    """Name the file of a table."""
    return f"{table}.csv"


#: The files of every package, in the order in which they are hashed.
NAMED = (DESCRIPTOR, *map(table_file, TABLES))


def size_limit() -> int:
    """Return how many bytes a file may have; a bad setting refuses the ledger."""
    try:
        return MOST_BYTES.value()
    except SettingRefused as refused:
        where, expected = Where(MOST_BYTES.where), f"Expected: {MOST_BYTES.expected}"
        said = refused.found, expected, MOST_BYTES.remedy
        raise LedgerRefused(Report.of([Problem(where, "setting", *said)])) from None


def read_files(folder: Path) -> Files:
    """Read every file of a package, none above the limit, none outside the folder.

    All of one edition, also while another is put in its place. The folder may be a zip.
    LedgerRefused is raised where there is neither.
    """
    if folder.is_file():
        return _of_zip(folder)
    if not folder.is_dir():
        problem = Problem(
            Where(str(folder)),
            "missing folder",
            "there is no such folder, and no such zip",
            f"Expected: a folder with {DESCRIPTOR} and the tables, or a zip of one",
            "Name the folder of a ledger",
        )
        raise LedgerRefused(Report.of([problem]))
    max_bytes = size_limit()
    for _ in range(_READINGS):
        seen, files = fingerprint(folder), Files()
        for name in _package_files(folder, files):
            _read_into(files, folder, name, max_bytes)
        if fingerprint(folder) == seen:
            break
    return files


def place_of(folder: Path, name: str) -> Path:
    """Tell where a file of a package lies: among those of a change, or in its place."""
    changed = folder / CHANGE / name
    return changed if changed.exists() else folder / name


def _of_zip(path: Path) -> Files:
    """Read the files of a zip, in the order in which they are hashed."""
    members = read_members(path, DESCRIPTOR, _is_looked_at, size_limit())
    files = Files(problems=members.problems, unread=members.unread)
    documents = [one for one in members.content if one not in NAMED]
    for name in (*NAMED, *documents):
        if name in members.content:
            kept = name in NAMED or name.endswith(".txt")
            if kept:
                files.content[name] = members.content[name]
            else:
                files.problems.append(_not_read(path, name))
        elif name not in members.unread and Path(name).stem not in OPTIONAL:
            said = _UNREADABLE[FileNotFoundError]
            files.problems.append(Problem(Where(str(path / name)), *said))
    return files


def _is_looked_at(name: str) -> bool:
    """Tell whether a member of a zip is a file of the package, or lies among them."""
    folder, _, document = name.rpartition("/")
    hidden = document.startswith(".")
    return name in NAMED or (folder == DOCUMENTS and not hidden)


def _not_read(folder: Path, name: str) -> Problem:
    """Warn of a file among the documents that is none."""
    where, expected = (
        Where(str(folder / name)),
        "Expected: documents as <source_id>.txt",
    )
    said = "unread file", "this is not read", expected, "Rename or remove it", WARNED
    return Problem(where, *said)


def _package_files(folder: Path, files: Files) -> Iterator[str]:
    """Name the files of a package in the order in which they are hashed."""
    yield from NAMED
    try:
        held = _documents(folder)
    except OSError as error:
        where = Where(str(folder / DOCUMENTS))
        files.problems.append(Problem(where, *_not_given(error)))
        files.unread.add(DOCUMENTS)
        return
    for name in held:
        if name.endswith(".txt"):
            yield f"{DOCUMENTS}/{name}"
            continue
        files.problems.append(_not_read(folder, f"{DOCUMENTS}/{name}"))


def content_hash(content: Mapping[str, bytes]) -> str:
    """Return the SHA-256 of names and bytes, in the order given.

    Lengths go in too, so that no two packages give the same stream.
    """
    digest = sha256()
    for name, data in content.items():
        digest.update(f"{name}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()


def fingerprint(folder: Path) -> Fingerprint:
    """Take what tells that a file changed, without opening any."""
    if folder.is_file():
        return (_change_of(folder),)
    if not folder.is_dir():
        return None
    try:
        held = [f"{DOCUMENTS}/{name}" for name in _documents(folder)]
    except OSError:
        return None
    return tuple(_change_of(place_of(folder, name)) for name in (*NAMED, *held))


def _change_of(path: Path) -> tuple[str, int, int]:
    try:
        status = path.stat()
    except OSError:
        return path.name, -1, -1
    return path.name, status.st_mtime_ns, status.st_size


def _documents(folder: Path) -> list[str]:
    """List the folder of documents; hidden files are the file manager's."""
    documents = folder / DOCUMENTS
    held = documents.iterdir() if documents.exists() else ()
    return sorted(one.name for one in held if not one.name.startswith("."))


def _read_into(files: Files, folder: Path, name: str, max_bytes: int) -> None:
    path = place_of(folder, name)
    try:
        status = path.stat()
        said = _not_opened(path, folder, status, max_bytes)
        if said is None:
            with path.open("rb") as file:
                files.content[name] = file.read(max_bytes)
            return
        files.unread.add(name)
    except OSError as error:
        if isinstance(error, FileNotFoundError):
            if Path(name).stem in OPTIONAL:
                return
        else:
            files.unread.add(name)
        said = _not_given(error)
    files.problems.append(Problem(Where(str(folder / name)), *said))


def _not_opened(
    path: Path, folder: Path, status: os.stat_result, max_bytes: int
) -> Said | None:
    """Say why a file is not opened at all: where it lies, what it is, its size."""
    if not path.resolve().is_relative_to(folder.resolve()):
        return (
            "outside the folder",
            "this is a link to a file outside the folder",
            "Expected: a file of the package itself",
            "Put the file in its place",
        )
    if not stat.S_ISREG(status.st_mode):
        expected, remedy = "Expected: a plain file", "Put a file in its place"
        return "unreadable file", "this is not a file", expected, remedy
    if status.st_size <= max_bytes:
        return None
    return (
        "file too large",
        f"the file has {status.st_size:,} bytes and was not read",
        f"Expected: at most {max_bytes:,} bytes ({MOST_BYTES.name})",
        "Split it off or raise the limit",
    )


def _not_given(error: OSError) -> Said:
    """Say why the system does not give a file, or the folder of documents."""
    return _UNREADABLE.get(type(error)) or (
        "unreadable file",
        f"the file cannot be read ({error.strerror or error})",
        "Expected: a file that this process may read",
        "Correct its rights",
    )


_UNREADABLE: dict[type[OSError], Said] = {
    FileNotFoundError: (
        "missing file",
        "the file is missing",
        "Expected: the descriptor, and a file for every table but "
        f"{', '.join(OPTIONAL)}",
        "Add the file",
    ),
    NotADirectoryError: (
        "unreadable file",
        "this is a file and not a folder",
        "Expected: a folder of documents as <source_id>.txt, or none",
        "Put the documents in a folder of this name, or remove the file",
    ),
}
