"""Charts in the plainest terms, for programs that draw by themselves."""

from collections.abc import Callable, Iterable
from typing import Any

import pandas as pd

from lib.charts.bridge import bridge_panels
from lib.charts.catalogue import CHARTS, rows_of
from lib.charts.donors import donor_totals_panels
from lib.charts.item_parts import item_donors_panels, item_years_panels
from lib.charts.items import items_panels
from lib.charts.meetings import meeting_totals_panels
from lib.charts.months import TOLD_APART
from lib.charts.profiles import donor_mechanisms_panels, donor_meetings_panels
from lib.charts.rows import Panel
from lib.charts.style import DRAWINGS
from lib.frames.kept import remembered
from lib.model.card import Plot, Series
from lib.model.ledger import Ledger
from lib.model.selection import Selection

#: Lays out the rows of a chart as panels.
Panels = Callable[[pd.DataFrame, Selection], list[Panel]]


def _of_donors(rows: pd.DataFrame, chosen: Selection) -> list[Panel]:
    return donor_totals_panels(rows, chosen.basis, chosen.per)


def _of_meetings(scale: str) -> Panels:
    return lambda rows, chosen: meeting_totals_panels(rows, chosen.basis, scale)


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


def plots_of(name: str, ledger: Ledger, selection: Selection) -> tuple[Plot, ...]:
    """Describe a chart as plots, from the top; none where no office program has it.

    Parameters
    ----------
    name
        Of the catalogue of charts.
    ledger
        Ledger.
    selection
        With its as-of date resolved.

    Returns
    -------
    tuple of Plot
        The numbers of the figure in units of its axes; what is missing is None. Empty
        where there are no rows too.
    """
    chosen = CHARTS[name].of(selection)
    return remembered(
        ("plots", name, ledger.hash, chosen),
        lambda: _plots(name, rows_of(name, ledger, chosen), chosen),
    )


def _plots(name: str, rows: pd.DataFrame, chosen: Selection) -> tuple[Plot, ...]:
    if rows.empty or name not in PANELS:
        return ()
    return tuple(
        plot
        for panel in PANELS[name](rows, chosen)
        for plot in [plot_of_panel(panel)]
        if plot.series
    )


def plot_of_panel(panel: Panel) -> Plot:
    """Describe a panel of bars; a segment that no row has is left out."""
    rows = panel.rows
    least, most = whisker_ends(rows[["low", "value", "high"]])
    return Plot(
        kind="bars",
        categories=tuple(rows["name"]),
        series=tuple(
            Series(DRAWINGS[drawing].label, drawing, known(lengths))
            for drawing, lengths in panel.parts.items()
            if lengths.notna().any()
        ),
        unit=panel.unit or panel.heading,
        heading=panel.heading,
        footnote=panel.footnote,
        low=least,
        high=most,
        open_ended=flags(rows["open_ended"] & rows["value"].notna()),
        base=() if panel.base is None else tuple(map(float, panel.base)),
        labels=tuple(rows["label"]),
    )


def known(numbers: Iterable[Any]) -> tuple[float | None, ...]:
    """Write what is missing as None."""
    return tuple(None if pd.isna(one) else float(one) for one in numbers)


def flags(marks: pd.Series) -> tuple[bool, ...]:
    """List marks; nothing where none is set."""
    return tuple(map(bool, marks)) if marks.any() else ()


def whisker_ends(
    money: pd.DataFrame,
) -> tuple[tuple[float | None, ...], tuple[float | None, ...]]:
    """Give the ends of each whisker; None where low and high are one, () where all are.

    Parameters
    ----------
    money
        Low, value and high in units of the axis, some of them missing.
    """
    least, most = money.min(axis="columns"), money.max(axis="columns")
    wide = (most - least) > TOLD_APART * most
    if not wide.any():
        return (), ()
    return known(least.where(wide)), known(most.where(wide))
