import csv
import io
import json

import pytest

from lib.extract.__main__ import main, names_in
from tests.extract.reading import SEEDS


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text("Norway pledged NOK 5 million for PURL.", encoding="utf-8")
    return str(path)


def test_rows_are_printed_as_csv_with_their_evidence(report, capsys):
    assert main([report, "--source-id", "own-1", "--ledger", str(SEEDS)]) == 0
    (row,) = csv.DictReader(io.StringIO(capsys.readouterr().out))
    assert (row["donors"], row["amount"], row["source_id"]) == (
        "NOR",
        "5000000",
        "own-1",
    )
    assert "amount 15-28 “NOK 5 million”" in row["evidence"]


def test_rows_are_printed_as_json(report, capsys):
    main([report, "--format", "json", "--ledger", str(SEEDS)])
    (one,) = json.loads(capsys.readouterr().out)["proposals"]
    assert one["pledge"]["mechanism"] == "purl"
    assert one["passage"] == {"start": 0, "end": 38}


def test_an_unreadable_file_is_told_on_the_error_stream(tmp_path, capsys):
    path = tmp_path / "report.xyz"
    path.write_bytes(b"\x00")
    assert main([str(path)]) == 2
    assert "its name ends in .xyz. Expected: .txt" in capsys.readouterr().err


def test_an_unknown_reader_is_told_too(report, capsys):
    assert main([report, "--reader", "oracle", "--ledger", str(SEEDS)]) == 2
    assert "No reader is called 'oracle'" in capsys.readouterr().err


def test_names_come_from_the_files_of_a_ledger():
    assert names_in(SEEDS).people["John Healey"] == "GBR"
