"""Of outlines that a figure fills, what a screen shows: a page need not send the rest.

A map holds more of each coast than a panel of a hundred pixels can draw, and countries
beyond its window. Pictures, which can be of any size, are drawn from all of it.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, groupby
from math import dist
from typing import Any

Point = tuple[float, float]
#: Pixels by which a point of an outline stands out at least; a screen may have two dots
#: to each.
LEAST = 0.75
#: Points of the least outline: two, and the first again.
CLOSED = 3
GAP = (None, None)


def seen(trace: dict[str, Any], layout: dict[str, Any]) -> dict[str, Any]:
    """Leave out what of a trace is not seen; all but filled outlines on fixed axes stay.

    The outlines are closed, with a gap (None) between them. One that is too small for a
    screen is left out; of none at all, one gap is left.
    """
    across, upward = _axis(trace, layout, "xaxis"), _axis(trace, layout, "yaxis")
    if trace.get("fill") != "toself" or "range" not in across or "range" not in upward:
        return trace
    bottom, top = upward["range"]
    # In whole pixels: what stands above a map makes its height differ by less than one.
    pixels = round(layout["height"] * (upward["domain"][1] - upward["domain"][0]))
    least = LEAST * abs(top - bottom) / pixels
    rings = [
        _straightened(ring, least)
        for ring in _rings(trace["x"], trace["y"])
        if _within(ring, across["range"], upward["range"])
    ]
    drawn = [(*ring, GAP) for ring in rings if len(ring) >= CLOSED]
    x, y = zip(*(chain.from_iterable(drawn) if drawn else [GAP]), strict=True)
    return trace | {"x": [*x], "y": [*y]}


def _axis(trace: dict[str, Any], layout: dict[str, Any], name: str) -> dict[str, Any]:
    """Find the axis that a trace names: x2 is xaxis2."""
    own: dict[str, Any] = layout.get(name + trace.get(name, "")[1:], {})
    return own


def _rings(
    x: Iterable[float | None], y: Iterable[float | None]
) -> Iterator[tuple[Point, ...]]:
    points = ((one, other) for one, other in zip(x, y, strict=True))
    for gap, ring in groupby(points, lambda point: None in point):
        if not gap:
            yield tuple(ring)  # type: ignore[arg-type]


def _within(ring: Sequence[Point], *ranges: Sequence[float]) -> bool:
    """Whether the box about a ring reaches into that of the axes."""
    return all(
        min(along) <= max(limits) and max(along) >= min(limits)
        for along, limits in zip(zip(*ring, strict=True), ranges, strict=True)
    )


@lru_cache(maxsize=2048)
def _straightened(ring: tuple[Point, ...], least: float) -> tuple[Point, ...]:
    """Leave out points that are less than so far off the line between those kept.

    This is the way of Douglas and Peucker. The same rings come with each selection.
    """
    first, last = ring[0], ring[-1]
    off = [_distance(point, first, last) for point in ring]
    furthest = max(range(len(ring)), key=off.__getitem__)
    if off[furthest] < least:
        return first, last
    before = _straightened(ring[: furthest + 1], least)
    return before + _straightened(ring[furthest:], least)[1:]


def _distance(point: Point, first: Point, last: Point) -> float:
    """Measure from a point to the line through two, or to both where they are one."""
    length = dist(first, last)
    if not length:
        return dist(point, first)
    (x, y), (left, low), (right, high) = point, first, last
    return abs((right - left) * (y - low) - (high - low) * (x - left)) / length
