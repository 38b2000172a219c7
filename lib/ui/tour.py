"""A tour of four steps for the first visit; the browser keeps that it was seen."""

import streamlit as st

from lib.model.language import gettext, gettext_noop, pgettext
from lib.model.links import OWN_NAMES
from lib.ui.components import component_of
from lib.ui.filters import SHOW

_TOUR, _ASKED = "tour", "_tour_asked"
_tour = component_of(_TOUR)
#: Title and text of each step.
STEPS = (
    (
        gettext_noop("Every figure has its sources"),
        gettext_noop(
            "Click a bar: the pledges behind it open at the side, each with who says so."
        ),
    ),
    (
        gettext_noop("Your choices hold on every page"),
        gettext_noop(
            "Currency, day, donors: you choose in the side bar. They stand in the address, "
            "so whoever gets the link sees what you see."
        ),
    ),
    (
        gettext_noop("Go anywhere"),
        gettext_noop(
            "The search at the top finds donors, meetings, pledges, speakers, charts and "
            "pages. Left empty, it lists what you can ask. Its key is /."
        ),
    ),
    (
        gettext_noop("Take it along"),
        gettext_noop(
            "Below each chart: pictures, files, its sentence, citations. Charts that you add "
            "to the briefing become slides or a document."
        ),
    ),
)


def offer() -> None:
    """Offer the tour to a browser that has not seen it, and to whoever asks for it.

    A link that opens a row, a card or a search is to show just that.
    """
    opened = {SHOW, *OWN_NAMES} & set(st.query_params)
    asked = st.session_state.get(_ASKED, 0)
    _tour(
        data={
            "steps": [(gettext(title), gettext(text)) for title, text in STEPS],
            "asked": asked,
            "wanted": not opened,
            "places": [
                gettext("{step} of {steps}", step=step, steps=len(STEPS))
                for step in range(1, len(STEPS) + 1)
            ],
            "next": pgettext("next step of a tour", "Next"),
            "done": pgettext("last step of a tour", "Done"),
            "skip": gettext("Skip the tour"),
            "label": gettext("A tour of this site"),
        },
        key=_TOUR,
    )


def offer_again() -> None:
    """Let the reader see the tour once more."""
    st.button(
        gettext("Show the tour"), on_click=_ask, type="tertiary", icon=":material/tour:"
    )


def _ask() -> None:
    st.session_state[_ASKED] = st.session_state.get(_ASKED, 0) + 1
    st.rerun()  # The tour stands outside the page.
