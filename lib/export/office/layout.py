"""Where the plots of a card stand on a slide, and over how many slides they run.

All lengths are in points. Every row stays legible: type is never below 9 points, and
what does not fit goes on to the next column or slide.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import ceil
from typing import Any

from lib.export.office.measure import (
    LINE,
    Box,
    batched,
    estimated_width,
    height_of,
    lines_of,
    packed,
)
from lib.model.formats import unconverted_in_words, unpriced_in_words, within_a_sentence
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
#: Between two columns.
GUTTER = 24.0
#: From so many plots on, those of few rows stand in two columns.
MANY, FEW_ROWS = 4, 8
#: What a plot has one of for each row, beside the values of its series.
BY_ROW = ("categories", "low", "high", "open_ended", "base", "labels")
#: Small multiples: columns and rows of a slide.
GRID = (4, 3)


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
    """Place plots, from the top, over as few slides as they need.

    The largest type that does is taken; `area` is what each slide has free.
    """
    if len(plots) >= MANY and all(plot.kind == "areas" for plot in plots):
        return [_grid(some, area) for some in batched(plots, GRID[0] * GRID[1])]
    tried = [_flowed(plots, area, size) for size in SIZES]
    return min(tried, key=len)


def names_width(plot: Plot, size: float, width: float) -> float:
    """Give the room that the names of the rows take, of a width."""
    widths = [estimated_width(name, size) for name in plot.categories]
    return min(max(widths, default=0.0) + size, NAMES * width)


def some_rows(plot: Plot, start: int, stop: int) -> Plot:
    """Keep some of the rows of a plot."""
    series = (replace(one, values=one.values[start:stop]) for one in plot.series)
    cells: dict[str, Any] = {name: getattr(plot, name)[start:stop] for name in BY_ROW}
    return replace(plot, series=tuple(series), **cells)


def foot_height(plot: Plot, size: float, width: float) -> float:
    """Give the height of what stands below a plot."""
    return height_of(foot_of(plot), foot_size(size), width)


def foot_of(plot: Plot) -> str:
    """Write what stands below a plot: its footnote, and what is not drawn."""
    silent = f"{unpriced_in_words(plot.unpriced)} not drawn." if plot.unpriced else ""
    left = unconverted_in_words(plot.unconverted)
    said = [silent, f"{left}." if left else "", plot.footnote]
    return " ".join(filter(None, said))


def foot_size(size: float) -> float:
    """Give the size of the type of the footnote."""
    return max(size - 1.5, LEAST)


def _flowed(plots: Sequence[Plot], area: Box, size: float) -> list[list[Placed]]:
    short = all(len(plot.categories) <= FEW_ROWS for plot in plots)
    places = area.columns(2 if len(plots) >= MANY and short else 1, GUTTER)
    pieces = [one for plot in plots for one in _pieces(plot, size, places[0])]
    filled = packed(pieces, area.height, lambda piece: piece.least)
    return [
        [
            one
            for some, place in zip(columns, places, strict=False)
            for one in _stretched(some, place, size)
        ]
        for columns in batched(filled, len(places))
    ]


def _pieces(plot: Plot, size: float, place: Box) -> Iterator[_Piece]:
    """Cut a plot where its rows do not fit on a slide, into parts of like size."""
    width = place.width
    foot = foot_height(plot, size, width)
    head = _head_height(plot.head, size, width)
    if plot.kind != "bars":
        yield _Piece(plot, plot, head + foot, 0.0)
        return
    room = names_width(plot, size, width) - size
    lines = max((lines_of(name, size, room) for name in plot.categories), default=1)
    row, fixed, many = lines * size * LINE + 3, head + TICKS, len(plot.categories)
    fitting = max(int((place.height - fixed - foot - GAP) / row), 1)
    parts = ceil(many / fitting)
    for part in range(parts):
        start, stop = many * part // parts, many * (part + 1) // parts
        some, last = some_rows(plot, start, stop), part == parts - 1
        some = some if last else replace(some, footnote="")
        yield _Piece(some, plot, fixed + (foot if last else 0.0), row)


def _stretched(pieces: Sequence[_Piece], place: Box, size: float) -> list[Placed]:
    """Share the spare height of a column among its rows."""
    spare = max(place.height - sum(piece.least for piece in pieces), 0.0)
    rows = sum(piece.rows for piece in pieces)
    placed, top = [], place.top
    for piece in pieces:
        most = TALLEST_ROW - piece.row if piece.row else HIGH_TIME - LOW_TIME
        more = min(spare / rows, most) * piece.rows
        box = replace(place, top=top, height=piece.least - GAP + more)
        placed.append(Placed(piece.plot, piece.whole, box, size, piece.whole.head))
        top += box.height + GAP
    return placed


def _grid(plots: Sequence[Plot], area: Box) -> list[Placed]:
    """Place small multiples in a grid; a unit that all share is named by the first."""
    across = min(GRID[0], ceil(len(plots) ** 0.5))
    down = ceil(len(plots) / across)
    columns = area.columns(across, GAP)
    height = (area.height - GAP * (down - 1)) / down
    shared = len({plot.unit for plot in plots}) == 1
    placed = []
    for number, plot in enumerate(plots):
        top = area.top + number // across * (height + GAP)
        box = replace(columns[number % across], top=top, height=height)
        # The heading is a sentence already.
        named = number == 0 or not shared
        unit = f" (axis: {within_a_sentence(plot.unit)})" if named else ""
        placed.append(Placed(plot, plot, box, LEAST, f"{plot.title}{unit}"))
    return placed


def _head_height(head: str, size: float, width: float) -> float:
    # Bold type runs wider.
    return height_of(head, size * 1.08, width) + UNDER_HEAD if head else 0.0
