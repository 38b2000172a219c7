"""Disputes: the pledges on whose worth sources differ, and how far apart they are."""

import numpy as np
import pandas as pd
import pandera.pandas as pa

from lib.frames.asof import standing_pledges
from lib.frames.cache import cached, whole_part
from lib.frames.claims import claims
from lib.frames.frame import Frame
from lib.frames.labels import donor_labels
from lib.frames.measures import currency, day, key, money, one_of, text
from lib.model.columns import Table, columns_of
from lib.model.view import View
from lib.model.vocabulary import SCOPES

OF_PLEDGE = ["pledge_id", "meeting_id", "announced_on", "scope", "donors", "item"]


class Disputes(Table):
    """One row is a pledge on whose worth sources differ; the largest spread first."""

    pledge_id: str = key("Pledge")
    meeting_id: str = text("Meeting", missing=True)
    announced_on: np.datetime64 = day("Announced on")
    scope: str = one_of("Scope", SCOPES)
    donors: str = text("Donors", missing=True)
    item: str = text("Item", missing=True)
    donor_label: str = text("Donor")
    lead: float = money("Lead claim")
    lowest: float = money("Lowest claim")
    highest: float = money("Highest claim")
    spread: float = pa.Field(ge=1, title="Highest over lowest")
    claims: int = pa.Field(ge=2, title="Claims with a sum")
    currency: str = currency()


COLUMNS = columns_of(Disputes)


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
        .reset_index(drop=True)[COLUMNS]
    )


FRAMES = (
    Frame(
        disputes,
        Disputes,
        shown=(
            *("donor_label", "announced_on", "item", "lowest", "lead", "highest"),
            *("spread", "claims", "scope", "pledge_id"),
        ),
        cites="pledge_id",
    ),
)
