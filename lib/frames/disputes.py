"""Disputes: the pledges on whose worth sources differ, and how far apart they are."""

import pandas as pd

from lib.frames.asof import standing_pledges
from lib.frames.cache import cached, whole_part
from lib.frames.claims import claims
from lib.frames.labels import donor_labels
from lib.model.view import View

OF_PLEDGE = ["pledge_id", "meeting_id", "announced_on", "scope", "donors", "item"]
FIGURES = ["lead", "lowest", "highest", "spread", "claims", "currency"]


@cached(whole_part)
def disputes(view: View) -> pd.DataFrame:
    """List the disputed pledges with the figures between which sources differ.

    Returns
    -------
    DataFrame
        One row a disputed pledge inside the filters, cumulative ones included, in the
        selected currency: `lead` (the lead claim's value, missing where it has none),
        `lowest` and `highest` of the priced claims, `spread` (highest over lowest) and
        `claims` (the number of those with a value). The largest spread first.
    """
    said = claims(view)
    said = said[said["disputed"]].dropna(subset="value")
    values = said.groupby("pledge_id")["value"]
    figures = pd.DataFrame(
        {
            "lead": said[said["lead"]].set_index("pledge_id")["value"],
            "lowest": values.min(),
            "highest": values.max(),
            "claims": values.size(),
            "spread": values.max() / values.min(),
        }
    )
    pledges = standing_pledges(view)[OF_PLEDGE]
    figures = figures.rename_axis("pledge_id").reset_index()
    rows = pledges.merge(figures, on="pledge_id")
    return (
        rows.assign(
            donor_label=donor_labels(rows["donors"], view.ledger),
            currency=view.selection.currency,
        )
        .sort_values(["spread", "pledge_id"], ascending=[False, True])
        .reset_index(drop=True)[[*OF_PLEDGE, "donor_label", *FIGURES]]
    )
