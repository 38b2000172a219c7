import csv
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lib.ledger.package import examine, read_ledger
from lib.ledger.report import LedgerRefused
from lib.ledger.rules import REFUSING, WARNING
from lib.model.tables import OPTIONAL, TABLES
from tests.ledgers import kinds_of, row, sound_tables, ten_faults, write_ledger
from tests.subjects import declared

SEEDS = Path(__file__).parents[2] / "seeds"


def test_a_sound_ledger_is_read_in_the_order_of_its_files(folder):
    ledger = read_ledger(folder)
    assert list(ledger.tables) == list(TABLES)
    assert ledger["pledges"]["pledge_id"].tolist()[:3] == ["total", "deu", "joint"]
    assert list(ledger["claims"].columns) == list(TABLES["claims"].to_schema().columns)


def test_the_shipped_ledger_is_sound():
    examined = examine(SEEDS)
    assert examined.report.refused == ()
    assert examined.ledger is not None
    assert len(examined.ledger["pledges"]) >= 432
    assert "anewz-20260212" in examined.ledger.documents


def test_a_ledger_with_ten_faults_gives_one_report_with_all_ten(tmp_path):
    folder = write_ledger(tmp_path / "ledger", **ten_faults())
    with pytest.raises(LedgerRefused, match="refused for 10 problems") as caught:
        read_ledger(folder)
    report = caught.value.report
    assert len(report.refused) == 10
    assert len({str(one.where) for one in report.refused}) == 10


def test_every_rule_needs_tables_that_exist():
    for rule in (*REFUSING, *WARNING):
        assert rule.tables <= set(TABLES)


def test_two_faults_of_one_row_are_both_said(tmp_path, tables):
    row(tables, "claims", "deu-c1").update(currency="EURO", source_id="nowhere")
    report = examine(write_ledger(tmp_path / "ledger", **tables)).report
    assert kinds_of(report) == {"unknown code": 1, "broken reference": 1}


CELLS = st.one_of(
    st.sampled_from(
        ["", " ", "0", "-1", "true", "deu", "DEU;NLD", "2026-02-30", "1e9", ";", "none"]
    ),
    st.text(max_size=6),
)
PLACES = st.sampled_from(
    [
        (table, number, column)
        for table, rows in sound_tables().items()
        for number, one in enumerate(rows)
        for column in one
    ]
)


@settings(
    max_examples=40,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(changes=st.lists(st.tuples(PLACES, CELLS), min_size=1, max_size=6))
def test_no_cell_makes_the_reader_fail_without_a_report(tmp_path, changes):
    tables = sound_tables()
    for (table, number, column), cell in changes:
        tables[table][number][column] = cell
    folder = tmp_path / "ledger"
    try:
        write_ledger(folder, **tables)
    except UnicodeEncodeError:
        return
    examined = examine(folder)
    assert (examined.ledger is None) == bool(examined.report.refused)


@settings(
    max_examples=25,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(
    table=st.sampled_from(sorted(TABLES)),
    place=st.floats(0, 1),
    noise=st.binary(max_size=4),
    cut=st.integers(0, 40),
)
def test_no_bytes_make_the_reader_fail_without_a_report(
    tmp_path, table, place, noise, cut
):
    folder = write_ledger(tmp_path / "ledger")
    path = folder / f"{table}.csv"
    data = path.read_bytes()
    at = int(place * len(data))
    path.write_bytes(data[:at] + noise + data[at + cut :])
    examined = examine(folder)
    assert (examined.ledger is None) == bool(examined.report.refused)


def test_the_shipped_descriptor_is_in_step_with_the_contracts():
    from lib.model.table_schema import resources

    shipped = json.loads((SEEDS / "datapackage.json").read_text(encoding="utf-8"))
    there = [one for one in TABLES if (SEEDS / f"{one}.csv").exists()]
    assert set(TABLES) - set(there) <= set(OPTIONAL)
    written = resources(there, declared(shipped))
    assert shipped["resources"] == json.loads(json.dumps(written))


def test_the_columns_of_the_shipped_files_are_those_of_the_contracts():
    for table, contract in TABLES.items():
        if table in OPTIONAL:
            continue
        with (SEEDS / f"{table}.csv").open(encoding="utf-8", newline="") as file:
            assert next(csv.reader(file)) == list(contract.to_schema().columns)
