"""The briefing: its charts in order, the reader's own words, and the pack to take along."""

import streamlit as st

from lib.charts.cards import card_of
from lib.charts.catalogue import CHARTS
from lib.export.pack import untitled
from lib.model.briefing import (
    LONGEST_COMMENT,
    LONGEST_TITLE,
    MOST_CHARTS,
    Briefing,
    Entry,
)
from lib.model.caption import selection_in_words
from lib.model.counts import counted
from lib.model.language import gettext, gettext_noop
from lib.model.ledger import Ledger
from lib.model.links import LONGEST_LINK, OF
from lib.model.pages import title_of
from lib.model.view import View
from lib.ui import collection
from lib.ui.cards import show_silence
from lib.ui.components import Action, Group, quiet_button, show_actions, show_picture
from lib.ui.gallery import charts_by_page, rows_to_choose
from lib.ui.kept_file import keeping, offer_opening
from lib.ui.link import file_of_briefing, link_of_page, public_address, tied
from lib.ui.navigation import current_page, link_to, link_to_place
from lib.ui.session import show_dropped
from lib.ui.text import fine_print, heading, literal, prose

PACKS = {
    "pptx": gettext_noop("Slides (PPTX)"),
    "docx": gettext_noop("Document (DOCX)"),
    "html": gettext_noop("Web page (HTML)"),
    "zip": gettext_noop("Everything (ZIP)"),
}
#: Longer links are cut by some programs for mail; our own server answers none that is
#: longer than the second.
LONG_LINK, UNANSWERED = 2000, 60_000


def show_briefing(view: View) -> None:
    """Show the briefing with all that can be changed in it; an empty one says how."""
    briefing, left_out = collection.take_from_link(view.ledger)
    show_dropped(left_out)
    if briefing.entries:
        _title(briefing, view.ledger)
        _show_packs(briefing, view)
        for place in range(1, len(briefing.entries) + 1):
            with st.container(border=True, key=f"entry_{place}"):
                _show_entry(place, briefing, view)
    else:
        st.info(prose("briefing_empty"))
    _offer_charts(briefing, view)
    offer_opening(view.ledger)


def _title(briefing: Briefing, ledger: Ledger) -> None:
    st.text_input(
        gettext("Title of the pack"),
        max_chars=LONGEST_TITLE,
        placeholder=untitled(ledger),
        **tied("pack_title", briefing.title, collection.change(Briefing.titled)),
    )


def _show_packs(briefing: Briefing, view: View) -> None:
    """Offer the pack as files, and say what applies to all its charts."""
    st.markdown(
        gettext(
            "**{charts}**, all with the choices of the side bar: {choices}.",
            charts=counted(len(briefing.entries), "chart"),
            choices=literal(selection_in_words(view)),
        )
    )
    here = link_of_page(current_page(), view)
    if len(here) > LONGEST_LINK:
        said = {"longest": LONGEST_LINK, "unanswered": UNANSWERED}
        st.warning(prose("briefing_too_long", characters=len(here), **said))
    taken = _packs(briefing, view) if len(here) <= UNANSWERED else []
    taken.append(keeping(briefing, view))
    show_actions([Group(gettext("Take it along"), tuple(taken))], key="packs")
    if LONG_LINK < len(here) <= LONGEST_LINK:
        fine_print(prose("briefing_link", characters=len(here)))


def _packs(briefing: Briefing, view: View) -> list[Action]:
    pairs = briefing.query()
    return [
        Action(
            "save", gettext(label), file_of_briefing(pairs, view.selection, extension)
        )
        for extension, label in PACKS.items()
    ]


def _show_entry(place: int, briefing: Briefing, view: View) -> None:
    """Show the chart of a place, counted from 1: its picture, its words, its buttons."""
    entry = briefing.entries[place - 1]
    card = card_of(entry.named, view, public_address())
    picture, words = st.columns([2, 3], gap="medium")
    with picture:
        if card.silence:
            show_silence(card.silence, f"way_{place}")
        else:
            show_picture(card, view.selection, whole=True)
    with words:
        heading(f"{place}. {entry.heading or card.finding}")
        st.caption(literal(card.what))
        st.markdown(literal(card.sentence))
        _edit(place, entry, card.finding)
    _move(place, entry.named, len(briefing.entries))


def _edit(place: int, entry: Entry, finding: str) -> None:
    head = collection.change(Briefing.headed, place)
    st.text_input(
        gettext("Own heading"),
        max_chars=LONGEST_TITLE,
        placeholder=finding,
        **tied(f"heading_{entry.named}", entry.heading, head),
    )
    comment = collection.change(Briefing.commented, place)
    st.text_area(
        gettext("Comment"),
        max_chars=LONGEST_COMMENT,
        height=80,
        placeholder=gettext("Your own words, below the chart in every file"),
        **tied(f"comment_{entry.named}", entry.comment, comment),
    )


def _move(place: int, named: str, last: int) -> None:
    """Let the reader move a chart, take it out, or see it on its page."""
    move = collection.change(Briefing.moved, place)
    with st.container(horizontal=True, vertical_alignment="center"):
        key, top = f"up_{named}", place == 1
        quiet_button(
            gettext("Up"),
            ":material/arrow_upward:",
            move,
            place - 1,
            key=key,
            disabled=top,
        )
        key, end = f"down_{named}", place == last
        quiet_button(
            gettext("Down"),
            ":material/arrow_downward:",
            move,
            place + 1,
            key=key,
            disabled=end,
        )
        key = f"remove_{named}"
        remove = gettext("Remove")
        quiet_button(remove, ":material/close:", collection.remove, named, key=key)
        link_to_place(named)


def _offer_charts(briefing: Briefing, view: View) -> None:
    """Let the reader add any chart of the catalogue; of charts of one row, which row."""
    with st.container(border=True, key="add_chart"):
        heading(gettext("Add a chart"))
        if briefing.full:
            full = gettext(
                "The briefing is full: it holds {number} charts.", number=MOST_CHARTS
            )
            st.info(full)
            return
        name = st.selectbox(
            gettext("Chart"),
            charts_to_add(view.ledger),
            format_func=in_words,
            key="chart_to_add",
        )
        named = _with_row(name, view)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(
                gettext("Add to briefing"),
                "add_to_briefing",
                icon=":material/playlist_add:",
                disabled=named is None or briefing.holds(named),
                on_click=collection.add,
                args=(named,),
            )
            link_to("gallery", gettext("See them all in the gallery"))
        fine_print(
            prose(
                "briefing_limits",
                charts=MOST_CHARTS,
                title=LONGEST_TITLE,
                comment=LONGEST_COMMENT,
            )
        )


def charts_to_add(ledger: Ledger) -> list[str]:
    """List the names of the charts of a ledger, those of a page together."""
    return [name for names in charts_by_page(ledger).values() for name in names]


def in_words(name: str) -> str:
    """Say on which page a chart stands, and which question it answers."""
    return f"{title_of(CHARTS[name].page)}: {gettext(CHARTS[name].question)}"


def _with_row(name: str, view: View) -> str | None:
    """Name a chart with the row picked for it; None where no row can be picked."""
    kind = CHARTS[name].of
    if kind is None:
        return name
    rows = rows_to_choose(kind, view)
    row = st.selectbox(
        gettext(kind.label),
        list(rows),
        format_func=rows.__getitem__,
        key=f"{kind.column}_to_add",
    )
    return f"{name}{OF}{row}" if row else None
