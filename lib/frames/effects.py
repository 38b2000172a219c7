"""What the changes of a ledger do to its sums: each by itself, and they add up.

Of an entry that stood and one that stands in its place, the effect is what the later
counts less what the earlier counted. Rates have no part in it: the rate of a day does
not depend on what the ledger knew, and `rates` of one fixed day is the same on both sides.
"""

import numpy as np
import pandas as pd

from lib.frames.changes import (
    ADDED,
    CLAIMS,
    CORRECTED,
    OF_CONDITION,
    OF_ENTRY,
    WITHDRAWN,
    Changes,
)
from lib.frames.sums import by_trace
from lib.model.vocabulary import BASES, ROUNDING

#: What others did to an entry that was not changed itself: a part of it, or the entry in
#: whose sum it is counted, came or went.
FOLLOWS, CONDITIONS = "follows", "conditions"
#: What is told apart of an effect, each with the kinds of change that it is of.
CAUSES: dict[str, tuple[str, ...]] = {
    ADDED: (ADDED,),
    CORRECTED: (CORRECTED,),
    WITHDRAWN: (WITHDRAWN,),
    CLAIMS: (CLAIMS,),
    CONDITIONS: OF_CONDITION,
    FOLLOWS: (FOLLOWS,),
}
CAUSE_OF = {kind: cause for cause, kinds in CAUSES.items() for kind in kinds}
#: What of an entry a leg carries: whose it is.
_OF_ENTRY = ["donors", "donor_label", "scope", "meeting_id", "to"]
_LEG = ["key", "kind", "end", "amount", *_OF_ENTRY]
#: The ends of a leg: an amount that was counted before, on the way, or is counted after.
BEFORE, MIDWAY, AFTER = "before", "midway", "after"


def legs(since: Changes, basis: str) -> pd.DataFrame:
    """Split what moved the sums into amounts, those that went negative.

    One row an amount: `key` (the pledge of the change, as `Changes.changes` names it),
    `kind`, `end`, `amount` (missing without a sum, and for what the basis does not count),
    and whose it is: `donors`, `donor_label`, `scope`, `meeting_id`, `to` (traced or
    unattributed). All amounts of a donor, a meeting or a kind add up to what it moved.
    An entry that was corrected, or has other claims, and whose condition changed too, is
    first taken to its new worth in its old state, then to its new state.
    """
    pairs = since.pairs.reset_index(drop=True)
    then, now = (
        _entries(rows, pairs[name])
        for rows, name in (
            (since.entries_then, "was_id"),
            (since.entries_now, "pledge_id"),
        )
    )
    was, stands = then["state"].isin(BASES[basis]), now["state"].isin(BASES[basis])
    key = pairs["pledge_id"].fillna(pairs["was_id"])
    of_entry, of_condition = (
        _kinds(since, key, kinds) for kinds in (OF_ENTRY, OF_CONDITION)
    )
    twice = of_entry.notna() & of_condition.notna()
    kind = of_entry.fillna(of_condition).fillna(FOLLOWS)
    first, midway = now["value"].where(stands), now["value"].where(was)
    made = [
        _leg(key, kind, BEFORE, -then["value"].where(was), then),
        _leg(key, kind, AFTER, first, now)[~twice],
        _leg(key, kind, MIDWAY, midway, now)[twice],
        _leg(key, of_condition, MIDWAY, -midway, now)[twice],
        _leg(key, of_condition, AFTER, first, now)[twice],
    ]
    listed = pd.concat(made, ignore_index=True)
    return listed[listed["scope"].notna()].reset_index(drop=True)


def _entries(rows: pd.DataFrame, named: pd.Series) -> pd.DataFrame:
    """Take the contributions of pledges, a blank row for one that is not there."""
    entries = by_trace(rows).set_index("pledge_id")
    return entries.reindex(named).reset_index(drop=True)


def _kinds(since: Changes, key: pd.Series, among: tuple[str, ...]) -> pd.Series:
    """Name the change of each pledge that is of some kinds; missing without one."""
    told = since.changes[since.changes["kind"].isin(among)]
    return key.map(told.set_index("pledge_id")["kind"]).astype("str")


def _leg(
    key: pd.Series, kind: pd.Series, end: str, amount: pd.Series, whose: pd.DataFrame
) -> pd.DataFrame:
    said = whose[_OF_ENTRY].assign(key=key, kind=kind, end=end, amount=amount)
    return said[_LEG]


def moved(rows: pd.DataFrame, group: str) -> pd.DataFrame:
    """Sum legs by a column of them; a missing key makes no group.

    Indexed by it: `before` and `after` (missing where no entry states a sum),
    `difference` (missing where both are), and a column for each of `CAUSES`: what it
    moved, 0 where it moved nothing.
    """
    cause = rows["kind"].map(CAUSE_OF)
    ends = _sums(rows, group, rows["end"], (BEFORE, AFTER))
    ends = ends.assign(**{BEFORE: -ends[BEFORE] + 0.0})
    whole = ends.fillna(0.0)
    difference = (whole[AFTER] - whole[BEFORE]).where(ends.notna().any(axis="columns"))
    causes = _sums(rows, group, cause, tuple(CAUSES)).fillna(0.0)
    # What is won or lost by rounding alone is nothing.
    least = ROUNDING * np.maximum(whole.max(axis="columns"), 1.0)
    told = causes.where(causes.abs().gt(least, axis="index"), 0.0)
    return ends.assign(difference=difference).join(told)


def _sums(
    rows: pd.DataFrame, group: str, by: pd.Series, columns: tuple[str, ...]
) -> pd.DataFrame:
    keyed = pd.DataFrame({"group": rows[group], "by": by, "amount": rows["amount"]})
    sums = keyed.pivot_table(
        "amount", "group", "by", lambda one: one.sum(min_count=1), dropna=False
    )
    sums = sums.rename_axis(columns=None).reindex(columns=list(columns))
    return sums.astype(float)
