"""A patch: rows to add to a ledger and to withdraw in it, in the ledger's own columns.

It is a zip of patch.json and one CSV file for each table that it touches. patch.json
names the ledger that it is for (`ledger`, the name in datapackage.json), the `version`
that it was made from, and may raise `coverage`. `lib.ledger.entry` says what its rows
mean; what it makes of a ledger is checked whole, as `make check` with AGAINST does.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pandas as pd

from lib.ledger.compare import forbidden_changes
from lib.ledger.content import content_of, table_bytes
from lib.ledger.draft import Draft
from lib.ledger.entry import Entered, entered
from lib.ledger.files import size_limit, table_file
from lib.ledger.head import descriptor_of
from lib.ledger.package import Examined, draft_of, examine_content
from lib.ledger.report import LedgerRefused, Problem, Report, Where, known_codes, quoted
from lib.ledger.rows import read_rows
from lib.ledger.zipped import members_of
from lib.model.ledger import Ledger
from lib.model.tables import TABLES

HEAD = "patch.json"
_CORRECT = "Correct the patch"
_KNOWN = ("ledger", "version", "coverage")
#: The members of a zip that are the work of a file manager.
_HIDDEN = ("__MACOSX/", ".")


@dataclass(frozen=True, eq=False)
class Patch:
    """Rows for a ledger, as text: "" in an empty cell.

    `ledger` is the name of the data package, `version` that from which the patch was
    made. `tables` holds the rows by the name of their table, in its columns. `coverage`
    has the fields of the ledger's coverage that are raised. `place` is what problems
    call the patch.
    """

    ledger: str
    version: str
    tables: Mapping[str, pd.DataFrame]
    coverage: Mapping[str, object] = field(default_factory=dict)
    place: str = "patch.zip"


def patch_bytes(patch: Patch) -> bytes:
    """Write a patch as a zip; the same patch gives the same bytes."""
    head: dict[str, object] = {"ledger": patch.ledger, "version": patch.version}
    head |= {"coverage": dict(patch.coverage)} if patch.coverage else {}
    said = json.dumps(head, ensure_ascii=False, indent=2) + "\n"
    files = {HEAD: said.encode()}
    for table in TABLES:
        rows = patch.tables.get(table)
        if rows is not None and len(rows):
            columns = list(TABLES[table].to_schema().columns)
            files[table_file(table)] = table_bytes(rows[columns])
    zipped = BytesIO()
    with ZipFile(zipped, "w", ZIP_DEFLATED) as package:
        for name, data in files.items():
            member = ZipInfo(name)
            member.external_attr = 0o644 << 16
            package.writestr(member, data, ZIP_DEFLATED)
    return zipped.getvalue()


def read_patch(data: bytes, place: str = "patch.zip") -> Patch:
    """Read the zip of a patch; problems name the place.

    LedgerRefused is raised with all that is wrong with it: no zip, one beyond the
    limits of a ledger's, unknown files and columns, no patch.json.
    """
    path = Path(place)
    members = members_of(BytesIO(data), path, HEAD, lambda _: True, size_limit())
    return patch_of(members.content, place, members.problems)


def read_patch_at(path: Path) -> Patch:
    """Read a patch from a zip, or from a folder of the same files.

    A folder of CSV files may lack patch.json: it is for whatever ledger it is added to.
    """
    if not path.is_dir():
        return read_patch(_bytes_of(path), str(path))
    known = {HEAD, *map(table_file, TABLES)}
    files = sorted(one for one in path.iterdir() if one.suffix in (".csv", ".json"))
    named = {
        one.name: one for one in files if one.name in known or one.suffix == ".csv"
    }
    content = {name: _bytes_of(one) for name, one in named.items()}
    return patch_of({HEAD: b"{}"} | content, str(path), [], anonymous=HEAD not in named)


def _bytes_of(path: Path) -> bytes:
    """Read a file of a patch, if it is there and within the limit."""
    try:
        if (size := path.stat().st_size) <= size_limit():
            return path.read_bytes()
        found, expected = f"the file has {size:,} bytes", "the size of some rows"
    except OSError as error:
        found = f"the file cannot be read ({error.strerror or error})"
        expected = "a patch: a zip, or a folder of CSV files"
    raise _refused([_problem(str(path), found, f"Expected: {expected}", _NAME)])


_NAME = "Name another file"


def patch_of(
    content: Mapping[str, bytes],
    place: str,
    problems: list[Problem],
    *,
    anonymous: bool = False,
) -> Patch:
    """Make a patch of the files in it, by their names; refuse it with all problems."""
    head, found = _head(content.get(HEAD), f"{place}/{HEAD}", anonymous=anonymous)
    problems = [*problems, *found]
    tables = {}
    for name, data in content.items():
        table = name.removesuffix(".csv")
        if name == HEAD or name.startswith(_HIDDEN):
            continue
        if table not in TABLES or table == name:
            problems.append(_unknown(name, place))
            continue
        text = read_rows(data, table, Path(place))
        problems += [one for one in text.problems if one.kind != "empty table"]
        if len(text.frame):
            tables[table] = text.frame.fillna("").reset_index(drop=True)
    if problems:
        raise _refused(problems)
    ledger, version = (str(head.get(name, "")) for name in ("ledger", "version"))
    tables = {name: tables[name] for name in TABLES if name in tables}
    return Patch(ledger, version, tables, dict(head.get("coverage", {})), place)


def _head(
    data: bytes | None, place: str, *, anonymous: bool
) -> tuple[dict[str, Any], list[Problem]]:
    """Read patch.json, and say what is wrong with it."""
    if data is None:
        found, expected = "the file is missing", f"Expected: {HEAD} in the patch"
        return {}, [_problem(place, found, expected, "Add the file")]
    try:
        head = descriptor_of(data)
    except (ValueError, RecursionError) as error:
        found = f"this is not a JSON object in UTF-8 ({error})"
        return {}, [_problem(place, found, "Expected: ledger and version")]
    return head, list(_broken_head(head, place, anonymous=anonymous))


def _broken_head(
    head: dict[str, Any], place: str, *, anonymous: bool
) -> Iterator[Problem]:
    for name in ("ledger", "version"):
        if not anonymous and not (isinstance(head.get(name), str) and head[name]):
            expected = (
                f"Expected: the {'name' if name == 'ledger' else name} of a ledger"
            )
            yield _problem(place, f"{name} is missing or no text", expected)
    if not isinstance(head.get("coverage", {}), dict):
        expected = "Expected: fields of coverage, as to and checked_on"
        yield _problem(place, "coverage is no object", expected)
    for name in head.keys() - set(_KNOWN):
        yield _problem(place, f"{quoted(name)} is not known", known_codes(name, _KNOWN))


def _unknown(name: str, place: str) -> Problem:
    files = [HEAD, *map(table_file, TABLES)]
    found = f"the file {quoted(name)} is no table of a ledger"
    return _problem(place, found, known_codes(name, files), "Rename or remove it")


def patched(ledger: Ledger, patch: Patch, today: date) -> Ledger:
    """Give the ledger with a patch in it, in memory.

    Blank ids are made, and `recorded_on` is today where it is blank. LedgerRefused is
    raised with everything that `make check` with AGAINST refuses; nothing is written.
    """
    done = entered(content_of(ledger), patch, today)
    examined = checked(done, patch, draft_of(ledger, Path(patch.ledger)), today)
    if examined.ledger is None:
        raise LedgerRefused(examined.report, "patch")
    return examined.ledger


def checked(done: Entered, patch: Patch, old: Draft, today: date) -> Examined:
    """Examine a ledger with a patch in it, against the one before.

    Where its row is of the patch, a problem names the row there.
    """
    found = examine_content(done.content, old.folder, today=today)
    problems = [*done.problems, *found.report.problems]
    if found.draft is not None:
        problems += forbidden_changes(found.draft, old)
    report = Report.of(_placed(one, done, patch, old.folder) for one in problems)
    return Examined(None if report.refused else found.ledger, report, found.draft)


def _placed(problem: Problem, done: Entered, patch: Patch, folder: Path) -> Problem:
    """Name the row of the patch in place of the row of the ledger that it became."""
    where = problem.where
    table = Path(where.file).stem
    row = done.rows.get((table, where.row or 0))
    if row is None or where.file != str(folder / table_file(table)):
        return problem
    there = Where(f"{patch.place}/{table_file(table)}", row, where.id)
    said = problem.found, problem.expected, problem.remedy
    return Problem(there, problem.kind, *said, severity=problem.severity)


def _problem(place: str, *said: str) -> Problem:
    found, expected, *remedy = said
    return Problem(Where(place), "patch", found, expected, *(remedy or [_CORRECT]))


def _refused(problems: list[Problem]) -> LedgerRefused:
    return LedgerRefused(Report.of(problems), "patch")
