"""Charts in the plainest terms, for programs that draw by themselves."""

from collections.abc import Callable

import pandas as pd

from lib.charts.bridge import bridge_panels
from lib.charts.catalogue import CHARTS, rows_of
from lib.charts.donors import donor_totals_panels
from lib.charts.item_parts import item_donors_panels, item_years_panels
from lib.charts.items import items_panels
from lib.charts.meetings import meeting_totals_panels
from lib.charts.month_plots import (
    compared_plots,
    multiple_plots,
    timeline_plots,
)
from lib.charts.multiples import of_donors, of_groups
from lib.charts.panel_plots import plot_of_panel, plots_on_one_scale
from lib.charts.profiles import donor_mechanisms_panels, donor_meetings_panels
from lib.charts.rows import Panel
from lib.frames.cache import from_cache
from lib.model.card import Plot
from lib.model.selection import Selection
from lib.model.view import View

#: Lays out the rows of a chart as panels.
Panels = Callable[[pd.DataFrame, Selection], list[Panel]]


def _of_donors(rows: pd.DataFrame, chosen: Selection) -> list[Panel]:
    return donor_totals_panels(rows, chosen.basis, chosen.per)


def _of_meetings(scale: str) -> Panels:
    return lambda rows, chosen: meeting_totals_panels(rows, chosen.basis, scale)


def _multiples(
    named: Callable[[pd.DataFrame], pd.DataFrame], *, own_scale: bool
) -> Callable[[pd.DataFrame, Selection], list[Plot]]:
    return lambda rows, _: multiple_plots(named(rows), own_scale=own_scale)


#: The charts that are rows of bars.
PANELS: dict[str, Panels] = {
    "donor_totals": _of_donors,
    "leading_donors": _of_donors,
    "largest_donors": _of_donors,
    "donor_meetings": lambda rows, chosen: donor_meetings_panels(rows, chosen.basis),
    "donor_mechanisms": lambda rows, chosen: donor_mechanisms_panels(
        rows, chosen.basis
    ),
    "meeting_totals": _of_meetings("all"),
    "traced_meeting_totals": _of_meetings("traced"),
    "meeting_shares": _of_meetings("share"),
    "newest_meeting": _of_meetings("all"),
    "meeting_bridge": lambda rows, _: bridge_panels(rows),
    "items": lambda rows, _: items_panels(rows),
    "item_donors": lambda rows, _: item_donors_panels(rows),
    "item_years": lambda rows, _: item_years_panels(rows),
}
#: Panels of one unit reach equally far in these.
ONE_SCALE_A_UNIT = ("item_donors", "item_years")
#: The charts along an axis of months. What is drawn of `conditions` are spans of days, of
#: `disputes` spans on a logarithmic axis, of `condition_history` reports in words: office
#: programs have none of these.
OF_MONTHS: dict[str, Callable[[pd.DataFrame, Selection], list[Plot]]] = {
    "donor_months": lambda rows, _: compared_plots(rows),
    "donors_compared": lambda rows, _: compared_plots(rows),
    "timeline": lambda rows, chosen: timeline_plots(rows, chosen.basis),
    "timeline_by_donor": _multiples(of_donors, own_scale=False),
    "timeline_by_donor_own_scale": _multiples(of_donors, own_scale=True),
    "timeline_by_group": _multiples(of_groups, own_scale=False),
    "timeline_by_group_own_scale": _multiples(of_groups, own_scale=True),
}


def plots_of(name: str, view: View) -> tuple[Plot, ...]:
    """Describe a chart as plots, from the top; none where no office program has it.

    Parameters
    ----------
    name
        Of the catalogue of charts.
    view
        With its as-of date resolved.

    Returns
    -------
    tuple of Plot
        The numbers of the figure in units of its axes; what is missing is None. Empty
        where there are no rows too.
    """
    chosen = CHARTS[name].of(view.selection)
    return from_cache(
        ("plots", name, view.ledger.hash, chosen),
        lambda: _plots(name, rows_of(name, View(view.ledger, chosen)), chosen),
    )


def _plots(name: str, rows: pd.DataFrame, chosen: Selection) -> tuple[Plot, ...]:
    if rows.empty:
        return ()
    if name in PANELS:
        panels = PANELS[name](rows, chosen)
        one_scale = name in ONE_SCALE_A_UNIT
        return (
            plots_on_one_scale(panels)
            if one_scale
            else tuple(map(plot_of_panel, panels))
        )
    return tuple(OF_MONTHS[name](rows, chosen)) if name in OF_MONTHS else ()
