"""Words for Streamlit, which reads text as Markdown; the texts of the pages."""

import re
from collections.abc import Mapping
from pathlib import Path

import pandas as pd
import streamlit as st
from jinja2 import Environment, FunctionLoader, StrictUndefined

from lib.model.counts import counted, part_in_words
from lib.model.formats import (
    announcements_in_words,
    day_in_words,
    list_in_words,
    money_in_words,
    month_in_words,
    number_in_words,
    range_in_words,
)
from lib.model.language import LANGUAGES, by_language, gettext

#: Level of the heading of a card, below the page's title, and in a drawer, below its own.
CARD, DRAWER = 2, 3
#: Markdown templates, into which figures are filled by name.
FOLDER = Path(__file__).with_name("explanations")
_MARKS = re.compile(r"([\\`*_{}\[\]<>#|~$])")


class Markdown(str):
    """A text that is Markdown already: its signs mean something."""

    __slots__ = ()


def literal(text: str) -> Markdown:
    """Show a text as it stands: "$35bn to $48bn" is no formula."""
    if isinstance(text, Markdown):
        return text
    return Markdown(_MARKS.sub(r"\\\1", text))


def linked(words: str, address: str) -> Markdown:
    """Link words to an address."""
    return Markdown(f"[{literal(words)}]({address})")


def contents(sections: Mapping[str, str]) -> str:
    """Link to the sections of a page, by their anchors."""
    links = [linked(title, f"#{anchor}") for anchor, title in sections.items()]
    return "\N{NO-BREAK SPACE}· ".join(links)


def heading(text: str, level: int = CARD) -> None:
    """Head a card; smaller than Streamlit's heading of that level (style.css)."""
    st.markdown(f"{'#' * level} {literal(text)}")


def fine_print(markdown: str) -> None:
    """Write small in full ink: Streamlit's caption makes links too faint to read."""
    st.markdown(f":small[{markdown}]")


#: What an explanation may do with a figure.
_FILTERS = {
    "code": lambda key: Markdown(f"`{key}`"),
    "counted": counted,
    "day": day_in_words,
    "announcements": announcements_in_words,
    "listed": list_in_words,
    "money": money_in_words,
    "month": month_in_words,
    "number": number_in_words,
    "part": part_in_words,
    "range": range_in_words,
}


@by_language(len(LANGUAGES))
def _templates() -> Environment:
    """Open the texts in the language that is spoken; each of them is one message.

    Whatever is filled in stays text, whatever signs of it mean something in Markdown.
    """
    opened = Environment(
        loader=FunctionLoader(
            lambda name: gettext((FOLDER / name).read_text().strip())
        ),
        autoescape=False,
        finalize=lambda one: literal(one if isinstance(one, str) else str(one)),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    opened.tests["known"] = pd.notna
    opened.filters |= _FILTERS
    return opened


def prose(name: str, **figures: object) -> Markdown:
    """Fill figures into a text of the folder, which gives Markdown.

    Raises
    ------
    jinja2.UndefinedError
        Where a figure that the text names is missing.
    """
    return Markdown(_templates().get_template(f"{name}.md").render(figures).strip())
