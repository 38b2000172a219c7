"""What the tests of files share: a tiny ledger, and a frame with every kind of cell."""

from datetime import date

import pandas as pd
import pytest

from lib.export.about import about_frame
from lib.ledger.package import read_ledger
from lib.model.selection import Selection
from lib.model.view import View
from tests.ledgers import write_ledger

NOW = Selection(currency="EUR", asof=date(2026, 11, 23))


@pytest.fixture(scope="session")
def ledger(tmp_path_factory):
    return read_ledger(write_ledger(tmp_path_factory.mktemp("files") / "ledger"))


@pytest.fixture
def about(ledger):
    return about_frame("donor_totals", View(ledger, NOW))


@pytest.fixture
def frame():
    """Give three rows; the last one is missing wherever it can be."""
    return pd.DataFrame(
        {
            "text": pd.Series(['say "aye", twice', "two\r\nlines", None], dtype="str"),
            "number": [47_700_000_000.0, 0.1, None],
            "count": pd.Series([5, -7, None], dtype="Int64"),
            "whole": [1, 2, 3],
            "flag": [True, False, True],
            "day": pd.to_datetime(["2026-02-12", "2022-04-26", None]).astype(
                "datetime64[us]"
            ),
        }
    )
