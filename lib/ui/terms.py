"""Words that are explained where they stand: on hover, on focus and on tap."""

from collections.abc import Iterable
from pathlib import Path

import streamlit as st

from lib.export.markup import templates_of

_TEMPLATES = templates_of(Path(__file__).parent)


def show_terms(terms: Iterable[tuple[str, str]], key: str) -> None:
    """Name terms in one line, each with what it means (style.css); `key` is the line's.

    Each is a button with its explanation as its description, so that a keyboard reaches
    it and a screen reader says it.
    """
    if said := list(terms):
        template = _TEMPLATES.get_template("terms.html")
        st.html(template.render(terms=said, key=key))
