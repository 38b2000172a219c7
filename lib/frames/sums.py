"""Sums of contributions: missing where nothing is priced, never zero for unknown.

What is traced to donors and what is not are never added: headlines overlap one another,
and sums announced before can overlap too.
"""

from collections.abc import Sequence

import numpy as np
import pandas as pd

from lib.frames.cache import cached, whole_part
from lib.frames.contributions import contributions
from lib.frames.measures import count, flag, money, money_in, text
from lib.frames.money import MONEY
from lib.frames.nesting import Flags, Numbers
from lib.frames.unconverted import sums_by
from lib.model.columns import Table
from lib.model.view import View
from lib.model.vocabulary import BASES, STATES, TRACED, UNATTRIBUTED, UNNAMED

#: What every table of sums shows, beside what its rows are of.
SHOWN = (
    *("value", "low", "high", "new", "earlier", "conditional", "restated", "lapsed"),
    *("pledges", "unpriced", "unconverted_sums"),
)
#: New money, by who is named for it.
BY_SCOPE = {"donor": "named", "joint": "joint", **dict.fromkeys(UNNAMED, UNATTRIBUTED)}
FLAGS = ["open_ended", "parts_exceed_whole", "pledge", "unpriced", "unconverted"]
FLAGS += ["itemised"]
COUNTS = ["entries", "pledges", "unpriced", "unconverted", "itemised"]


class Sums(Table):
    """What frames of sums share: the sum, its states and what is counted."""

    value: float = money("Pledged")
    low: float = money("Low")
    high: float = money("High")
    new: float = money_in("new")
    earlier: float = money_in("earlier")
    conditional: float = money_in("conditional")
    restated: float = money_in("restated")
    lapsed: float = money_in("lapsed")
    open_ended: bool = flag("Open-ended")
    entries: int = count("Announcements")
    pledges: int = count("Pledges")
    unpriced: int = count("No price given")
    unconverted: int = count("Not converted")
    unconverted_sums: str = text("Sums not converted", missing=True)
    itemised: int = count("Items of a priced package")


def sum_by(rows: pd.DataFrame, keys: Sequence[str], basis: str) -> pd.DataFrame:
    """Sum contributions by group; a missing key makes a group of its own.

    Indexed by the keys, one row for each group with at least one contribution: `value`,
    `low`, `high`, a column for each state, `open_ended` (whether a counted row is),
    `parts_exceed_whole`, and the counts `entries` (of every state), `pledges`,
    `unpriced` (states no sum), `unconverted` (states one that no rate converts;
    `unconverted_sums` writes these in their own currencies) and `itemised`. A sum none
    of whose rows is priced is missing.
    """
    counted = rows["state"].isin(BASES[basis]).to_numpy()
    state, value = rows["state"].to_numpy(), rows["value"].to_numpy()
    summands = pd.DataFrame(
        {
            **{name: _only(rows[name].to_numpy(), counted) for name in MONEY},
            **{name: _only(value, state == name) for name in STATES},
            **{name: rows[name].to_numpy(np.int64) for name in FLAGS},
            "entries": 1,
        },
        index=rows.index,
    )
    summands["open_ended"] *= counted
    groups = summands.groupby([rows[key] for key in keys], dropna=False)
    sums = groups.sum(min_count=1)
    named = {flag: sums[flag] > 0 for flag in ("open_ended", "parts_exceed_whole")}
    own = sums_by(rows, groups.ngroup()).reindex(range(len(sums))).astype("str")
    return sums.assign(**named, unconverted_sums=own.array).rename(
        columns={"pledge": "pledges"}
    )


def new_by_scope(rows: pd.DataFrame, keys: Sequence[str]) -> pd.DataFrame:
    """Sum new contributions by group and who is named, in value, low and high."""
    of_new = rows["scope"].map(BY_SCOPE).where(rows["state"] == "new")
    summands = pd.DataFrame(
        {
            part if column == "value" else f"{part}_{column}": rows[column].where(
                of_new == part
            )
            for part in dict.fromkeys(BY_SCOPE.values())
            for column in MONEY
        }
    )
    return summands.groupby([rows[key] for key in keys]).sum(min_count=1)


def _only(values: Numbers, rows: Flags) -> Numbers:
    """Leave out, as missing, the values of other rows."""
    return np.where(rows, values, np.nan)


@cached(whole_part)
def traced_totals(view: View) -> pd.DataFrame:
    """Sum what is traced to donors and joint sets, and apart from it what is not.

    Two rows, "traced" and "unattributed", with the columns of `sum_by`; a row without
    contributions is missing in every column.
    """
    return traced_of(contributions(view), view.selection.basis)


def traced_of(rows: pd.DataFrame, basis: str) -> pd.DataFrame:
    """Sum contributions as `traced_totals` does those of a selection."""
    return sum_by(by_trace(rows), ["to"], basis).reindex([TRACED, UNATTRIBUTED])


def by_trace(rows: pd.DataFrame) -> pd.DataFrame:
    """Tell in `to` what is traced to donors from what is traced to nobody."""
    untraced = rows["scope"].isin(UNNAMED)
    to = untraced.map({True: UNATTRIBUTED, False: TRACED}).astype("str")
    return rows.assign(to=to)
