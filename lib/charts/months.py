"""Panels of months below each other: their places in pixels, their axes, their words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate
from math import ceil
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lib.charts.style import FAINT, NAMES, NUMBERS, SLATE, quiet

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
#: What the months so far add up to.
CUMULATIVE = ("cumulative_low", "cumulative", "cumulative_high")
#: Low and high further apart than this share get a whisker.
TOLD_APART = 0.002
#: A mark that is no target, and that may reach over the edge.
QUIET = {"hoverinfo": "skip", "cliponaxis": False}
#: Keeps a mark as it is drawn when another one is chosen.
STEADY = {
    "selected": {"marker": {"opacity": 1}},
    "unselected": {"marker": {"opacity": 1}},
}


@dataclass(frozen=True)
class Panel:
    """A panel in pixels: of its words, of what is drawn, of the names of the months.

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

    @property
    def numbered(self) -> bool:
        """Whether numbers stand at its axis of money."""
        shown = self.down.get("visible", True)
        return bool(shown and self.down.get("showticklabels", True))


@dataclass(frozen=True)
class Place:
    """Where a panel stands: the number of its axes, its upper and its lower end."""

    number: int
    top: float
    bottom: float

    @property
    def on(self) -> dict[str, str]:
        """The axes of a trace in this panel."""
        return {"xaxis": f"x{self.axis}", "yaxis": f"y{self.axis}"}

    @property
    def axis(self) -> str:
        """The number as plotly writes it."""
        return "" if self.number == 1 else str(self.number)


def stack(panels: Sequence[Panel], months: pd.Series) -> tuple[go.Figure, list[Place]]:
    """Lay out panels below each other, each from the first to the last of some months.

    The months are named below the panels that have a foot; the last one's is a margin.
    """
    height = sum(panel.height for panel in panels)
    below = panels[-1].foot if panels else 0
    total = height - below or 1
    tops = accumulate((panel.height for panel in panels), initial=0)
    places = [
        Place(
            number,
            1 - (top + panel.head) / total,
            max(1 - (top + panel.head + panel.body) / total, 0.0),
        )
        for number, (panel, top) in enumerate(zip(panels, tops, strict=False), start=1)
    ]
    # One layout for all: plotly takes its time over each change of it.
    layout: dict[str, Any] = {}
    for panel, place in zip(panels, places, strict=True):
        layout |= _axes(panel, place, months)
    notes = [_words(panel, place) for panel, place in zip(panels, places, strict=True)]
    layout["annotations"] = [note for note in notes if note["text"]]
    numbered = any(panel.numbered for panel in panels)
    room = {"left": NUMBERS} if numbered else {}
    room |= {"below": NAMES} if below else {}
    return quiet(go.Figure(layout=layout), height, **room), places


def _axes(panel: Panel, place: Place, months: pd.Series) -> dict[str, Any]:
    named = {"anchor": f"y{place.axis}", "showticklabels": panel.foot > 0}
    down = {"anchor": f"x{place.axis}", "domain": [place.bottom, place.top]}
    return {
        f"xaxis{place.axis}": {**month_axis(months), **named},
        f"yaxis{place.axis}": {**money_axis(), **down, **panel.down},
    }


def _words(panel: Panel, place: Place) -> dict[str, Any]:
    """Place the words above a panel, at its left edge."""
    return {
        "text": panel.words,
        **{"xref": "paper", "yref": "paper", "x": 0, "y": place.top, "yshift": 4},
        **{"xanchor": "left", "yanchor": "bottom", "align": "left"},
        **{"showarrow": False, "font": {"size": 12}},
    }


def month_axis(months: pd.Series) -> dict[str, Any]:
    """Lay out an axis from the first to the last of some months, not to be zoomed."""
    first, end = months.min(), end_of(months.max())
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


