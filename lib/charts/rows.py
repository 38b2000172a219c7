"""Rows of stacked bars: a line of words, the bar under it, the whisker under the bar.

The words stand above the bar and not beside it, so that nothing is cut off on a phone.
Plots that must not be compared by length stand below each other, each with its axis.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import ceil
from textwrap import wrap
from typing import Any

import plotly.graph_objects as go

from lib.charts.style import DOTTED, DRAWINGS, FAINT, PALE, SLATE, quiet
from lib.model.drawings import drawing_of
from lib.model.plot import Plot, Series

ROW, HEAD, AXIS, LINE, GAP = 40, 34, 46, 17, 22
#: Pixels from one line of a list to the next.
LISTED = 24
#: Height of a line of the legend, which takes one an entry on a phone: a short figure
#: is given that much more, so that its rows are not squeezed.
LEGEND, SHORT = 20, 500
#: Within a row, from its centre: words, bar, whisker.
WORDS_AT, BAR_AT, WHISKER_AT, BAR = -0.27, 0.08, 0.36, 0.36
#: Letters of a line below a plot that a phone can hold.
FOOT = 52
#: Keeps a mark as it is drawn when another one is chosen.
STEADY = {
    "selected": {"marker": {"opacity": 1}},
    "unselected": {"marker": {"opacity": 1}},
}


@dataclass(frozen=True)
class Band:
    """The part of a figure that one plot takes: its number, its ends from 0 to 1."""

    plot: Plot
    number: int
    bottom: float
    top: float

    @property
    def axis(self) -> str:
        """The number of its axes, as plotly writes it."""
        return "" if self.number == 1 else str(self.number)

    @property
    def on(self) -> dict[str, str]:
        """The axes of a trace in it."""
        return {"xaxis": f"x{self.axis}", "yaxis": f"y{self.axis}"}


def rows_figure(plots: Sequence[Plot], *, legend: bool = True) -> go.Figure:
    """Draw rows of bars, and lists, below each other, in pixels of their own.

    Parameters
    ----------
    plots
        From the top.
    legend
        Whether the drawings are named above; not where the words of each row say so.
    """
    total = sum(_height(plot) + GAP for plot in plots) or ROW
    # Half of the axis's first number stands left of it.
    figure = quiet(go.Figure(), total, left=8)
    for band in _bands(plots, total):
        _axes(figure, band)
        _notes(figure, band)
        if band.plot.kind == "list":
            _lines(figure, band)
            continue
        _names(figure, band)
        _segments(figure, band)
        _whiskers(figure, band)
    if not legend:
        return figure.update_layout(showlegend=False)
    entries = _name_once(figure)
    spare = LEGEND * entries if total < SHORT else 2 * LEGEND
    return figure.update_layout(height=total + spare)


def _rows(plot: Plot) -> int:
    """Count the rows that a plot takes; the lines of a list are lower."""
    if plot.kind == "list":
        return max(1, ceil(len(plot.categories) * LISTED / ROW))
    return len(plot.categories)


def _height(plot: Plot) -> int:
    """Add up pixels, heading, axis and footnote included."""
    head = HEAD if plot.heading else 0
    return head + ROW * _rows(plot) + AXIS + LINE * len(wrap(plot.footnote, FOOT))


def _bands(plots: Sequence[Plot], total: int) -> Iterator[Band]:
    top = 0
    for number, plot in enumerate(plots, start=1):
        begin = top + (HEAD if plot.heading else 0)
        end = begin + ROW * _rows(plot)
        yield Band(plot, number, 1 - end / total, 1 - begin / total)
        top += _height(plot) + GAP


def _name_once(figure: go.Figure) -> int:
    """Keep one entry of the legend for each drawing, and count them."""
    seen = {None}
    for trace in figure.data:
        trace.showlegend = trace.name not in seen
        seen.add(trace.name)
    return len(seen) - 1


def _axes(figure: go.Figure, band: Band) -> None:
    plot = band.plot
    reach = max([*plot.ends, plot.reach or 0.0], default=0.0)
    # What the heading says need not stand at the axis too.
    title = "" if plot.unit == plot.heading else plot.unit
    along = {
        "domain": [0, 1],
        "anchor": f"y{band.axis}",
        "range": [0, reach * 1.06 if reach > 0 else 1],
        "title": {"text": title, "standoff": 6, "font": {"size": 12}},
        "nticks": 6,
        "gridcolor": FAINT,
        "zeroline": False,
        "fixedrange": True,
        "automargin": False,
        "visible": plot.kind != "list",
    }
    down = {
        "domain": [band.bottom, band.top],
        "anchor": f"x{band.axis}",
        "range": [_rows(plot) - 0.5, -0.5],
        "visible": False,
        "fixedrange": True,
        "automargin": False,
    }
    figure.update_layout({f"xaxis{band.axis}": along, f"yaxis{band.axis}": down})


def _notes(figure: go.Figure, band: Band) -> None:
    """Write the heading and the footnote."""
    plot = band.plot
    left = {"xref": "paper", "yref": "paper", "x": 0, "xanchor": "left"}
    left |= {"showarrow": False, "align": "left"}
    if plot.heading:
        bold = f"<b>{plot.heading}</b>"
        figure.add_annotation(text=bold, y=band.top, yanchor="bottom", yshift=6, **left)
    if plot.footnote:
        # Below a list there are no ticks to keep clear of.
        shift = 0 if plot.kind == "list" else 4 - AXIS
        low = {"y": band.bottom, "yanchor": "top", "yshift": shift}
        lines = "<br>".join(wrap(plot.footnote, FOOT))
        figure.add_annotation(text=lines, font={"size": 12}, **low, **left)


def _names(figure: go.Figure, band: Band) -> None:
    """Write the name of each row, and its figure in words."""
    plot = band.plot
    pairs = zip(plot.categories, plot.labels, strict=True)
    figure.add_scatter(
        x=[0.0] * len(plot.categories),
        y=[row + WORDS_AT for row in range(len(plot.categories))],
        text=[f"<b>{name}</b>  {label}" for name, label in pairs],
        mode="text",
        textposition="middle right",
        textfont={"size": 12},
        cliponaxis=False,
        hoverinfo="skip",
        **band.on,
    )


def _lines(figure: go.Figure, band: Band) -> None:
    """Write one line a row, with a mark to click in the colour of its first drawing."""
    plot = band.plot
    pairs = zip(plot.categories, plot.labels, strict=True)
    figure.add_scatter(
        x=[0.0] * len(plot.categories),
        y=[(line + 0.5) * LISTED / ROW - 0.5 for line in range(len(plot.categories))],
        text=[f"  <b>{name}</b>  {label}" for name, label in pairs],
        mode="markers+text",
        textposition="middle right",
        textfont={"size": 12},
        marker={"symbol": "square", "size": 9, "color": _colours(plot)},
        customdata=plot.keys,
        hovertext=plot.hovers,
        hoverinfo="text",
        cliponaxis=False,
        showlegend=False,
        **STEADY,
        **band.on,
    )


def _colours(plot: Plot) -> list[str]:
    return [
        next(
            drawing_of(one.drawing).colour
            for one in plot.series
            if one.values[row] is not None
        )
        for row in range(len(plot.categories))
    ]


def _segments(figure: go.Figure, band: Band) -> None:
    plot = band.plot
    for series in plot.series:
        # A bar of no length is no mark, but the browser would set one up for it.
        long = [row for row, value in enumerate(series.values) if (value or 0) > 0]
        if not long:
            continue
        if series.drawing == "unattributed":
            _swatch(figure)
        figure.add_bar(
            x=[series.values[row] for row in long],
            y=[row + BAR_AT for row in long],
            width=BAR,
            orientation="h",
            marker=DRAWINGS[series.drawing].marker,
            base=[plot.base[row] for row in long] if plot.base else None,
            customdata=[plot.keys[row] for row in long],
            hovertext=[plot.hovers[row] for row in long],
            hoverinfo="text",
            name=series.name,
            **STEADY,
            **band.on,
        )
        if series.drawing == "unattributed":
            _outline(figure, band, series)


def _swatch(figure: go.Figure) -> None:
    """Outline the legend's sample, which the dots of `_outline` do not reach."""
    figure.add_bar(
        x=[None],
        y=[None],
        orientation="h",
        marker={"color": PALE, "line": {"color": SLATE, "width": 1.5}},
        name=DRAWINGS["unattributed"].label,
    )


