"""A page's own names in the link: what is open, what is searched, how it is cut.

They are not bound to widgets, so a page that is left drops them, and each change is a
step that the browser's back takes back.
"""

from collections.abc import Mapping

import streamlit as st

from lib.frames.fingerprint import fingerprint_of
from lib.model.links import OWN_NAMES, page_link
from lib.model.view import View
from lib.ui.address import public_address


def own(name: str) -> str | None:
    """Read a page's own name; one that is absent or blank is None."""
    return st.query_params.get(name) or None


def write(name: str, value: str | None) -> None:
    """Put a page's own name into the link; None takes it out. For callbacks."""
    if value:
        st.query_params[name] = value
    else:
        st.query_params.pop(name, None)


def link_of_page(page: str, view: View) -> str:
    """Compose the link that shows on any later day what is on the screen now.

    Parameters
    ----------
    page
        Its path; "overview" is at the root.
    view
        What is on the screen, its as-of date resolved. The names of the page's own are
        read from the address; names of nobody's stay out.
    """
    given = st.query_params
    own = [(name, value) for name in given for value in given.get_all(name)]
    kept = [pair for pair in own if pair[0] in OWN_NAMES and pair[1]]
    return page_link(public_address(), page, view.selection, kept, fingerprint_of(view))


def switch(label: str, name: str, options: Mapping[str, str]) -> str:
    """Let the reader pick one of a few, kept in the link.

    Parameters
    ----------
    label
        Of the widget.
    name
        In the link.
    options
        Codes with their words; the first is the default, which stays out of the link.

    Returns
    -------
    str
        The code; the default too where the link holds another one.
    """
    codes = list(options)
    asked = own(name)
    chosen = asked if asked is not None and asked in options else codes[0]
    key = f"{name}_switch"
    st.session_state[key] = chosen
    st.segmented_control(
        label,
        codes,
        format_func=options.__getitem__,
        key=key,
        required=True,
        on_change=_take,
        args=(name, key, codes[0]),
    )
    return chosen


def pick(label: str, name: str, options: Mapping[str, str]) -> str:
    """Let the reader pick one of many, as `switch` does of a few."""
    codes = list(options)
    asked = own(name)
    chosen = asked if asked is not None and asked in options else codes[0]
    key = f"{name}_pick"
    st.session_state[key] = chosen
    st.selectbox(
        label,
        codes,
        format_func=options.__getitem__,
        key=key,
        on_change=_take,
        args=(name, key, codes[0]),
    )
    return chosen


def _take(name: str, key: str, default: str) -> None:
    picked = st.session_state[key]
    write(name, None if picked == default else picked)
