"""Overview: the figures of the whole selection, traced and untraced apart."""

import streamlit as st

from lib.charts.captions import Row
from lib.charts.cards import card_of
from lib.charts.headlines import (
    MEANINGS,
    doubts_in_words,
    headline_figures,
    opening_in_words,
)
from lib.frames.bridge import headline_shares
from lib.frames.contributions import contributions
from lib.model.formats import meeting_in_words
from lib.model.view import View
from lib.ui.cards import draw
from lib.ui.meeting import show_parts
from lib.ui.navigation import link_to
from lib.ui.share import show_menu
from lib.ui.text import heading, literal, prose


def show_opening(view: View) -> None:
    """Say how many pledges at how many meetings, and how far this was searched."""
    pieces = [
        f"**{literal(piece)}**" if place % 2 else literal(piece)
        for place, piece in enumerate(opening_in_words(view))
    ]
    if pieces:
        st.markdown("".join(pieces))


def show_figures(view: View) -> None:
    """Show the sums that must not be added to one another, and the open doubts."""
    if contributions(view).empty:
        return
    figures = headline_figures(view)
    with st.grid(3, min_column_width=150):
        for label, figure in figures.items():
            meaning = literal(MEANINGS[label])
            st.metric(label, literal(figure), help=meaning, border=True)


def show_newest_meeting(view: View) -> None:
    """Show the newest meeting of the selection, its bridge in small."""
    card, key = card_of("newest_meeting", view), "newest_meeting_card"
    if card.rows.empty:
        return
    row = card.rows.to_dict("records")[0]
    with st.container(border=True, key=key):
        heading(f"Newest meeting: {meeting_in_words(row['meeting_id'], view.ledger)}")
        shares = headline_shares(view).to_dict("index")
        st.markdown(literal(headline_in_words(row, shares.get(row["meeting_id"]))))
        parts, bar = st.columns(2)
        with parts:
            show_parts(row)
        with bar:
            draw(card, key="newest_meeting")
            link_to("meetings", "The whole meeting", show=row["meeting_id"])
        show_menu(card, key)


def headline_in_words(row: Row, shares: Row | None) -> str:
    """Say what a meeting announced as a whole, and how much of it is traced.

    `shares` are a row of `headline_shares`; None where it states no sum.
    """
    return prose("headline", row=row, shares=shares)


def show_doubts(view: View) -> None:
    """Say how sure it all is."""
    said = doubts_in_words(view)
    if not said:
        return
    with st.container(border=True):
        heading("How sure is this?")
        st.markdown("\n".join(f"- {literal(sentence)}" for sentence in said))
        link_to("evidence", "Where sources disagree, and all sources")
