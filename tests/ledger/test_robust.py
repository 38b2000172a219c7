"""Whatever a ledger holds, there is a report: nothing is raised, no check fails."""

import csv
import random
from itertools import zip_longest

import pytest

from lib.ledger.package import examine
from lib.model.tables import TABLES
from tests.ledgers import kinds_of, sound_tables, write_ledger

pytestmark = pytest.mark.made_up
SOUND = sound_tables()
#: What is broken at once: columns of the tables that most rules read one by one, those
#: of the other tables side by side.
ENTANGLED = ("pledges", "claims")
BROKEN = {
    table: [[(table, column)] for column in SOUND[table][0]] for table in ENTANGLED
}
BROKEN["others"] = [
    [place for place in places if place]
    for places in zip_longest(
        *(
            [(table, column) for column in rows[0]]
            for table, rows in SOUND.items()
            if table not in ENTANGLED
        )
    )
]
GARBAGE = ["", " ", "?", "-1", "1e308", "2026-02-30", "٣", "DEU;DEU", "total", "true"]


def report_of(folder, broken):
    """Examine a folder; a fault of the check itself would be a problem "unforeseen"."""
    examined = examine(folder)
    assert (examined.ledger is None) == bool(examined.report.refused), broken
    assert "unforeseen" not in kinds_of(examined.report), broken
    return examined.report


@pytest.mark.parametrize("cell", ["", "?"])
@pytest.mark.parametrize("tables", BROKEN)
def test_a_column_that_is_wholly_wrong_is_reported(tmp_path, tables, cell):
    for places in BROKEN[tables]:
        broken = sound_tables()
        for table, column in places:
            for one in broken[table]:
                one[column] = cell
        report_of(write_ledger(tmp_path, **broken), places)


@pytest.mark.parametrize("tables", BROKEN)
def test_a_column_that_is_not_there_is_said_once(tmp_path, tables):
    for places in BROKEN[tables]:
        broken = sound_tables()
        for table, column in places:
            for one in broken[table]:
                del one[column]
        report = report_of(write_ledger(tmp_path, **broken), places)
        found = [one.kind for one in report.problems]
        assert found == ["missing column"] * len(places), f"{places}\n{report}"


@pytest.mark.parametrize("table", TABLES)
def test_every_row_of_another_length_than_the_header_is_reported(folder, table):
    path = folder / f"{table}.csv"
    header, body = path.read_text(encoding="utf-8").split("\n", 1)
    path.write_text(f"{header},extra\n{body}", encoding="utf-8")
    kinds = kinds_of(report_of(folder, table))
    assert kinds == {"ragged row": len(sound_tables()[table]), "unknown column": 1}


@pytest.mark.parametrize("tens", range(8))
def test_no_mutation_makes_the_check_fail(tmp_path, tens):
    for seed in range(10 * tens, 10 * tens + 10):
        folder = write_ledger(tmp_path)
        mutate(folder, random.Random(seed))
        report_of(folder, f"seed {seed}")


def mutate(folder, chance):
    """Break one table to four, each in one place to six."""
    for table in chance.sample(sorted(TABLES), chance.randint(1, 4)):
        path = folder / f"{table}.csv"
        with path.open(encoding="utf-8", newline="") as file:
            records = list(csv.reader(file))
        for _ in range(chance.randint(1, 6)):
            chance.choice([drop, double, garble, garble_column])(records, chance)
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(records)


def drop(records, chance):
    """Drop a record, the header too, or one cell of it."""
    if records:
        at = chance.randrange(len(records))
        records[at] = records[at][:-1]
        if chance.random() < 0.5:
            del records[at]


def double(records, chance):
    """Give a record, the header too, or one cell of it twice."""
    if records:
        at = chance.randrange(len(records))
        records.insert(at, list(records[at]))
        records[at] += records[at][:1]


def garble(records, chance):
    """Put garbage into a cell, of the header too."""
    at = chance.randrange(len(records)) if records else None
    if at is not None and records[at]:
        records[at][chance.randrange(len(records[at]))] = chance.choice(GARBAGE)


def garble_column(records, chance):
    """Put the same garbage into every cell of a column."""
    place, cell = chance.randrange(20), chance.choice(GARBAGE)
    for record in records[1:]:
        if place < len(record):
            record[place] = cell
