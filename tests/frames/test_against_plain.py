"""The frames of the shipped ledger, cell by cell, against a recomputation.

The other side reads the CSV files and follows the rules in plain Python, without pandas
and without a line of these frames.
"""

import math
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from lib.frames.catalogue import FRAMES
from lib.ledger.package import read_ledger
from lib.model.ledger import Ledger
from lib.model.selection import Selection
from lib.model.view import View
from tests.plain.recomputation import read_tables, recompute

SEEDS = Path(__file__).parents[2] / "seeds"

RECOMPUTED = (
    *("contributions", "donor_totals", "meeting_totals", "conditions", "timeline"),
    *("items", "promised"),
)
#: Columns that only the other side has, to explain itself.
OWN_NOTES = {"items": {"counted"}}

SELECTIONS = [
    Selection(asof=date(2026, 11, 23)),
    Selection(asof=date(2026, 2, 12)),
    Selection(asof=date(2026, 3, 11), basis="announced"),
    Selection(asof=date(2024, 6, 30), basis="conditional", currency="EUR"),
    Selection(asof=date(2026, 11, 23), claims="lowest", currency="GBP"),
    Selection(asof=date(2026, 11, 23), claims="highest", basis="new", currency="NOK"),
    Selection(asof=date(2026, 11, 23), rates=date(2025, 6, 30), currency="EUR"),
    Selection(asof=date(2026, 11, 23), donor=("GBR", "NOR")),
    Selection(asof=date(2026, 11, 23), mechanism=("purl",), basis="announced"),
    Selection(asof=date(2026, 11, 23), meeting=("udcg-2026-02-12",), basis="new"),
    Selection(asof=date(2026, 11, 23), start=date(2025, 1, 1), end=date(2025, 12, 31)),
]


@cache
def shipped() -> Ledger:
    return read_ledger(SEEDS)


def recomputed(selection: Selection) -> dict[str, list[dict[str, Any]]]:
    return recompute(
        read_tables(SEEDS),
        asof=selection.day.isoformat(),
        currency=selection.currency,
        basis=selection.basis,
        claims=selection.claims,
        rates=selection.rates.isoformat() if selection.rates else "announced",
        donor=selection.donor,
        meeting=selection.meeting,
        mechanism=selection.mechanism,
        start=selection.start.isoformat() if selection.start else "",
        end=selection.end.isoformat() if selection.end else "",
    )


def rows_of(name: str, selection: Selection) -> dict[tuple[Any, ...], dict[str, Any]]:
    """Give the rows of a frame in plain values, in the conventions of the other side."""
    frame = FRAMES[name](View(shipped(), selection))
    if name == "timeline":
        frame = frame.assign(month=frame["month"].dt.strftime("%Y-%m"))
    if name == "items":
        frame = frame.dropna(subset=list(FRAMES["items"].keys))
    if name == "contributions":
        frame = frame.assign(donors=frame["donors"].fillna("unattributed"))
    rows = [
        {column: plain(value) for column, value in row.items()}
        for row in frame.to_dict("records")
    ]
    return {tuple(row[key] for key in FRAMES[name].keys): row for row in rows}


def plain(value: Any) -> Any:
    if pd.isna(value):
        return None
    return value.date().isoformat() if isinstance(value, pd.Timestamp) else value


def same(ours: Any, theirs: Any) -> bool:
    if ours is None or theirs is None or isinstance(ours, str):
        return bool(ours == theirs)
    # Two ways of summing billions differ in the last digits, by a fraction of a cent.
    return math.isclose(ours, theirs, rel_tol=1e-9, abs_tol=1e-5)


@pytest.mark.parametrize(
    "selection", SELECTIONS, ids=lambda chosen: str(chosen.query())
)
def test_the_frames_agree_with_the_plain_recomputation_in_every_cell(selection):
    theirs = recomputed(selection)
    for name in RECOMPUTED:
        keys = FRAMES[name].keys
        ours = rows_of(name, selection)
        expected = {tuple(row[key] for key in keys): row for row in theirs[name]}
        assert set(ours) == set(expected), name
        different = [
            (name, key, column, ours[key][column], value)
            for key, row in expected.items()
            for column, value in row.items()
            if column not in OWN_NOTES.get(name, set())
            and not same(ours[key][column], value)
        ]
        assert different == []


def test_the_comparison_sees_a_difference():
    assert not same(1.0, 1.0001)
    assert not same(None, 0.0)
    assert not same("met", "pending")


def test_the_meeting_of_february_2026_is_worth_what_was_found():
    frame = FRAMES["meeting_totals"](View(shipped(), SELECTIONS[0]))
    row = frame.set_index("meeting_id").loc["udcg-2026-02-12"]
    assert row["value"] == pytest.approx(47.7086e9, rel=1e-6)
    assert row["unattributed"] == pytest.approx(46.96e9, rel=1e-3)
    assert row["named"] == pytest.approx(0.745e9, rel=1e-3)
    assert (row["joint_low"], row["joint_high"]) == (0, pytest.approx(0.79e9, rel=1e-2))
    assert row["disputed"]
