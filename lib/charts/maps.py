"""Maps: countries in classes of one hue, Europe large, the world below or beside it.

A `Plot` of kind "map" says who is drawn in which class; the shapes are those of
`lib/charts/lands`, so that no browser asks anybody for a map. Depth of the hue is how
opaque it is: on light and on dark paper alike, what is more stands out more.
"""

import json
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain, compress
from pathlib import Path
from textwrap import wrap
from typing import Any, NamedTuple

from lib.charts.figure import Figure
from lib.charts.rows import AXIS, FOOT, LEGEND, LINE, rows_figure
from lib.charts.rows import GAP as BETWEEN
from lib.charts.style import CLEAR, TOLD, UNSEEN, Axes, name_once, quiet
from lib.model.drawings import SLATE, drawing_of
from lib.model.language import gettext, gettext_noop
from lib.model.plot import Plot

LANDS = Path(__file__).parent / "lands" / "lands.json"
#: The maps, the most detailed first, with their heights in pixels: below each other, and
#: side by side.
PANELS, WIDE_PANELS = {"europe": 296, "world": 130}, {"europe": 380, "world": 140}
#: What each of two columns takes of the width, and the whole of it.
LEFT_HALF, RIGHT_HALF, WHOLE = (0.0, 0.5), (0.53, 1.0), (0.0, 1.0)
#: Pixels of what keeps maps and words apart, of a dot for a small country; how far from a
#: handle a pointer finds it; what a list leaves free below it, where it has no axis.
GAP, DOT, REACH, FREE = 12, 9, 24, AXIS + BETWEEN
#: Opacity of the least class and of the greatest.
LEAST, MOST = 0.25, 1.0
OUTLINE, THIN = ({"color": SLATE, "width": width} for width in (0.8, 0.5))
ABSENT, SILENT = gettext_noop("no pledge here"), gettext_noop("pledged, but no figure")
#: Whoever has pledged, but no figure is known to draw.
DOTTED = {"shape": ".", "fgcolor": SLATE, "bgcolor": CLEAR, "size": 5, "solidity": 0.3}
#: Where words on no axis stand.
LEFT: dict[str, Any] = {"xref": "paper", "yref": "paper", "xanchor": "left"}
LEFT |= {"showarrow": False, "align": "left"}


class Land(NamedTuple):
    """A country on a map: outlines and points to hit it by, in units of the map."""

    rings: Sequence[Sequence[int]]
    handles: Sequence[int]
    small: bool = False


class LandMap(NamedTuple):
    """A map: what it must hold (left, right, bottom, top), and its countries by code."""

    window: Sequence[int]
    lands: Mapping[str, Land]


@lru_cache(maxsize=1)
def sheets() -> dict[str, LandMap]:
    """Read the maps. To be read, not changed."""
    with LANDS.open(encoding="utf-8") as file:
        read = json.load(file)
    return {
        name: LandMap(
            of["window"], {code: Land(**land) for code, land in of["lands"].items()}
        )
        for name, of in read.items()
    }


def has_place(code: str) -> bool:
    """Whether a country of this code is on the map of the world."""
    return bool(code) and code in sheets()["world"].lands


class Spot(NamedTuple):
    """A share of the width; from the top, pixels down to it and of its height."""

    across: tuple[float, float]
    top: int
    height: int

    @property
    def end(self) -> int:
        """Pixels down to where what is below it begins."""
        return self.top + self.height + GAP


class Plan(NamedTuple):
    """Where the maps stand by their names, the note on them, and the list."""

    maps: dict[str, Spot]
    note: Spot
    listed: Spot


#: Places maps of some names, a note and a list of some pixels.
Planning = Callable[[Sequence[str], int, int], Plan]


def map_figure(plots: Sequence[Plot]) -> Figure:
    """Draw a map, and below it in words what has no place on one."""
    return _figure(plots, _stacked)


def wide_map_figure(plots: Sequence[Plot]) -> Figure:
    """Draw the same for a picture wider than high: Europe at the left, all else beside."""
    return _figure(plots, _side_by_side)


