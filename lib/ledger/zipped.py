"""The files of a package that is a zip: read into memory, and never put on a disk.

What could do harm is refused whole: a name that leads elsewhere, a link, a name that is
there twice, a member that is encrypted, and more than the limits, whatever the zip says
of its own sizes. The package may lie in one folder of the zip.
"""

import stat
import struct
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from os import SEEK_END
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from lib.ledger.report import LedgerRefused, Problem, Report, Said, Where, quoted
from lib.model.settings import MOST_BYTES

#: Members of a zip, and how often all that is read of it may fill the limit of a file.
MOST_MEMBERS, MOST_FILES = 10_000, 10
_ENCRYPTED = 0x1
#: Bytes at the end of a zip in which its list of members is told, and of one in the list.
_TAIL, _MEMBER = 22 + 2**16, 256
#: What Python says of zips that are broken; a name that is no text is a ValueError.
_DAMAGED = BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError
_PACK_AGAIN = "Pack the folder of the ledger again"


@dataclass(frozen=True)
class Members:
    """The bytes of the files that are asked for, by name, and what is wrong with others."""

    content: dict[str, bytes]
    problems: list[Problem]
    unread: set[str]


def read_members(
    path: Path, descriptor: str, ours: Callable[[str], bool], max_bytes: int
) -> Members:
    """Read the members that are `ours`, each and the zip itself within the limit.

    Names are those below the folder in which the `descriptor` lies, in their order.
    LedgerRefused is raised for a zip that is not read at all.
    """
    try:
        with path.open("rb") as file:
            return members_of(file, path, descriptor, ours, max_bytes)
    except OSError as error:
        raise _broken(path, error) from None


def members_of(
    file: BinaryIO,
    path: Path,
    descriptor: str,
    ours: Callable[[str], bool],
    max_bytes: int,
) -> Members:
    """Read the same of a zip that is open, or in memory; problems name the path."""
    try:
        if file.seek(0, SEEK_END) > max_bytes:
            raise _refused(path, "file too large", *_too_large(max_bytes))
        _see_few_members(file, path)
        with ZipFile(file) as package:
            members = _named(package, path, descriptor)
            names = sorted(name for name in members if ours(name))
            wanted = {name: members[name] for name in names}
            return _read(package, path, wanted, max_bytes)
    except LedgerRefused:
        raise
    except (*_DAMAGED, NotImplementedError) as error:
        raise _broken(path, error) from None


def _broken(path: Path, error: Exception) -> LedgerRefused:
    found = f"the zip cannot be read ({type(error).__name__})"
    return _refused(path, "unreadable zip", found, *_EXPECTED)


_EXPECTED = "Expected: a folder of a ledger, or such a folder as a zip", _PACK_AGAIN


def _see_few_members(file: BinaryIO, path: Path) -> None:
    """Refuse a long list of members unread: Python would keep all of it in memory.

    How long it is stands at the end of a zip; zips beyond 4 GB keep that elsewhere, and
    are none of a ledger.
    """
    file.seek(max(0, file.seek(0, SEEK_END) - _TAIL))
    before, mark, end = file.read().rpartition(b"PK\5\6")
    if not mark or before[-20:].startswith(b"PK\6\7"):
        raise BadZipFile
    (size,) = struct.unpack_from("<I", end, 8)
    if size > MOST_MEMBERS * _MEMBER:
        found = f"the zip lists members in {size:,} bytes and was not read"
        expected = f"Expected: at most {MOST_MEMBERS:,} members"
        raise _refused(path, "zip too large", found, expected, _PACK_AGAIN)


def _named(package: ZipFile, path: Path, descriptor: str) -> dict[str, ZipInfo]:
    """Give the members by their names below the folder of the package."""
    members = package.infolist()
    if len(members) > MOST_MEMBERS:
        found = f"the zip has {len(members):,} members and was not read"
        expected = f"Expected: at most {MOST_MEMBERS:,}"
        raise _refused(path, "zip too large", found, expected, _PACK_AGAIN)
    if wrong := list(_wrong_names(members, path)):
        raise LedgerRefused(Report.of(wrong))
    top = _top(package.namelist(), path, descriptor)
    return {
        one.filename.removeprefix(top): one
        for one in members
        if one.filename.startswith(top) and not one.is_dir()
    }


