"""Rows of stacked bars: a line of words, the bar under it, the whisker under the bar.

The words stand above the bar and not beside it, so that nothing is cut off on a phone.
Plots that must not be compared by length stand below each other, each with its axis.
"""

from collections.abc import Iterator, Sequence
from math import ceil
from textwrap import wrap
from typing import Any

from lib.charts.captions import words_of_rows
from lib.charts.figure import Figure
from lib.charts.style import (
    HEADROOM,
    MARKERS,
    PALE,
    PLAIN,
    TOLD,
    UNSEEN,
    Axes,
    dotted,
    name_once,
    quiet,
    titled,
    write,
)
from lib.model.drawings import DRAWINGS, SLATE, drawing_of
from lib.model.language import gettext, number_in_digits
from lib.model.plot import Plot, Series

ROW, HEAD, AXIS, LINE, GAP = 40, 34, 46, 17, 22
#: Pixels from one line of a list to the next.
LISTED = 24
#: Height of a line of the legend, which takes one an entry on a phone: a short figure
#: is given that much more, so that its rows are not squeezed.
LEGEND, SHORT = 20, 500
#: Rows that are drawn of very many; the table beside has all of them.
MOST_DRAWN = 200
#: Within a row, from its centre: words, bar, whisker.
WORDS_AT, BAR_AT, WHISKER_AT, BAR = -0.27, 0.08, 0.36, 0.36
#: Letters of a line below a plot that a phone can hold.
FOOT = 52


def rows_figure(plots: Sequence[Plot], *, legend: bool = True) -> Figure:
    """Draw rows of bars, and lists, below each other, in pixels of their own.

    The `legend` names the drawings, unless the words of each row say them.
    """
    total = sum(_height(plot) + GAP for plot in plots) or ROW
    # Half of the axis's first number stands left of it.
    figure = quiet(Figure(), total, left=8)
    for plot, axes in zip(plots, _places(plots, total), strict=True):
        _axes(figure, plot, axes)
        _notes(figure, plot, axes)
        if plot.kind == "list":
            _lines(figure, plot, axes)
            continue
        _names(figure, plot, axes)
        _segments(figure, plot, axes)
        _whiskers(figure, plot, axes)
    if not legend:
        return figure.lay(showlegend=False)
    entries = name_once(figure)
    spare = LEGEND * entries if total < SHORT else 2 * LEGEND
    return figure.lay(height=total + spare)


def told_of_drawn(unit: str, rows: int) -> str:
    """Say beside the unit of the axis where of very many rows the first are drawn."""
    if rows <= MOST_DRAWN:
        return unit
    return gettext(
        "{unit}; the first {number} of {of}",
        unit=unit,
        number=MOST_DRAWN,
        of=number_in_digits(rows),
    )


def _rows(plot: Plot) -> int:
    """Count the rows that a plot takes; the lines of a list are lower."""
    if plot.kind == "list":
        return max(1, ceil(len(plot.categories) * LISTED / ROW))
    return len(plot.categories)


def _height(plot: Plot) -> int:
    """Add up pixels, heading, axis and footnote included."""
    head = HEAD if plot.heading else 0
    return head + ROW * _rows(plot) + AXIS + LINE * len(wrap(plot.footnote, FOOT))


def _places(plots: Sequence[Plot], total: int) -> Iterator[Axes]:
    top = 0
    for number, plot in enumerate(plots, start=1):
        begin = top + (HEAD if plot.heading else 0)
        end = begin + ROW * _rows(plot)
        yield Axes(number, 1 - begin / total, 1 - end / total)
        top += _height(plot) + GAP


def _axes(figure: Figure, plot: Plot, axes: Axes) -> None:
    reach = max([*plot.ends, plot.reach or 0.0], default=0.0)
    # What the heading says need not stand at the axis too.
    title = "" if plot.unit == plot.heading else plot.unit
    along = {
        "domain": [0, 1],
        "anchor": f"y{axes.axis}",
        "range": [0, reach * HEADROOM if reach > 0 else 1],
        "title": titled(title) | {"standoff": 6},
        "nticks": 6,
        "automargin": False,
        **PLAIN,
        "visible": plot.kind != "list",
    }
    down = {
        "domain": [axes.bottom, axes.top],
        "anchor": f"x{axes.axis}",
        "range": [_rows(plot) - 0.5, -0.5],
        "automargin": False,
        **UNSEEN,
    }
    figure.lay(**{f"xaxis{axes.axis}": along, f"yaxis{axes.axis}": down})


