"""Words for Streamlit, which reads text as Markdown; the prose of Methodology."""

import re
from pathlib import Path

import streamlit as st
from jinja2 import Environment, FileSystemLoader, StrictUndefined

#: Level of the heading of a card, and the one that looks like it in a drawer.
CARD, DRAWER = 4, 2
#: Markdown templates, into which figures are filled by name.
FOLDER = Path(__file__).with_name("explanations")
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~$])")


def literal(text: str) -> str:
    """Show a text as it stands: "$35bn to $48bn" is no formula."""
    return _MARKS.sub(r"\\\1", text)


def linked(words: str, address: str) -> str:
    """Link words to an address."""
    return f"[{literal(words)}]({address})"


def heading(text: str, level: int = CARD) -> None:
    """Head a card; smaller than a page's title by more than Streamlit's subheader.

    In a drawer Streamlit's headings are smaller.
    """
    st.markdown(f"{'#' * level} {literal(text)}")


def fine_print(markdown: str) -> None:
    """Write small in full ink: Streamlit's caption makes links too faint to read."""
    st.markdown(f":small[{markdown}]")


#: Whatever is filled in stays text, whatever signs of Markdown it holds.
_TEMPLATES = Environment(
    loader=FileSystemLoader(FOLDER),
    autoescape=False,
    finalize=lambda figure: literal(str(figure)),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def prose(name: str, **figures: object) -> str:
    """Fill figures into a text of the folder, which gives Markdown.

    Raises
    ------
    jinja2.UndefinedError
        Where a figure that the text names is missing.
    """
    return _TEMPLATES.get_template(f"{name}.md").render(figures)
