"""A tall picture cut into parts that a page or a slide can hold, between its rows."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise
from math import ceil

import numpy as np
from PIL import Image

from lib.export.picture.typesetting import Size
from lib.model.card import Card

#: Gives the picture of a card as bytes, in the format "png" or "svg"; raises NoPicture.
Picture = Callable[[Card, str, Size], bytes]
#: How far from an even cut, as a share of a part, an emptier line is looked for.
SEARCHED = 0.16
#: Pixels that a line may have more than the emptiest one: grid lines are everywhere.
SPECKS = 2
_OPENING = re.compile(r'(<svg\b[^>]*?) width="(\d+)" height="(\d+)" viewBox="([^"]*)"')


@dataclass(frozen=True)
class Strip:
    """A part of a picture: its PNG, the same as SVG, and how high it is for its width."""

    png: bytes
    svg: bytes
    ratio: float


def strips_of(
    card: Card, picture: Picture, size: Size, ratio: float, *, svg: bool = True
) -> list[Strip]:
    """Draw a card and cut it, from the top, where it is too high.

    `ratio` is the height of a part at most, for its width. Without `svg` that of the
    parts is blank.
    """
    png = picture(card, "png", size)
    drawn = picture(card, "svg", size).decode() if svg else ""
    image = Image.open(BytesIO(png))
    ends = cuts(image, ratio)
    if len(ends) == 2:
        return [Strip(png, drawn.encode(), image.height / image.width)]
    return [_cut(image, drawn, *edges) for edges in pairwise(ends)]


def cuts(image: Image.Image, ratio: float) -> list[int]:
    """Find the lines of pixels to cut at, the first and the last edge included."""
    height = image.height
    parts = parts_of(height, ratio * image.width)
    grey = np.asarray(image.convert("L"), dtype=np.int16)
    paper = np.bincount(grey.ravel()).argmax()
    ink = (np.abs(grey - paper) > 8).sum(axis=1)
    reach = int(SEARCHED * height / parts / 2)
    inner = []
    for part in range(1, parts):
        even = height * part // parts
        inner.append(even - reach + _widest_gap(ink[even - reach : even + reach]))
    return [0, *inner, height]


def parts_of(height: float, most: float) -> int:
    """Count the parts of a picture, none of which may be higher than `most`.

    There are a few lines of slack, so that looking for an emptier one does not overstep.
    """
    if height <= most:
        return 1
    if height * (1 + SEARCHED / 2) <= 2 * most:
        return 2
    return max(3, ceil(height * (1 + SEARCHED) / most))


def _widest_gap(ink: np.ndarray) -> int:
    """Find the middle of the longest run of the emptiest lines."""
    empty = np.flatnonzero(ink <= ink.min() + SPECKS)
    runs = np.split(empty, np.flatnonzero(np.diff(empty) > 1) + 1)
    longest = max(runs, key=len)
    return int(longest[len(longest) // 2])


def _cut(image: Image.Image, svg: str, top: int, bottom: int) -> Strip:
    file = BytesIO()
    image.crop((0, top, image.width, bottom)).save(file, "PNG")
    part = _window(svg, top / image.height, bottom / image.height)
    return Strip(file.getvalue(), part.encode(), (bottom - top) / image.width)


def _window(svg: str, top: float, bottom: float) -> str:
    """Show a part of an SVG, if there is one: from one share of its height to another."""
    if not svg:
        return svg
    match = _OPENING.search(svg)
    if match is None:
        raise ValueError("A picture's SVG states no width, height and viewBox to cut.")
    opening, width, height, view = match.groups()
    left, _, across, down = map(float, view.split())
    share = bottom - top
    seen = f"{left:g} {top * down:g} {across:g} {share * down:g}"
    size = f'width="{width}" height="{int(height) * share:g}" viewBox="{seen}"'
    return f"{svg[: match.start()]}{opening} {size}{svg[match.end() :]}"
