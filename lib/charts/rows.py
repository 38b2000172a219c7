"""Rows of stacked bars: a line of words, the bar under it, the whisker under the bar.

The words stand above the bar and not beside it, so that nothing is cut off on a phone.
Panels that must not be compared by length stand below each other, each with its axis.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import wrap

import pandas as pd
import plotly.graph_objects as go

from lib.charts.style import DOTTED, DRAWINGS, FAINT, PALE, SLATE, quiet

ROW, HEAD, AXIS, LINE, GAP = 40, 34, 46, 17, 22
#: Height of a line of the legend, which takes one an entry on a phone: a short figure
#: is given that much more, so that its rows are not squeezed.
LEGEND, SHORT = 20, 500
#: Within a row, from its centre: words, bar, whisker.
WORDS_AT, BAR_AT, WHISKER_AT, BAR = -0.27, 0.08, 0.36, 0.36


@dataclass(frozen=True, eq=False)
class Panel:
    """Some rows on one axis.

    `rows` has `key`, `name`, `label` (its figure in words), `words` (both), `hover`,
    `value`, `low`, `high` and `open_ended`, in units of the axis; `parts` maps a
    drawing to the length of its segment in each row.
    `base` is where each row's only segment begins; without it they stack from zero.
    """

    rows: pd.DataFrame
    parts: dict[str, pd.Series]
    unit: str
    heading: str = ""
    footnote: str = ""
    base: pd.Series | None = None

    @property
    def footlines(self) -> list[str]:
        """The footnote in lines that a phone can hold."""
        return wrap(self.footnote, 52)

    @property
    def height(self) -> int:
        """Pixels, heading, axis and footnote included."""
        head = HEAD if self.heading else 0
        return head + ROW * len(self.rows) + AXIS + LINE * len(self.footlines)


def rows_figure(panels: Sequence[Panel], *, legend: bool = True) -> go.Figure:
    """Draw panels of rows below each other, in pixels of their own.

    Parameters
    ----------
    panels
        From the top.
    legend
        Whether the drawings are named above; not where the words of each row say so.
    """
    total = sum(panel.height + GAP for panel in panels) or ROW
    # Half of the axis's first number stands left of it.
    figure = quiet(go.Figure(), total, left=8)
    top = 0
    for number, panel in enumerate(panels, start=1):
        begin = top + (HEAD if panel.heading else 0)
        ends = (1 - (begin + ROW * len(panel.rows)) / total, 1 - begin / total)
        _axes(figure, panel, number, ends)
        _words(figure, panel, number, ends)
        _segments(figure, panel, number)
        _whiskers(figure, panel, number)
        top += panel.height + GAP
    if not legend:
        return figure.update_layout(showlegend=False)
    entries = _name_once(figure)
    spare = LEGEND * entries if total < SHORT else 2 * LEGEND
    return figure.update_layout(height=total + spare)


def _name_once(figure: go.Figure) -> int:
    """Keep one entry of the legend for each drawing, and count them."""
    seen = {None}
    for trace in figure.data:
        trace.showlegend = trace.name not in seen
        seen.add(trace.name)
    return len(seen) - 1


def _axis(number: int) -> str:
    return "" if number == 1 else str(number)


def _on(number: int) -> dict[str, str]:
    return {"xaxis": f"x{_axis(number)}", "yaxis": f"y{_axis(number)}"}


def _axes(
    figure: go.Figure, panel: Panel, number: int, ends: tuple[float, float]
) -> None:
    reach = panel.rows[["value", "low", "high"]].max(axis="columns").max()
    along = {
        "domain": [0, 1],
        "anchor": f"y{_axis(number)}",
        "range": [0, reach * 1.06 if reach > 0 else 1],
        "title": {"text": panel.unit, "standoff": 6, "font": {"size": 12}},
        "nticks": 6,
        "gridcolor": FAINT,
        "zeroline": False,
        "fixedrange": True,
        "automargin": False,
    }
    down = {
        "domain": list(ends),
        "anchor": f"x{_axis(number)}",
        "range": [len(panel.rows) - 0.5, -0.5],
        "visible": False,
        "fixedrange": True,
        "automargin": False,
    }
    figure.update_layout(
        {f"xaxis{_axis(number)}": along, f"yaxis{_axis(number)}": down}
    )


def _words(
    figure: go.Figure, panel: Panel, number: int, ends: tuple[float, float]
) -> None:
    """Write the heading, the words of each row and the footnote."""
    figure.add_scatter(
        x=[0.0] * len(panel.rows),
        y=[row + WORDS_AT for row in range(len(panel.rows))],
        text=panel.rows["words"].tolist(),
        mode="text",
        textposition="middle right",
        textfont={"size": 12},
        cliponaxis=False,
        hoverinfo="skip",
        **_on(number),
    )
    left = {"xref": "paper", "yref": "paper", "x": 0, "xanchor": "left"}
    left |= {"showarrow": False, "align": "left"}
    if panel.heading:
        bold = f"<b>{panel.heading}</b>"
        figure.add_annotation(text=bold, y=ends[1], yanchor="bottom", yshift=6, **left)
    if panel.footnote:
        lines = "<br>".join(panel.footlines)
        low = {"y": ends[0], "yanchor": "top", "yshift": 4 - AXIS}
        figure.add_annotation(text=lines, font={"size": 12}, **low, **left)


def _segments(figure: go.Figure, panel: Panel, number: int) -> None:
    for name, lengths in panel.parts.items():
        # A bar of no length is no mark, but the browser would set one up for it.
        long = lengths.gt(0).to_numpy(bool, na_value=False)
        if not long.any():
            continue
        rows = panel.rows[long]
        if name == "unattributed":
            _swatch(figure)
        figure.add_bar(
            x=lengths[long].tolist(),
            y=[row + BAR_AT for row in long.nonzero()[0].tolist()],
            width=BAR,
            orientation="h",
            marker=DRAWINGS[name].marker,
            base=None if panel.base is None else panel.base[long].tolist(),
            customdata=rows["key"].tolist(),
            hovertext=rows["hover"].tolist(),
            hoverinfo="text",
            name=DRAWINGS[name].label,
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 1}},
            **_on(number),
        )
    if "unattributed" in panel.parts:
        _outline(figure, panel, number)


def _swatch(figure: go.Figure) -> None:
    """Outline the legend's sample, which the dots of `_outline` do not reach."""
    figure.add_bar(
        x=[None],
        y=[None],
        orientation="h",
        marker={"color": PALE, "line": {"color": SLATE, "width": 1.5}},
        name=DRAWINGS["unattributed"].label,
    )


