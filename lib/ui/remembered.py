"""What the reader's own browser keeps, so that any server can show the same view again.

All that is chosen stands in the address. A briefing that is still being collected does
not: it stands there on its own page alone.
"""

from datetime import timedelta

import streamlit as st

from lib.charts.catalogue import CHARTS, rows_to_open
from lib.model.briefing import read_briefing
from lib.model.ledger import Ledger
from lib.model.packing import Unreadable, packed, unpacked
from lib.ui import collection
from lib.ui.components import component_of

_BRIEFING = "remembered"
_memory = component_of(_BRIEFING)


@st.fragment(run_every=timedelta(days=1))
def come_back() -> None:
    """Let the browser ask for the page anew once its connection was lost.

    Another server knows nothing of this reader. Streamlit's client shows the page that it
    had and asks for none, unless a part of it runs by the clock; every click on it would
    be lost, since all that it shows belongs to parts that the new server never ran.
    """


def remember_briefing(ledger: Ledger) -> None:
    """Let the browser's tab keep the briefing, and give it back to a new session."""
    begun = collection.begun()
    _memory(
        data={"begun": begun, "briefing": packed(collection.collected().pairs())},
        key=_BRIEFING,
        on_briefing_change=lambda: take_back(
            st.session_state[_BRIEFING].briefing, ledger
        ),
    )


def take_back(kept: object, ledger: Ledger) -> None:
    """Take the briefing that a browser kept; what cannot be read is none. For callbacks."""
    if collection.begun():
        return
    try:
        query = unpacked(str(kept))
    except Unreadable:
        query = {}
    briefing, problems = read_briefing(query, CHARTS, rows_to_open(ledger))
    collection.keep(briefing, problems)