def _figure(plots: Sequence[Plot], planning: Planning) -> Figure:
    plot, *listed = plots
    note = wrap(plot.footnote, FOOT)
    words = rows_figure(listed, legend=False) if listed else Figure()
    high = words.layout["height"] - FREE if listed else 0
    plan = planning(_maps_of(plot), LINE * len(note), high)
    total = max(one.end for one in (*plan.maps.values(), plan.note, plan.listed))
    figure = _moved(words, plan.listed, total)
    above: set[str] = set()
    for number, (name, place) in enumerate(plan.maps.items(), start=len(listed) + 1):
        sheet = sheets()[name]
        bottom = place.top + place.height
        axes = Axes(number, 1 - place.top / total, 1 - bottom / total)
        _lay_out(figure, sheet, axes, place.across)
        _paint_countries(figure, plot, sheet, axes.on)
        _place_handles(figure, plot, [*_handles(plot, sheet, above)], axes.on)
        above |= {key for key in plot.keys if _shows(sheet, key)}
    if note:
        below = {"x": plan.note.across[0], "y": 1 - plan.note.top / total}
        figure.note(
            text="<br>".join(note), font={"size": 12}, yanchor="top", **LEFT, **below
        )
    name_once(figure)
    # Two lines of legend; on a phone, where it takes more, a map has room to spare.
    spare = {"height": total + 2 * LEGEND, "showlegend": True}
    return figure.lay(hoverdistance=REACH, **spare)


def _stacked(maps: Sequence[str], note: int, listed: int) -> Plan:
    """Place all below each other."""
    top, places = 0, {}
    for name in maps:
        places[name] = Spot(WHOLE, top, PANELS[name])
        top = places[name].end
    below = Spot(WHOLE, top, note)
    return Plan(places, below, Spot(WHOLE, below.end, listed))


def _side_by_side(maps: Sequence[str], note: int, listed: int) -> Plan:
    """Place the first map at the left, and at the right the rest, the note at its end."""
    first, *others = maps
    places, top = {first: Spot(LEFT_HALF, 0, WIDE_PANELS["europe"])}, 0
    for name in others:
        places[name] = Spot(RIGHT_HALF, top, WIDE_PANELS[name])
        top = places[name].end
    words = Spot(RIGHT_HALF, top, listed)
    return Plan(places, Spot(RIGHT_HALF, words.end if listed else top, note), words)


def _maps_of(plot: Plot) -> list[str]:
    """Pick the maps that show a country of the plot which no map above them shows."""
    left, picked = {*plot.keys}, []
    for name in PANELS:
        shown = {key for key in left if _shows(sheets()[name], key)}
        picked += [name] if shown else []
        left -= shown
    return picked


def _shows(sheet: LandMap, code: str) -> bool:
    """Whether a map holds the middle of a country."""
    land = sheet.lands.get(code)
    return bool(land and land.handles)


def _moved(figure: Figure, place: Spot, total: int) -> Figure:
    """Move a figure of lists to its place in one so many pixels high."""
    high: int = figure.layout.get("height", 0)

    def moved(share: float) -> float:
        return 1 - (place.top + (1 - share) * high) / total

    for name, axis in figure.layout.items():
        if name.startswith("xaxis"):
            axis["domain"] = list(place.across)
        if name.startswith("yaxis"):
            axis["domain"] = [moved(end) for end in axis["domain"]]
    for note in figure.layout.get("annotations", ()):
        note["x"], note["y"] = place.across[0], moved(note["y"])
    return quiet(figure, total, left=8)


def _lay_out(
    figure: Figure, sheet: LandMap, axes: Axes, across: tuple[float, float]
) -> None:
    """Lay a map out as large as it fits, without what is beyond its window."""
    left, right, bottom, top = sheet.window
    along, up = axes.on.values()
    fit: dict[str, Any] = {"constrain": "domain", **UNSEEN}
    x = fit | {"domain": list(across), "anchor": up, "range": [left, right]}
    y = fit | {"domain": [axes.bottom, axes.top], "anchor": along}
    y |= {"range": [bottom, top], "scaleanchor": along, "scaleratio": 1}
    figure.lay(**{f"xaxis{axes.axis}": x, f"yaxis{axes.axis}": y})


