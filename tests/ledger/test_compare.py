from datetime import date

import pytest

from lib.ledger.compare import forbidden_changes
from lib.ledger.package import examine
from tests.ledgers import DOCUMENT, put, row, sound_tables, write_ledger

# The newest day of the sound ledger is 2026-03-02, of the event lva-03.


@pytest.fixture
def changes(tmp_path):
    """Give a function that holds changed tables against the sound ones."""

    def see_changes(tables, documents=None):
        old = examine(write_ledger(tmp_path / "old", documents=documents)).draft
        new = examine(write_ledger(tmp_path / "new", **tables)).draft
        found = forbidden_changes(new, old)
        return [str(one).removeprefix(f"{tmp_path}/") for one in found]

    return see_changes


def added_statement(tables, **cells):
    tables["statements"].append(
        row(tables, "statements", "a-1") | {"statement_id": "new"} | cells
    )


def test_the_same_ledger_changes_nothing(tables, changes):
    assert changes(tables) == []


def test_another_order_of_rows_changes_nothing(tables, changes):
    for table in ("pledges", "claims", "condition_events", "statements"):
        tables[table].reverse()
    assert changes(tables) == []


@pytest.mark.parametrize(
    ("table", "key"),
    [("claims", "deu-c2"), ("condition_events", "lva-02"), ("statements", "a-1")],
)
def test_a_removed_row_is_refused(tables, changes, table, key):
    tables[table].remove(row(tables, table, key))
    (found,) = changes(tables)
    assert found.startswith(
        f"new/{table}.csv ({key}): the row of the old ledger is gone"
    )


@pytest.mark.parametrize(
    ("place", "cell", "match"),
    [
        (
            "pledges deu item",
            "tanks",
            'row 3 (deu): item was "drones" and is "ta',
        ),
        ("pledges deu note", "new", 'note was empty and is "new"'),
        ("pledges lva condition_threshold", "31", 'was "30.0" and is "31.0"'),
        (
            "claims deu-c2 recorded_on",
            "2025-04-13",
            '"2025-04-12" and is "2025-04',
        ),
        ("claims five-c1 donors_as_named", "", 'was "DEU;LVA" and is empty'),
        ("claims five-c1 quote_start", "25", 'quote_start was "24" and is "25"'),
        (
            "condition_events lva-03 status_after",
            "met",
            'was "unknown" and is "met"',
        ),
        (
            "statements a-1 withdrawn_on",
            "2026-03-02",
            'was empty and is "2026-03-02',
        ),
    ],
)
def test_a_changed_cell_is_refused(tables, changes, place, cell, match):
    put(tables, place, cell)
    (found,) = changes(tables)
    assert match in found
    assert "Withdraw the row and add one that replaces it." in found


def test_a_row_may_be_withdrawn_after_the_newest_day(tables, changes):
    row(tables, "statements", "a-1")["withdrawn_on"] = "2026-03-03"
    assert changes(tables) == []


def test_a_withdrawal_may_not_be_taken_back_or_moved(tables, changes):
    row(tables, "claims", "nor-c1")["withdrawn_on"] = "2026-03-09"
    (found,) = changes(tables)
    assert 'withdrawn_on was "2026-03-01" and is "2026-03-09"' in found


def test_a_new_row_of_a_later_day_is_sound(tables, changes):
    added_statement(tables, recorded_on="2026-03-03")
    assert changes(tables) == []


@pytest.mark.parametrize("day", ["2026-03-02", "2025-04-11"])
def test_a_new_row_in_the_past_of_the_old_ledger_is_refused(tables, changes, day):
    added_statement(tables, recorded_on=day)
    (found,) = changes(tables)
    assert found.startswith(
        f"new/statements.csv, row 5 (new): the new row is recorded on {day}. "
        "Expected: a day after 2026-03-02"
    )


def test_donors_meetings_and_sources_may_change(tables, changes):
    row(tables, "donors", "DEU")["gdp_usd"] = "1"
    row(tables, "meetings", "udcg-2025-04-11")["city"] = "Bruxelles"
    row(tables, "sources", "paper")["note"] = "new"
    assert changes(tables) == []


def test_a_changed_document_is_refused(tables, changes):
    (found,) = changes(tables, documents={"report": DOCUMENT + "More."})
    assert "new/documents/report.txt: the document is changed" in found


def test_a_removed_document_is_refused(changes):
    tables = sound_tables()
    (found,) = changes(tables, documents={"report": DOCUMENT, "paper": "Old."})
    assert "new/documents/paper.txt: the document is gone" in found


def test_today_is_added_to_until_it_is_over(tables, tmp_path):
    """The sound ledger learned of its newest row on 2026-03-02."""
    old = examine(write_ledger(tmp_path / "old")).draft
    added_statement(tables, recorded_on="2026-03-02")
    put(tables, "statements a-1 withdrawn_on", "2026-03-02")
    folder = write_ledger(tmp_path / "new", **tables)
    found = {}
    for today in (date(2026, 3, 2), date(2026, 3, 3)):
        new = examine(folder, today=today).draft
        found[today.day] = {one.kind for one in forbidden_changes(new, old)}
    assert found == {2: set(), 3: {"row in the past", "changed row"}}
