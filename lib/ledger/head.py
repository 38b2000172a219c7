"""The descriptor of a package: datapackage.json without the schemas."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, NoReturn

from lib.ledger.files import DESCRIPTOR, table_file
from lib.ledger.report import WARNED, Problem, Where, known_codes, quoted
from lib.ledger.subject import Fault, is_text, read_subject, read_vocabulary
from lib.model.ledger import Coverage, Gap
from lib.model.parameters import read_day
from lib.model.subject import Subject, Vocabulary
from lib.model.table_schema import resources
from lib.model.tables import OPTIONAL, TABLES

_CORRECT = "Correct the descriptor"
_DESCRIBE = "Run python -m lib.ledger.describe on the folder"


@dataclass(frozen=True)
class Head:
    """What the descriptor says of the whole package."""

    descriptor: Mapping[str, object]
    coverage: Coverage
    subject: Subject
    vocabulary: Vocabulary


def read_head(
    data: bytes | None, folder: Path
) -> tuple[Head | None, Vocabulary, list[Problem]]:
    """Read a descriptor, its vocabulary, and say everything that is wrong with it.

    Its bytes are None where the file could not be read, which is said elsewhere.

    There is no head where a problem leaves the package without coverage or version; of
    the vocabulary there is what is sound.
    Resources out of step with the contracts of this software are only warned of.
    """
    if data is None:
        return None, {}, []
    where = Where(str(folder / DESCRIPTOR))
    try:
        descriptor = descriptor_of(data)
    except (ValueError, RecursionError) as error:
        found = f"this is not a JSON object in UTF-8 ({error})"
        expected = "Expected: a data package descriptor"
        return None, {}, [Problem(where, "descriptor", found, expected, _CORRECT)]
    coverage, faults = _coverage(descriptor.get("coverage"))
    subject, of_subject = read_subject(descriptor)
    vocabulary, of_words = read_vocabulary(descriptor)
    faults += [*of_subject, *of_words]
    faults += [*_broken_texts(descriptor), *_broken_licences(descriptor)]
    problems = [Problem(where, "descriptor", *fault, _CORRECT) for fault in faults]
    problems += _broken_resources(descriptor.get("resources"), vocabulary, where)
    broken = any(one.severity != WARNED for one in problems)
    if broken or coverage is None or subject is None:
        return None, vocabulary, problems
    return Head(descriptor, coverage, subject, vocabulary), vocabulary, problems


def descriptor_of(data: bytes) -> dict[str, Any]:
    """Parse the bytes of a descriptor; ValueError where they are no JSON object."""
    descriptor = json.loads(data.decode("utf-8-sig"), parse_constant=_no_constant)
    if not isinstance(descriptor, dict):
        raise ValueError(f"found a {type(descriptor).__name__}")
    return descriptor


def _no_constant(word: str) -> NoReturn:
    """Refuse NaN and Infinity, which Python reads and no other JSON reader does."""
    raise ValueError(f"{word} is no JSON")


def _broken_texts(descriptor: dict[str, Any]) -> Iterator[Fault]:
    for name in ("name", "title", "version"):
        if not is_text(descriptor.get(name)):
            yield (
                f"{name} is missing or no text",
                f"Expected: the {name} of the package",
            )


def _broken_licences(descriptor: dict[str, Any]) -> Iterator[Fault]:
    licences = descriptor.get("licenses")
    named = isinstance(licences, list) and all(
        isinstance(one, dict) and (one.get("name") or one.get("path"))
        for one in licences
    )
    if not named or not licences:
        expected = 'Expected: a list such as [{"name": "CC-BY-4.0"}]'
        yield "licenses is missing or names none", expected


def _broken_resources(
    listed: object, vocabulary: Vocabulary, where: Where
) -> Iterator[Problem]:
    if not isinstance(listed, list) or not all(isinstance(one, dict) for one in listed):
        expected = "Expected: a list with a resource for each table"
        yield _problem(where, "resources is missing or no list", expected)
        return
    names = [str(one.get("name")) for one in listed]
    described = {
        one["name"]: one for one in json.loads(json.dumps(resources(names, vocabulary)))
    }
    for name, stated in zip(names, listed, strict=True):
        yield from _broken_resource(name, stated, described.get(name), where)
    for table in TABLES:
        if table not in (*names, *OPTIONAL):
            found = f"no resource describes the table {table}"
            expected = "Expected: a resource for each table"
            yield _problem(where, found, expected)


def _broken_resource(
    name: str, stated: dict[str, Any], due: dict[str, Any] | None, where: Where
) -> Iterator[Problem]:
    if due is None:
        found = f"resource {quoted(name)} is no table of the ledger"
        yield _problem(where, found, known_codes(name, tuple(TABLES)))
    elif stated.get("path") != table_file(name):
        found = f"the path of {name} is {quoted(stated.get('path'))}"
        expected = f'Expected: "{table_file(name)}", the only file that is read for it'
        yield _problem(where, found, expected)
    elif stated.get("schema") != due["schema"]:
        yield Problem(
            where,
            "descriptor out of step",
            f"the schema of {name} is not the contract of this software",
            "Expected: the schema that is written from the contract and the vocabulary",
            _DESCRIBE,
            WARNED,
        )


def _coverage(stated: object) -> tuple[Coverage | None, list[Fault]]:
    if not isinstance(stated, dict):
        expected = "Expected: coverage with from, to, checked_on and scope"
        return None, [("coverage is missing", expected)]
    faults, days = list(_broken_scope(stated.get("scope"))), []
    faults += _broken_gaps(stated.get("gaps", []))
    for name in ("from", "to", "checked_on"):
        day = read_day(stated.get(name))
        if day is None:
            found = f"coverage.{name} is {quoted(stated.get(name))}"
            faults.append((found, "Expected: a day, as 2026-02-12"))
        else:
            days.append(day)
    if days != sorted(days):
        found = f"coverage runs through {', '.join(map(str, days))}"
        faults.append((found, "Expected: from, to and checked_on in this order"))
    if faults:
        return None, faults
    start, end, checked_on = days
    gaps = tuple(Gap(one["name"], one["note"]) for one in stated.get("gaps", []))
    return Coverage(start, end, checked_on, str(stated["scope"]), gaps), []


def _broken_gaps(gaps: object) -> Iterator[Fault]:
    """Find gaps that no sentence can name."""
    expected = (
        "Expected: a list of what took place and was not found, as "
        '[{"name": "the 34th", "note": "In May 2026; no report of its pledges."}]'
    )
    if not isinstance(gaps, list):
        yield "coverage.gaps is no list", expected
        return
    for number, gap in enumerate(gaps, start=1):
        names = gap.keys() if isinstance(gap, dict) else set()
        if names != {"name", "note"} or not all(map(is_text, gap.values())):
            yield f"coverage.gaps, entry {number}: no name and note", expected


def _broken_scope(scope: object) -> Iterator[Fault]:
    if not is_text(scope):
        expected = "Expected: a sentence on what was searched for"
        yield "coverage.scope is missing", expected


def _problem(where: Where, found: str, expected: str) -> Problem:
    return Problem(where, "descriptor", found, expected, _DESCRIBE)