class Ink(NamedTuple):
    """How a class is painted, and what the legend calls it."""

    name: str
    colour: str
    pattern: dict[str, Any] | None = None


def _groups(plot: Plot) -> list[tuple[Ink, list[str]]]:
    """List the countries of each class, the least first, and those without a figure."""
    last = len(plot.series) - 1
    groups = []
    for number, series in enumerate(plot.series):
        depth = MOST - (MOST - LEAST) * (last - number) / max(last, 1)
        ink = Ink(series.name, faded(drawing_of(series.drawing).colour, depth))
        known = [value is not None for value in series.values]
        groups.append((ink, [*compress(plot.keys, known)]))
    return [
        *groups,
        (Ink(gettext(SILENT), CLEAR, DOTTED), [*compress(plot.keys, plot.silent)]),
    ]


def faded(colour: str, depth: float) -> str:
    """Let paper shine through a colour (#RRGGBB), all the more the less deep it is."""
    parts = ", ".join(map(str, bytes.fromhex(colour[1:])))
    return f"rgba({parts}, {depth:.2f})"


def _paint_countries(
    figure: Figure, plot: Plot, sheet: LandMap, on: dict[str, str]
) -> None:
    """Fill the countries of each class, and outline those that are in none."""
    groups = _groups(plot)
    others = sheet.lands.keys() - {*plot.keys}
    for ink, keys in (*groups, (Ink(gettext(ABSENT), CLEAR), sorted(others))):
        lands = [sheet.lands[key] for key in keys if key in sheet.lands]
        if not lands:
            continue
        x, y = _outlines(lands)
        figure.scatter(
            x=x,
            y=y,
            mode="lines",
            line=THIN if ink.name == gettext(ABSENT) else OUTLINE,
            fill="toself",
            fillcolor=ink.colour,
            fillpattern=ink.pattern,
            hoverinfo="skip",
            name=ink.name,
            **on,
        )


def _outlines(lands: Iterable[Land]) -> tuple[list[int | None], list[int | None]]:
    """Join the rings of countries, with a gap after each; of none, one gap."""
    x: list[int | None] = []
    y: list[int | None] = []
    for ring in chain.from_iterable(land.rings for land in lands):
        x += [*ring[::2], ring[0], None]
        y += [*ring[1::2], ring[1], None]
    return x or [None], y or [None]


class Handle(NamedTuple):
    """A point that a pointer finds: where, the row of its country, how it is marked."""

    x: int
    y: int
    row: int
    symbol: str = "circle"
    colour: str = CLEAR
    line: str = CLEAR


def _handles(plot: Plot, sheet: LandMap, above: Container[str]) -> Iterator[Handle]:
    """Place the handles of a map; a country on a map above it has a single one here."""
    colours = {key: ink.colour for ink, keys in _groups(plot) for key in keys}
    for row, key in enumerate(plot.keys):
        land = sheet.lands.get(key)
        if not land:
            continue
        places = [*zip(land.handles[::2], land.handles[1::2], strict=True)][
            : 1 if key in above else None
        ]
        for number, (x, y) in enumerate(places):
            if number or key in above or not land.small:
                yield Handle(x, y, row)
            elif land.rings:
                # A ring about a small country, whose own colour is seen within.
                yield Handle(x, y, row, "circle-open", SLATE, SLATE)
            else:
                yield Handle(x, y, row, "circle", colours[key], SLATE)


def _place_handles(
    figure: Figure, plot: Plot, handles: Sequence[Handle], on: dict[str, str]
) -> None:
    figure.scatter(
        x=[one.x for one in handles],
        y=[one.y for one in handles],
        mode="markers",
        marker={
            "size": DOT,
            "symbol": [one.symbol for one in handles],
            "color": [one.colour for one in handles],
            "line": {"color": [one.line for one in handles], "width": 1.5},
        },
        customdata=[plot.keys[one.row] for one in handles],
        hovertext=[plot.hovers[one.row] for one in handles],
        showlegend=False,
        **TOLD,
        **on,
    )
