"""Quiet buttons, and what acts in the reader's own browser: it copies, saves, draws.

Streamlit has no button that copies, and its download button keeps the file in one
process.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

import streamlit as st

from lib.model.selection import Selection
from lib.ui.link import file_of

#: `copy` a text; copy the `picture` at an address; `save` the file at an address, saying
#: how far it is; `open` an address.
Kind = Literal["copy", "picture", "save", "open"]
#: Pixels asked of a small picture; the page shows it as wide as its place.
WIDTH = 640


@dataclass(frozen=True)
class Action:
    """One button: what it does, its words, the text or the address that it is about."""

    kind: Kind
    label: str
    what: str


@dataclass(frozen=True)
class Group:
    """A few buttons under a title, which may be blank.

    The text `shown` beneath it is what they are about and can be chosen by hand; `note`
    is to be read only. Both are plain text.
    """

    title: str
    actions: tuple[Action, ...]
    shown: str = ""
    note: str = ""


def _beside(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")


# Registered once, when this module is read: Streamlit finds them again in every run.
_actions = st.components.v2.component(
    "actions",
    css=_beside("actions.css"),
    js=_beside("actions.js"),
    html=_beside("actions.html"),
)
_picture = st.components.v2.component(
    "picture", css=_beside("picture.css"), js=_beside("picture.js")
)


def show_actions(groups: Sequence[Group], key: str, drawn: str = "") -> None:
    """Show groups of buttons.

    `drawn` is the key of the container of a drawn chart, which the browser saves by
    itself where the server makes no pictures.
    """
    data = {"groups": [asdict(group) for group in groups], "drawn": drawn}
    _actions(data=data, key=key)


def show_picture(
    named: str, chosen: Selection, alt: str, key: str, *, whole: bool = False
) -> None:
    """Show a chart in small; the browser asks for it once it comes into sight.

    Its `alt` stands in for it where the server makes no pictures. A `whole` one is as
    tall as it comes; else all are alike, and a tall one is cut.
    """
    theme = st.context.theme.type or "light"
    more = (("width", str(WIDTH)), ("theme", theme))
    address = file_of(named, chosen, "png", more)
    _picture(data={"address": address, "alt": alt, "whole": whole}, key=key)


def quiet_button(
    label: str, icon: str, act: Callable[..., None], *args: object, **more: Any
) -> None:
    """Show a button without a frame, with an icon of Material's, that calls `act`."""
    st.button(
        label,
        icon=f":material/{icon}:",
        type="tertiary",
        on_click=act,
        args=args,
        **more,
    )