def _outline(figure: go.Figure, band: Band, pale: Series) -> None:
    """Dot the outline of what no named donor accounts for: its place in the stack."""
    plot = band.plot
    before = plot.series[: plot.series.index(pale)]
    for row, length in enumerate(pale.values):
        if not length:
            continue
        start = sum(one.values[row] or 0.0 for one in before)
        start = plot.base[row] if plot.base else start
        figure.add_shape(
            type="rect",
            x0=start,
            x1=start + length,
            y0=row + BAR_AT - BAR / 2,
            y1=row + BAR_AT + BAR / 2,
            line=DOTTED,
            xref=f"x{band.axis}",
            yref=f"y{band.axis}",
        )


def _whiskers(figure: go.Figure, band: Band) -> None:
    """Span low to high where they differ; point on where there may be more."""
    plot = band.plot
    if any(one is not None for one in plot.high):
        _line(figure, band)
    ends, rows = plot.ends, range(len(plot.categories))
    more = [row for row in rows if plot.open_ended and plot.open_ended[row]]
    if more:
        arrow = {"symbol": "triangle-right", "size": 9, "color": SLATE}
        figure.add_scatter(
            x=[ends[row] for row in more],
            y=[row + WHISKER_AT for row in more],
            mode="markers",
            marker=arrow,
            hoverinfo="skip",
            cliponaxis=False,
            name="or more",
            **band.on,
        )


def _line(figure: go.Figure, band: Band) -> None:
    """Draw all whiskers as one broken line, so that the legend shows one too."""
    x: list[Any] = []
    y: list[Any] = []
    for row, (low, high) in enumerate(zip(band.plot.low, band.plot.high, strict=True)):
        if high is not None:
            x += [low, high, None]
            y += [row + WHISKER_AT, row + WHISKER_AT, None]
    figure.add_scatter(
        x=x,
        y=y,
        mode="lines+markers",
        line={"color": SLATE, "width": 1.5},
        marker={"symbol": "line-ns-open", "size": 6, "color": SLATE},
        hoverinfo="skip",
        name="low to high",
        **band.on,
    )
