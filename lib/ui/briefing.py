"""The briefing: its charts in order, the reader's own words, and the pack to take along."""

from dataclasses import dataclass

import streamlit as st

from lib.charts.cards import card_of
from lib.charts.catalogue import CHARTS
from lib.export.pack import UNTITLED
from lib.model.briefing import (
    LONGEST_COMMENT,
    LONGEST_TITLE,
    MOST_CHARTS,
    Briefing,
    Entry,
)
from lib.model.caption import selection_in_words
from lib.model.card import Card
from lib.model.formats import counted, number_in_words
from lib.model.links import OF, split_name
from lib.model.view import View
from lib.ui import collection
from lib.ui.actions import Action, Group, show_actions
from lib.ui.address import public_address
from lib.ui.gallery import charts_by_page
from lib.ui.link import link_of_page
from lib.ui.navigation import current_page, link_to, link_to_place
from lib.ui.one_row import rows_to_choose
from lib.ui.picture import show_picture
from lib.ui.session import show_dropped
from lib.ui.share import file_of_briefing
from lib.ui.text import fine_print, heading, literal

PACKS = {
    "pptx": "Slides (PPTX)",
    "docx": "Document (DOCX)",
    "html": "Web page (HTML)",
    "zip": "Everything (ZIP)",
}
EMPTY = (
    "No charts yet. Choose *Add to briefing* below a chart on any page, or pick one "
    "here; each comes with its source, its date and its caveats."
)
NOTHING = (
    "Nothing in the ledger fits the choices of the side bar: the pack says so here."
)
LIMITS = (
    f"Up to {MOST_CHARTS} charts; a title or heading of {LONGEST_TITLE} characters, a "
    f"comment of {number_in_words(LONGEST_COMMENT, 4)}."
)
#: Longer links than the first are cut by some programs for mail; servers answer none
#: that is longer than the second.
LONG_LINK, LONGEST_LINK = 2000, 60_000


@dataclass(frozen=True)
class BriefingPlace:
    """An entry of the briefing at its place, counted from 1; `last` is the last place."""

    place: int
    entry: Entry
    last: int

    def key(self, of: str) -> str:
        """Key of one of its widgets; it moves with the chart."""
        return f"{of}_{self.entry.named}"


def show_briefing(view: View) -> None:
    """Show the briefing with all that can be changed in it; an empty one says how."""
    briefing, left_out = collection.take_from_link(view.ledger)
    show_dropped(left_out)
    if briefing.entries:
        _title(briefing)
        _show_packs(briefing, view)
        last = len(briefing.entries)
        for place, entry in enumerate(briefing.entries, start=1):
            with st.container(border=True, key=f"entry_{place}"):
                _show_entry(BriefingPlace(place, entry, last), view)
    else:
        st.info(EMPTY)
    _offer_charts(briefing, view)


def _title(briefing: Briefing) -> None:
    key = "pack_title"
    st.session_state[key] = briefing.title
    st.text_input(
        "Title of the pack",
        key=key,
        max_chars=LONGEST_TITLE,
        placeholder=UNTITLED,
        on_change=lambda: collection.keep(
            collection.collected().titled(st.session_state[key])
        ),
    )


def _show_packs(briefing: Briefing, view: View) -> None:
    """Offer the pack as files, and say what applies to all its charts."""
    words = selection_in_words(view)
    st.markdown(
        f"**{counted(len(briefing.entries), 'chart')}**, all with the choices of the side "
        f"bar: {literal(words)}."
    )
    here = link_of_page(current_page(), view)
    said = f"The link has {number_in_words(len(here), 5)} characters, more than "
    if len(here) > LONGEST_LINK:
        st.warning(
            f"{said}the {number_in_words(LONGEST_LINK, 5)} that can be sent: no file can "
            "be made, and the link opens nowhere. Shorten the comments."
        )
        return
    pairs = briefing.query()
    packs = [
        Action("save", label, file_of_briefing(pairs, view.selection, extension))
        for extension, label in PACKS.items()
    ]
    show_actions([Group("Take it along", tuple(packs))], key="packs")
    if len(here) > LONG_LINK:
        fine_print(
            f"{said}some programs for mail keep: send a file, or shorten the comments."
        )


