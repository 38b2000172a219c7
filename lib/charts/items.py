"""Items: how many of what, class by class."""

from collections.abc import Iterator
from dataclasses import replace
from math import ceil

import pandas as pd
import plotly.graph_objects as go

from lib.charts.captions import Row, capital, captioned
from lib.charts.item_rows import (
    first_by,
    hover_of,
    in_whole_items,
    silent_in_words,
    stated,
    told,
    unit_panel,
    unstated,
    with_unit,
)
from lib.charts.rows import ROW, Panel, rows_figure
from lib.charts.style import DRAWINGS
from lib.model.formats import counted

#: Pixels from one line of the list below the bars to the next.
LINE = 24
ALONE = "In a unit of their own: no bar, nothing to compare"


def items_bar(rows: pd.DataFrame) -> go.Figure:
    """Draw how many of each class: bars within a unit, a list of what stands alone.

    Parameters
    ----------
    rows
        The rows of the frame `items` that have a class.
    """
    drawn, listed, silent = _parted(rows)
    compared = _unit_panels(drawn)
    below = [_room(len(listed), silent)] if len(listed) or silent else []
    figure = in_whole_items(rows_figure([*compared, *below]))
    if below:
        _list(figure, listed, len(compared) + 1)
    return captioned(figure, items_finding(rows), _alt(drawn, listed))


def items_panels(rows: pd.DataFrame) -> list[Panel]:
    """Lay out the classes that compare; name below the last what stands alone.

    Parameters
    ----------
    rows
        As `items_bar` takes them.
    """
    drawn, listed, silent = _parted(rows)
    panels = _unit_panels(drawn)
    if not panels:
        return []
    lines = [f"{row['name']} {with_unit(row)}" for row in listed.to_dict("records")]
    alone = f"{ALONE}: {'; '.join(lines)}" if lines else ""
    note = ". ".join(filter(None, [alone, silent]))
    return [*panels[:-1], replace(panels[-1], footnote=note)]


def _parted(rows: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame, str]:
    """Part what compares with others of its unit from what stands alone or is silent."""
    named = rows.assign(key=rows["item_class"], name=rows["item_label"].map(capital))
    drawn = stated(named)
    alone = ~drawn["unit"].duplicated(keep=False)
    listed = drawn[alone].sort_values("name", kind="stable")
    return drawn[~alone], listed, silent_in_words(named)


def _unit_panels(drawn: pd.DataFrame) -> list[Panel]:
    return [unit_panel(of_unit, capital(unit)) for unit, of_unit in _by_unit(drawn)]


def _by_unit(drawn: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    """Give the rows of each unit, the largest first; first the unit named most."""
    often = drawn.sort_values(["entries", "unit"], ascending=[False, True])
    for unit in often["unit"].unique():
        of_unit = drawn[drawn["unit"] == unit]
        yield unit, of_unit.sort_values("quantity", ascending=False, kind="stable")


def _room(lines: int, footnote: str) -> Panel:
    """Keep room for a list: blank rows, as many as take its height."""
    blank = {"words": "", "hover": "", "key": "", "open_ended": False}
    ends = dict.fromkeys(("value", "low", "high"), float("nan"))
    rows = pd.DataFrame([blank | ends] * max(1, ceil(lines * LINE / ROW)))
    return Panel(rows, {}, "", ALONE if lines else "", footnote)


def _list(figure: go.Figure, rows: pd.DataFrame, number: int) -> None:
    """Write one line a row on the axes of the last panel, with a mark to click."""
    axis = "" if number == 1 else str(number)
    figure.add_scatter(
        x=[0.0] * len(rows),
        y=[(line + 0.5) * LINE / ROW - 0.5 for line in range(len(rows))],
        text=list(map(_line, rows.to_dict("records"))),
        mode="markers+text",
        textposition="middle right",
        textfont={"size": 12},
        marker={"symbol": "square", "size": 9, "color": _colours(rows)},
        customdata=rows["key"].tolist(),
        hovertext=hover_of(rows),
        hoverinfo="text",
        cliponaxis=False,
        showlegend=False,
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
        xaxis=f"x{axis}",
        yaxis=f"y{axis}",
    )
    figure.update_layout({f"xaxis{axis}": {"visible": False}})
    # Without ticks, what stands below the list need not keep clear of them.
    note = figure.layout.annotations[-1]
    note.yshift = 0 if note.yanchor == "top" else note.yshift


def _line(row: Row) -> str:
    return f"  <b>{row['name']}</b>  {with_unit(row)}{unstated(row)}"


def _colours(rows: pd.DataFrame) -> list[str]:
    """Colour a mark by the surest state of its row."""
    new, earlier = (DRAWINGS[state].marker["color"] for state in ("new", "earlier"))
    conditional = DRAWINGS["conditional"].marker["line"]["color"]
    later = rows["earlier"].notna().map({True: earlier, False: conditional})
    return later.mask(rows["new"].notna(), new).tolist()


def items_finding(rows: pd.DataFrame) -> str:
    """Say for how many classes a number is stated, and for which most often."""
    known = rows[rows["quantity"].notna()]
    if known.empty:
        return "No firm number of any class of item is stated in this selection"
    top = first_by(known, "entries")
    of_all = counted(rows["item_class"].nunique(), "class", "classes")
    return (
        f"A number is stated for {known['item_class'].nunique()} of {of_all} of item, "
        f"most often for {top['item_label']}: {with_unit(top)}"
    )


def _alt(compared: pd.DataFrame, alone: pd.DataFrame) -> str:
    """Describe the bars and the list from their numbers."""
    groups = [
        f"{capital(unit)}: {told(of_unit)}" for unit, of_unit in _by_unit(compared)
    ]
    if len(alone):
        lines = alone.to_dict("records")
        own = "; ".join(f"{row['item_label']} {with_unit(row)}" for row in lines)
        groups.append(f"In a unit of their own: {own}")
    classes = counted(compared["item_class"].nunique(), "class", "classes")
    return ". ".join([f"Bars of {classes} in panels by unit", *groups]) + "."
