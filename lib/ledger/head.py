"""The descriptor of a package: datapackage.json without the schemas."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, NoReturn

from lib.ledger.files import DESCRIPTOR, table_file
from lib.ledger.report import WARNED, Problem, Where, known_codes, quoted
from lib.model.ledger import Coverage
from lib.model.table_schema import resource
from lib.model.tables import TABLES

_CORRECT = "Correct the descriptor"
_DESCRIBE = "Run python -m lib.ledger.describe on the folder"


@dataclass(frozen=True)
class Head:
    """What the descriptor says of the whole package."""

    descriptor: Mapping[str, object]
    coverage: Coverage


def read_head(data: bytes, folder: Path) -> tuple[Head | None, list[Problem]]:
    """Read a descriptor, and say everything that is wrong with it.

    There is no head where a problem leaves the package without coverage or version.
    Resources out of step with the contracts of this software are only warned of.
    """
    where = Where(str(folder / DESCRIPTOR))
    try:
        descriptor = descriptor_of(data)
    except (ValueError, RecursionError) as error:
        found = f"this is not a JSON object in UTF-8 ({error})"
        return None, [_problem(where, found, "Expected: a data package descriptor")]
    problems = [
        *_broken_texts(descriptor, where),
        *_broken_licences(descriptor, where),
        *_broken_resources(descriptor.get("resources"), where),
    ]
    coverage, faults = _coverage(descriptor.get("coverage"), where)
    problems += faults
    if coverage is None or any(one.severity != WARNED for one in problems):
        return None, problems
    return Head(descriptor, coverage), problems


def descriptor_of(data: bytes) -> dict[str, Any]:
    """Parse the bytes of a descriptor; ValueError where they are no JSON object."""
    descriptor = json.loads(data.decode("utf-8-sig"), parse_constant=_no_constant)
    if not isinstance(descriptor, dict):
        raise ValueError(f"found a {type(descriptor).__name__}")
    return descriptor


def _no_constant(word: str) -> NoReturn:
    """Refuse NaN and Infinity, which Python reads and no other JSON reader does."""
    raise ValueError(f"{word} is no JSON")


def _broken_texts(descriptor: dict[str, Any], where: Where) -> Iterator[Problem]:
    for name in ("name", "title", "version"):
        value = descriptor.get(name)
        if not isinstance(value, str) or not value.strip():
            found = f"{name} is missing or no text"
            yield _problem(where, found, f"Expected: the {name} of the package")


def _broken_licences(descriptor: dict[str, Any], where: Where) -> Iterator[Problem]:
    licences = descriptor.get("licenses")
    named = isinstance(licences, list) and all(
        isinstance(one, dict) and (one.get("name") or one.get("path"))
        for one in licences
    )
    if not named or not licences:
        expected = 'Expected: a list such as [{"name": "CC-BY-4.0"}]'
        yield _problem(where, "licenses is missing or names none", expected)


def _broken_resources(listed: object, where: Where) -> Iterator[Problem]:
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        expected = "Expected: a list with a resource for each table"
        yield _problem(where, "resources is missing or no list", expected, _DESCRIBE)
        return
    for stated in listed:
        yield from _broken_resource(stated, where)
    for table in TABLES:
        if table not in [one.get("name") for one in listed]:
            found = f"no resource describes the table {table}"
            expected = "Expected: a resource for each table"
            yield _problem(where, found, expected, _DESCRIBE)


def _broken_resource(stated: dict[str, Any], where: Where) -> Iterator[Problem]:
    name = str(stated.get("name"))
    if name not in TABLES:
        found = f"resource {quoted(name)} is no table of the ledger"
        yield _problem(where, found, known_codes(name, tuple(TABLES)), _DESCRIBE)
    elif stated.get("path") != table_file(name):
        found = f"the path of {name} is {quoted(stated.get('path'))}"
        expected = f'Expected: "{table_file(name)}", the only file that is read for it'
        yield _problem(where, found, expected, _DESCRIBE)
    elif stated.get("schema") != json.loads(json.dumps(resource(name)["schema"])):
        yield Problem(
            where,
            "descriptor out of step",
            f"the schema of {name} is not the contract of this software",
            "Expected: the schema that is written from the contract",
            _DESCRIBE,
            WARNED,
        )


def _coverage(stated: object, where: Where) -> tuple[Coverage | None, list[Problem]]:
    if not isinstance(stated, dict):
        expected = "Expected: coverage with from, to, checked_on and scope"
        return None, [_problem(where, "coverage is missing", expected)]
    problems, days = list(_broken_scope(stated.get("scope"), where)), []
    for name in ("from", "to", "checked_on"):
        day = _day(stated.get(name))
        if day is None:
            found = f"coverage.{name} is {quoted(stated.get(name))}"
            problems.append(_problem(where, found, "Expected: a day, as 2026-02-12"))
        else:
            days.append(day)
    if days != sorted(days):
        found = f"coverage runs through {', '.join(map(str, days))}"
        expected = "Expected: from, to and checked_on in this order"
        problems.append(_problem(where, found, expected))
    if problems:
        return None, problems
    start, end, checked_on = days
    return Coverage(start, end, checked_on, str(stated["scope"])), []


def _broken_scope(scope: object, where: Where) -> Iterator[Problem]:
    if not isinstance(scope, str) or not scope.strip():
        expected = "Expected: a sentence on what was searched for"
        yield _problem(where, "coverage.scope is missing", expected)


def _day(value: object) -> date | None:
    """Read YYYY-MM-DD; Python's own reader takes other spellings too."""
    try:
        day = date.fromisoformat(str(value))
    except ValueError:
        return None
    return day if day.isoformat() == value else None


def _problem(
    where: Where, found: str, expected: str, remedy: str = _CORRECT
) -> Problem:
    return Problem(where, "descriptor", found, expected, remedy)
