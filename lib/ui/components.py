"""Quiet buttons, small pictures, and what the reader's own browser does: copy, save.

Streamlit has no button that copies, and its download button keeps the file in one
process.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any, Literal

import streamlit as st
from streamlit.components.v2.types import ComponentRenderer

from lib.export.markup import templates_of
from lib.export.picture.typesetting import Size, typeset
from lib.model.card import Card
from lib.model.language import gettext, language
from lib.model.selection import Selection
from lib.ui.link import file_of

#: `copy` a text; copy the `picture` at an address; `save` the file at an address, saying
#: how far it is; `open` an address.
Kind = Literal["copy", "picture", "save", "open"]
#: Pixels asked of a small picture; the page shows it as wide as its place.
WIDTH = 640
#: Height of one that is cut, for its width; as in style.css.
CUT = 2 / 3


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


def component_of(
    name: str, *, files: str = "", isolated: bool = True
) -> ComponentRenderer:
    """Register a component, whose HTML, style if any, and script stand beside this.

    To be called once, when a module is read: Streamlit finds it again in every run.
    """
    beside = {
        kind: Path(__file__).with_name(f"{files or name}.{kind}")
        for kind in ("html", "css", "js")
    }
    parts = {kind: file.read_text() for kind, file in beside.items() if file.exists()}
    return st.components.v2.component(name, **parts, isolate_styles=isolated)


# A dialog keeps the keyboard within it, and passes over what stands in a tree of its own.
_actions = component_of("actions")
_actions_in_dialog = component_of("actions_in_dialog", files="actions", isolated=False)
_TEMPLATES = templates_of(Path(__file__).parent)


def show_actions(groups: Sequence[Group], key: str, *, in_dialog: bool = False) -> None:
    """Show groups of buttons."""
    shown = _actions_in_dialog if in_dialog else _actions
    data = {"groups": [asdict(group) for group in groups], "words": _words()}
    shown(data=data, key=key)


def _words() -> dict[str, str]:
    """Say what the browser tells of an action; it fills in label, size and the like."""
    return {
        "locale": language(),
        "copied": gettext("Copied."),
        "as_text": gettext("Copied as text: your browser takes no SVG pictures."),
        "by_hand": gettext(
            "Your browser refuses the clipboard. The text is chosen: copy it with Ctrl+C (⌘C)."
        ),
        "text": gettext("Text to copy"),
        "no_pictures": gettext(
            "Your browser copies no pictures from this address. Download the file instead."
        ),
        "not_taken": gettext(
            "Your browser did not take the picture: {reason}", reason="{reason}"
        ),
        "made": gettext("{label}: being made …", label="{label}"),
        "progress": gettext("{label}: progress", label="{label}"),
        "saved": gettext("{label}: saved, {size}.", label="{label}", size="{size}"),
        "offline": gettext(
            "The server does not answer. Are you online? Try again in a moment."
        ),
        "answers": gettext("The server answers {status}.", status="{status}"),
        "later": gettext(
            "{reason} Try again in {seconds} seconds.",
            reason="{reason}",
            seconds="{seconds}",
        ),
    }


def show_picture(card: Card, chosen: Selection, *, whole: bool = False) -> None:
    """Show a chart in small; the browser asks for it once it comes into sight.

    A `whole` one is as tall as it is; else all are alike, and of a tall one the upper
    part is shown, which fades where it is cut.
    """
    theme = st.context.theme.type or "light"
    height = typeset(card, Size(WIDTH)).height
    st.html(
        _TEMPLATES.get_template("small_picture.html").render(
            address=file_of(
                card.name, chosen, "png", (("width", str(WIDTH)), ("theme", theme))
            ),
            alt=card.alt,
            width=WIDTH,
            height=height,
            cut=not whole and height > WIDTH * CUT,
        )
    )


def quiet_button(
    label: str, icon: str, act: Callable[..., None], *args: object, **more: Any
) -> None:
    """Show a button without a frame, with an icon (":material/close:"), that calls `act`."""
    st.button(
        label,
        icon=icon,
        type="tertiary",
        on_click=act,
        args=args,
        **more,
    )
