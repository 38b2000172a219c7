"""The bars of a figure: each segment where its stack or its base puts it."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from lib.export.svg.scale import measured


@dataclass(frozen=True)
class Segment:
    """A bar of a trace: its ends across and down, in measures of its axes."""

    trace: Mapping[str, Any]
    across: tuple[float, float]
    down: tuple[float, float]


def segments_of(traces: Sequence[Mapping[str, Any]]) -> list[Segment]:
    """Stack the bars that stand at one place, in the order of the traces.

    One with a base of its own is in no stack; a missing one is none.
    """
    stacks: dict[object, float] = defaultdict(float)
    segments = []
    for trace in traces:
        if trace["type"] != "bar":
            continue
        lying = trace.get("orientation") == "h"
        along, places = ("x", "y") if lying else ("y", "x")
        width = trace.get("width", 0.0)
        offset = trace.get("offset", -width / 2)
        axes = trace.get("xaxis"), trace.get("yaxis")
        bases = trace.get("base") or [None] * len(trace[along])
        for length, place, base in zip(trace[along], trace[places], bases, strict=True):
            if length is None or place is None:
                continue
            stack = (*axes, place)
            begin = stacks[stack] if base is None else _measured(base)
            stacks[stack] += length if base is None else 0.0
            side = _measured(place) + offset
            ends, sides = (begin, begin + length), (side, side + width)
            segments.append(
                Segment(trace, *((ends, sides) if lying else (sides, ends)))
            )
    return segments


def _measured(value: Any) -> float:
    """Measure a number, or a day in milliseconds."""
    return measured(value, "linear" if isinstance(value, (int, float)) else "date")
