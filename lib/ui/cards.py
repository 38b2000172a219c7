"""Chart cards: what is shown, of what selection, the figure, its table, its source."""

from collections.abc import Sequence
from typing import Any

import pandas as pd
import streamlit as st

from lib.charts.cards import alt_of, source_line, sources_of, what_of
from lib.charts.catalogue import CHARTS, figure_of, rows_of
from lib.frames.cache import from_cache
from lib.frames.drill_down import AND
from lib.model.links import named_of
from lib.model.selection import Selection
from lib.model.view import View
from lib.ui import link
from lib.ui.drawing import drawn
from lib.ui.session import current_view
from lib.ui.share import file_of, show_menu
from lib.ui.tables import KEYS, again, mark_of, open_chosen, show_frame
from lib.ui.text import fine_print, heading, linked, literal

#: The one button of Plotly's own bar is out of sight (style.css): where the server makes
#: no pictures, the menu of a card presses it.
CONFIG = {
    "displaylogo": False,
    "displayModeBar": True,
    "modeBarButtons": [["toImage"]],
    "toImageButtonOptions": {"filename": "pledgeboard", "scale": 2},
    "scrollZoom": False,
    "doubleClick": False,
}
#: The tabs of a card; in the link, the names of the charts whose table is open.
TABS, TABLE = ("Chart", "Table"), "table"
NOTHING = (
    "Nothing in the ledger fits these choices. Widen them in the side bar: fewer "
    "donors, meetings or kinds of aid, a wider span of days, a later as-of date."
)


def show_chart(name: str, chosen: Selection) -> None:
    """Show a chart of the catalogue with the table of the very numbers drawn.

    Parameters
    ----------
    name
        Of the chart. Its figure carries its finding in `layout.meta`.
    chosen
        What is drawn.
    """
    ledger = current_view().ledger
    rows = rows_of(name, View(ledger, chosen))
    if rows.empty:
        st.info(NOTHING)
        return
    meta = figure_of(name, View(ledger, chosen)).layout.meta
    chosen = CHARTS[name].of(chosen)
    with st.container(border=True, key=f"{name}_card"):
        heading(meta["finding"])
        st.caption(literal(what_of(name, View(ledger, chosen))))
        drawing, table = _tabs(name)
        # Only what is looked at is made and sent.
        if table.open:
            with table:
                _table(rows, name, alt_of(name, View(ledger, chosen)))
        else:
            with drawing:
                draw(name, chosen, key=f"{name}_chart")
        show_source(name, View(ledger, chosen))
        show_menu(name, chosen, drawn=f"{name}_card")


def _tabs(name: str) -> Sequence[Any]:
    """Make the tabs of a card; the link holds the cards whose table is looked at."""
    tables, key = (link.own(TABLE) or "").split(AND), f"{name}_tabs"
    st.session_state[key] = TABS[name in tables]

    def turn() -> None:
        others = {*filter(None, tables)} - {name}
        looked_at = {name} if st.session_state[key] == TABS[1] else set()
        link.write(TABLE, AND.join(sorted(others | looked_at)))

    return st.tabs(TABS, key=key, on_change=turn)


def draw(name: str, chosen: Selection, key: str) -> None:
    """Draw a chart as wide as its place, with its alt text, in the ink of the page.

    A click on a mark opens what lies behind it.
    """
    ledger = current_view().ledger
    figure = figure_of(name, View(ledger, chosen))
    theme = st.context.theme.type or "light"
    st.plotly_chart(
        from_cache(
            ("drawn", name, ledger.hash, CHARTS[name].of(chosen), theme),
            lambda: drawn(figure, theme),
        ),
        width="stretch",
        theme=None,
        alt=alt_of(name, View(ledger, chosen)),
        config=CONFIG,
        key=key,
        on_select=lambda: _open_point(key),
        selection_mode="points",
    )


def _table(rows: pd.DataFrame, name: str, alt: str) -> None:
    frame = CHARTS[name].frame
    key, records = f"{name}_table", rows[list(KEYS[frame])].to_dict("records")
    st.caption("Choose a row to see the pledges behind it.")
    show_frame(
        rows,
        frame,
        alt,
        key=key,
        on_select=lambda: open_chosen(key, [mark_of(row) for row in records]),
        selection_mode="single-row",
    )


def show_source(name: str, view: View) -> None:
    """Say what the figures come from, and link to the very rows drawn as files.

    Parameters
    ----------
    name
        Of the chart.
    view
        Of the card, with the row that it is of.
    """
    said = from_cache(
        ("source line", name, view.ledger.hash, view.selection),
        lambda: source_line(len(sources_of(name, view)), view),
    )
    named = named_of(name, view.selection, of_one=CHARTS[name].of_one)
    files = " · ".join(
        linked(extension.upper(), file_of(named, view.selection, extension))
        for extension in ("csv", "xlsx")
    )
    sources, terms = linked("Sources", "/evidence"), linked("terms", "/methodology")
    fine_print(f"{literal(said)} {sources} · {terms} · figures: {files}")


def open_row(label: str, names: dict[str, str], chosen: Selection) -> str | None:
    """Let the reader open one row in detail, and return the one that is open.

    Parameters
    ----------
    label
        Of the widget.
    names
        The keys that can be opened here, with their names.
    chosen
        Its `show`, else its only donor or meeting, is what is open.
    """
    if not names:
        return None
    alone = [*chosen.donor, *chosen.meeting]
    opened = chosen.show or (alone[0] if len(alone) == 1 else None)
    key = "_".join(["show", *label.lower().split()])
    st.session_state[key] = opened if opened in names else None
    st.selectbox(
        label,
        list(names),
        format_func=names.__getitem__,
        index=None,
        key=key,
        placeholder="None chosen",
        on_change=lambda: link.write("show", st.session_state[key]),
    )
    return opened if opened in names else None


def _open_point(key: str) -> None:
    points: list[dict[str, Any]] = st.session_state[key].selection.points
    marks = [point["customdata"] for point in points if point.get("customdata")]
    named = [one[0] if isinstance(one, list) else one for one in marks]
    link.write("open", again(key, named[0] if named else None))
