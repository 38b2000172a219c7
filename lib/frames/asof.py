"""The ledger as of a day: what stood then, and what stands in place of what."""

import pandas as pd

from lib.frames.cache import asof_part, cached
from lib.model.filters import COLUMNS
from lib.model.keys import is_among
from lib.model.ledger import Ledger, in_force
from lib.model.view import View

#: What frames and filters look at; to carry every text along would cost more than sums.
OF_PLEDGE = [
    *["pledge_id", "scope", "item", "item_class", "part_of", "novelty", "counted_in"],
    *["condition", "condition_unit", *COLUMNS],
]


@cached(asof_part)
def standing_pledges(view: View) -> pd.DataFrame:
    """List the pledges in force as of the day, by pledge_id, in the columns of sums.

    `part_of` and `counted_in` name the row that stands: a reference to a corrected row
    is followed through `replaces`. One that leads to no row in force has no effect.
    """
    pledges = in_force(view.ledger["pledges"], view.selection.day)[OF_PLEDGE]
    pledges = pledges.sort_values("pledge_id", ignore_index=True)
    standing = pledges["pledge_id"]
    return pledges.assign(
        part_of=follow_corrections(pledges["part_of"], standing, view.ledger),
        counted_in=follow_corrections(pledges["counted_in"], standing, view.ledger),
    )


@cached(asof_part)
def standing_events(view: View) -> pd.DataFrame:
    """List the reports dated, recorded and in force by the day, oldest first.

    A report on a corrected pledge is one on the row that stands in its place.
    """
    events = in_force(view.ledger["condition_events"], view.selection.day)
    events = events[events["date"] <= pd.Timestamp(view.selection.day)]
    standing = standing_pledges(view)["pledge_id"]
    named = follow_corrections(events["pledge_id"], standing, view.ledger)
    return events.assign(pledge_id=named).sort_values(["date", "event_id"])


def follow_corrections(
    named: pd.Series, standing: pd.Series, ledger: Ledger
) -> pd.Series:
    """Go from a row to the one that replaces it, until one that stands is met."""
    replaced = ledger["pledges"].dropna(subset="replaces")
    # To look up which rows stand is dear where there are many, and often for nothing.
    if replaced.empty:
        return named
    replaced_by = replaced.set_index("replaces")["pledge_id"]
    corrected = is_among(named, replaced_by.index) & ~is_among(named, standing)
    while corrected.any():
        named = named.mask(corrected, named.map(replaced_by))
        corrected = is_among(named, replaced_by.index) & ~is_among(named, standing)
    return named


@cached(asof_part)
def standing_claims(view: View) -> pd.DataFrame:
    """List the claims in force as of the day, by claim_id."""
    claims = in_force(view.ledger["claims"], view.selection.day)
    return claims.sort_values("claim_id", ignore_index=True)
