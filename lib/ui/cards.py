"""Chart cards: what is shown, of what selection, the figure, its table, its source."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st

from lib.charts.beside import card_beside, figures_beside
from lib.charts.cards import ChartCard, card_of
from lib.charts.silence import Silence
from lib.frames.catalogue import FRAMES
from lib.frames.drill_down import AND
from lib.model.language import gettext, gettext_noop
from lib.model.selection import Selection
from lib.model.view import View
from lib.ui import attention, link
from lib.ui.beside import on_this_card, other_view
from lib.ui.components import quiet_button
from lib.ui.drawing import drawn
from lib.ui.filters import take
from lib.ui.navigation import current_page, link_to
from lib.ui.share import show_menu
from lib.ui.tables import again, choose_a_row, mark_of, opening, show_frame
from lib.ui.terms import show_terms
from lib.ui.text import fine_print, heading, linked, literal

CONFIG = {"displayModeBar": False, "scrollZoom": False, "doubleClick": False}
#: The tabs of a card; in the link, the names of the charts whose table is open.
TABS, TABLE = (gettext_noop("Chart"), gettext_noop("Table")), "table"
#: What the keys of the card end in that is beside the page's own.
KEPT = "_kept"


def show_chart(name: str, view: View) -> None:
    """Show a chart of the catalogue with the table of the very numbers drawn.

    The view has the row that it is of. While two views are compared, the other one is
    beside it.
    """
    card, other = card_of(name, view), other_view(view.ledger)
    kept = card_beside(card, on_this_card(other, view)) if other else card
    # What the two views have in common is not shown twice.
    if kept.view == card.view:
        _show_card(card)
        return
    figures = figures_beside(kept, card)
    left, right = st.columns(2)
    with left:
        _show_card(kept, KEPT, figures[0])
    with right:
        _show_card(card, figure=figures[1])


def _show_card(
    card: ChartCard, side: str = "", figure: dict[str, Any] | None = None
) -> None:
    """Show a card; of the two of a comparison, with the figure that is on their scale."""
    name = f"{card.chart_name}{side}"
    with st.container(border=True, key=f"{name}_card"):
        heading(card.finding)
        attention.note(card.finding)
        st.caption(literal(card.what))
        if card.silence:
            if card.silence.whom:
                st.markdown(f"{literal(card.silence.whom)}.")
            show_way_out(card.silence, key=f"{name}_way")
        if card.rows.empty:
            return
        if card.silence:
            _table(card, name)
        else:
            show_drawing(card, name, figure)
        show_terms(card.terms, key=f"{name}_term")
        show_source(card)
        if side != KEPT:
            show_menu(card, key=f"{name}_card")


def show_silence(silence: Silence, key: str) -> None:
    """Say why there is nothing to be seen, and what to do."""
    st.markdown(literal(silence.sentence))
    show_way_out(silence, key)


def show_way_out(silence: Silence, key: str) -> None:
    """Offer what to do about a silence: other choices here, or another page."""
    way = silence.way
    if way is None:
        return
    if way.page:
        link_to(way.page, way.words, **way.own)
        return
    quiet_button(way.words, ":material/arrow_forward:", take, way.changes, key=key)


def show_drawing(
    card: ChartCard, name: str, figure: dict[str, Any] | None = None
) -> None:
    """Show the figure or the table; only what is looked at is made and sent."""
    drawing, table = _tabs(name)
    if table.open:
        with table:
            _table(card, name)
    else:
        with drawing:
            draw(card, f"{name}_chart", figure)


def show_one_of(
    label: str, name: str, charts: Mapping[str, tuple[str, str]], view: View
) -> None:
    """Show the one of a few charts that the reader picks, kept in the link under a name.

    The charts are by their codes in the link, each with the words of its button.
    """
    picked = link.switch(
        label, name, {code: gettext(said) for code, (said, _) in charts.items()}
    )
    show_chart(charts[picked][1], view)


def _tabs(name: str) -> Sequence[Any]:
    """Make the tabs of a card; the link holds the cards whose table is looked at."""
    tables = {*filter(None, (link.own(TABLE) or "").split(AND))}

    def turn(tab: str) -> None:
        looked_at = {name} if tab == gettext(TABS[1]) else set()
        link.write(TABLE, AND.join(sorted(tables - {name} | looked_at)))

    tabs = [gettext(one) for one in TABS]
    return st.tabs(tabs, **link.tied(f"{name}_tabs", tabs[name in tables], turn))


def draw(card: ChartCard, key: str, figure: dict[str, Any] | None = None) -> None:
    """Draw a chart as wide as its place, with its alt text, in the ink of the page.

    A click on a mark opens what lies behind it. Without a mark it says why. `figure` is
    drawn in the place of the card's own.
    """
    if card.silence:
        show_silence(card.silence, f"{key}_way")
        return
    theme = st.context.theme.type or "light"
    st.plotly_chart(
        drawn(figure, theme)
        if figure
        else card.once(f"drawn {theme}", lambda: drawn(card.figure, theme)),
        width="stretch",
        theme=None,
        alt=card.alt,
        config=CONFIG,
        key=key,
        on_select=lambda: _open_point(key),
        selection_mode="points",
    )


def _table(card: ChartCard, name: str) -> None:
    rows = card.rows
    named = rows[list(FRAMES[card.frame].opens)].to_dict("records")
    opens = opening(f"{name}_table", lambda: list(map(mark_of, named)))
    st.caption(choose_a_row(gettext("see the pledges behind it")))
    alt = gettext("Table: {finding}", finding=card.finding)
    # The names of its buttons repeat the description of a table, so it is short.
    show_frame(rows, card.frame, alt, **opens)


def show_source(card: ChartCard) -> None:
    """Say what the figures come from, and link to the very rows drawn as files."""
    files = " · ".join(
        linked(one.upper(), link.file_of(card.name, card.view.selection, one))
        for one in ("csv", "xlsx")
    )
    sources, terms = gettext("Sources"), gettext("terms")
    fine_print(
        gettext(
            "{source} {sources} · {terms} · figures: {files}",
            source=literal(card.source_line),
            sources=linked(sources, "/evidence"),
            terms=linked(terms, "/methodology"),
            files=files,
        )
    )


def open_row(label: str, names: dict[str, str], chosen: Selection) -> str | None:
    """Let the reader open one row in detail, and return the key that is open.

    Of the keys that have names here it is the one that the selection shows, else its
    only donor or meeting.
    """
    if not names:
        return None
    alone = [*chosen.donor, *chosen.meeting]
    asked = chosen.show or (alone[0] if len(alone) == 1 else None)
    opened = asked if asked in names else None
    key = f"show_on_{current_page()}"
    st.selectbox(
        label,
        list(names),
        format_func=names.__getitem__,
        index=None,
        placeholder=gettext("None chosen"),
        **link.tied(key, opened, lambda named: link.write("show", named)),
    )
    return opened


def _open_point(key: str) -> None:
    points: list[dict[str, Any]] = st.session_state[key].selection.points
    marks = [point["customdata"] for point in points if point.get("customdata")]
    named = [one[0] if isinstance(one, list) else one for one in marks]
    link.write("open", again(key, named[0] if named else None))
