"""The pairs of axes of a figure, with their scales, their grids and their words."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Any

from lib.export.picture.lettering import width_of
from lib.export.svg.bars import Segment
from lib.export.svg.canvas import BASELINE, Canvas
from lib.export.svg.ink import stroke
from lib.export.svg.scale import Scale, scale_of, ticks_of, years

Box = tuple[float, float, float, float]
Trace = Mapping[str, Any]
#: Size of the numbers beside an axis; pixels from the axis to them, from there to a title.
TICK, NEAR, APART = 12, 6, 8


@dataclass(frozen=True)
class AxisPair:
    """A pair of axes by their names, such as x2 and y2: what each says, its scale."""

    names: tuple[str, str]
    across: Mapping[str, Any]
    down: Mapping[str, Any]
    x: Scale
    y: Scale


def axes_of(trace: Trace) -> tuple[str, str]:
    """Name the axes of a trace."""
    return trace.get("xaxis", "x"), trace.get("yaxis", "y")


def settings(layout: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    """Look up what a figure says of the axis of some name, such as y2."""
    axis: Mapping[str, Any] = layout.get(f"{name[0]}axis{name[1:]}", {})
    return axis


def panels_of(
    traces: Sequence[Trace],
    layout: Mapping[str, Any],
    segments: Sequence[Segment],
    box: Box,
) -> dict[tuple[str, str], AxisPair]:
    """Lay out each pair of axes that something is drawn on within a box, in pixels."""
    names = dict.fromkeys(map(axes_of, traces))
    scales = {
        one: _scale(one, traces, layout, segments, box)
        for pair in names
        for one in pair
    }
    pairs = {
        (x, y): AxisPair(
            (x, y), settings(layout, x), settings(layout, y), scales[x], scales[y]
        )
        for x, y in names
    }
    return {name: _of_one_scale(pair) for name, pair in pairs.items()}


def _of_one_scale(pair: AxisPair) -> AxisPair:
    """Let both axes of a pair have the same scale where the one down asks for it.

    The one with room to spare reaches further, at both its ends; where it is to hold
    nothing more, it takes less room, in the middle of what it has. So has Plotly it.
    """
    if pair.down.get("scaleanchor") != pair.names[0]:
        return pair
    most = max(_per_pixel(pair.x), _per_pixel(pair.y))
    fit = _shrunk if pair.down.get("constrain") == "domain" else _reaching
    return replace(pair, x=fit(pair.x, most), y=fit(pair.y, most))


def _per_pixel(scale: Scale) -> float:
    return abs((scale.last - scale.first) / (scale.end - scale.begin))


def _reaching(scale: Scale, per_pixel: float) -> Scale:
    """Let an axis reach as far as so much a pixel needs, from its middle."""
    middle, more = (scale.first + scale.last) / 2, per_pixel / _per_pixel(scale)
    first, last = (middle + more * (end - middle) for end in (scale.first, scale.last))
    return replace(scale, first=first, last=last)


def _shrunk(scale: Scale, per_pixel: float) -> Scale:
    """Let an axis take as little room as so much a pixel needs, around its middle."""
    middle, less = (scale.begin + scale.end) / 2, _per_pixel(scale) / per_pixel
    begin, end = (middle + less * (edge - middle) for edge in (scale.begin, scale.end))
    return replace(scale, begin=begin, end=end)


def _scale(
    name: str,
    traces: Sequence[Trace],
    layout: Mapping[str, Any],
    segments: Sequence[Segment],
    box: Box,
) -> Scale:
    axis, (left, top, right, bottom) = settings(layout, name), box
    first, last = axis.get("domain", (0, 1))
    begin, length = (left, right - left) if name[0] == "x" else (bottom, top - bottom)
    values = [] if "range" in axis else list(_values(name, traces, segments))
    return scale_of(axis, values, begin + first * length, begin + last * length)


def _values(
    name: str, traces: Sequence[Trace], segments: Sequence[Segment]
) -> Iterable[Any]:
    """Give all that an axis must hold where it says no range."""
    for trace in traces:
        if trace["type"] == "scatter" and name in axes_of(trace):
            yield from (one for one in trace[name[0]] if one is not None)
    for one in segments:
        if name in axes_of(one.trace):
            yield from one.across if name[0] == "x" else one.down


def draw_grid(canvas: Canvas, panel: AxisPair) -> None:
    """Draw faint lines at the numbers of both axes, at years, and at zero."""
    x, y = panel.x, panel.y
    up = [at for at, _ in _shown(panel.across, x, "showgrid")]
    minor = panel.across.get("minor", {})
    up += years(x) if minor.get("showgrid") else []
    colour = panel.across.get("gridcolor") or minor.get("gridcolor", "")
    for at in up:
        _line(canvas, (at, y.begin), (at, y.end), colour)
    along = [at for at, _ in _shown(panel.down, y, "showgrid")]
    if panel.down.get("zeroline") and panel.down.get("visible", True):
        along = list(dict.fromkeys([*along, y.at(0)]))
    for at in along:
        _line(canvas, (x.begin, at), (x.end, at), panel.down.get("gridcolor", ""))


def draw_names(canvas: Canvas, panel: AxisPair) -> None:
    """Write the numbers, days and titles of the axes, each beside its own panel."""
    if panel.across.get("anchor", "y") == panel.names[1]:
        _write_below(canvas, panel)
    if panel.down.get("anchor", "x") == panel.names[0]:
        _write_beside(canvas, panel)


def room_beside(panels: Iterable[AxisPair]) -> float:
    """Measure what the numbers and titles at the left need, in pixels."""
    return max((_beside(panel) for panel in panels), default=0.0)


def _write_below(canvas: Canvas, panel: AxisPair) -> None:
    axis, bottom = panel.across, max(panel.y.begin, panel.y.end)
    ticks = _shown(axis, panel.x, "showticklabels")
    for at, words in _apart(ticks):
        canvas.write(words, (at, bottom + NEAR + TICK), TICK, "middle")
    words, size, standoff = _title(axis)
    if words:
        middle = (panel.x.begin + panel.x.end) / 2
        below = NEAR + TICK + standoff + size
        canvas.write(words, (middle, bottom + below), size, "middle")


def _write_beside(canvas: Canvas, panel: AxisPair) -> None:
    axis, left = panel.down, panel.x.begin
    for at, words in _shown(axis, panel.y, "showticklabels"):
        canvas.write(words, (left - NEAR, at + BASELINE * TICK), TICK, "end")
    words, size, _ = _title(axis)
    if words:
        middle = (panel.y.begin + panel.y.end) / 2
        beside = left - _beside(panel) + size
        canvas.write(words, (beside, middle), size, "middle", turned=-90)


def _beside(panel: AxisPair) -> float:
    ticks = _shown(panel.down, panel.y, "showticklabels")
    words, size, _ = _title(panel.down)
    wide = max((width_of(said, TICK) for _, said in ticks), default=-NEAR)
    return NEAR + wide + (APART + 1.25 * size if words else 0)


def _shown(axis: Mapping[str, Any], scale: Scale, what: str) -> list[tuple[float, str]]:
    """List the ticks of an axis where it shows something at them."""
    shown = axis.get("visible", True) and axis.get(what, True)
    return ticks_of(axis, scale) if shown else []


def _apart(ticks: list[tuple[float, str]]) -> list[tuple[float, str]]:
    """Leave so many words out that the others do not touch."""
    wide = max((width_of(said, TICK) + NEAR for _, said in ticks), default=0.0)
    for every in range(1, len(ticks)):
        some = ticks[::every]
        if all(abs(b[0] - a[0]) >= wide for a, b in pairwise(some)):
            return some
    return ticks[:1]


def _title(axis: Mapping[str, Any]) -> tuple[str, float, float]:
    title = axis.get("title", {}) if axis.get("visible", True) else {}
    size = title.get("font", {}).get("size", TICK)
    return title.get("text", ""), size, title.get("standoff", APART)


def _line(
    canvas: Canvas, one: tuple[float, float], other: tuple[float, float], colour: str
) -> None:
    ends = {"x1": one[0], "y1": one[1], "x2": other[0], "y2": other[1]}
    canvas.add("line", **ends, **stroke({"color": colour, "width": 1}))
