"""Sheets: every table and frame, at the address that gives its rows."""

from dataclasses import replace
from datetime import date

import pytest

from lib.export.data.sheets import SHEETS, Sheet
from lib.frames.catalogue import FRAMES
from lib.frames.donors import donor_totals
from lib.model.selection import Selection
from lib.model.tables import TABLES
from lib.model.view import View
from tests.toys import NOW, claim, pledge, toy_ledger

CLAIMS = Sheet("tables", "claims")
DONORS = Sheet("tables", "donors")
TOTALS = Sheet("frames", "donor_totals")
CHOSEN = replace(NOW, currency="EUR", donor=("DEU", "NOR"), show="DEU")


@pytest.fixture(scope="module")
def ledger():
    return toy_ledger(
        [pledge("deu"), pledge("nor", "NOR")],
        [claim("deu", 1), claim("nor", 2, withdrawn_on="2026-03-01")],
    )


def test_every_frame_and_every_table_is_a_sheet():
    assert list(SHEETS) == [
        *(f"frames/{name}" for name in FRAMES),
        *(f"tables/{name}" for name in TABLES),
    ]


def test_a_frame_follows_the_whole_selection_but_for_what_is_open(ledger):
    assert TOTALS.query(CHOSEN) == [
        *(("currency", "EUR"), ("donor", "DEU"), ("donor", "NOR")),
        ("asof", "2026-11-23"),
    ]
    rows = TOTALS.rows(View(ledger, CHOSEN))
    assert rows.equals(donor_totals(View(ledger, replace(CHOSEN, show=None))))


def test_a_versioned_table_follows_the_day_alone(ledger):
    assert CLAIMS.path("csv", CHOSEN) == "/api/v1/tables/claims.csv?asof=2026-11-23"
    assert len(CLAIMS.rows(View(ledger, NOW))) == 1
    assert len(CLAIMS.rows(View(ledger, Selection(asof=date(2026, 2, 28))))) == 2


def test_a_table_without_versions_follows_nothing(ledger):
    assert DONORS.path("xlsx", CHOSEN) == "/api/v1/tables/donors.xlsx"
    assert DONORS.rows(View(ledger, CHOSEN)) is ledger["donors"]
    assert DONORS.about(View(ledger, CHOSEN)).as_of is None
    assert CLAIMS.about(View(ledger, CHOSEN)).as_of == NOW.asof
    assert TOTALS.about(View(ledger, CHOSEN)).selection == tuple(TOTALS.query(CHOSEN))


def test_a_narrowed_sheet_holds_the_rows_with_the_words_and_says_so(ledger):
    narrowed = replace(TOTALS, filter="norway & co")
    path = "/api/v1/frames/donor_totals.csv?asof=2026-11-23&filter=norway+%26+co"
    assert narrowed.path("csv", NOW) == path
    assert narrowed.path("csv", NOW, ("bom", "true")) == f"{path}&bom=true"
    assert narrowed.rows(View(ledger, NOW)).empty
    norway = replace(TOTALS, filter="NORWAY")
    assert norway.rows(View(ledger, NOW))["donors"].tolist() == ["NOR"]
    every = norway.every_row(View(ledger, NOW))
    assert set(every["donors"]) == {"DEU", "NOR"}
    assert norway.about(View(ledger, NOW)).selection[-1] == ("filter", "NORWAY")
    table = replace(DONORS, filter="norway")
    assert table.about(View(ledger, NOW)).selection == (("filter", "norway"),)
    assert table.path("csv", NOW) == "/api/v1/tables/donors.csv?filter=norway"


@pytest.mark.parametrize("sheet", SHEETS.values(), ids=SHEETS)
def test_the_rows_of_a_sheet_meet_its_contract(ledger, sheet):
    rows = sheet.rows(View(ledger, NOW))
    assert set(rows.columns) == set(sheet.about(View(ledger, NOW)).columns)
    sheet.contract.validate(rows)
    assert sheet.title
