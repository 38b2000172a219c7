"""Where the plots of a card stand on a slide, and over how many slides they run.

All lengths are in points. Every row stays legible: type is never below 9 points, and
what does not fit goes on to the next column or slide.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Any

from lib.export.office.measure import LINE, estimated_width, height_of, lines_of
from lib.model.formats import unpriced_in_words
from lib.model.plot import Plot

#: Sizes of type that are tried, the largest first; the last is the least allowed.
SIZES = (12.0, 10.5, 9.0)
LEAST = SIZES[-1]
#: Ticks of the axis, space below a plot and below its heading.
TICKS, GAP, UNDER_HEAD = 20.0, 12.0, 3.0
#: The tallest row, and the least and greatest height of a plot by time.
TALLEST_ROW, LOW_TIME, HIGH_TIME = 44.0, 120.0, 330.0
#: Names of rows take this share of the width at most.
NAMES = 0.34
#: From so many plots on, those of few rows stand in two columns.
MANY, FEW_ROWS = 4, 8
#: Small multiples: columns and rows of a slide.
GRID = (4, 3)


@dataclass(frozen=True)
class Box:
    """A place on a slide."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True)
class Placed:
    """A plot, or some of its rows, with its place; `whole` has all of its rows.

    `head` is what stands above it: its heading with the unit of its axis.
    """

    plot: Plot
    whole: Plot
    box: Box
    size: float
    head: str

    @property
    def head_height(self) -> float:
        """The room that the heading takes, in points."""
        return _head_height(self.head, self.size, self.box.width)


@dataclass(frozen=True)
class _Piece:
    plot: Plot
    whole: Plot
    fixed: float
    row: float

    @property
    def rows(self) -> int:
        return len(self.plot.categories) if self.row else 1

    @property
    def least(self) -> float:
        return self.fixed + (self.row * self.rows if self.row else LOW_TIME) + GAP


def pages_of(plots: Sequence[Plot], area: Box) -> list[list[Placed]]:
    """Place plots over as few slides as they need, at the largest type that does.

    Parameters
    ----------
    plots
        In order, from the top.
    area
        The part of each slide that is free.
    """
    if len(plots) >= MANY and all(plot.kind == "areas" for plot in plots):
        return [_grid(some, area) for some in _batched(plots, GRID[0] * GRID[1])]
    tried = [_flowed(plots, area, size) for size in SIZES]
    return min(tried, key=len)


def names_width(plot: Plot, size: float, width: float) -> float:
    """Give the room that the names of the rows take, of a width."""
    longest = max(
        (estimated_width(name, size) for name in plot.categories), default=0.0
    )
    return min(longest + size, NAMES * width)


def some_rows(plot: Plot, start: int, stop: int) -> Plot:
    """Keep some of the rows of a plot."""
    return replace(
        plot,
        categories=plot.categories[start:stop],
        series=tuple(
            replace(one, values=one.values[start:stop]) for one in plot.series
        ),
        low=plot.low[start:stop],
        high=plot.high[start:stop],
        open_ended=plot.open_ended[start:stop],
        base=plot.base[start:stop],
        labels=plot.labels[start:stop],
    )


def foot_height(plot: Plot, size: float, width: float) -> float:
    """Give the height of what stands below a plot."""
    return height_of(foot_of(plot), _foot_size(size), width)


def foot_of(plot: Plot) -> str:
    """Write what stands below a plot: its footnote, and what is not drawn."""
    silent = f"{unpriced_in_words(plot.unpriced)} not drawn." if plot.unpriced else ""
    return " ".join(filter(None, [silent, plot.footnote]))


def _foot_size(size: float) -> float:
    return max(size - 1.5, LEAST)


