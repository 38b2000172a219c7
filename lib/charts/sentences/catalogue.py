"""The sentence of each chart of the catalogue, and its summary in two lines."""

from collections.abc import Callable

import pandas as pd

from lib.charts.catalogue import CHARTS, figure_of, rows_of
from lib.charts.named import row_named
from lib.charts.sentences.conditions import (
    condition_history_said,
    conditions_said,
    disputes_said,
)
from lib.charts.sentences.donors import (
    donor_mechanisms_said,
    donor_meetings_said,
    donors_said,
)
from lib.charts.sentences.items import item_donors_said, item_years_said, items_said
from lib.charts.sentences.meetings import (
    bridge_said,
    meeting_shares_said,
    meetings_said,
    newest_meeting_said,
    traced_meetings_said,
)
from lib.charts.sentences.months import (
    donor_months_said,
    donors_by_month_said,
    donors_compared_said,
    groups_said,
    timeline_said,
)
from lib.charts.sentences.said import Asked, Said
from lib.frames.cache import from_cache
from lib.model.view import View

SAYS: dict[str, Callable[[pd.DataFrame, Asked], Said]] = {
    "donor_totals": donors_said,
    "leading_donors": donors_said,
    "largest_donors": donors_said,
    "donor_meetings": donor_meetings_said,
    "donor_mechanisms": donor_mechanisms_said,
    "donor_months": donor_months_said,
    "donors_compared": donors_compared_said,
    "meeting_totals": meetings_said,
    "traced_meeting_totals": traced_meetings_said,
    "meeting_shares": meeting_shares_said,
    "disputes": disputes_said,
    "meeting_bridge": bridge_said,
    "newest_meeting": newest_meeting_said,
    "conditions": conditions_said,
    "condition_history": condition_history_said,
    "timeline": timeline_said,
    "timeline_by_donor": donors_by_month_said,
    "timeline_by_donor_own_scale": donors_by_month_said,
    "timeline_by_group": groups_said,
    "timeline_by_group_own_scale": groups_said,
    "items": items_said,
    "item_donors": item_donors_said,
    "item_years": item_years_said,
}


def sentence_of(name: str, view: View) -> str:
    """Write one safe sentence: as of when, how much, how much of it is in doubt.

    Parameters
    ----------
    name
        Of the catalogue of charts.
    view
        With its as-of date resolved.
    """
    chosen = CHARTS[name].of(view.selection)
    return said_of(name, View(view.ledger, chosen)).sentence(chosen)


def summary_of(name: str, view: View) -> tuple[str, str]:
    """Write two lines: the finding, and the caveats that matter most to the chart."""
    finding = figure_of(name, view).layout.meta["finding"]
    chosen = CHARTS[name].of(view.selection)
    return f"{finding}.", said_of(name, View(view.ledger, chosen)).caveats()


def said_of(name: str, view: View) -> Said:
    """Say what a chart shows, once for a ledger and a selection."""
    return from_cache(
        ("said", name, view.ledger.hash, view.selection), lambda: _said(name, view)
    )


def _said(name: str, view: View) -> Said:
    rows, asked = rows_of(name, view), Asked(view.selection, view.ledger)
    if rows.empty and CHARTS[name].frame == "donor_totals":
        # A chart of the largest has no rows where no donor stated a sum.
        rows = rows_of("donor_totals", view)
    if len(rows):
        return SAYS[name](rows, asked)
    row = row_named(CHARTS[name].frame, view)
    return Said(_nothing(CHARTS[name].frame, row, asked))


def _nothing(frame: str, row: str, asked: Asked) -> str:
    """Say what a chart without rows shows."""
    scope = asked.scope(money=False)
    filters = asked.within(money=False)
    where = f"lay within the filters{filters}" if filters else "was in the ledger"
    of_row = {
        "condition_history": f"no report on the condition of {row} {where}",
        "bridge": f"nothing of {row}, was in the ledger",
        "item_donors": f"no pledge of the item class “{row}” {scope} was in the ledger",
        "item_years": f"no pledge of the item class “{row}” {scope} was in the ledger",
    }
    of_all = {
        "disputes": f"no sum pledged {scope} was disputed",
        "conditions": f"no pledge {scope} had been made on a condition",
        "items": f"no pledge {scope} named a class of item",
        "donor_months": f"no single donor had stated a sum {scope}",
        "group_months": f"no member of a group had made a pledge {scope}",
    }
    if row:
        return of_row.get(frame, f"no pledge of {row} {scope} was in the ledger")
    return of_all.get(frame, f"no pledge {scope} was in the ledger")
