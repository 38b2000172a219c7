from pathlib import Path

import pytest

from lib.ledger.content import content_of, csv_bytes, plain_number
from lib.ledger.files import read_files
from lib.ledger.package import examine_content, read_ledger
from tests.ledgers import write_ledger


def test_the_shipped_ledger_is_written_as_its_files_are():
    seeds = Path("seeds")
    content, files = content_of(read_ledger(seeds)), read_files(seeds).content
    assert {name for name in files if content.get(name) != files[name]} == set()


def test_a_ledger_is_read_again_as_it_was(tmp_path):
    ledger = read_ledger(write_ledger(tmp_path))
    again = examine_content(content_of(ledger), tmp_path).ledger
    for table, rows in ledger.tables.items():
        assert again[table].equals(rows), table
    assert again.documents == ledger.documents


@pytest.mark.parametrize(
    ("number", "text"), [(30.0, "30"), (0.25, "0.25"), (1e15, "1000000000000000")]
)
def test_a_number_has_no_more_digits_than_it_needs(number, text):
    assert plain_number(number) == text


def test_a_cell_with_a_comma_is_quoted():
    assert csv_bytes([["a", "b, c"], ["d", 'e "f"']]) == b'a,"b, c"\nd,"e ""f"""\n'
