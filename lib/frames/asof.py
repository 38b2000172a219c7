"""The ledger as of a day: what stood then, and what stands in place of what."""

import pandas as pd

from lib.frames.kept import asof_part, kept
from lib.model.ledger import Ledger, in_force
from lib.model.selection import Selection


@kept(asof_part)
def standing_pledges(ledger: Ledger, selection: Selection) -> pd.DataFrame:
    """List the pledges in force as of the day, by pledge_id.

    `part_of` and `counted_in` name the row that stands: a reference to a corrected row
    is followed through `replaces`. One that leads to no row in force has no effect.
    """
    pledges = in_force(ledger["pledges"], selection.day).sort_values("pledge_id")
    replaced = ledger["pledges"].dropna(subset="replaces")
    if replaced.empty:
        return pledges.reset_index(drop=True)
    by = replaced.set_index("replaces")["pledge_id"]
    standing = pledges["pledge_id"]
    return pledges.assign(
        part_of=_follow(pledges["part_of"], by, standing),
        counted_in=_follow(pledges["counted_in"], by, standing),
    ).reset_index(drop=True)


def _follow(named: pd.Series, replaced_by: pd.Series, standing: pd.Series) -> pd.Series:
    """Go from a row to the one that replaces it until a standing one is met."""
    corrected = named.isin(replaced_by.index) & ~named.isin(standing)
    while corrected.any():
        named = named.mask(corrected, named.map(replaced_by))
        corrected = named.isin(replaced_by.index) & ~named.isin(standing)
    return named


@kept(asof_part)
def standing_claims(ledger: Ledger, selection: Selection) -> pd.DataFrame:
    """List the claims in force as of the day, by claim_id."""
    claims = in_force(ledger["claims"], selection.day).sort_values("claim_id")
    return claims.reset_index(drop=True)


@kept(asof_part)
def lead_quantities(ledger: Ledger, selection: Selection) -> pd.DataFrame:
    """Take `quantity` and `unit` of each pledge's lead claim, by pledge_id."""
    claims = standing_claims(ledger, selection)
    return claims[claims["lead"]].set_index("pledge_id")[["quantity", "unit"]]
