"""Buttons that act in the reader's own browser: copy, copy a picture, save a file.

Streamlit has none that copies, and its download button keeps the file in one process.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Literal

import streamlit as st

#: `copy` a text; copy the `picture` at an address; `save` the file at an address, saying
#: how far it is; `open` an address.
Kind = Literal["copy", "picture", "save", "open"]


@dataclass(frozen=True)
class Action:
    """One button: what it does, its words, the text or the address that it is about."""

    kind: Kind
    label: str
    what: str


@dataclass(frozen=True)
class Group:
    """A few buttons under a title.

    Parameters
    ----------
    title
        May be blank.
    actions
        In the order shown.
    shown
        Plain text beneath the title that the buttons are about: it can be chosen by hand.
    note
        Plain text that is to be read only.
    """

    title: str
    actions: tuple[Action, ...]
    shown: str = ""
    note: str = ""


def _beside(suffix: str) -> str:
    return Path(__file__).with_suffix(suffix).read_text(encoding="utf-8")


# Registered once, when this module is read: Streamlit finds it again in every run.
_mount = st.components.v2.component(
    "actions", css=_beside(".css"), js=_beside(".js"), html=_beside(".html")
)


def show_actions(groups: Sequence[Group], key: str, drawn: str = "") -> None:
    """Show groups of buttons.

    Parameters
    ----------
    groups
        In the order shown.
    key
        Of the widget.
    drawn
        Key of the container of a drawn chart, which the browser saves by itself where
        the server makes no pictures.
    """
    data = {"groups": [asdict(group) for group in groups], "drawn": drawn}
    _mount(data=data, key=key)
