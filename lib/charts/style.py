"""The look of every chart: how each degree of doubt is drawn, and what stays quiet.

One hue for firm money, one for conditional money, greys for the rest. Each mark has at
least 3:1 against light and dark paper; two that do can hardly differ by 3:1 from one
another, so the states differ in texture, in grey print and for colour-blind readers too. Text takes the colour of
the page's theme, therefore none is set here.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from textwrap import wrap
from typing import Any

from lib.charts.figure import Figure
from lib.model.drawings import DRAWINGS, PALENESS, SEAM, SLATE, Fill

PALE = f"rgba({', '.join(str(part) for part in bytes.fromhex(SLATE[1:]))}, {PALENESS})"
CLEAR = "rgba(0, 0, 0, 0)"
#: How far an axis of sums goes beyond what it must reach.
HEADROOM = 1.06
#: Donors that are compared, in this order: told apart under deuteranopia and
#: protanopia, at least 3:1 on light and on dark paper.
COMPARED = ("#2A6F9C", "#C06A10", "#7F7F7F", "#8E5BA6", "#3F8A5F", "#B0506A")
FAINT = "rgba(122, 135, 148, 0.25)"
#: Pixels of the place of a chart that draws nothing, and letters of a line there.
SILENT, LETTERS = 120, 60


def _hatched(colour: str, shape: str) -> dict[str, Any]:
    pattern: dict[str, Any] = {"shape": shape, "fgcolor": colour, "bgcolor": CLEAR}
    pattern |= {"size": 6, "solidity": 0.3, "fillmode": "overlay"}
    return {"color": CLEAR, "line": {"color": colour, "width": 1.5}, "pattern": pattern}


def _in_white(
    shape: str, size: float, solidity: float
) -> Callable[[str], dict[str, Any]]:
    """Draw a fine pattern on solid colour."""

    def marker(colour: str) -> dict[str, Any]:
        pattern: dict[str, Any] = {"shape": shape, "fgcolor": SEAM, "bgcolor": colour}
        pattern |= {"size": size, "solidity": solidity}
        return {"color": colour, "line": {"width": 0}, "pattern": pattern}

    return marker


#: What plotly draws for each fill, of its colour.
_FILLS: dict[Fill, Callable[[str], dict[str, Any]]] = {
    "solid": lambda colour: {"color": colour, "line": {"width": 0}},
    "seam": _in_white("-", 7, 0.22),
    "dotted": _in_white(".", 8, 0.09),
    "rising": lambda colour: _hatched(colour, "/"),
    "falling": lambda colour: _hatched(colour, "\\"),
    "crossed": lambda colour: _hatched(colour, "x"),
    "pale": lambda _: {"color": PALE, "line": {"color": CLEAR, "width": 0}},
}
#: What plotly draws for each state of a sum.
MARKERS = {name: _FILLS[one.fill](one.colour) for name, one in DRAWINGS.items()}
#: Pixels for the numbers beside an axis, for those and its title; for the names below
#: an axis, for those and its title.
NUMBERS, NUMBERS_TITLED, NAMES, NAMES_TITLED = 40, 65, 34, 58
#: A mark that can be chosen and says what it is; the others stay as they are drawn.
TOLD = {
    "hoverinfo": "text",
    "selected": {"marker": {"opacity": 1}},
    "unselected": {"marker": {"opacity": 1}},
}
#: An axis without a line at zero, not to be zoomed; one of rows, that is not seen.
PLAIN = {"gridcolor": FAINT, "zeroline": False, "fixedrange": True}
UNSEEN = {"visible": False, "fixedrange": True}


@dataclass(frozen=True)
class Axes:
    """Where a plot stands in a figure: the number of its axes, its ends from 0 to 1."""

    number: int
    top: float
    bottom: float

    @property
    def axis(self) -> str:
        """The number as plotly writes it."""
        return "" if self.number == 1 else str(self.number)

    @property
    def on(self) -> dict[str, str]:
        """The axes of a trace."""
        return {"xaxis": f"x{self.axis}", "yaxis": f"y{self.axis}"}


def dotted(axes: Axes, x: tuple[Any, Any], y: tuple[float, float]) -> dict[str, Any]:
    """Outline what no named donor accounts for: bars themselves have no dotted line."""
    ends = {"x0": x[0], "x1": x[1], "y0": y[0], "y1": y[1]}
    line = {"color": SLATE, "width": 1.5, "dash": "dot"}
    on = {"xref": axes.on["xaxis"], "yref": axes.on["yaxis"]}
    return {"type": "rect", **ends, "line": line, **on}


def name_once(figure: Figure) -> int:
    """Keep one entry of the legend for each name, and count them; none for no name."""
    seen = {None}
    for trace in figure.traces:
        name, hidden = trace.get("name"), trace.get("showlegend") is False
        trace["showlegend"] = not hidden and name not in seen
        seen.add(name)
    return len(seen) - 1


def titled(words: str) -> dict[str, Any]:
    """Write what an axis is of."""
    return {"text": words, "font": {"size": 12}}


def write(
    figure: Figure, x: Sequence[Any], y: Sequence[float], words: Any, **look: Any
) -> None:
    """Write words on the paper, right of their points; they are no marks."""
    plain: dict[str, Any] = {"mode": "text"}
    plain |= {"textposition": "middle right", "hoverinfo": "skip"}
    plain |= {"textfont": {"size": 12}, "cliponaxis": False}
    figure.scatter(x=x, y=y, text=words, **(plain | look))


def silent(words: str) -> Figure:
    """Say in the place of a drawing why there is none; no axis is drawn for nothing."""
    figure = Figure(layout={"xaxis": {"visible": False}, "yaxis": {"visible": False}})
    text = "<br>".join(wrap(words, LETTERS))
    middle = {"xref": "paper", "yref": "paper", "x": 0.5, "y": 0.5}
    figure.note(text=text, showarrow=False, **middle)
    return quiet(figure, SILENT)


def quiet(figure: Figure, height: int, *, left: int = 4, below: int = 8) -> Figure:
    """Give a figure the house's layout: clear paper, no zoom, one line of legend.

    `left` and `below` are pixels for what stands outside the axes: where Plotly must
    widen a margin for it, it draws all twice.
    """
    return figure.lay(
        height=height,
        margin={"l": left, "r": 12, "t": 8, "b": below},
        paper_bgcolor=CLEAR,
        plot_bgcolor=CLEAR,
        dragmode=False,
        barmode="stack",
        bargap=0,
        hoverlabel={"align": "left"},
        font={"size": 13},
        legend={
            "orientation": "h",
            "x": 0,
            "xanchor": "left",
            "y": 1 + 12 / height,
            "yanchor": "bottom",
            "traceorder": "normal",
            "itemclick": False,
            "itemdoubleclick": False,
            "font": {"size": 12},
        },
    )
