"""Conditions: what must happen before a pledge counts, and how far along it is."""

import numpy as np
import pandas as pd

from lib.frames.asof import lead_quantities
from lib.frames.cache import cached, whole_part
from lib.frames.contributions import all_contributions
from lib.frames.corroboration import corroboration
from lib.frames.frame import Frame
from lib.frames.measures import (
    count,
    currency,
    day,
    flag,
    key,
    money,
    number,
    one_of,
    text,
)
from lib.frames.money import MONEY
from lib.frames.states import condition_states
from lib.model.columns import Table, columns_of
from lib.model.filters import apply_filters
from lib.model.view import View


class Conditions(Table):
    """One row is a conditional pledge, met ones too; the newest first."""

    pledge_id: str = key("Pledge")
    meeting_id: str = text("Meeting", missing=True)
    announced_on: np.datetime64 = day("Announced on")
    donors: str = text("Donors", missing=True)
    donor_label: str = text("Donor")
    item: str = text("Item", missing=True)
    offer_quantity: float = number("Offered")
    offer_unit: str = text("Unit of the offer", missing=True)
    value: float = money("Worth")
    low: float = money("Low")
    high: float = money("High")
    condition: str = text("Condition")
    condition_item: str = text("What others must give or do", missing=True)
    threshold: float = number("Threshold")
    threshold_unit: str = text("Unit of the threshold", missing=True)
    progress: float = number("Progress")
    status: str = one_of("State", ("pending", "met", "lapsed", "withdrawn"))
    status_on: np.datetime64 = day("Deciding report")
    status_since: np.datetime64 = day("In that state since")
    reported_on: np.datetime64 = day("Last report")
    no_later_report: bool = flag("No later report")
    events: int = count("Reports")
    state_sources: int = count("Sources of the state")
    state_official: int = count("Official ones of them")
    progress_sources: int = count("Sources of the progress")
    progress_official: int = count("Official ones among those")
    contributors: str = text("Other donors named", missing=True)
    contributed: float = number("Reported of these")
    currency: str = currency()


COLUMNS = columns_of(Conditions)

OF_CONTRIBUTION = [
    *["pledge_id", "meeting_id", "announced_on", "donors", "donor_label", "item"],
    *[f"own_{column}" for column in MONEY],
    "currency",
]
#: What the table of pledges says of a condition, under the names of the frame.
OF_PLEDGE = {
    "condition": "condition",
    "condition_item": "condition_item",
    "condition_threshold": "threshold",
    "condition_unit": "threshold_unit",
}


@cached(whole_part)
def conditions(view: View) -> pd.DataFrame:
    """List the conditional pledges, met ones too.

    Returns
    -------
    DataFrame
        One row a pledge with a condition inside the filters (a cumulative figure is
        no pledge), the newest first. `value`,
        `low`, `high` are its own converted figures, `offer_quantity` and `offer_unit`
        from the lead claim; `threshold`, `threshold_unit` what others must give or do,
        `progress` how much of it is reported. What is not stated is missing. The other
        columns are those of `condition_states` and `corroboration`; without a report
        its counts are 0.
    """
    pledges = apply_filters(all_contributions(view), view)
    states = condition_states(view)
    text = view.ledger["pledges"].set_index("pledge_id")[list(OF_PLEDGE)]
    listed = pledges.loc[pledges["pledge_id"].isin(states.index), OF_CONTRIBUTION]
    return (
        listed.rename(columns={f"own_{column}": column for column in MONEY})
        .join(text.rename(columns=OF_PLEDGE), on="pledge_id")
        .join(lead_quantities(view).add_prefix("offer_"), on="pledge_id")
        .join(states, on="pledge_id")
        .join(_known(view, states.index), on="pledge_id")
        .sort_values(["announced_on", "pledge_id"], ascending=[False, True])
        .reset_index(drop=True)[COLUMNS]
    )


def _known(view: View, pledges: pd.Index) -> pd.DataFrame:
    """Say how well each is known; what nobody reports on has no source."""
    known = corroboration(view).reindex(pledges)
    counts = known.columns[known.columns.str.endswith(("_sources", "_official"))]
    return known.astype({"contributors": "str"}).assign(
        **{count: known[count].fillna(0).astype("int64") for count in counts}
    )


FRAMES = (
    Frame(
        conditions,
        Conditions,
        shown=(
            *("donor_label", "item", "offer_quantity", "offer_unit", "condition"),
            *("progress", "threshold", "threshold_unit", "status", "status_since"),
            *("reported_on", "no_later_report", "events", "value", "pledge_id"),
        ),
        cites="pledge_id",
    ),
)
