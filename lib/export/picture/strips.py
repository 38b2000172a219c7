"""A tall picture in parts that a page or a slide can hold, cut between its rows."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil

from lib.export.picture.pictures import Picture, as_png, picture_of
from lib.export.picture.typesetting import Size
from lib.model.card import Card

#: How far from an even cut, as a share of a part, a wider gap is looked for.
SEARCHED = 0.16
_OPENING = re.compile(r'width="(\d+)" height="(\d+)" viewBox="([^"]*)"')


@dataclass(frozen=True)
class Strip:
    """A part of a picture: its PNG, the same as SVG, and how high it is for its width."""

    png: bytes
    svg: bytes
    ratio: float


def strips_of(card: Card, size: Size, ratio: float) -> list[Strip]:
    """Draw a card and cut it, from the top, where it is too high.

    `ratio` is the height of a part at most, for its width.
    """
    picture = picture_of(card, size)
    ends = cuts(picture.extents, picture.height, ratio * picture.width)
    windows = [_window(picture, *edges) for edges in pairwise(ends)]
    return [
        Strip(as_png(one, card, size.scale), one.svg.encode(), one.height / one.width)
        for one in windows
    ]


def cuts(extents: Iterable[tuple[float, float]], height: int, most: float) -> list[int]:
    """Find where to cut a height into parts no higher than `most`, its ends included.

    Each cut lies near an even one, in the widest gap there between what has `extents`;
    where there is none, something is cut.
    """
    parts = parts_of(height, most)
    reach = SEARCHED * height / parts / 2
    free = list(gaps(extents, height))
    inner = []
    for part in range(1, parts):
        even = height * part / parts
        near = [
            (min(end, even + reach), max(begin, even - reach)) for begin, end in free
        ]
        widest = max(near, key=lambda one: one[0] - one[1], default=(even, even))
        inner.append(round(sum(widest) / 2 if widest[0] > widest[1] else even))
    return [0, *inner, height]


def gaps(
    extents: Iterable[tuple[float, float]], height: float
) -> Iterable[tuple[float, float]]:
    """Give the top and the bottom of each place where nothing stands, from the top."""
    reached = 0.0
    for top, bottom in sorted(extents):
        if top > reached:
            yield reached, top
        reached = max(reached, bottom)
    if height > reached:
        yield reached, height


def parts_of(height: float, most: float) -> int:
    """Count the parts of a picture, none of which may be higher than `most`.

    There are a few lines of slack, so that looking for a wider gap does not overstep.
    """
    if height <= most:
        return 1
    if height * (1 + SEARCHED / 2) <= 2 * most:
        return 2
    return max(3, ceil(height * (1 + SEARCHED) / most))


def _window(picture: Picture, top: int, bottom: int) -> Picture:
    """Show a part of a picture: from one line of its pixels to another."""
    match = _OPENING.search(picture.svg)
    if match is None:
        raise ValueError("A picture's SVG states no width, height and viewBox to cut.")
    left, _, across, down = map(float, match[3].split())
    zoom = down / picture.height
    seen = f"{left:g} {top * zoom:g} {across:g} {(bottom - top) * zoom:g}"
    size = f'width="{picture.width}" height="{bottom - top}" viewBox="{seen}"'
    svg = picture.svg[: match.start()] + size + picture.svg[match.end() :]
    return replace(picture, svg=svg, height=bottom - top, link=None)
