"""The digits of a view stay for good, unless a row that it showed is changed in place."""

from dataclasses import replace
from datetime import date
from hashlib import sha256

import pandas as pd
import pytest

from lib.frames import fingerprint
from lib.frames.cache import forget
from lib.frames.fingerprint import fingerprint_of
from lib.model.selection import Selection
from lib.model.view import View
from tests.toys import (
    DONORS,
    MEETINGS,
    claim,
    event,
    in_other_order,
    ledger_of,
    pledge,
    toy_ledger,
)

THEN = Selection(asof=date(2026, 3, 1))
LATER = "2026-03-02"
ROWS = {
    "pledges": [
        pledge("a", "DEU", meeting_id="m1", note="as printed"),
        pledge("b", "NOR;SWE", condition="If others give"),
    ],
    "claims": [claim("a", 40.0), claim("b", 2.0)],
    "condition_events": [event("e", "b", "pending", donor_id="GBR")],
    "statements": [{"statement_id": "s", "meeting_id": "m1", "source_id": "paper"}],
    "sources": [{}, {"source_id": "paper"}, {"source_id": "unread"}],
    "donors": [*DONORS, {"donor_id": "FRA", "name": "France"}],
    "meetings": MEETINGS,
}


def ledger_with(**changed):
    """Make the ledger with some tables in place of its own."""
    rows = ROWS | changed
    return toy_ledger(
        rows.pop("pledges"), rows.pop("claims"), rows.pop("condition_events"), **rows
    )


def with_cell(table, row, column, value):
    """Change one cell in place."""
    tables = dict(ledger_with().tables)
    cells = tables[table].copy()
    cells[column] = cells[column].mask(cells.index == row, value)
    return ledger_of(tables | {table: cells})


def digits(ledger, selection=THEN):
    return fingerprint_of(View(ledger, selection))


def test_the_digits_are_eight_and_hexadecimal():
    assert len(digits(ledger_with())) == 8
    int(digits(ledger_with()), 16)


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("pledges", pledge("c", "GBR", recorded_on=LATER)),
        ("claims", claim("a", 41.0, claim_id="a-c2", lead=False, recorded_on=LATER)),
        ("condition_events", event("f", "b", "met", recorded_on=LATER)),
        ("statements", {"statement_id": "t", "recorded_on": LATER}),
    ],
)
def test_a_row_recorded_later_changes_nothing(table, row):
    later = ledger_with(**{table: [*ROWS[table], row]})
    assert digits(later) == digits(ledger_with())
    after = Selection(asof=date(2026, 3, 2))
    assert digits(later, after) != digits(ledger_with(), after)


@pytest.mark.parametrize(
    ("table", "row"),
    [
        ("sources", {"source_id": "new"}),
        ("donors", {"donor_id": "POL", "name": "Poland"}),
        ("meetings", {"meeting_id": "m3"}),
    ],
)
def test_a_row_that_no_row_in_force_names_changes_nothing(table, row):
    more = ledger_with(**{table: [*ROWS[table], row]})
    assert digits(more) == digits(ledger_with())


@pytest.mark.parametrize("table", ["pledges", "claims", "condition_events"])
def test_a_row_withdrawn_later_changes_nothing(table):
    last = len(ROWS[table]) - 1
    withdrawn = with_cell(table, last, "withdrawn_on", pd.Timestamp(LATER))
    assert digits(withdrawn) == digits(ledger_with())
    after = Selection(asof=date(2026, 3, 2))
    assert digits(withdrawn, after) != digits(ledger_with(), after)


def test_a_correction_made_later_changes_nothing():
    old, other = ROWS["pledges"]
    corrected = ledger_with(
        pledges=[
            old | {"withdrawn_on": LATER},
            other,
            old | {"pledge_id": "a2", "replaces": "a", "recorded_on": LATER},
        ],
        claims=[
            claim("a", 40.0, withdrawn_on=LATER),
            claim("b", 2.0),
            claim("a2", 50.0, recorded_on=LATER),
        ],
    )
    assert digits(corrected) == digits(ledger_with())


@pytest.mark.parametrize(
    ("table", "row", "column", "value"),
    [
        ("claims", 0, "amount", 50.0),
        ("claims", 0, "currency", "EUR"),
        ("donors", 0, "gdp_usd", 4100.0),
        ("donors", 3, "name", "Svea"),
        ("meetings", 0, "city", "Ramstein"),
        ("sources", 1, "publisher", "Other"),
        ("pledges", 0, "note", "reworded"),
        ("pledges", 1, "condition", None),
        ("condition_events", 0, "status_after", "met"),
        ("statements", 0, "speaker", "Somebody"),
    ],
)
def test_a_cell_changed_in_place_is_told(table, row, column, value):
    changed = with_cell(table, row, column, value)
    assert digits(changed) != digits(ledger_with())


@pytest.mark.parametrize(
    ("table", "row"), [("donors", 4), ("meetings", 1), ("sources", 2)]
)
def test_a_cell_of_a_row_that_nothing_names_is_not_part_of_the_view(table, row):
    column = {"donors": "name", "meetings": "city", "sources": "publisher"}[table]
    assert digits(with_cell(table, row, column, "X")) == digits(ledger_with())


@pytest.mark.parametrize("table", ["pledges", "claims", "statements"])
def test_a_row_taken_out_is_told(table):
    assert digits(ledger_with(**{table: ROWS[table][1:]})) != digits(ledger_with())


def test_a_row_slipped_into_the_past_is_told():
    slipped = ledger_with(pledges=[*ROWS["pledges"], pledge("c", "GBR")])
    assert digits(slipped) != digits(ledger_with())


def test_the_order_of_the_rows_is_no_part_of_the_view():
    ledger = ledger_with()
    assert digits(in_other_order(ledger, 3)) == digits(ledger)


def test_only_the_day_of_a_selection_counts():
    ledger = ledger_with()
    narrowed = replace(THEN, donor=("DEU",), currency="EUR", per="gdp", show="m1")
    assert digits(ledger, narrowed) == digits(ledger)
    assert digits(ledger, Selection(asof=date(2026, 2, 11))) != digits(ledger)


def test_a_second_look_hashes_nothing(monkeypatch):
    forget()
    ledger, hashed = ledger_with(), []
    monkeypatch.setattr(fingerprint, "sha256", lambda: hashed.append(1) or sha256())
    assert digits(ledger) == digits(ledger)
    assert len(hashed) == 1


def test_tables_of_any_size_have_the_digits_of_the_whole_text(monkeypatch):
    whole = digits(ledger_with())
    for block in (1, 2, 3):
        forget()
        monkeypatch.setattr(fingerprint, "BLOCK", block)
        assert digits(ledger_with()) == whole
