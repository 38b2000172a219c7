"""Why a chart has nothing to draw: who is in the selection, and stated no figure."""

import pandas as pd

from lib.charts.chart import Chart
from lib.frames.contributions import contributions
from lib.frames.drill_down import behind
from lib.model.card import NOT_DRAWN, NOTHING
from lib.model.formats import entries_in_words, list_in_words
from lib.model.view import View

#: So many donors are named, others are counted.
NAMED = 12


def undrawn_in_words(chart: Chart, view: View) -> str:
    """Say why nothing is drawn, and who stated no figure.

    The view is without what the chart does not depend on.
    """
    row = view.selection.show
    rows = contributions(view.but(show=None))
    rows = rows if row is None else behind(rows, row, view.ledger)
    if rows.empty:
        return NOTHING
    figure = "sum" if chart.of_money else "number"
    stated = rows.loc[rows["value"].notna(), "donor_label"] if chart.of_money else ()
    silent = rows[~rows["donor_label"].isin(stated)]
    said = _by_donor(silent) if chart.of_figures else ""
    if not said:
        return NOT_DRAWN
    # Sums that are stated may be of others than the chart is of.
    reason = "" if len(silent) == len(rows) else f"{NOT_DRAWN} "
    return f"{reason}No {figure} stated: {said}."


def _by_donor(rows: pd.DataFrame) -> str:
    """Count entries by donor, the most first: Germany (2 entries) and Canada (1 entry)."""
    counts = rows["donor_label"].value_counts()
    said = [f"{one} ({entries_in_words(many)})" for one, many in counts.items()]
    others = len(said) - NAMED
    more = [f"{others} more"] if others > 0 else []
    return list_in_words((*said[:NAMED], *more))
