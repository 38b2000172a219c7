"""The charts by the names that pages, links and exports give them."""

from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go

from lib.charts.bridge import meeting_bridge
from lib.charts.chart import (
    IN_MONEY,
    OF_CLAIMS,
    OF_OTHER_SUMS,
    OF_SUMS,
    OF_WHOLES,
    Chart,
)
from lib.charts.condition_history import condition_history
from lib.charts.conditions import conditions_timeline
from lib.charts.disputes import disputed_figures
from lib.charts.donors import donor_totals_bar, largest_donors, leading_rows
from lib.charts.item_parts import item_by_donor, item_by_year
from lib.charts.items import items_bar
from lib.charts.meetings import meeting_totals_bar
from lib.charts.multiples import (
    donors_by_month,
    groups_by_month,
    leading_donor_months,
)
from lib.charts.profiles import (
    donor_by_mechanism,
    donor_by_meeting,
    donors_over_time,
    first_donors,
)
from lib.charts.style import small
from lib.charts.timeline import months_bar
from lib.frames.cache import from_cache
from lib.frames.catalogue import FRAMES
from lib.model.selection import Selection
from lib.model.view import View


def _of_donor(frame: pd.DataFrame, chosen: Selection) -> pd.DataFrame:
    return frame[frame["donors"] == chosen.show]


def _of_class(frame: pd.DataFrame, chosen: Selection) -> pd.DataFrame:
    return frame[frame["item_class"] == chosen.show]


#: How tall the rows of small multiples are.
ONE_SCALE = "all on one scale"
OWN_SCALE = "each on its own scale: compare shapes, not heights"

