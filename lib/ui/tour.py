"""A tour of four steps for the first visit; the browser keeps that it was seen."""

import streamlit as st

from lib.model.links import OWN_NAMES
from lib.ui.components import component_of
from lib.ui.filters import SHOW

_TOUR, _ASKED = "tour", "_tour_asked"
_tour = component_of(_TOUR)
#: Title and text of each step.
STEPS = (
    (
        "Every figure has its sources",
        "Click a bar: the pledges behind it open at the side, each with who says so.",
    ),
    (
        "Your choices hold on every page",
        "Currency, day, donors: you choose in the side bar. They stand in the address, "
        "so whoever gets the link sees what you see.",
    ),
    (
        "Go anywhere",
        "The search at the top finds donors, meetings, pledges, speakers, charts and "
        "pages. Left empty, it lists what you can ask. Its key is /.",
    ),
    (
        "Take it along",
        "Below each chart: pictures, files, its sentence, citations. Charts that you add "
        "to the briefing become slides or a document.",
    ),
)


def offer() -> None:
    """Offer the tour to a browser that has not seen it, and to whoever asks for it.

    A link that opens a row, a card or a search is to show just that.
    """
    opened = {SHOW, *OWN_NAMES} & set(st.query_params)
    asked = st.session_state.get(_ASKED, 0)
    _tour(
        data={"steps": STEPS, "asked": asked, "wanted": not opened},
        key=_TOUR,
    )


def offer_again() -> None:
    """Let the reader see the tour once more."""
    st.button("Show the tour", on_click=_ask, type="tertiary", icon=":material/tour:")


def _ask() -> None:
    st.session_state[_ASKED] = st.session_state.get(_ASKED, 0) + 1
    st.rerun()  # The tour stands outside the page.