def _show_entry(one: BriefingPlace, view: View) -> None:
    """Show one chart with its picture, its words, and what can be done with it."""
    card = card_at(one.entry.named, view)
    picture, words = st.columns([2, 3], gap="medium")
    with picture:
        if card:
            key = one.key("picture")
            show_picture(one.entry.named, view.selection, card.alt, key, whole=True)
        else:
            st.info(NOTHING)
    with words:
        _show_words(one, card)
        _edit(one, card.finding if card else "")
    _move(one)


def card_at(named: str, view: View) -> Card | None:
    """Gather what is said of a chart; None where it has no rows."""
    card = card_of(named, view, public_address())
    return None if card.rows.empty else card


def _show_words(one: BriefingPlace, card: Card | None) -> None:
    name, _ = split_name(one.entry.named)
    finding = card.finding if card else CHARTS[name].question
    heading(f"{one.place}. {one.entry.heading or finding}")
    if card:
        st.caption(literal(card.what))
        st.markdown(literal(card.sentence))


def _edit(one: BriefingPlace, finding: str) -> None:
    """Let the reader write a heading and a comment."""
    place, key, comment = one.place, one.key("heading"), one.key("comment")
    st.session_state[key] = one.entry.heading
    st.text_input(
        "Own heading",
        key=key,
        max_chars=LONGEST_TITLE,
        placeholder=finding,
        on_change=lambda: collection.keep(
            collection.collected().headed(place, st.session_state[key])
        ),
    )
    st.session_state[comment] = one.entry.comment
    st.text_area(
        "Comment",
        key=comment,
        max_chars=LONGEST_COMMENT,
        height=80,
        placeholder="Your own words, below the chart in every file",
        on_change=lambda: collection.keep(
            collection.collected().commented(place, st.session_state[comment])
        ),
    )


def _move(one: BriefingPlace) -> None:
    """Let the reader move a chart, take it out, or see it on its page."""
    with st.container(horizontal=True, vertical_alignment="center"):
        for label, icon, to in (
            ("Up", ":material/arrow_upward:", one.place - 1),
            ("Down", ":material/arrow_downward:", one.place + 1),
        ):
            st.button(
                label,
                one.key(label.lower()),
                icon=icon,
                type="tertiary",
                disabled=not 1 <= to <= one.last,
                on_click=_take_to,
                args=(one.place, to),
            )
        st.button(
            "Remove",
            one.key("remove"),
            icon=":material/close:",
            type="tertiary",
            on_click=collection.remove,
            args=(one.entry.named,),
        )
        link_to_place(one.entry.named)


def _take_to(place: int, to: int) -> None:
    collection.keep(collection.collected().moved(place, to))


def _offer_charts(briefing: Briefing, view: View) -> None:
    """Let the reader add any chart of the catalogue; of charts of one row, which row."""
    with st.container(border=True, key="add_chart"):
        heading("Add a chart")
        if briefing.full:
            st.info(f"The briefing is full: it holds {MOST_CHARTS} charts.")
            return
        name = st.selectbox(
            "Chart", charts_to_add(), format_func=in_words, key="chart_to_add"
        )
        named = _with_row(name, view)
        with st.container(horizontal=True, vertical_alignment="center"):
            st.button(
                "Add to briefing",
                "add_to_briefing",
                icon=":material/playlist_add:",
                disabled=named is None or briefing.holds(named),
                on_click=collection.add,
                args=(named,),
            )
            link_to("gallery", "See them all in the gallery")
        fine_print(LIMITS)


def charts_to_add() -> list[str]:
    """List the names of all charts, those of a page together."""
    return [name for names in charts_by_page().values() for name in names]


def in_words(name: str) -> str:
    """Say on which page a chart stands, and which question it answers."""
    return f"{CHARTS[name].page.capitalize()}: {CHARTS[name].question}"


def _with_row(name: str, view: View) -> str | None:
    """Name a chart with the row picked for it; None where no row can be picked."""
    kind = CHARTS[name].of
    if kind is None:
        return name
    rows = rows_to_choose(kind, view)
    row = st.selectbox(
        kind.label,
        list(rows),
        format_func=rows.__getitem__,
        key=f"{kind.column}_to_add",
    )
    return f"{name}{OF}{row}" if row else None
