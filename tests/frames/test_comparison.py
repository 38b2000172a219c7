"""What a change of the ledger does: the rows that differ, before and after."""

from datetime import date

import pandas as pd
import pytest

from lib.frames.cache import _CACHE, forget
from lib.frames.comparison import changed, compared_sums
from lib.ledger.package import read_ledger
from lib.model.selection import Selection
from lib.model.view import View
from tests.ledgers import row, sound_tables, write_ledger

DAY = Selection(asof=date(2026, 4, 1))


@pytest.fixture(scope="module")
def before(tmp_path_factory):
    return read_ledger(write_ledger(tmp_path_factory.mktemp("before")))


@pytest.fixture(scope="module")
def after(tmp_path_factory):
    """Add a pledge of Latvia, and a report of ten missiles."""
    tables = sound_tables()
    tables["pledges"].append(
        row(tables, "pledges", "five")
        | {"pledge_id": "lva-2", "scope": "donor", "donors": "LVA"}
        | {"recorded_on": "2026-03-30"}
    )
    tables["claims"].append(
        row(tables, "claims", "again-c1")
        | {"claim_id": "lva-2-c1", "pledge_id": "lva-2", "amount": "7000000"}
        | {"recorded_on": "2026-03-30"}
    )
    tables["condition_events"].append(
        row(tables, "condition_events", "lva-02")
        | {"event_id": "lva-04", "date": "2026-03-20", "quantity": "15"}
        | {"recorded_on": "2026-03-30", "status_after": "met"}
    )
    return read_ledger(write_ledger(tmp_path_factory.mktemp("after"), **tables))


def test_only_rows_that_differ_are_listed_with_both_figures(before, after):
    found = compared_sums(View(before, DAY), View(after, DAY))
    donors = found["donors"]
    assert list(donors.index) == ["LVA"]
    latvia = donors.loc["LVA"]
    assert (latvia["pledges_before"], latvia["pledges_after"]) == (1, 2)
    assert latvia["value_after"] == 7e6
    assert pd.isna(latvia["value_before"])
    (meeting,) = found["meetings"].index
    assert meeting == "udcg-2026-02-12"
    state = found["conditions"].loc["lva"]
    assert (state["status_before"], state["status_after"]) == ("pending", "met")
    assert (state["progress_before"], state["progress_after"]) == (15, 30)


def test_the_same_ledger_changes_nothing(before):
    found = compared_sums(View(before, DAY), View(before, DAY))
    assert all(rows.empty for rows in found.values())


def test_what_a_tried_ledger_makes_is_not_kept(before, after):
    forget()
    compared_sums(View(before, DAY), View(before, DAY))
    kept = len(_CACHE)
    compared_sums(View(before, DAY), View(after, DAY))
    assert len(_CACHE) == kept


def test_a_row_that_one_frame_lacks_is_there_with_missing_figures():
    first = pd.DataFrame({"value": [1.0, 2.0]}, index=["a", "b"])
    second = pd.DataFrame({"value": [2.0, 3.0]}, index=["b", "c"])
    rows = changed(first, second, ["value"])
    assert list(rows.index) == ["c", "a"]
    assert pd.isna(rows.loc["c", "value_before"])
    assert pd.isna(rows.loc["a", "value_after"])


def test_sums_that_differ_in_the_last_binary_digit_are_the_same():
    first = pd.DataFrame({"value": [0.1 + 0.2]}, index=["a"])
    second = pd.DataFrame({"value": [0.3]}, index=["a"])
    assert changed(first, second, ["value"]).empty