def _notes(figure: Figure, plot: Plot, axes: Axes) -> None:
    """Write the heading and the footnote."""
    left = {"xref": "paper", "yref": "paper", "x": 0, "xanchor": "left"}
    left |= {"showarrow": False, "align": "left"}
    if plot.heading:
        bold = f"<b>{plot.heading}</b>"
        figure.note(text=bold, y=axes.top, yanchor="bottom", yshift=6, **left)
    if plot.footnote:
        # Below a list there are no ticks to keep clear of.
        shift = 0 if plot.kind == "list" else 4 - AXIS
        low = {"y": axes.bottom, "yanchor": "top", "yshift": shift}
        lines = "<br>".join(wrap(plot.footnote, FOOT))
        figure.note(text=lines, font={"size": 12}, **low, **left)


def _names(figure: Figure, plot: Plot, axes: Axes) -> None:
    """Write the name of each row, and its figure in words."""
    rows = len(plot.categories)
    at = [row + WORDS_AT for row in range(rows)]
    write(figure, [0.0] * rows, at, words_of_rows(plot), **axes.on)


def _lines(figure: Figure, plot: Plot, axes: Axes) -> None:
    """Write one line a row, with a mark to click in the colour of its first drawing."""
    lines = len(plot.categories)
    write(
        figure,
        [0.0] * lines,
        [(line + 0.5) * LISTED / ROW - 0.5 for line in range(lines)],
        [f"  {words}" for words in words_of_rows(plot)],
        mode="markers+text",
        marker={"symbol": "square", "size": 9, "color": _colours(plot)},
        customdata=plot.keys,
        hovertext=plot.hovers,
        showlegend=False,
        **TOLD,
        **axes.on,
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


def _segments(figure: Figure, plot: Plot, axes: Axes) -> None:
    for series in plot.series:
        # A bar of no length is no mark, but the browser would set one up for it.
        long = [row for row, value in enumerate(series.values) if (value or 0) > 0]
        if not long:
            continue
        if series.drawing == "unattributed":
            _swatch(figure)
        figure.bar(
            x=[series.values[row] for row in long],
            y=[row + BAR_AT for row in long],
            width=BAR,
            orientation="h",
            marker=MARKERS.get(series.drawing, {"color": series.drawing}),
            base=[plot.base[row] for row in long] if plot.base else None,
            customdata=[plot.keys[row] for row in long],
            hovertext=[plot.hovers[row] for row in long],
            name=series.name,
            **TOLD,
            **axes.on,
        )
        if series.drawing == "unattributed":
            _outline(figure, plot, series, axes)


def _swatch(figure: Figure) -> None:
    """Outline the legend's sample, which the dots of `_outline` do not reach."""
    figure.bar(
        x=[None],
        y=[None],
        orientation="h",
        marker={"color": PALE, "line": {"color": SLATE, "width": 1.5}},
        name=DRAWINGS["unattributed"].label,
    )


def _outline(figure: Figure, plot: Plot, pale: Series, axes: Axes) -> None:
    """Dot the outline of what no named donor accounts for: its place in the stack."""
    before = plot.series[: plot.series.index(pale)]
    for row, length in enumerate(pale.values):
        if not length:
            continue
        start = sum(one.values[row] or 0.0 for one in before)
        start = plot.base[row] if plot.base else start
        at = row + BAR_AT
        down = (at - BAR / 2, at + BAR / 2)
        figure.shape(**dotted(axes, (start, start + length), down))


def _whiskers(figure: Figure, plot: Plot, axes: Axes) -> None:
    """Span low to high where they differ; point on where there may be more."""
    if any(one is not None for one in plot.high):
        _line(figure, plot, axes)
    ends, rows = plot.ends, range(len(plot.categories))
    more = [row for row in rows if plot.open_ended and plot.open_ended[row]]
    if more:
        arrow = {"symbol": "triangle-right", "size": 9, "color": SLATE}
        figure.scatter(
            x=[ends[row] for row in more],
            y=[row + WHISKER_AT for row in more],
            mode="markers",
            marker=arrow,
            hoverinfo="skip",
            cliponaxis=False,
            name=gettext("or more"),
            **axes.on,
        )


def _line(figure: Figure, plot: Plot, axes: Axes) -> None:
    """Draw all whiskers as one broken line, so that the legend shows one too."""
    x: list[Any] = []
    y: list[Any] = []
    for row, (low, high) in enumerate(zip(plot.low, plot.high, strict=True)):
        if high is not None:
            x += [low, high, None]
            y += [row + WHISKER_AT, row + WHISKER_AT, None]
    figure.scatter(
        x=x,
        y=y,
        mode="lines+markers",
        line={"color": SLATE, "width": 1.5},
        marker={"symbol": "line-ns-open", "size": 6, "color": SLATE},
        hoverinfo="skip",
        name=plot.whisker,
        **axes.on,
    )
