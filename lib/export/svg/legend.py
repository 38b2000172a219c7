"""The legend of a drawing: entries in rows above the chart, as wide as their words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lib.export.picture.lettering import width_of
from lib.export.svg.areas import fill_of
from lib.export.svg.canvas import Canvas
from lib.export.svg.ink import fill, mark, stroke

#: Pixels: of a row, of a sample, from there to the words, from entry to entry; of the
#: side of a swatch; from the last row to the chart.
ROW, WIDE, GAP, APART, SWATCH, BELOW = 20, 30, 5, 12, 12, 12


@dataclass(frozen=True)
class Sample:
    """A trace that the legend names, from the left end of its row."""

    trace: Mapping[str, Any]
    across: float
    row: int


@dataclass(frozen=True)
class Legend:
    """Entries in rows; `size` is that of their letters."""

    entries: tuple[Sample, ...]
    size: float

    @property
    def height(self) -> float:
        """Pixels in all, what keeps it from the chart included; of no entry none."""
        return ROW * (self.entries[-1].row + 1) + BELOW if self.entries else 0.0


def legend_of(
    traces: Sequence[Mapping[str, Any]], layout: Mapping[str, Any], width: float
) -> Legend:
    """Set the named traces in rows no wider than a width."""
    look = layout.get("legend", {})
    size = look.get("font", {}).get("size", layout["font"]["size"])
    entries: list[Sample] = []
    across, row = 0.0, 0
    for trace in _named(traces, layout):
        words = look.get("entrywidth") or width_of(trace["name"], size)
        wide = WIDE + GAP + words + APART
        if across and across + wide - APART > width:
            across, row = 0.0, row + 1
        entries.append(Sample(trace, across, row))
        across += wide
    return Legend(tuple(entries), size)


def draw_legend(canvas: Canvas, legend: Legend, left: float, top: float) -> None:
    """Paint each entry: what its marks look like, and its name."""
    for entry in legend.entries:
        across, down = left + entry.across, top + ROW * (entry.row + 0.5)
        _draw_sample(canvas, entry.trace, across, down)
        at = (across + WIDE + GAP, down + 0.35 * legend.size)
        canvas.write(entry.trace["name"], at, legend.size)


def _named(
    traces: Sequence[Mapping[str, Any]], layout: Mapping[str, Any]
) -> list[Mapping[str, Any]]:
    """Pick the traces of the legend; one alone is named only where it asks for that."""
    if layout.get("showlegend") is False:
        return []
    named = [
        one for one in traces if one.get("name") and one.get("showlegend") is not False
    ]
    asked = any(one.get("showlegend") for one in named)
    return named if asked or len(named) > 1 else []


def _draw_sample(
    canvas: Canvas, trace: Mapping[str, Any], across: float, down: float
) -> None:
    bar, area = trace["type"] == "bar", trace.get("fill") == "toself"
    if bar or area:
        left = across + (WIDE - SWATCH) / 2
        box = {"x": left, "y": down - SWATCH / 2, "width": SWATCH, "height": SWATCH}
        look = fill(canvas, trace["marker"]) if bar else fill_of(canvas, trace)
        canvas.add("rect", **box, **look)
        return
    if "lines" in trace["mode"]:
        ends = {"x1": across, "x2": across + WIDE, "y1": down, "y2": down}
        canvas.add("line", **ends, **stroke(trace["line"], 2))
    if "markers" in trace["mode"]:
        mark(canvas, (across + WIDE / 2, down), trace["marker"])
