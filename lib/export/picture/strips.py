"""A tall picture cut into parts that a page or a slide can hold, between its rows."""

import re
from collections.abc import Callable, Iterator
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
    """Draw a card and cut it where it is too high.

    Parameters
    ----------
    card, picture, size
        What is drawn, by what, and how large; the height is left to the chart.
    ratio
        Height of a part at most, for its width.
    svg
        Whether the SVG is wanted too; it is blank otherwise.

    Returns
    -------
    list of Strip
        From the top; a single one where the whole fits.
    """
    png = picture(card, "png", size)
    drawn = picture(card, "svg", size).decode() if svg else ""
    image = Image.open(BytesIO(png))
    ends = cuts(image, ratio)
    if len(ends) == 2:
        return [Strip(png, drawn.encode(), image.height / image.width)]
    return list(_cut(image, drawn, ends))


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


def _cut(image: Image.Image, svg: str, ends: list[int]) -> Iterator[Strip]:
    for top, bottom in pairwise(ends):
        file = BytesIO()
        image.crop((0, top, image.width, bottom)).save(file, "PNG")
        part = _window(svg, top / image.height, bottom / image.height)
        yield Strip(file.getvalue(), part.encode(), (bottom - top) / image.width)


def _window(svg: str, top: float, bottom: float) -> str:
    """Show a part of an SVG, if there is one: from one share of its height to another."""
    if not svg:
        return svg
    match = _OPENING.search(svg)
    if match is None:
        message = "The SVG of a picture states no width, height and viewBox to cut."
        raise ValueError(message)
    opening, width, height, view = match.groups()
    left, _, across, down = map(float, view.split())
    share = bottom - top
    seen = f"{left:g} {top * down:g} {across:g} {share * down:g}"
    size = f'width="{width}" height="{int(height) * share:g}" viewBox="{seen}"'
    return f"{svg[: match.start()]}{opening} {size}{svg[match.end() :]}"
