"""What a change of the ledger does to sums, meetings and conditions: before and after."""

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd

from lib.frames.cache import apart
from lib.frames.conditions import conditions
from lib.frames.donors import donor_totals
from lib.frames.meetings import meeting_totals
from lib.model.view import View

#: Of each frame of sums: its key, and the figures that are held against each other.
SUMS = ["value", "low", "high", "conditional", "pledges", "unpriced", "unconverted"]
STATES = ["status", "progress", "threshold", "events"]
OF_FRAMES: dict[str, tuple[Callable[[View], pd.DataFrame], str, list[str]]] = {
    "donors": (donor_totals, "donors", SUMS),
    "meetings": (meeting_totals, "meeting_id", SUMS),
    "conditions": (conditions, "pledge_id", STATES),
}


def compared_sums(before: View, after: View) -> dict[str, pd.DataFrame]:
    """List by frame the rows that differ between two ledgers, for one selection.

    The key of the frame is the index; each figure has the columns `<name>_before` and
    `<name>_after`, missing where the row is not there or the sum is unknown. New rows
    come in the order of the frame after. What is made of the ledger after is not kept.
    """
    found = {}
    for name, (frame, key, figures) in OF_FRAMES.items():
        first = frame(before).set_index(key)
        with apart():
            second = frame(after).set_index(key)
        found[name] = changed(first, second, figures)
    return found


def changed(
    first: pd.DataFrame, second: pd.DataFrame, figures: list[str]
) -> pd.DataFrame:
    """Keep the rows in which a figure differs, or that one of two frames lacks."""
    keys = second.index.append(first.index.difference(second.index, sort=False))
    before = first[figures].reindex(keys).add_suffix("_before")
    pairs = before.join(second[figures].reindex(keys).add_suffix("_after"))
    differs = np.zeros(len(pairs), bool)
    for figure in figures:
        differs |= ~_same(pairs[f"{figure}_before"], pairs[f"{figure}_after"])
    return pairs[differs]


def _same(one: pd.Series, other: pd.Series) -> Any:
    """Tell which cells are the same, or both missing; sums to the last sure digit."""
    missing = (one.isna() & other.isna()).to_numpy(bool)
    if pd.api.types.is_numeric_dtype(one):
        near = np.isclose(
            one.to_numpy(float), other.to_numpy(float), rtol=1e-12, atol=0
        )
        return missing | near
    return missing | (one == other).fillna(False).to_numpy(bool)