def money_axis() -> dict[str, Any]:
    """Lay out an axis of money: few faint lines from zero, no zoom."""
    return {
        "rangemode": "tozero",
        "gridcolor": FAINT,
        "zeroline": True,
        "zerolinecolor": FAINT,
        "nticks": 5,
        "fixedrange": True,
        "automargin": True,
    }


def _ticks(first: pd.Timestamp, end: pd.Timestamp) -> dict[str, Any]:
    """Name some months, or years: each year below the part of it that is shown."""
    number = (end.year - first.year) * 12 + end.month - first.month
    for most, every in MONTHS.items():
        if number <= most:
            ticks = {"dtick": f"M{every}", "tickformat": "%b %Y"}
            return {**ticks, "ticklabelmode": "period"}
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


def steps(
    figure: go.Figure,
    known: pd.DataFrame,
    end: pd.Timestamp,
    place: Place,
    look: dict[str, Any],
) -> None:
    """Step up in each month that adds something; span low to high at the end.

    Parameters
    ----------
    figure
        To be drawn on.
    known
        `month` and the cumulative columns in units of the axis, none of them missing.
    end
        Until when the last of them holds.
    place
        The panel.
    look
        Of the line.
    """
    heights = known["cumulative"].tolist()
    figure.add_scatter(
        x=[known["month"].iloc[0], *known["month"], end],
        y=[0.0, *heights, heights[-1]],
        mode="lines",
        line_shape="hv",
        hoverinfo="skip",
        showlegend=False,
        **look,
        **place.on,
    )
    last = known.tail(1)
    edge = figure.layout[f"xaxis{place.axis}"].range[1]
    at = pd.Series(edge, last.index)
    whiskers(figure, at, last[list(CUMULATIVE)], last["cumulative_open_ended"], place)


def whiskers(
    figure: go.Figure,
    at: pd.Series,
    money: pd.DataFrame,
    open_ended: pd.Series,
    place: Place,
) -> None:
    """Span the least to the most of some sums where they differ; point up where open.

    Parameters
    ----------
    figure
        To be drawn on.
    at
        Where along the axis.
    money
        Low, value and high in units of the axis, some of them missing.
    open_ended
        Whether there may be more.
    place
        The panel.
    """
    least, most = money.min(axis="columns"), money.max(axis="columns")
    wide = (most - least) > TOLD_APART * most
    grey = {"color": SLATE, "width": 1.5}
    if wide.any():
        gap = pd.Series(float("nan"), at.index)
        ends = pd.concat([least, most, gap], axis="columns")[wide]
        look = {"mode": "lines", "line": grey, "name": "low to high"}
        x, y = at[wide].repeat(3).tolist(), ends.to_numpy().ravel().tolist()
        figure.add_scatter(x=x, y=y, **look, **QUIET, **place.on)
    known = open_ended & most.notna()
    if known.any():
        arrow = {"symbol": "triangle-up-open", "size": 7, "color": SLATE}
        look = {"mode": "markers", "marker": arrow, "name": "or more"}
        x, y = at[known].tolist(), most[known].tolist()
        figure.add_scatter(x=x, y=y, **look, **QUIET, **place.on)


def name_once(figure: go.Figure) -> None:
    """Keep one entry of the legend for each name; what has none gets no entry."""
    seen = {None}
    for trace in figure.data:
        trace.showlegend = trace.showlegend is not False and trace.name not in seen
        seen.add(trace.name)


def legend_in_columns(figure: go.Figure) -> None:
    """Set the legend in columns, two of them on a phone, and give it room."""
    entries = sum(bool(trace.showlegend) for trace in figure.data)
    figure.update_layout(
        height=(figure.layout.height or 0) + LEGEND * ceil(entries / 2),
        legend={"entrywidth": ENTRY, "entrywidthmode": "pixels"},
    )


def end_of(month: pd.Timestamp) -> pd.Timestamp:
    """Return the first moment after a month."""
    return month + pd.offsets.MonthBegin(1)


def key_of(month: pd.Timestamp) -> str:
    """Write a month as marks do: 2025-04."""
    return f"{month:%Y-%m}"
