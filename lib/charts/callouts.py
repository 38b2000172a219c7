"""Where the names of a bar's parts stand: in lines above it, each with a leader to it.

Laid out for a phone; on a wider screen the same lines have only more room.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from typing import Literal

#: Pixels of a bar on a phone, of a letter of its names, and between a name and a leader.
ROOM, LETTER, APART = 306.0, 5.8, 8.0
Side = Literal["right", "left"]


@dataclass(frozen=True)
class Callout:
    """A name on one `side` of its leader, which stands at a share of the bar.

    `tier` counts up from the bar.
    """

    at: float
    side: Side
    tier: int
    width: float

    @property
    def span(self) -> tuple[float, float]:
        """The ends of the name, in pixels on a phone."""
        leader = self.at * ROOM
        if self.side == "right":
            return leader, leader + self.width
        return leader - self.width, leader


def callouts(
    parts: Sequence[tuple[float, float]], names: Sequence[str]
) -> list[Callout] | None:
    """Place the name of each part of a bar; None where they cannot but cross.

    `parts` are the ends of each as shares of the bar, from its beginning; a "<br>" in a
    name begins another line of it. No name stands on another, or in the way of another's
    leader.
    """
    named = list(zip(parts, map(_width, names), strict=True))
    for order in (range(len(named) - 1, -1, -1), range(len(named))):
        placed: dict[int, Callout] = {}
        for number in order:
            free = _place(*named[number], list(placed.values()))
            if free is None:
                break
            placed[number] = free
        else:
            return [placed[number] for number in range(len(named))]
    return None


def _width(name: str) -> float:
    return max(map(len, name.split("<br>"))) * LETTER + APART


def _place(
    part: tuple[float, float], width: float, placed: Sequence[Callout]
) -> Callout | None:
    """Take the lowest tier that is free, right of where a part begins if there is room."""
    begin, end = part
    sides: tuple[tuple[float, Side], ...] = ((begin, "right"), (end, "left"))
    for tier, (at, side) in product(range(len(placed) + 1), sides):
        one = Callout(at, side, tier, width)
        inside = one.span[0] >= 0 and one.span[1] <= ROOM
        if inside and not any(_cross(one, other) for other in placed):
            return one
    return None


def _cross(one: Callout, other: Callout) -> bool:
    """Tell whether names overlap on a tier, or a leader runs through a lower name."""
    if one.tier == other.tier:
        (begin, end), (first, last) = one.span, other.span
        return begin < last + APART and first < end + APART
    low, high = sorted((one, other), key=lambda callout: callout.tier)
    begin, end = low.span
    return begin < high.at * ROOM < end
