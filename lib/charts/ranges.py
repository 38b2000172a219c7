"""Ranges: rows that reach from one figure to another, with a dot at each of them."""

from collections.abc import Iterable, Sequence
from typing import Any

from lib.charts.bars import placed
from lib.charts.captions import lines_of_rows
from lib.charts.figure import Figure
from lib.charts.rows import BAR_AT, ROW, WORDS_AT
from lib.charts.style import NAMES_TITLED, PLAIN, UNSEEN, quiet, titled, write
from lib.model.drawings import SLATE
from lib.model.plot import Plot

#: Pixels for the legend above the rows, the numbers and the title below them.
AROUND = 110


def ranges_figure(plot: Plot, begin: float, along: dict[str, Any]) -> Figure:
    """Draw each row of ranges as a thick line, its figures as dots.

    The words of a row stand above it, from `begin` on the axis, which is laid out
    `along` it.
    """
    rows = placed(lines_of_rows(plot))
    down = rows[-1].at + 0.5
    figure = quiet(Figure(), round(ROW * (down + 0.5)) + AROUND, below=NAMES_TITLED)
    at = [row.at + BAR_AT for row in rows]
    _spans(figure, plot, at)
    _values(figure, plot, at)
    above = [row.words_at + WORDS_AT for row in rows]
    words = [row.words for row in rows]
    write(figure, [begin] * len(rows), above, words, showlegend=False)
    return figure.lay(
        xaxis={"title": titled(plot.unit), **along, **PLAIN},
        yaxis={"range": [down, -0.5], **UNSEEN},
    )


def _spans(figure: Figure, plot: Plot, at: Sequence[float]) -> None:
    ends = zip(plot.low, plot.high, strict=True)
    figure.scatter(
        x=[end for low, high in ends for end in (low, high, None)],
        y=_thrice(at),
        mode="lines+markers",
        line={"color": SLATE, "width": 4},
        marker={"symbol": "line-ns-open", "size": 9, "color": SLATE},
        customdata=_thrice(plot.keys),
        hovertext=_thrice(plot.hovers),
        hoverinfo="text",
        name=plot.whisker,
    )


def _values(figure: Figure, plot: Plot, at: Sequence[float]) -> None:
    for series in plot.series:
        known = {row: one for row, one in enumerate(series.values) if one is not None}
        figure.scatter(
            x=list(known.values()),
            y=[at[row] for row in known],
            mode="markers",
            marker={"size": 11, "color": series.drawing},
            customdata=[plot.keys[row] for row in known],
            hovertext=[series.hovers[row] for row in known],
            hoverinfo="text",
            name=series.name,
        )


def _thrice(values: Iterable[Any]) -> list[Any]:
    """Give both ends of each line, and the gap after it, the same value."""
    return [value for value in values for _ in range(3)]
