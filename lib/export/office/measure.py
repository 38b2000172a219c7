"""Places on a slide, and how much of them words take: nobody renders it before.

Widths are those of a wide sans serif, so that words fit in whatever font stands in.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil
from textwrap import wrap
from typing import TypeVar

from lib.export.data.row_values import Numbers

#: Of the size of the type: the mean width of a sign, and the height of a line.
SIGN, LINE = 0.56, 1.22
#: A long word may be broken where it takes more than this share of the table.
LONGEST_WORD = 0.3
#: Heads and first columns are bold, which runs wider.
BOLD = 1.2


T = TypeVar("T")


@dataclass(frozen=True)
class Box:
    """A place on a slide, in points."""

    left: float
    top: float
    width: float
    height: float

    def columns(self, many: int, gutter: float) -> list["Box"]:
        """Divide it into columns of one width."""
        width = (self.width - gutter * (many - 1)) / many
        lefts = (self.left + at * (width + gutter) for at in range(many))
        return [replace(self, left=left, width=width) for left in lefts]


def packed(
    items: Iterable[T], room: float, length: Callable[[T], float]
) -> list[list[T]]:
    """Share items out over columns, or lines, in order: each holds what it has room for."""
    columns: list[list[T]] = []
    free = 0.0
    for item in items:
        own = length(item)
        if not columns or own > free:
            columns.append([])
            free = room
        columns[-1].append(item)
        free -= own
    return columns


def batched(items: Sequence[T], size: int) -> Iterator[Sequence[T]]:
    """Take so many items at a time."""
    return (items[start : start + size] for start in range(0, len(items), size))


def estimated_width(text: str, size: float) -> float:
    """Estimate the width of a text on one line, in points."""
    return len(text) * SIGN * size


def lines_of(text: str, size: float, width: float) -> int:
    """Count the lines that a text takes in a width, both in points; at least one."""
    signs = max(int(width / (SIGN * size)), 1)
    return sum(max(len(wrap(part, signs)), 1) for part in text.split("\n"))


def height_of(text: str, size: float, width: float) -> float:
    """Estimate the height of a text in a width, in points; a blank one has none."""
    return ceil(lines_of(text, size, width) * size * LINE) if text else 0


def largest_that_fits(
    text: str, sizes: tuple[float, ...], box: tuple[float, float]
) -> float:
    """Take the first of the sizes in which a text fits in a width and height, or the last."""
    width, height = box
    fitting = (size for size in sizes if height_of(text, size, width) <= height)
    return next(fitting, sizes[-1])


def column_widths(
    numbers: Numbers, width: float, size: float, padding: float
) -> list[float]:
    """Share a width out over the columns, by what stands in them.

    `padding` is at each side of a cell; all is in points.
    """
    columns = list(zip(*numbers.rows, strict=True)) or [()] * len(numbers.heads)
    named = list(zip(numbers.heads, columns, numbers.figures, strict=True))
    size *= BOLD
    least = [
        2 * padding + _least(head, cells, size, LONGEST_WORD * width, figures=figures)
        for head, cells, figures in named
    ]
    wanted = [
        max([low, *(2 * padding + estimated_width(cell, size) for cell in cells)])
        for low, cells in zip(least, columns, strict=True)
    ]
    spare, lacking = width - sum(least), sum(wanted) - sum(least)
    if spare <= 0 or lacking <= spare:
        chosen = least if spare <= 0 else wanted
        return [one * width / sum(chosen) for one in chosen]
    return [
        low + (want - low) * spare / lacking
        for low, want in zip(least, wanted, strict=True)
    ]


def _least(
    head: str, cells: Sequence[str], size: float, most: float, *, figures: bool
) -> float:
    """Give the width below which a word, or a figure, would be broken."""
    texts = cells if figures else [word for cell in cells for word in cell.split()]
    heads = [estimated_width(word, size) for word in head.split()]
    return max([*heads, *(min(estimated_width(text, size), most) for text in texts)])
