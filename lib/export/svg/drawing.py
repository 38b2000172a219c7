"""A chart's figure as SVG: what Plotly draws of it on a screen, without a browser.

It reads the part of Plotly's JSON that the figures of lib/charts are made of: bars and
scatter on linear, logarithmic and time axes, rectangles, annotations, a legend above.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lib.export.svg.areas import draw_areas
from lib.export.svg.bars import Segment, segments_of
from lib.export.svg.canvas import BASELINE, LINE, Anchor, Canvas, lines_of, path
from lib.export.svg.ink import fill, mark, paint, stroke
from lib.export.svg.legend import draw_legend, legend_of
from lib.export.svg.panels import (
    AxisPair,
    Box,
    Trace,
    axes_of,
    draw_grid,
    draw_names,
    panels_of,
    room_beside,
)

Point = tuple[float, float]
AxisPairs = Mapping[tuple[str, str], AxisPair]
#: What is drawn; a figure with more is refused.
TYPES, SHAPES, FILLS = (
    ("bar", "scatter"),
    ("linear", "hv"),
    ("none", "tozeroy", "toself"),
)
#: Pixels from a mark to the words beside it, and how much wider than it they count it.
BESIDE, WIDER = 1.0, 0.8
#: Size of the letters of an annotation that states none.
NOTE = 13
#: Letters reach so far from their middle, in their size, as Plotly has it.
CENTRED = 0.75


class Unknown(ValueError):  # noqa: N818 (what the figure holds, not what failed)
    """A figure with something that is not drawn here; the message names it."""


@dataclass(frozen=True)
class Drawing:
    """The content of an SVG, and the top and the bottom of each thing in it, in pixels."""

    content: str
    extents: tuple[tuple[float, float], ...]


def drawing_of(
    figure: Mapping[str, Any],
    size: tuple[float, float],
    ink: str = "currentColor",
    prefix: str = "chart",
) -> Drawing:
    """Draw a figure so many pixels across and down, with words in the colour `ink`.

    Raises
    ------
    Unknown
        Where the figure has a kind of mark, line or fill that is not drawn here.
    """
    traces, layout = figure["data"], figure["layout"]
    _check(traces)
    canvas, segments = Canvas(ink, prefix), segments_of(traces)
    margin, (across, down) = layout["margin"], size
    right = across - margin["r"]
    legend = legend_of(traces, layout, right - margin["l"])
    top = margin["t"] + legend.height
    box: Box = (margin["l"], top, right, down - margin["b"])
    beside = room_beside(panels_of(traces, layout, segments, box).values())
    box = (max(margin["l"], beside), *box[1:])
    panels = panels_of(traces, layout, segments, box)
    for panel in panels.values():
        draw_grid(canvas, panel)
    _draw_marks(canvas, traces, segments, panels)
    for panel in panels.values():
        draw_names(canvas, panel)
    _draw_notes(canvas, layout, box, panels)
    draw_legend(canvas, legend, box[0], margin["t"])
    return Drawing(canvas.content, tuple(canvas.extents))


def _draw_marks(
    canvas: Canvas,
    traces: Sequence[Trace],
    segments: Sequence[Segment],
    panels: AxisPairs,
) -> None:
    for segment in segments:
        _bar(canvas, segment, panels[axes_of(segment.trace)])
    for trace in traces:
        if trace["type"] == "scatter":
            _scatter(canvas, trace, panels[axes_of(trace)])


def _draw_notes(
    canvas: Canvas, layout: Mapping[str, Any], box: Box, panels: AxisPairs
) -> None:
    for shape in layout.get("shapes", ()):
        _rectangle(canvas, shape, panels[shape["xref"], shape["yref"]])
    for note in layout.get("annotations", ()):
        _note(canvas, note, box, panels)


def _check(traces: Sequence[Trace]) -> None:
    for trace in traces:
        for what, stated, known in (
            ("type", trace["type"], TYPES),
            ("line.shape", trace.get("line", {}).get("shape", "linear"), SHAPES),
            ("fill", trace.get("fill", "none"), FILLS),
        ):
            if stated not in known:
                drawn = ", ".join(known)
                raise Unknown(f"{what} {stated!r} is not drawn; drawn are {drawn}")


def _bar(canvas: Canvas, segment: Segment, panel: AxisPair) -> None:
    left, right = sorted(map(panel.x.placed, segment.across))
    top, bottom = sorted(map(panel.y.placed, segment.down))
    canvas.covers(top, bottom)
    place = {"x": left, "y": top, "width": right - left, "height": bottom - top}
    canvas.add("rect", **place, **fill(canvas, segment.trace["marker"]))


def _scatter(canvas: Canvas, trace: Trace, panel: AxisPair) -> None:
    points = [
        None if x is None or y is None else (panel.x.at(x), panel.y.at(y))
        for x, y in zip(trace["x"], trace["y"], strict=True)
    ]
    if "lines" in trace["mode"]:
        _draw_lines(canvas, points, trace, panel)
    for number, point in enumerate(points):
        if point and "markers" in trace["mode"]:
            mark(canvas, point, _of_point(trace["marker"], number))
        if point and "text" in trace["mode"]:
            _words(canvas, point, trace, number)


def _draw_lines(
    canvas: Canvas, points: Sequence[Point | None], trace: Trace, panel: AxisPair
) -> None:
    lines, kind = [*_lines(points, trace)], trace.get("fill")
    if kind == "toself":
        draw_areas(canvas, lines, trace, panel)
        return
    for line in lines:
        _line(canvas, line, trace, panel.y.at(0) if kind else None)


def _lines(points: Sequence[Point | None], trace: Trace) -> Iterator[list[Point]]:
    """Give each run of points without a gap; steps turn at a corner of their own."""
    run: list[Point] = []
    for point in (*points, None):
        if point is None:
            if run:
                yield run
            run = []
            continue
        if run and trace.get("line", {}).get("shape") == "hv":
            run.append((point[0], run[-1][1]))
        run.append(point)


def _line(
    canvas: Canvas, points: list[Point], trace: Trace, zero: float | None
) -> None:
    canvas.covers(*(y for _, y in points))
    if zero is not None:
        feet = ((points[-1][0], zero), (points[0][0], zero))
        canvas.covers(zero, *(y for _, y in points))
        area = path([*points, *feet], closed=True)
        canvas.add("path", d=area, **paint(trace["fillcolor"]))
    look = stroke(trace.get("line", {}), 2)
    canvas.add("path", d=path(points), fill="none", **look)


def _of_point(marker: Mapping[str, Any], number: int) -> dict[str, Any]:
    """Take of each list in a marker what is of one point."""
    return {
        name: _of_point(value, number)
        if isinstance(value, Mapping)
        else value[number]
        if isinstance(value, (list, tuple))
        else value
        for name, value in marker.items()
    }


def _words(canvas: Canvas, point: Point, trace: Trace, number: int) -> None:
    """Write the words of a point, on the side of it that they are to stand on."""
    text, side = trace["text"], trace.get("textposition", "middle center")
    words = text if isinstance(text, str) else text[number]
    upright, along = (side if isinstance(side, str) else side[number]).split()
    size = trace["textfont"]["size"]
    marker = trace.get("marker", {}) if "markers" in trace["mode"] else {}
    away = marker["size"] / 2 / WIDER + BESIDE if marker else 0.0
    across, anchor = _ALONG[along]
    sign = _UPRIGHT[upright]
    lines = (len(lines_of(words)) - 1) * LINE + 1
    base = size * CENTRED + sign * away + (sign - 1) * lines * size / 2
    canvas.write(words, (point[0] + across * away, point[1] + base), size, anchor)


_ALONG: dict[str, tuple[int, Anchor]] = {
    "left": (-1, "end"),
    "center": (0, "middle"),
    "right": (1, "start"),
}
_UPRIGHT = {"top": -1, "middle": 0, "bottom": 1}


def _rectangle(canvas: Canvas, shape: Mapping[str, Any], panel: AxisPair) -> None:
    left, right = sorted((panel.x.at(shape["x0"]), panel.x.at(shape["x1"])))
    top, bottom = sorted((panel.y.at(shape["y0"]), panel.y.at(shape["y1"])))
    place = {"x": left, "y": top, "width": right - left, "height": bottom - top}
    canvas.add("rect", **place, fill="none", **stroke(shape["line"]))


def _note(canvas: Canvas, note: Mapping[str, Any], box: Box, panels: AxisPairs) -> None:
    """Write an annotation, which stands at a share of the box or at a value."""
    left, top, right, bottom = box
    scales = {name: panel.y for (_, name), panel in panels.items()}
    if note["yref"] == "paper":
        down = bottom - note["y"] * (bottom - top)
    else:
        down = scales[note["yref"]].at(note["y"])
    size = note.get("font", {}).get("size", NOTE)
    tall = LINE * size * len(lines_of(note["text"]))
    above = {"top": 0.0, "middle": 0.5, "bottom": 1.0}[note["yanchor"]] * tall
    base = down - note.get("yshift", 0) - above + (LINE / 2 + BASELINE) * size
    canvas.write(note["text"], (left + note["x"] * (right - left), base), size)
