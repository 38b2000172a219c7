"""Tables that a conference does without: absent, or without rows."""

import json

import pytest
from frictionless import Package

from lib.ledger.describe import main
from lib.ledger.package import examine, read_ledger
from lib.model.tables import OPTIONAL, TABLES
from tests.ledgers import write_ledger


@pytest.fixture
def bare(tables):
    """Take out of the sound tables all that refers to optional ones."""
    for one in tables["pledges"]:
        one["mechanism"] = one["item_class"] = ""
    return tables | {table: [] for table in OPTIONAL}


@pytest.fixture
def without_files(tmp_path, bare):
    folder = write_ledger(tmp_path / "ledger", **bare)
    for table in OPTIONAL:
        (folder / f"{table}.csv").unlink()
    return folder


@pytest.mark.parametrize("text", ["", "\n", None])
def test_optional_tables_without_rows_are_sound(tmp_path, bare, text):
    folder = write_ledger(tmp_path / "ledger", **bare)
    for table in OPTIONAL if text is not None else ():
        (folder / f"{table}.csv").write_text(text, encoding="utf-8")
    ledger = read_ledger(folder)
    for table in OPTIONAL:
        TABLES[table].validate(ledger[table])
        assert ledger[table].empty


def test_optional_tables_without_a_file_are_sound_and_empty(without_files):
    examined = examine(without_files)
    assert examined.report.refused == ()
    for table in OPTIONAL:
        TABLES[table].validate(examined.ledger[table])
        assert examined.ledger[table].empty


def test_what_names_a_row_of_an_absent_table_is_refused(tables, tmp_path):
    folder = write_ledger(tmp_path / "ledger", **tables)
    (folder / "item_classes.csv").unlink()
    said = [str(one) for one in examine(folder).report.refused]
    assert len(said) == 5
    assert 'item_class "drone" is not in item_classes.csv. None is known' in said[0]


def test_an_optional_table_that_cannot_be_read_is_refused(folder, folder_refused):
    (folder / "statements.csv").write_bytes(b"\xff")
    folder_refused(folder, r"statements\.csv: the file is not UTF-8")


def test_an_optional_table_that_cannot_be_opened_is_refused_and_not_absent(folder):
    (folder / "item_classes.csv").unlink()
    (folder / "item_classes.csv").mkdir()
    said = [str(one) for one in examine(folder).report.refused]
    assert len(said) == 1
    assert "item_classes.csv: this is not a file" in said[0]


def test_a_wrong_header_of_an_optional_table_is_refused(tmp_path, bare):
    folder = write_ledger(tmp_path / "ledger", **bare)
    (folder / "mechanisms.csv").write_text("code\n", encoding="utf-8")
    said = [one.found for one in examine(folder).report.refused]
    assert 'column "code" is not known' in said


def test_only_the_tables_that_are_there_are_described(without_files):
    assert main([str(without_files)]) == 0
    path = without_files / "datapackage.json"
    listed = json.loads(path.read_text(encoding="utf-8"))["resources"]
    names = [one["name"] for one in listed]
    assert names == [one for one in TABLES if one not in OPTIONAL]
    assert examine(without_files).report.problems == ()
    assert Package(str(path)).validate().valid
