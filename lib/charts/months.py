"""Plots by month below each other: their places in pixels, their axes, their marks."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from math import ceil
from typing import Any

import pandas as pd

from lib.charts.figure import Figure, over
from lib.charts.style import FAINT, HEADROOM, NAMES, NUMBERS, TOLD, Axes, quiet
from lib.model.drawings import SLATE
from lib.model.language import gettext
from lib.model.plot import Plot

#: Up to so many months, each so manieth of them is named.
MONTHS = {5: 1, 14: 3, 26: 6}
#: Years that find room below a chart on a phone.
YEARS = 9
#: A name takes this part of a chart on a phone.
ROOM = 14
#: Room left of the first month and right of the last, as a part of what is between.
EDGE = 1 / 80
#: Pixels of a line of the legend, and of the words of an entry.
LEGEND, ENTRY = 20, 92
#: An axis of money: few faint lines from zero, no zoom.
MONEY_AXIS = {
    **{"rangemode": "tozero", "nticks": 5, "fixedrange": True, "automargin": True},
    **{"gridcolor": FAINT, "zeroline": True, "zerolinecolor": FAINT},
}
#: A mark that is no target, and that may reach over the edge.
QUIET = {"hoverinfo": "skip", "cliponaxis": False}


@dataclass(frozen=True)
class Band:
    """A plot in pixels: of its words, of what is drawn, of the names of the months.

    `down` says what is its own about its axis of money.
    """

    head: int
    body: int
    foot: int = 0
    words: str = ""
    down: Mapping[str, Any] = field(default_factory=dict)

    @property
    def height(self) -> int:
        """Pixels in all."""
        return self.head + self.body + self.foot


def stack(
    bands: Sequence[Band], months: Sequence[pd.Timestamp]
) -> tuple[Figure, list[Axes]]:
    """Lay out bands below each other, each from the first to the last of some months.

    The months are named below the bands that have a foot; the last one's is a margin.
    """
    height = sum(band.height for band in bands)
    below = bands[-1].foot if bands else 0
    total = height - below or 1
    tops = accumulate((band.height for band in bands), initial=0)
    places = [
        Axes(
            number,
            1 - (top + band.head) / total,
            max(1 - (top + band.head + band.body) / total, 0.0),
        )
        for number, (band, top) in enumerate(zip(bands, tops, strict=False), start=1)
    ]
    figure, along = Figure(), month_axis(months)
    for band, axes in zip(bands, places, strict=True):
        figure.lay(**_axes(band, axes, along))
        if band.words:
            figure.note(**_words(band, axes))
    hidden = ("visible", "showticklabels")
    numbered = any(all(band.down.get(one, True) for one in hidden) for band in bands)
    room = {"left": NUMBERS} if numbered else {}
    room |= {"below": NAMES} if below else {}
    return quiet(figure, height, **room), places


def _axes(band: Band, axes: Axes, along: dict[str, Any]) -> dict[str, Any]:
    named = {"anchor": f"y{axes.axis}", "showticklabels": band.foot > 0}
    down = {"anchor": f"x{axes.axis}", "domain": [axes.bottom, axes.top]}
    return {
        f"xaxis{axes.axis}": {**along, **named},
        f"yaxis{axes.axis}": {**MONEY_AXIS, **down, **band.down},
    }


def up_to(plot: Plot) -> dict[str, Any]:
    """End the axis of money where a plot is to reach; without that, where Plotly does."""
    return {"range": [0, plot.reach * HEADROOM]} if plot.reach else {}


def _words(band: Band, axes: Axes) -> dict[str, Any]:
    """Place the words above a band, at its left edge."""
    return {
        "text": band.words,
        **{"xref": "paper", "yref": "paper", "x": 0, "y": axes.top, "yshift": 4},
        **{"xanchor": "left", "yanchor": "bottom", "align": "left"},
        **{"showarrow": False, "font": {"size": 12}},
    }


def month_axis(months: Sequence[pd.Timestamp]) -> dict[str, Any]:
    """Lay out an axis from the first to the last of some months, not to be zoomed."""
    first, end = min(months), end_of(max(months))
    edge = (end - first) * EDGE
    return {
        "type": "date",
        "range": [first - edge, end + edge],
        "showgrid": False,
        "zeroline": False,
        "fixedrange": True,
        "minor": {"dtick": "M12", "showgrid": True, "gridcolor": FAINT},
        **_ticks(first, end),
    }


def _ticks(first: pd.Timestamp, end: pd.Timestamp) -> dict[str, Any]:
    """Name some months, or years: each year below the part of it that is shown."""
    if named := named_months(first, end):
        return {**named, "ticklabelmode": "period"}
    number = months_between(first, end)
    years = range(first.year, end.year + 1, ceil(number / 12 / YEARS))
    shown = [
        (
            year,
            max(first, pd.Timestamp(year, 1, 1)),
            min(end, pd.Timestamp(year + 1, 1, 1)),
        )
        for year in years
    ]
    # A year of which next to nothing is shown has no room for its name.
    wide = [one for one in shown if one[2] - one[1] > (end - first) / ROOM]
    return {
        "tickvals": [begin + (stop - begin) / 2 for _, begin, stop in wide],
        "ticktext": [str(year) for year, _, _ in wide],
    }


def named_months(first: pd.Timestamp, end: pd.Timestamp) -> dict[str, Any]:
    """Name some months of an axis of time; a longer one has years, and no such names."""
    number = months_between(first, end)
    every = next((every for most, every in MONTHS.items() if number <= most), None)
    return {"dtick": f"M{every}", "tickformat": "%b %Y"} if every else {}


def months_between(first: pd.Timestamp, end: pd.Timestamp) -> int:
    """Count the months by which two days lie apart, as a calendar has them."""
    return (end.year - first.year) * 12 + end.month - first.month


def steps(figure: Figure, plot: Plot, axes: Axes, look: dict[str, Any]) -> None:
    """Step up in each month that has a mark; span low to high at the end."""
    (line,), months = plot.series, months_of(plot)
    points = [
        (month, value)
        for month, value, key in zip(months, line.values, plot.keys, strict=True)
        if key and value is not None
    ]
    if not points:
        return
    x, y = map(list, zip(*points, strict=True))
    figure.scatter(
        x=[x[0], *x, end_of(months[-1])],
        y=[0.0, *y, y[-1]],
        mode="lines",
        hoverinfo="skip",
        showlegend=False,
        **over({"line": {"shape": "hv"}}, look),
        **axes.on,
    )
    edge = figure.layout[f"xaxis{axes.axis}"]["range"][1]
    whiskers(figure, plot, [edge] * len(plot.categories), axes)


def whiskers(
    figure: Figure, plot: Plot, at: Sequence[pd.Timestamp], axes: Axes
) -> None:
    """Span low to high of each month; point up where there may be more.

    `at` tells where along the axis the whisker of each month stands.
    """
    # Blank where no month is in doubt.
    spans = [
        (x, low, high)
        for x, low, high in zip(at, plot.low, plot.high, strict=False)
        if low is not None
    ]
    if spans:
        figure.scatter(
            x=[x for x, _, _ in spans for _ in range(3)],
            y=[y for _, low, high in spans for y in (low, high, None)],
            mode="lines",
            line={"color": SLATE, "width": 1.5},
            name=plot.whisker,
            **QUIET,
            **axes.on,
        )
    open_ended = zip(at, plot.ends, plot.open_ended, strict=False)
    tips = [(x, most) for x, most, more in open_ended if more]
    if tips:
        figure.scatter(
            x=[x for x, _ in tips],
            y=[most for _, most in tips],
            mode="markers",
            marker={"symbol": "triangle-up-open", "size": 7, "color": SLATE},
            name=gettext("or more"),
            **QUIET,
            **axes.on,
        )


def dots(
    figure: Figure,
    plot: Plot,
    points: Mapping[int, tuple[pd.Timestamp, float]],
    axes: Axes,
    look: dict[str, Any],
) -> None:
    """Dot some months of a plot, each a mark that can be chosen.

    `points` gives the number of a month the place of its dot.
    """
    if points:
        figure.scatter(
            x=[x for x, _ in points.values()],
            y=[y for _, y in points.values()],
            mode="markers",
            cliponaxis=False,
            **told(plot, points),
            **look,
            **axes.on,
        )


def told(plot: Plot, numbers: Iterable[int]) -> dict[str, Any]:
    """Give the marks of some months what they lead to, and what they say."""
    numbers = list(numbers)
    return {
        "customdata": [plot.keys[number] for number in numbers],
        "hovertext": [plot.hovers[number] for number in numbers],
        **TOLD,
    }


def months_of(plot: Plot) -> list[pd.Timestamp]:
    """Read the months of a plot."""
    return list(map(pd.Timestamp, plot.categories))


def legend_in_columns(figure: Figure) -> None:
    """Set the legend in columns, two of them on a phone, and give it room."""
    entries = sum(trace["showlegend"] for trace in figure.traces)
    figure.lay(
        height=figure.layout["height"] + LEGEND * ceil(entries / 2),
        legend={"entrywidth": ENTRY, "entrywidthmode": "pixels"},
    )


def end_of(month: pd.Timestamp) -> pd.Timestamp:
    """Return the first moment after a month."""
    return month + pd.offsets.MonthBegin(1)