def _outline(figure: go.Figure, panel: Panel, number: int) -> None:
    """Dot the outline of what no named donor accounts for: its place in the stack."""
    names = list(panel.parts)
    before = names[: names.index("unattributed")]
    begin = sum((panel.parts[name].fillna(0.0) for name in before), start=0.0)
    lengths = panel.parts["unattributed"]
    starts = begin if isinstance(begin, pd.Series) else lengths * 0.0
    starts = starts if panel.base is None else panel.base
    on = {"xref": f"x{_axis(number)}", "yref": f"y{_axis(number)}"}
    for row, (start, length) in enumerate(zip(starts, lengths, strict=True)):
        if length > 0:
            figure.add_shape(
                type="rect",
                x0=start,
                x1=start + length,
                y0=row + BAR_AT - BAR / 2,
                y1=row + BAR_AT + BAR / 2,
                line=DOTTED,
                **on,
            )


def _whiskers(figure: go.Figure, panel: Panel, number: int) -> None:
    """Span the smallest and the largest of low, value and high; point where open."""
    money = panel.rows[["low", "value", "high"]]
    least, most = money.min(axis="columns"), money.max(axis="columns")
    wide = (most - least) > 0.002 * most
    at = pd.Series(range(len(panel.rows)), panel.rows.index) + WHISKER_AT
    if wide.any():
        _line(figure, at[wide], least[wide], most[wide], number)
    open_ended = panel.rows["open_ended"] & most.notna()
    if open_ended.any():
        _mark(figure, at[open_ended], most[open_ended], number)


def _line(
    figure: go.Figure, at: pd.Series, least: pd.Series, most: pd.Series, number: int
) -> None:
    """Draw all whiskers as one broken line, so that the legend shows one too."""
    gap = pd.Series(float("nan"), at.index)
    ends = pd.concat([least, most, gap], axis="columns")
    heights = pd.concat([at, at, gap], axis="columns")
    figure.add_scatter(
        x=ends.to_numpy().ravel().tolist(),
        y=heights.to_numpy().ravel().tolist(),
        mode="lines+markers",
        line={"color": SLATE, "width": 1.5},
        marker={"symbol": "line-ns-open", "size": 6, "color": SLATE},
        hoverinfo="skip",
        name="low to high",
        **_on(number),
    )


def _mark(figure: go.Figure, at: pd.Series, most: pd.Series, number: int) -> None:
    figure.add_scatter(
        x=most.tolist(),
        y=at.tolist(),
        mode="markers",
        marker={"symbol": "triangle-right", "size": 9, "color": SLATE},
        hoverinfo="skip",
        cliponaxis=False,
        name="or more",
        **_on(number),
    )
