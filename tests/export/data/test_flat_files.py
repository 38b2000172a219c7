"""A frame as CSV, JSON and Parquet, a ledger as a package, read back by other software."""

import csv
import json
from io import BytesIO, StringIO
from pathlib import Path
from zipfile import ZipFile

import pandas as pd
import pyarrow.parquet as pq
import pytest

from lib.export.data.flat_files import (
    FORMATS,
    as_csv,
    as_json,
    as_parquet,
    as_recorded,
    as_zip,
    neutral,
)
from lib.frames.catalogue import FRAMES
from lib.ledger.package import read_ledger
from lib.model.tables import TABLES
from lib.model.view import View
from tests.export.conftest import NOW

SEEDS = Path(__file__).parents[3] / "seeds"


def test_csv_is_rfc_4180_with_a_header_and_crlf(frame):
    assert as_csv(frame) == (
        b"text,number,count,whole,flag,day\r\n"
        b'"say ""aye"", twice",47700000000,5,1,true,2026-02-12\r\n'
        b'"two\r\nlines",0.1,-7,2,false,2022-04-26\r\n'
        b",,,3,true,\r\n"
    )


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (0.1 + 0.2, "0.30000000000000004"),
        (-0.5, "-0.5"),
        (3.0, "3"),
        (1e22, "1e+22"),
        (1e-7, "1e-07"),
    ],
)
def test_a_number_in_csv_is_the_shortest_text_that_reads_back_equal(number, text):
    written = as_csv(pd.DataFrame({"n": [number]})).decode().split("\r\n")[1]
    assert written == text
    assert float(written) == number


def test_csv_is_utf_8_without_a_mark():
    assert as_csv(pd.DataFrame({"t": ["Łódź £"]})) == "t\r\nŁódź £\r\n".encode()


def test_a_cell_that_runs_as_a_formula_is_neutralised_in_csv():
    frame = pd.DataFrame({"t": ["=1+1", "plain"], "n": [-1.0, 2.0]})
    rows = list(csv.reader(StringIO(as_csv(frame).decode(), newline="")))
    assert rows == [["t", "n"], ["'=1+1", "-1"], ["plain", "2"]]


@pytest.mark.parametrize(
    ("text", "shown"), [("=1", "'=1"), (" +1", "' +1"), ("1+1", "1+1"), ("", "")]
)
def test_an_apostrophe_goes_before_what_would_run_alone(text, shown):
    assert neutral(text) == shown


@pytest.mark.parametrize("text", ["x;=1+1", "x\t=1+1", 'a "b";c', "a\rb", "a, b;", ""])
def test_a_cell_that_another_list_separator_would_split_is_quoted(text):
    written = as_csv(pd.DataFrame({"t": [text], "n": [1]})).decode()
    if text:
        assert written.startswith('t,n\r\n"')
    rows = list(csv.reader(StringIO(written, newline="")))
    assert rows == [["t", "n"], [text, "1"]]


def test_one_empty_cell_is_no_blank_line():
    written = as_csv(pd.DataFrame({"t": ["", "x"]}))
    assert written == b't\r\n""\r\nx\r\n'


def test_a_table_for_a_package_holds_keys_without_quotes():
    assert as_recorded(pd.DataFrame({"t": ["DEU;NLD"]})) == b"t\nDEU;NLD\n"


def test_a_table_for_a_package_is_left_as_recorded():
    assert as_recorded(pd.DataFrame({"t": ["=1+1"]})) == b"t\n=1+1\n"


def test_json_holds_records_with_null_for_missing_and_iso_days(frame, about):
    read = json.loads(as_json(frame, about))
    assert read["data"][0] == {
        "text": 'say "aye", twice',
        "number": 47_700_000_000.0,
        "count": 5,
        "whole": 1,
        "flag": True,
        "day": "2026-02-12",
    }
    assert read["data"][2] == {
        "text": None,
        "number": None,
        "count": None,
        "whole": 3,
        "flag": True,
        "day": None,
    }
    assert read["meta"] == about.as_meta()


def test_json_leaves_a_formula_as_it_is(about):
    read = json.loads(as_json(pd.DataFrame({"t": ["=1+1"]}), about))
    assert read["data"] == [{"t": "=1+1"}]


def test_parquet_reads_back_as_the_same_frame_with_its_meta(frame, about):
    file = as_parquet(frame, about)
    pd.testing.assert_frame_equal(pd.read_parquet(BytesIO(file)), frame)
    metadata = pq.read_schema(BytesIO(file)).metadata
    assert json.loads(metadata[b"pledgeboard"]) == about.as_meta()


@pytest.mark.parametrize("name", FRAMES)
@pytest.mark.parametrize("extension", FORMATS)
def test_every_frame_is_written_in_every_format(name, extension, ledger, about):
    frame = FRAMES[name](View(ledger, NOW))
    before = frame.copy(deep=True)
    first = FORMATS[extension].write(frame, about)
    pd.testing.assert_frame_equal(frame, before)
    assert first == FORMATS[extension].write(frame.copy(deep=True), about)


@pytest.mark.parametrize("name", TABLES)
@pytest.mark.parametrize("extension", FORMATS)
def test_every_table_is_written_empty_or_not(name, extension, ledger, about):
    table = ledger[name]
    assert FORMATS[extension].write(table, about)
    assert FORMATS[extension].write(table.head(0), about)


@pytest.mark.parametrize("name", FRAMES)
def test_csv_of_a_frame_reads_back_equal(name, ledger):
    frame = FRAMES[name](View(ledger, NOW))
    read = pd.read_csv(BytesIO(as_csv(frame)), dtype=str, keep_default_na=False)
    assert list(read) == list(frame)
    for column in frame.select_dtypes("number"):
        numbers = pd.to_numeric(read[column].replace("", None)).astype(float)
        expected = frame[column].astype(float)
        pd.testing.assert_series_equal(numbers, expected, rtol=0, atol=0)
    for column in frame.select_dtypes("datetime"):
        days = pd.to_datetime(read[column].replace("", None)).astype("datetime64[us]")
        pd.testing.assert_series_equal(days, frame[column])


def test_the_package_reads_back_as_the_same_ledger(ledger, tmp_path):
    with ZipFile(BytesIO(as_zip(ledger))) as package:
        package.extractall(tmp_path)
    read = read_ledger(tmp_path)
    for name in TABLES:
        pd.testing.assert_frame_equal(read[name], ledger[name])
    assert read.documents == ledger.documents
    assert read.descriptor == ledger.descriptor


def test_the_shipped_ledger_comes_out_byte_for_byte(tmp_path):
    shipped = read_ledger(SEEDS)
    with ZipFile(BytesIO(as_zip(shipped))) as package:
        package.extractall(tmp_path)
    assert read_ledger(tmp_path).hash == shipped.hash


def test_the_package_states_the_licence(ledger):
    with ZipFile(BytesIO(as_zip(ledger))) as package:
        assert b"CC-BY-4.0" in package.read("LICENCE.txt")


def test_the_same_ledger_gives_the_same_bytes(ledger):
    assert as_zip(ledger) == as_zip(ledger)
