"""The rows that the charts of one row can be of, by the name of the chart."""

from functools import lru_cache

from lib.charts.catalogue import CHARTS
from lib.model.ledger import Ledger
from lib.model.vocabulary import UNATTRIBUTED

#: The column that names the row, by the frame of a chart of one row.
ROW_OF = {
    "donor_meetings": "donors",
    "donor_mechanisms": "donors",
    "donor_months": "donors",
    "bridge": "meeting_id",
    "condition_history": "pledge_id",
    "item_donors": "item_class",
    "item_years": "item_class",
}


@lru_cache(maxsize=4)
def rows_to_open(ledger: Ledger) -> dict[str, frozenset[str]]:
    """List what may stand after the "@" in the name of each chart of one row.

    From the whole ledger, not from an as-of view, so that a link keeps its meaning.
    """
    pledges = ledger["pledges"]
    conditional = pledges["condition"].notna()
    rows = {
        "donors": frozenset({UNATTRIBUTED, *pledges["donors"].dropna()}),
        "meeting_id": frozenset(ledger["meetings"]["meeting_id"]),
        "pledge_id": frozenset(pledges.loc[conditional, "pledge_id"]),
        "item_class": frozenset(ledger["item_classes"]["item_class"]),
    }
    of_one = {name: chart.frame for name, chart in CHARTS.items() if chart.of_one}
    return {name: rows[ROW_OF[frame]] for name, frame in of_one.items()}