def _wrong_names(members: list[ZipInfo], path: Path) -> Iterator[Problem]:
    seen: set[str] = set()
    for one in members:
        if said := _leads_elsewhere(one):
            yield Problem(Where(f"{path}"), *said)
        elif one.filename in seen:
            found = f"{quoted(one.filename)} is there twice"
            expected = "Expected: each file once"
            yield Problem(
                Where(f"{path}"), "member there twice", found, expected, _PACK_AGAIN
            )
        seen.add(one.filename)


def _leads_elsewhere(member: ZipInfo) -> Said | None:
    """Say why a member is no plain file below the zip."""
    # Python cuts a name at its first NUL, and others may not.
    name = member.orig_filename
    strange = "\\" in name or "\0" in name or ":" in name
    if strange or name.startswith("/") or ".." in PurePosixPath(name).parts:
        found = f"{quoted(name)} leads out of the zip"
        expected = "Expected: plain names of files below the zip"
        return "path out of the zip", found, expected, _PACK_AGAIN
    if stat.S_ISLNK(member.external_attr >> 16):
        found = f"{quoted(name)} is a link"
        return "link in the zip", found, "Expected: the file itself", _PACK_AGAIN
    return None


def _top(names: list[str], path: Path, descriptor: str) -> str:
    """Find the folder of the package: the zip itself, or the one that holds it."""
    deep = [one for one in map(PurePosixPath, names) if one.name == descriptor]
    tops = [one.parent for one in deep if len(one.parts) <= 2]
    if PurePosixPath() in tops or not deep:
        return ""
    if len(tops) == 1:
        return f"{tops[0]}/"
    found = ", ".join(quoted(one) for one in deep[:3])
    raise _refused(
        path,
        "package not found",
        f"{descriptor} lies at {found}",
        f"Expected: one {descriptor}, in the zip itself or in its only folder",
        _PACK_AGAIN,
    )


def _read(
    package: ZipFile, path: Path, members: dict[str, ZipInfo], max_bytes: int
) -> Members:
    read = Members({}, [], set())
    left = max_bytes * MOST_FILES
    for name, member in members.items():
        said = _not_opened(member, max_bytes, left)
        if said is None:
            # No more is unpacked than the zip says, whatever it holds.
            with package.open(member) as file:
                read.content[name] = file.read(max_bytes)
            left -= len(read.content[name])
            continue
        where = Where(f"{path}/{name}")
        read.problems.append(Problem(where, *said))
        read.unread.add(name)
    return read


def _not_opened(member: ZipInfo, max_bytes: int, left: int) -> Said | None:
    if member.flag_bits & _ENCRYPTED:
        found = "the file is encrypted"
        return (
            "encrypted file",
            found,
            "Expected: a zip without a password",
            _PACK_AGAIN,
        )
    if member.file_size > max_bytes:
        return "file too large", *_too_large(max_bytes)
    if member.file_size > left:
        found = "the files before it fill all that is read of a zip"
        most = max_bytes * MOST_FILES
        expected = f"Expected: at most {most:,} bytes ({MOST_FILES} {MOST_BYTES.name})"
        return "zip too large", found, expected, "Split it off or raise the limit"
    return None


def _too_large(max_bytes: int) -> tuple[str, str, str]:
    expected = f"Expected: at most {max_bytes:,} bytes ({MOST_BYTES.name})"
    found = "the file is larger than the limit and was not read"
    return found, expected, "Split it off or raise the limit"


def _refused(path: Path, kind: str, *said: str) -> LedgerRefused:
    return LedgerRefused(Report.of([Problem(Where(str(path)), kind, *said)]))
