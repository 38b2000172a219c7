"""Panels of bars in the plainest terms."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from lib.charts.rows import Panel
from lib.charts.style import DRAWINGS
from lib.model.plot import TOLD_APART, Plot, Series


def plots_of_panels(panels: Sequence[Panel]) -> list[Plot]:
    """Describe panels of bars."""
    return list(map(plot_of_panel, panels))


def plot_of_panel(panel: Panel) -> Plot:
    """Describe a panel of bars; a segment that no row has is left out."""
    rows = panel.rows
    least, most = ends_of(rows[["low", "value", "high"]])
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


def plots_on_one_scale(panels: Sequence[Panel]) -> list[Plot]:
    """Describe panels that reach equally far where they share a unit."""
    plots = plots_of_panels(panels)
    units = [plot.unit for plot in plots]
    tops = pd.Series(
        [panel.rows[["low", "value", "high"]].max(axis=None) for panel in panels],
        dtype=float,
    )
    reach = tops.groupby(units).transform("max").tolist()
    return [
        replace(plot, reach=top) if units.count(plot.unit) > 1 else plot
        for plot, top in zip(plots, reach, strict=True)
    ]


def known(numbers: Iterable[Any]) -> tuple[float | None, ...]:
    """Write what is missing as None."""
    return tuple(None if pd.isna(one) else float(one) for one in numbers)


def flags(marks: pd.Series) -> tuple[bool, ...]:
    """List marks; nothing where none is set."""
    return tuple(map(bool, marks)) if marks.any() else ()


def ends_of(
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
