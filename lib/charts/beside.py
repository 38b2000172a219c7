"""A chart of two views side by side, on one scale wherever both drawings have its unit."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from lib.charts.bars import on_one_scale
from lib.charts.cards import ChartCard
from lib.model.formats import figures_as_printed
from lib.model.plot import Plot
from lib.model.view import View

#: Plots of money along the months: the one of a kind and unit is held against the other.
_BY_MONTH = ("columns", "steps")


def card_beside(card: ChartCard, other: View) -> ChartCard:
    """Give the card of the same chart in another view.

    It is of the row that the other view shows, or of the card's own where that is no row
    for this chart.
    """
    row, of = other.selection.show, card.chart.of
    if of and row not in of.keys(other.ledger):
        other = other.but(show=card.asked.selection.show)
    return replace(card, asked=other)


def figures_beside(one: ChartCard, other: ChartCard) -> Sequence[dict[str, Any] | None]:
    """Make the figures of a chart's two cards, in Plotly's JSON. To be read only.

    None of both where either draws nothing: there is no scale to share.
    """
    if one.silence or other.silence:
        return None, None
    with figures_as_printed(one.view.ledger):
        return [
            card.chart.figure(plots).plain()
            for card, plots in zip(
                (one, other), on_shared_scale(one.plots, other.plots), strict=True
            )
        ]


def on_shared_scale(
    first: Sequence[Plot], second: Sequence[Plot]
) -> tuple[list[Plot], list[Plot]]:
    """Let the plots of two drawings reach equally far where they share a unit.

    Bars all together, as those of one drawing do; so do small drawings that share a scale
    already. Plots by month each with its like; what has a scale of its own keeps it.
    """
    both = [*first, *second]
    if all(plot.kind == "bars" and plot.categories for plot in both) or all(
        plot.reach for plot in both
    ):
        both = on_one_scale(both)
        return both[: len(first)], both[len(first) :]
    if [_scale(plot) for plot in first] != [_scale(plot) for plot in second]:
        return list(first), list(second)
    pairs = [
        on_one_scale(pair) if pair[0].kind in _BY_MONTH else list(pair)
        for pair in zip(first, second, strict=True)
    ]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def _scale(plot: Plot) -> tuple[str, str]:
    return plot.kind, plot.unit
