"""What a page tells those who do not see it change, and where the focus goes then."""

import streamlit as st

from lib.model.caption import selection_in_words
from lib.model.language import gettext, language
from lib.model.view import View
from lib.ui.components import component_of
from lib.ui.link import link_of_page
from lib.ui.navigation import current_page

_FOUND = "_found"
# A region that is read aloud must stand in the page itself: screen readers pass over one in
# a tree of its own.
_attention = component_of("attention", isolated=False)


def note(finding: str) -> None:
    """Keep the finding of a chart that is shown; the first of a run is what is told."""
    st.session_state.setdefault(_FOUND, finding)


def tell(page: str, view: View) -> None:
    """Say what the figures of a page are now, where a choice has changed them.

    It is said in the browser, once a run (attention.js); out of sight (style.css), but
    for the address, which stands on paper.
    """
    found = st.session_state.pop(_FOUND, "")
    said = f"{found}. " if found else ""
    figures = f"{said}{selection_in_words(view)}."
    address = link_of_page(current_page(), view)
    said_first = {
        "changed": gettext("Figures changed: {figures}", figures=figures),
        "opened": gettext("{page}: {figures}", page=page, figures=figures),
    }
    data = {
        **said_first,
        "page": page,
        "figures": figures,
        "address": gettext("This page: {address}", address=address),
        "language": language(),
    }
    _attention(data=data, key="attention")
