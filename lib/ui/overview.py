"""Overview: what one looks at first, and then reads."""

import streamlit as st

from lib.charts.cards import card_of
from lib.charts.change_text import counts_in_words
from lib.charts.headlines import doubts_in_words, open_questions, opening_of
from lib.frames.change_list import changes
from lib.frames.contributions import contributions
from lib.model.formats import meeting_in_words
from lib.model.language import gettext
from lib.model.view import View
from lib.ui import attention
from lib.ui.beside import other_view
from lib.ui.cards import show_chart, show_drawing, show_source
from lib.ui.condition import offer_in_words, state_in_words
from lib.ui.condition_cards import overview
from lib.ui.navigation import link_to
from lib.ui.share import show_menu
from lib.ui.terms import show_terms
from lib.ui.text import heading, literal

OPENING = "promised"


def show_opening(view: View) -> None:
    """Show the one figure, whose it is, and the bar of its parts."""
    card, said = card_of(OPENING, view), opening_of(view)
    if said is None or card.silence or other_view(view.ledger):
        show_chart(OPENING, view)
        return
    with st.container(key=f"{OPENING}_card"):
        attention.note(card.finding)
        if said.figure:
            with st.container(key=f"{OPENING}_figure", gap="xsmall"):
                heading(said.figure)
                st.markdown(literal(said.whose))
        else:
            heading(card.finding)
        show_drawing(card, OPENING)
        with st.container(horizontal=True, key=f"{OPENING}_open"):
            for one in open_questions(view):
                link_to(one.page, literal(one.words), **one.own)
        st.caption(literal(f"{card.what}. {said.limits}"))
        show_terms(card.terms, key=f"{OPENING}_term")
        show_source(card)
        show_menu(card, key=f"{OPENING}_card")


def show_drawn(name: str, view: View) -> None:
    """Show a chart where it draws something; the opening says why there is nothing."""
    if not card_of(name, view).silence:
        show_chart(name, view)


def show_newest_meeting(view: View) -> None:
    """Show who accounts for what the newest meeting brought."""
    rows = card_of("newest_meeting", view).rows
    if contributions(view).empty or rows.empty:
        return
    meeting = rows["meeting_id"].iloc[0]
    with st.container(key="newest", gap="xsmall"):
        named = meeting_in_words(meeting, view.ledger)
        _kicker(gettext("Newest meeting: {meeting}", meeting=named))
        show_chart("newest_meeting", view)
        link_to("meetings", gettext("The whole meeting"), show=meeting)


def show_condition_of_the_month(view: View) -> None:
    """Draw how far the condition that matters most is, and link to the others."""
    rows = {row["pledge_id"]: row for row, _ in overview(view).cards}
    if not rows:
        return
    featured = overview(view).featured
    first = featured if featured in rows else next(iter(rows))
    with st.container(key="conditions", gap="xsmall"):
        _kicker(gettext("Condition of the month"))
        show_chart("condition_progress", view.but(show=first))
        for key in sorted(rows, key=lambda one: one != first):
            words = gettext(
                "{donor}: {offer} ({state})",
                donor=rows[key]["donor_label"],
                offer=offer_in_words(rows[key]),
                state=state_in_words(rows[key]),
            )
            link_to("conditions", literal(words), show=key)


def show_changes_since(view: View) -> None:
    """Say in two lines what changed lately, and link to all of it."""
    if contributions(view).empty:
        return
    told = changes(view)
    with st.container(border=True, key="changes_card"):
        _kicker(gettext("What changed"))
        heading(card_of("change_steps", view).finding)
        if len(told):
            st.markdown(f"{literal(counts_in_words(told['kind']))}.")
        link_to("changes", gettext("Every change, and what moved the sum"))


def show_doubts(view: View) -> None:
    """Say how sure it all is, once it is asked for."""
    said = doubts_in_words(view)
    if not said:
        return
    with st.expander(gettext("How sure is this?")):
        st.markdown("\n".join(f"- {literal(sentence)}" for sentence in said))
        link_to("evidence", gettext("Where sources disagree, and all sources"))


def _kicker(words: str) -> None:
    """Write small what a card is about, above its finding."""
    st.caption(literal(words))