CHARTS: dict[str, Chart] = {
    "donor_totals": Chart(
        "donor_totals",
        lambda rows, chosen: donor_totals_bar(rows, chosen.basis, chosen.per),
        what="By donor",
    ),
    "leading_donors": Chart(
        "donor_totals",
        lambda rows, chosen: donor_totals_bar(rows, chosen.basis, chosen.per),
        lambda frame, chosen: leading_rows(frame, chosen.per),
        what="By donor, the largest",
    ),
    "largest_donors": Chart(
        "donor_totals",
        lambda rows, chosen: donor_totals_bar(rows, chosen.basis, chosen.per),
        lambda frame, chosen: largest_donors(frame, chosen.per),
        what="By donor, the ten largest",
    ),
    "donor_meetings": Chart(
        "donor_meetings",
        lambda rows, chosen: donor_by_meeting(rows, chosen.basis),
        _of_donor,
        what="{row} by meeting, the newest first",
        of_one=True,
        ignores=IN_MONEY,
    ),
    "donor_mechanisms": Chart(
        "donor_mechanisms",
        lambda rows, chosen: donor_by_mechanism(rows, chosen.basis),
        _of_donor,
        what="{row} by channel (mechanism)",
        of_one=True,
        ignores=IN_MONEY,
    ),
    "donor_months": Chart(
        "donor_months",
        lambda rows, _: donors_over_time(rows),
        _of_donor,
        what="{row}, added up by month",
        of_one=True,
        ignores=IN_MONEY,
    ),
    "donors_compared": Chart(
        "donor_months",
        lambda rows, _: donors_over_time(rows),
        lambda frame, _: first_donors(frame),
        what="Donors compared, six at most, added up by month",
        ignores=IN_MONEY,
    ),
    "meeting_totals": Chart(
        "meeting_totals",
        lambda rows, chosen: meeting_totals_bar(rows, chosen.basis),
        what="By meeting, the newest first",
        ignores=IN_MONEY,
    ),
    "traced_meeting_totals": Chart(
        "meeting_totals",
        lambda rows, chosen: meeting_totals_bar(rows, chosen.basis, "traced"),
        what="By meeting, without what no named donor accounts for",
        ignores=IN_MONEY,
    ),
    "meeting_shares": Chart(
        "meeting_totals",
        lambda rows, chosen: meeting_totals_bar(rows, chosen.basis, "share"),
        what="By meeting, each part as percent of the meeting's sum",
        ignores=IN_MONEY,
    ),
    "disputes": Chart(
        "disputes",
        lambda rows, _: disputed_figures(rows),
        what="Lowest and highest claim of each disputed pledge",
        ignores=OF_CLAIMS,
    ),
    "meeting_bridge": Chart(
        "bridge",
        lambda rows, _: meeting_bridge(rows),
        lambda frame, chosen: frame[frame["meeting_id"] == chosen.show],
        what="{row}, whatever the filters: who accounts for its headline",
        of_one=True,
        ignores=OF_WHOLES,
    ),
    "newest_meeting": Chart(
        "meeting_totals",
        lambda rows, chosen: small(meeting_totals_bar(rows, chosen.basis)),
        lambda frame, _: frame.tail(1),
        what="The newest meeting of this selection, by who is named for it",
        ignores=IN_MONEY,
    ),
    "conditions": Chart(
        "conditions",
        lambda rows, chosen: conditions_timeline(rows, chosen.day),
        what="Pledges with a condition, from the offer to what settled it",
        ignores=OF_OTHER_SUMS,
        of_money=False,
    ),
    "condition_history": Chart(
        "condition_history",
        lambda rows, chosen: condition_history(rows, chosen.day),
        lambda frame, chosen: frame[frame["pledge_id"] == chosen.show],
        what="{row}: the reports on its condition, day by day",
        of_one=True,
        ignores=OF_OTHER_SUMS,
        of_money=False,
    ),
    "timeline": Chart(
        "timeline",
        lambda rows, chosen: months_bar(rows, chosen.basis),
        what="By month",
        ignores=IN_MONEY,
    ),
    "timeline_by_donor": Chart(
        "donor_months",
        lambda rows, _: donors_by_month(rows),
        lambda frame, chosen: leading_donor_months(frame, chosen.donor),
        what=f"Added up by donor, {ONE_SCALE}",
        ignores=IN_MONEY,
    ),
    "timeline_by_donor_own_scale": Chart(
        "donor_months",
        lambda rows, _: donors_by_month(rows, own_scale=True),
        lambda frame, chosen: leading_donor_months(frame, chosen.donor),
        what=f"Added up by donor, {OWN_SCALE}",
        ignores=IN_MONEY,
    ),
    "timeline_by_group": Chart(
        "group_months",
        lambda rows, _: groups_by_month(rows),
        what=f"Added up by group of donors, {ONE_SCALE}",
        ignores=IN_MONEY,
    ),
    "timeline_by_group_own_scale": Chart(
        "group_months",
        lambda rows, _: groups_by_month(rows, own_scale=True),
        what=f"Added up by group of donors, {OWN_SCALE}",
        ignores=IN_MONEY,
    ),
    "items": Chart(
        "items",
        lambda rows, _: items_bar(rows),
        lambda frame, _: frame[frame["item_class"].notna()],
        what="How many, conditional ones apart: lengths compare within one unit only",
        ignores=OF_SUMS,
        of_money=False,
    ),
    "item_donors": Chart(
        "item_donors",
        lambda rows, _: item_by_donor(rows),
        _of_class,
        what="{row}: how many by donor, conditional ones apart",
        of_one=True,
        ignores=OF_SUMS,
        of_money=False,
    ),
    "item_years": Chart(
        "item_years",
        lambda rows, _: item_by_year(rows),
        _of_class,
        what="{row}: how many by year of announcement, conditional ones apart",
        of_one=True,
        ignores=OF_SUMS,
        of_money=False,
    ),
}


def rows_of(name: str, view: View) -> pd.DataFrame:
    """Return the very rows that a chart draws, picked once for a ledger and a selection."""
    chart = CHARTS[name]
    chosen = chart.of(view.selection)

    def rows() -> pd.DataFrame:
        frame = FRAMES[chart.frame](View(view.ledger, replace(chosen, show=None)))
        return chart.rows(frame, chosen)

    return from_cache(("rows", name, view.ledger.hash, chosen), rows).copy(deep=False)


def figure_of(name: str, view: View) -> go.Figure:
    """Draw a chart, once for a ledger and a selection. To be copied, not changed."""
    chosen = CHARTS[name].of(view.selection)
    return from_cache(
        ("figure", name, view.ledger.hash, chosen),
        lambda: CHARTS[name].draw(rows_of(name, View(view.ledger, chosen)), chosen),
    )
