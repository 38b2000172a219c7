"""Enter the rows of a patch into the files of a ledger, which are held in memory.

A row with a new key is added. Of a versioned table a row with a known key is a
withdrawal, and says nothing but that key and `withdrawn_on` (blank: today); of another
table it takes the place of the row that is there, which keeps no versions. The version
rises by a minor step where something is added, and by a patch step where a patch only
corrects.
"""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from lib.ledger.content import csv_bytes, descriptor_bytes
from lib.ledger.describe import described
from lib.ledger.files import DESCRIPTOR, table_file
from lib.ledger.head import descriptor_of
from lib.ledger.naming import named
from lib.ledger.report import Problem, Where, quoted
from lib.model.tables import TABLES, VERSIONED

if TYPE_CHECKING:
    from lib.ledger.patch import Patch

_VERSION = re.compile(r"(\d+)\.(\d+)\.(\d+)")
_CORRECT = "Correct the patch"

#: A row of a table as text, by column.
Row = dict[str, str]


@dataclass
class Entered:
    """The files of a ledger with a patch in them, and what each row of it became.

    `rows` leads from (table, row number in the ledger) to the row number in the patch.
    `added`, `changed` and `withdrawn` hold the rows by (table, key), as they are now.
    """

    content: dict[str, bytes]
    problems: list[Problem] = field(default_factory=list)
    rows: dict[tuple[str, int], int] = field(default_factory=dict)
    added: dict[tuple[str, str], Row] = field(default_factory=dict)
    changed: dict[tuple[str, str], Row] = field(default_factory=dict)
    withdrawn: dict[tuple[str, str], Row] = field(default_factory=dict)


def entered(content: Mapping[str, bytes], patch: "Patch", today: date) -> Entered:
    """Enter a patch into the files of a sound ledger, by their names."""
    done = Entered(dict(content))
    head = descriptor_of(content[DESCRIPTOR])
    if patch.ledger and patch.ledger != head["name"]:
        found = f"the patch is for the ledger {quoted(patch.ledger)}"
        expected = f"Expected: {quoted(head['name'])}, the name of this one"
        remedy = "Add it to the ledger that it is for"
        where = Where(f"{patch.place}/patch.json")
        done.problems.append(Problem(where, "another ledger", found, expected, remedy))
        return done
    tables = {name: _Table(name, content) for name in TABLES}
    rows = {
        name: list(map(_texts, given.to_dict("records")))
        for name, given in patch.tables.items()
    }
    rows = named(rows, {name: set(one.known) for name, one in tables.items()})
    for name, given in rows.items():
        for number, row in enumerate(given, start=2):
            _enter(tables[name], row, (patch.place, number), today, done)
        done.content[table_file(name)] = tables[name].bytes()
    done.content[DESCRIPTOR] = _raised(head, patch, done)
    return done


def _texts(row: Mapping[object, object]) -> Row:
    return {str(column): str(cell) for column, cell in row.items()}


class _Table:
    """The records of a file, and where the row of each key stands."""

    def __init__(self, name: str, content: Mapping[str, bytes]) -> None:
        schema = TABLES[name].to_schema()
        self.name = name
        self.keys = schema.unique or [next(iter(schema.columns))]
        text = content.get(table_file(name), b"").decode("utf-8-sig")
        self.line_end = "\r\n" if "\r\n" in text.partition("\n")[0] + "\n" else "\n"
        records = [*csv.reader(io.StringIO(text, newline=""))] or [[*schema.columns]]
        self.header, *body = records
        self.rows = [dict(zip(self.header, one, strict=True)) for one in body]
        self.known = {self.key(row): at for at, row in enumerate(self.rows)}

    def key(self, row: Mapping[str, str]) -> str:
        return " ".join(row[column] for column in self.keys)

    def bytes(self) -> bytes:
        cells: list[Sequence[str]] = [
            [one[name] for name in self.header] for one in self.rows
        ]
        return csv_bytes([self.header, *cells], self.line_end)


def _enter(
    table: _Table, row: Row, place: tuple[str, int], today: date, done: Entered
) -> None:
    """Add a row, withdraw the one of its key, or take its place."""
    key = table.key(row)
    at = table.known.get(key)
    if at is None:
        if "recorded_on" in row and not row["recorded_on"]:
            row = row | {"recorded_on": f"{today}"}
        at = len(table.rows)
        table.rows.append(row)
        table.known[key] = at
        done.added[table.name, key] = table.rows[at]
    elif table.name not in VERSIONED:
        table.rows[at] = row
        done.changed[table.name, key] = table.rows[at]
    elif (said := _no_withdrawal(row, table.rows[at])) is None:
        day = row["withdrawn_on"] or f"{today}"
        table.rows[at] = table.rows[at] | {"withdrawn_on": day}
        done.withdrawn[table.name, key] = table.rows[at]
    else:
        where = Where(f"{place[0]}/{table_file(table.name)}", place[1], key)
        done.problems.append(Problem(where, "row that is there", *said))
    done.rows[table.name, at + 2] = place[1]


def _no_withdrawal(row: Row, there: Row) -> tuple[str, str, str] | None:
    """Say why a row with the key of a versioned one does not withdraw it."""
    key, *others = row
    remedy = "Give a new row a key of its own, or leave the withdrawal alone"
    expected = f"Expected: {key} and withdrawn_on alone, to withdraw it"
    said = [one for one in others if row[one] and one != "withdrawn_on"]
    changed = [one for one in said if row[one] != there[one]]
    if there["withdrawn_on"]:
        day = there["withdrawn_on"]
        return f"the row is in the ledger, withdrawn on {day}", expected, remedy
    if changed:
        column = changed[0]
        was, now = (quoted(one[column]) for one in (there, row))
        return (
            f"the row is in the ledger with {column} {was}, not {now}",
            expected,
            remedy,
        )
    if said and not row["withdrawn_on"]:
        return "the row is in the ledger already", expected, remedy
    return None


def _raised(head: dict[str, object], patch: "Patch", done: Entered) -> bytes:
    """Write the head with its version and coverage raised, and schemas of new tables."""
    stated = _VERSION.fullmatch(str(head["version"]))
    if stated is None:
        found = f"the version is {quoted(head['version'])}"
        expected = "Expected: three numbers, as 1.0.0, of which one can be raised"
        where = Where(DESCRIPTOR)
        done.problems.append(Problem(where, "version", found, expected, "Correct it"))
    else:
        head = head | {"version": _next_version(stated, done)}
    coverage = head["coverage"]
    if patch.coverage and isinstance(coverage, dict):
        head = head | {"coverage": coverage | dict(patch.coverage)}
    written = descriptor_bytes(head)
    tables = [name for name in TABLES if table_file(name) in done.content]
    listed = head["resources"]
    names = [one["name"] for one in listed] if isinstance(listed, list) else []
    if set(tables) <= set(names):
        return written
    return described(written, tables).encode()


def _next_version(stated: re.Match[str], done: Entered) -> str:
    major, minor, patch = map(int, stated.groups())
    return f"{major}.{minor + 1}.0" if adds(done) else f"{major}.{minor}.{patch + 1}"


def adds(done: Entered) -> bool:
    """Tell whether a patch adds anything but what replaces withdrawn rows."""
    corrected = {row.get("pledge_id") for row in done.withdrawn.values()}
    for (table, key), row in done.added.items():
        if table == "pledges" and row["replaces"]:
            corrected.add(key)
    return any(
        not row["replaces"]
        if table == "pledges"
        else table != "sources" and row.get("pledge_id") not in corrected
        for (table, _), row in done.added.items()
    )