def _flowed(plots: Sequence[Plot], area: Box, size: float) -> list[list[Placed]]:
    short = all(len(plot.categories) <= FEW_ROWS for plot in plots)
    columns = 2 if len(plots) >= MANY and short else 1
    gutter = 24.0 * (columns - 1)
    width = (area.width - gutter) / columns
    pieces = [one for plot in plots for one in _pieces(plot, size, width, area.height)]
    filled = [_stretched(some, area, width, size) for some in _packed(pieces, area)]
    return [
        [
            replace(one, box=replace(one.box, left=area.left + at * (width + gutter)))
            for at, column in enumerate(some)
            for one in column
        ]
        for some in _batched(filled, columns)
    ]


def _pieces(plot: Plot, size: float, width: float, height: float) -> Iterator[_Piece]:
    """Cut a plot where its rows do not fit on a slide, into parts of like size."""
    foot = foot_height(plot, size, width)
    head = _head_height(plot.head, size, width)
    if plot.kind != "bars":
        yield _Piece(plot, plot, head + foot, 0.0)
        return
    row, fixed, many = (
        _row_height(plot, size, width),
        head + TICKS,
        len(plot.categories),
    )
    fitting = max(int((height - fixed - foot - GAP) / row), 1)
    parts = ceil(many / fitting)
    for part in range(parts):
        start, stop = many * part // parts, many * (part + 1) // parts
        some, last = some_rows(plot, start, stop), part == parts - 1
        some = some if last else replace(some, footnote="")
        yield _Piece(some, plot, fixed + (foot if last else 0.0), row)


def _batched(items: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    return (items[start : start + size] for start in range(0, len(items), size))


def _row_height(plot: Plot, size: float, width: float) -> float:
    room = names_width(plot, size, width) - size
    lines = max((lines_of(name, size, room) for name in plot.categories), default=1)
    return lines * size * LINE + 3


def _packed(pieces: Sequence[_Piece], area: Box) -> list[list[_Piece]]:
    columns: list[list[_Piece]] = []
    free = 0.0
    for piece in pieces:
        if piece.least > free:
            columns.append([])
            free = area.height
        columns[-1].append(piece)
        free -= piece.least
    return columns


def _stretched(
    pieces: Sequence[_Piece], area: Box, width: float, size: float
) -> list[Placed]:
    """Share the spare height of a column among its rows."""
    spare = max(area.height - sum(piece.least for piece in pieces), 0.0)
    rows = sum(piece.rows for piece in pieces)
    placed, top = [], area.top
    for piece in pieces:
        most = TALLEST_ROW - piece.row if piece.row else HIGH_TIME - LOW_TIME
        more = min(spare / rows, most) * piece.rows
        box = Box(area.left, top, width, piece.least - GAP + more)
        placed.append(Placed(piece.plot, piece.whole, box, size, piece.whole.head))
        top += box.height + GAP
    return placed


def _grid(plots: Sequence[Plot], area: Box) -> list[Placed]:
    """Place small multiples in a grid; a unit that all share is named by the first."""
    across = min(GRID[0], ceil(len(plots) ** 0.5))
    down = ceil(len(plots) / across)
    width = (area.width - GAP * (across - 1)) / across
    height = (area.height - GAP * (down - 1)) / down
    shared = len({plot.unit for plot in plots}) == 1
    return [
        Placed(
            plot,
            plot,
            Box(
                area.left + number % across * (width + GAP),
                area.top + number // across * (height + GAP),
                width,
                height,
            ),
            LEAST,
            _multiple_head(plot, unit=number == 0 or not shared),
        )
        for number, plot in enumerate(plots)
    ]


def _multiple_head(plot: Plot, *, unit: bool) -> str:
    """Write what stands above one of many, whose heading is a sentence already."""
    axis = f" (axis: {plot.unit[:1].lower()}{plot.unit[1:]})" if unit else ""
    return f"{plot.title}{axis}"


def _head_height(head: str, size: float, width: float) -> float:
    # Bold type runs wider.
    return height_of(head, size * 1.08, width) + UNDER_HEAD if head else 0.0
