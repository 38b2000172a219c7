"""Words for Streamlit, which reads text as Markdown."""

import re

import streamlit as st

_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~$])")


def literal(text: str) -> str:
    """Show a text as it stands: "$35bn to $48bn" is no formula."""
    return _MARKS.sub(r"\\\1", text)


def linked(words: str, address: str) -> str:
    """Link words to an address."""
    return f"[{literal(words)}]({address})"


#: Level of the heading of a card, and the one that looks like it in a drawer.
CARD, DRAWER = 4, 2


def heading(text: str, level: int = CARD) -> None:
    """Head a card; smaller than a page's title by more than Streamlit's subheader.

    In a drawer Streamlit's headings are smaller.
    """
    st.markdown(f"{'#' * level} {literal(text)}")


def fine_print(markdown: str) -> None:
    """Write small in full ink: Streamlit's caption makes links too faint to read."""
    st.markdown(f":small[{markdown}]")
