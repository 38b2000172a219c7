"""Disputes: how far the figures of one pledge lie apart, as percent of its lead claim."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import chain, repeat
from math import log10
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lib.charts.captions import Row, words_of_rows
from lib.charts.rows import BAR_AT, ROW, WORDS_AT
from lib.charts.style import ACCENT, FAINT, NAMES_TITLED, SLATE, quiet
from lib.model.formats import counted, day_in_words, range_in_words
from lib.model.plot import Plot, Series

#: Letters of a row's name that fit on a phone.
LONGEST = 34
PERCENT = 100
LEAD = "The lead claim"
#: Ticks of an axis that is logarithmic: figures can differ by a factor of ten.
TICKS = [20, 50, 100, 200, 500, 1000, 2000, 5000]


def dispute_plots(disputes: pd.DataFrame) -> list[Plot]:
    """Describe the span of each disputed pledge's claims around its lead claim.

    Parameters
    ----------
    disputes
        The frame `disputes`, in its order. A lead claim without a sum gives way to the
        lowest one.
    """
    lead = disputes["lead"].fillna(disputes["lowest"])
    low, high = (PERCENT * disputes[end] / lead for end in ("lowest", "highest"))
    at_lead = tuple(PERCENT if one else None for one in disputes["lead"].notna())
    rows = disputes.to_dict("records")
    names, labels = map(_name, rows), map(_label, rows)
    plot = Plot(
        kind="ranges",
        categories=tuple(names),
        series=(Series("lead claim", ACCENT, at_lead, hovers=(LEAD,) * len(at_lead)),),
        unit="Percent of the lead claim (logarithmic)",
        low=tuple(low),
        high=tuple(high),
        labels=tuple(labels),
        keys=tuple(disputes["pledge_id"]),
        whisker="lowest to highest claim",
    )
    pairs = zip(plot.categories, plot.labels, strict=True)
    return [replace(plot, hovers=tuple(map(": ".join, pairs)))]


def disputes_figure(plots: Sequence[Plot]) -> go.Figure:
    """Draw each row of ranges as a thick line, its value as a dot."""
    if not plots:
        return quiet(go.Figure(), ROW)
    (plot,) = plots
    rows = len(plot.categories)
    figure = quiet(go.Figure(), ROW * rows + 110, below=NAMES_TITLED)
    _spans(figure, plot)
    _values(figure, plot)
    _words(figure, plot)
    figure.update_xaxes(
        title={"text": plot.unit, "font": {"size": 12}},
        gridcolor=FAINT,
        zeroline=False,
        fixedrange=True,
        type="log",
        tickvals=TICKS,
        range=[log10(end) for end in _reach(plot)],
    )
    figure.update_yaxes(range=[rows - 0.5, -0.5], visible=False, fixedrange=True)
    return figure


def disputes_finding(disputes: pd.DataFrame) -> str:
    """Say on how many pledges sources differ, and where most."""
    if disputes.empty:
        return "Sources do not differ on any pledge of this selection"
    top = disputes.iloc[0].to_dict()
    pledges = counted(len(disputes), "figure")
    furthest = f"{_name(top)}, {worth_of_dispute(top)}"
    return f"{pledges} disputed; furthest apart: {furthest}"


def worth_of_dispute(row: Row) -> str:
    """Write the span between the lowest and the highest claim: $35 to 48 billion."""
    return range_in_words(row["lowest"], row["highest"], row["currency"])


def _name(row: Row) -> str:
    who = "Whole meeting" if row["scope"] == "headline" else row["donor_label"]
    if len(who) > LONGEST:
        who = f"{who[: LONGEST - 1].rstrip()}\N{HORIZONTAL ELLIPSIS}"
    return f"{who}, {day_in_words(row['announced_on'])}"


def _label(row: Row) -> str:
    """Write the span of the figures and how many claims state one."""
    return f"{worth_of_dispute(row)}, {counted(row['claims'], 'claim')}"


def _spans(figure: go.Figure, plot: Plot) -> None:
    ends = zip(plot.low, plot.high, repeat(None), strict=False)
    at = [row + BAR_AT for row in range(len(plot.low))]
    figure.add_scatter(
        x=list(chain.from_iterable(ends)),
        y=_thrice(at),
        mode="lines+markers",
        line={"color": SLATE, "width": 4},
        marker={"symbol": "line-ns-open", "size": 9, "color": SLATE},
        customdata=_thrice(plot.keys),
        hovertext=_thrice(plot.hovers),
        hoverinfo="text",
        name=plot.whisker,
    )


def _values(figure: go.Figure, plot: Plot) -> None:
    for series in plot.series:
        known = {row: one for row, one in enumerate(series.values) if one is not None}
        figure.add_scatter(
            x=list(known.values()),
            y=[row + BAR_AT for row in known],
            mode="markers",
            marker={"size": 11, "color": series.drawing},
            customdata=[plot.keys[row] for row in known],
            hovertext=[series.hovers[row] for row in known],
            hoverinfo="text",
            name=series.name,
        )


def _reach(plot: Plot) -> tuple[float, float]:
    """Take the ends of the axis: at least from half of a lead claim to its double."""
    low, high = (filter(None, ends) for ends in (plot.low, plot.high))
    return min(*low, 50) * 0.9, max(*high, 200) * 1.1


def _thrice(values: Iterable[Any]) -> list[Any]:
    """Give both ends of each line, and the gap after it, the same value."""
    return [value for value in values for _ in range(3)]


def _words(figure: go.Figure, plot: Plot) -> None:
    words = words_of_rows(plot)
    figure.add_scatter(
        x=[1.001 * _reach(plot)[0]] * len(words),
        y=[row + WORDS_AT for row in range(len(words))],
        text=words,
        mode="text",
        textposition="middle right",
        textfont={"size": 12},
        cliponaxis=False,
        hoverinfo="skip",
        showlegend=False,
    )
