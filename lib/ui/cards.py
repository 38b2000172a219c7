"""Chart cards: what is shown, of what selection, the figure, its table, its source."""

from typing import Any
from urllib.parse import urlencode

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

from lib.charts.catalogue import CHARTS, figure_of, rows_of
from lib.frames.kept import remembered
from lib.model.ledger import Ledger
from lib.model.selection import Selection
from lib.model.words import day_in_words, selection_in_words
from lib.ui.served import load_ledger
from lib.ui.tables import KEYS, show_frame
from lib.ui.text import heading, linked, literal, small

FORMATS = ("csv", "xlsx", "json", "parquet")
CONFIG = {
    "displaylogo": False,
    "displayModeBar": False,
    "scrollZoom": False,
    "doubleClick": False,
}
NOTHING = (
    "Nothing in the ledger fits these choices. Widen them in the side bar: fewer "
    "donors, meetings or kinds of aid, a wider span of days, a later as-of date."
)


def show_chart(name: str, chosen: Selection) -> None:
    """Show a chart of the catalogue with the table of the very numbers drawn.

    Parameters
    ----------
    name
        Of the chart. Its figure carries finding and alt text in `layout.meta`.
    chosen
        What is drawn.
    """
    ledger = load_ledger()
    rows = rows_of(name, ledger, chosen)
    if rows.empty:
        st.info(NOTHING)
        return
    meta = figure_of(name, ledger, chosen).layout.meta
    frame = CHARTS[name].frame
    with st.container(border=True):
        heading(meta["finding"])
        st.caption(literal(selection_in_words(chosen, ledger)))
        chart, table = st.tabs(["Chart", "Table"])
        key = f"{name}_chart"
        with chart:
            draw(
                name,
                chosen,
                key=key,
                on_select=lambda: _open_mark(key),
                selection_mode="points",
            )
        with table:
            _table(rows, frame, meta["alt"])
        show_source(ledger, chosen, frame)


def draw(name: str, chosen: Selection, **how: Any) -> None:
    """Draw a chart as wide as its place, with its alt text, in the ink of the page."""
    ledger = load_ledger()
    figure = figure_of(name, ledger, chosen)
    theme = st.context.theme.type or "light"
    st.plotly_chart(
        remembered(
            ("inked", name, ledger.hash, chosen, theme),
            lambda: in_ink(go.Figure(figure), theme),
        ),
        width="stretch",
        alt=figure.layout.meta["alt"],
        config=CONFIG,
        **how,
    )


def in_ink(figure: go.Figure, theme: str) -> go.Figure:
    """Write a figure's words in the ink of the page; Streamlit's own grey is faint."""
    ink = st.get_option(f"theme.{theme}.textColor")
    return (
        figure.update_layout(font_color=ink, legend_font_color=ink)
        .update_xaxes(tickfont_color=ink, title_font_color=ink)
        .update_annotations(font_color=ink)
    )


def _table(frame: pd.DataFrame, name: str, alt: str) -> None:
    key, rows = f"{name}_table", frame[KEYS[name]].tolist()
    st.caption("Choose a row to open it in detail.")
    show_frame(
        frame,
        name,
        alt,
        key=key,
        on_select=lambda: _open_row(key, rows),
        selection_mode="single-row",
    )


def show_source(ledger: Ledger, chosen: Selection, name: str) -> None:
    """Say what the figures come from, and link to them as files."""
    query = urlencode(chosen.query())
    address = f"/api/v1/frames/{name}.{{}}?{query}"
    files = " · ".join(
        linked(extension.upper(), address.format(extension)) for extension in FORMATS
    )
    small(
        f"Source: Pledgeboard ledger {ledger.hash[:8]}, as of "
        f"{day_in_words(chosen.day)}. Public pledges at UDCG meetings and through "
        f"PURL, not all aid. Download: {files}"
    )


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
        placeholder="None: click a bar or a row, or choose here",
        on_change=_open_choice,
        args=(key,),
    )
    return opened if opened in names else None


def _open_choice(key: str) -> None:
    st.session_state["show"] = st.session_state[key]


def _open_mark(key: str) -> None:
    points: list[dict[str, Any]] = st.session_state[key].selection.points
    if points and points[0].get("customdata"):
        _open(points[0]["customdata"])


def _open_row(key: str, keys: list[str]) -> None:
    rows = st.session_state[key].selection.rows
    if rows:
        _open(keys[rows[0]])


def _open(key: str | list[str]) -> None:
    st.session_state["show"] = key[0] if isinstance(key, list) else key
    st.toast("Opened in detail, above the chart.")
