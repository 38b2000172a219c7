"""The history of each condition: every report up to the day, and what it changed."""

import numpy as np
import pandas as pd
import pandera.pandas as pa

from lib.frames.cache import cached, whole_part
from lib.frames.conditions import conditions
from lib.frames.frame import Frame
from lib.frames.labels import donor_labels
from lib.frames.measures import day, key, number, one_of, text
from lib.frames.states import GIFT, TOTAL, condition_reports
from lib.model.columns import Table, columns_of
from lib.model.view import View
from lib.model.vocabulary import SOURCE_KINDS, STATUSES


class ConditionHistory(Table):
    """One row is a report on a condition; by pledge_id, then the oldest first."""

    event_id: str = key("Report")
    pledge_id: str = text("Pledge")
    donors: str = text("Donors", missing=True)
    donor_label: str = text("Donor")
    announced_on: np.datetime64 = day("Announced on")
    threshold: float = number("Threshold")
    threshold_unit: str = text("Unit of the threshold", missing=True)
    date: np.datetime64 = day("Date")
    given_by: str = text("Donor reported on", missing=True)
    giver_label: str = text("Reported of", missing=True)
    quantity: float = number("Quantity")
    unit: str = text("Unit", missing=True)
    counts_as: str = pa.Field(
        isin=(TOTAL, GIFT), nullable=True, title="Counts towards the threshold as"
    )
    progress: float = number("Progress after it")
    status_after: str = one_of("It reports", STATUSES)
    status: str = one_of("State after it", ("pending", "met", "lapsed", "withdrawn"))
    source_id: str = text("Source")
    source_kind: str = one_of("Kind of source", SOURCE_KINDS)
    quote_start: pd.Int64Dtype = pa.Field(nullable=True, ge=0, title="Quote start")
    quote_end: pd.Int64Dtype = pa.Field(nullable=True, ge=0, title="Quote end")
    note: str = text("What was reported", missing=True)


COLUMNS = columns_of(ConditionHistory)
OF_CONDITION = [
    *["pledge_id", "donors", "donor_label", "announced_on", "threshold"],
    "threshold_unit",
]


@cached(whole_part)
def condition_history(view: View) -> pd.DataFrame:
    """List the reports on the conditional pledges inside the filters.

    Returns
    -------
    DataFrame
        One row a report, by pledge_id, date and event_id. `given_by` is the donor that
        the report names, `quantity` what it reports; `counts_as`, `progress` and
        `status` as in `condition_reports`. What a report does not say is missing.
    """
    listed = conditions(view)[OF_CONDITION].set_index("pledge_id")
    reports = condition_reports(view)
    told = reports[reports["pledge_id"].isin(listed.index)]
    kinds = view.ledger["sources"].set_index("source_id")["kind"]
    return (
        told.join(listed, on="pledge_id")
        .assign(
            giver_label=donor_labels(told["donor_id"], view.ledger).where(
                told["donor_id"].notna()
            ),
            source_kind=told["source_id"].map(kinds),
        )
        .rename(columns={"donor_id": "given_by"})
        .reset_index(drop=True)[COLUMNS]
    )


FRAMES = (
    Frame(
        condition_history,
        ConditionHistory,
        shown=(
            *("date", "note", "status_after", "giver_label", "quantity", "unit"),
            *("progress", "threshold", "status", "source_id", "source_kind"),
        ),
        marked_by=("pledge_id",),
    ),
)
