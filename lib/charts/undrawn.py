"""Why a chart has nothing to draw: who is in the selection, and stated no figure."""

from dataclasses import replace

import pandas as pd

from lib.charts.catalogue import CHARTS, figure_of
from lib.charts.plots import OF_MONTHS, plots_of
from lib.frames.contributions import contributions
from lib.frames.drill_down import behind
from lib.model.card import NOT_DRAWN, NOTHING
from lib.model.formats import entries_in_words, list_in_words
from lib.model.view import View

#: The charts of something else than sums or numbers of items.
OTHERS = ("disputes", "conditions", "condition_history")
#: So many donors are named, others are counted.
NAMED = 12


def undrawn_of(name: str, view: View) -> str:
    """Say why nothing is drawn, and who stated no figure; blank where something is.

    Parameters
    ----------
    name
        Of the catalogue of charts.
    view
        With its as-of date resolved.
    """
    chart = CHARTS[name]
    chosen = chart.of(view.selection)
    # Axes of months stand there without any figure too.
    drawn = name not in OF_MONTHS and figure_of(name, View(view.ledger, chosen)).data
    if drawn or plots_of(name, View(view.ledger, chosen)):
        return ""
    rows = contributions(View(view.ledger, replace(chosen, show=None)))
    rows = rows if chosen.show is None else behind(rows, chosen.show, view.ledger)
    if rows.empty:
        return NOTHING
    figure = "sum" if chart.of_money else "number"
    stated = rows.loc[rows["value"].notna(), "donor_label"] if chart.of_money else ()
    silent = rows[~rows["donor_label"].isin(stated)]
    said = "" if chart.frame in OTHERS else _by_donor(silent)
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
