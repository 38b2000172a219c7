"""The history of each condition: every report up to the day, and what it changed."""

import pandas as pd

from lib.frames.cache import cached, whole_part
from lib.frames.conditions import conditions
from lib.frames.labels import donor_labels
from lib.frames.states import condition_reports
from lib.model.view import View

COLUMNS = [
    *["event_id", "pledge_id", "donors", "donor_label", "announced_on", "threshold"],
    *["threshold_unit", "date", "given_by", "giver_label", "quantity", "unit"],
    *["counts_as", "progress", "status_after", "status", "source_id", "source_kind"],
    *["quote_start", "quote_end", "note"],
]
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
