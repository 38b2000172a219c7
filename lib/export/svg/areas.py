"""Areas of any outline, such as countries, cut off where their panel ends."""

from collections.abc import Mapping, Sequence
from typing import Any

from lib.export.svg.canvas import NAME, Canvas, element, path
from lib.export.svg.ink import fill
from lib.export.svg.panels import AxisPair


def draw_areas(
    canvas: Canvas,
    outlines: Sequence[Sequence[tuple[float, float]]],
    trace: Mapping[str, Any],
    panel: AxisPair,
) -> None:
    """Fill what outlines enclose, in pixels; a hole is outlined the other way round."""
    lines = "".join(path(map(_to_tenths, line), closed=True) for line in outlines)
    if lines:
        look = fill_of(canvas, trace)
        clip = f"url(#{canvas.define(_panel(panel))})"
        canvas.covers(panel.y.begin, panel.y.end)
        canvas.add("path", d=lines, clip_path=clip, **look)


def fill_of(canvas: Canvas, trace: Mapping[str, Any]) -> dict[str, str]:
    """Describe how the areas of a trace are filled and outlined."""
    pattern = trace.get("fillpattern")
    marker = {"color": trace["fillcolor"], "line": trace["line"], "pattern": pattern}
    return fill(canvas, marker)


def _panel(panel: AxisPair) -> str:
    """Describe the box of a panel, beyond which nothing of it is seen."""
    left, right = sorted((panel.x.begin, panel.x.end))
    top, bottom = sorted((panel.y.begin, panel.y.end))
    box = element("rect", x=left, y=top, width=right - left, height=bottom - top)
    return element("clipPath", box, id=NAME)


def _to_tenths(point: tuple[float, float]) -> tuple[float, float]:
    """Round to a tenth of a pixel: a map has thousands of points."""
    return round(point[0], 1), round(point[1], 1)
