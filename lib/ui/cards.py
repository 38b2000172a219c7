"""Chart cards: what is shown, of what selection, the figure, its table, its source."""

from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

import pandas as pd
import streamlit as st

from lib.charts.catalogue import CHARTS, figure_of, rows_of
from lib.frames.kept import remembered
from lib.model.ledger import Ledger
from lib.model.selection import Selection
from lib.model.words import counted, day_in_words, selection_in_words
from lib.ui import link
from lib.ui.drawing import drawn
from lib.ui.served import load_ledger
from lib.ui.tables import KEYS, again, mark_of, open_chosen, show_frame
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
    chart = CHARTS[name]
    with st.container(border=True, key=f"{name}_card"):
        heading(meta["finding"])
        words = selection_in_words(chosen, ledger, money="currency" in rows)
        st.caption(literal(f"{chart.what}. {words}"))
        drawing, table = st.tabs(
            ["Chart", "Table"], key=f"{name}_tabs", on_change="rerun"
        )
        # Only what is looked at is made and sent.
        if table.open:
            with table:
                _table(rows, name, meta["alt"])
        else:
            with drawing:
                draw(name, chosen, key=f"{name}_chart")
        show_source(ledger, chosen, chart.frame, of_one=chart.of_one)


def draw(name: str, chosen: Selection, key: str) -> None:
    """Draw a chart as wide as its place, with its alt text, in the ink of the page.

    A click on a mark opens what lies behind it.
    """
    ledger = load_ledger()
    figure = figure_of(name, ledger, chosen)
    theme = st.context.theme.type or "light"
    st.plotly_chart(
        remembered(
            ("drawn", name, ledger.hash, CHARTS[name].of(chosen), theme),
            lambda: drawn(figure, theme),
        ),
        width="stretch",
        theme=None,
        alt=figure.layout.meta["alt"],
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


def show_source(
    ledger: Ledger, chosen: Selection, name: str, *, of_one: bool = False
) -> None:
    """Say what the figures come from, and link to them as files.

    Parameters
    ----------
    ledger
        Ledger.
    chosen
        Of the card.
    name
        Of the frame.
    of_one
        Whether the card is of the one row that is shown.
    """
    pairs = replace(chosen, show=None).query()
    if of_one and chosen.show:
        pairs.append(("set", chosen.show))
    query = urlencode(pairs)
    address = f"/api/v1/frames/{name}.{{}}?{query}"
    files = " · ".join(
        linked(extension.upper(), address.format(extension)) for extension in FORMATS
    )
    sources = linked(counted(len(ledger["sources"]), "published source"), "/evidence")
    small(
        f"{sources}, as of {day_in_words(chosen.day)}, ledger {ledger.hash[:8]}. "
        f"Pledges at UDCG meetings and through PURL, not all aid: "
        f"{linked('terms', '/methodology')}. Figures: {files}"
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
        placeholder="None chosen",
        on_change=lambda: link.write("show", st.session_state[key]),
    )
    return opened if opened in names else None


def _open_point(key: str) -> None:
    points: list[dict[str, Any]] = st.session_state[key].selection.points
    marks = [point["customdata"] for point in points if point.get("customdata")]
    named = [one[0] if isinstance(one, list) else one for one in marks]
    link.write("open", again(key, named[0] if named else None))
