"""The whole ledger as one file."""

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pandas as pd

from lib.export.data.frame_package import as_zip
from lib.ledger.package import read_ledger
from lib.model.tables import TABLES

SEEDS = Path(__file__).parents[3] / "seeds"


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
