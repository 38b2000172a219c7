"""A briefing as a file: kept with the choices of the side bar, and opened again."""

from base64 import b64encode
from dataclasses import replace

import streamlit as st

from lib.charts.catalogue import CHARTS, rows_to_open
from lib.export.names import file_name
from lib.frames.money import choices_on
from lib.ledger.service import today
from lib.model.briefing import Briefing, read_briefing
from lib.model.language import gettext, gettext_noop, language
from lib.model.ledger import Ledger
from lib.model.packing import MOST_BYTES, Unreadable, as_json, from_json
from lib.model.parameters import BadValue
from lib.model.query import read_selection
from lib.model.selection import Selection
from lib.model.view import View
from lib.ui import collection, filters
from lib.ui.components import Action, component_of

_FILE = "kept_file"
#: Of a file that the browser does not read; it fills in name and bytes.
TOO_LARGE = gettext_noop(
    "{name} has {found} bytes. Expected: a briefing that this page has saved, of fewer "
    "than {most}. Pick another file."
)
Opened = tuple[Selection | None, Briefing, list[BadValue]]


def keeping(briefing: Briefing, view: View) -> Action:
    """Save a briefing as a file; its address holds it whole, so that no server does."""
    content = as_json(kept(briefing, view.selection), indent=2)
    name = file_name("briefing", (), view.day, "json")
    held = f"data:application/json;name={name};base64,{b64encode(content).decode()}"
    return Action("save", gettext("Keep as a file (JSON)"), held)


# The reader's own browser reads the file and sends its text over the connection that the
# page has: an upload would go to whichever process gets the request.
_picked = component_of(_FILE)


def offer_opening(ledger: Ledger) -> None:
    """Offer to open a briefing that was kept, in the place of the one shown."""
    with st.expander(gettext("Open a briefing that was kept as a file")):
        _picked(
            data={
                "most": MOST_BYTES,
                "label": gettext("File that this page has saved"),
                "reading": gettext("{name}: being read …", name="{name}"),
                "large": gettext(
                    TOO_LARGE, name="{name}", found="{found}", most="{most}"
                ),
                "locale": language(),
            },
            key=_FILE,
            on_file_change=lambda: open_file(st.session_state[_FILE].file, ledger),
        )


def kept(briefing: Briefing, chosen: Selection) -> list[tuple[str, str]]:
    """Return the names and values that a file holds: those of the page's plain link."""
    return [*replace(chosen, show=None).query(), *briefing.pairs()]


def read_file(name: str, content: bytes, ledger: Ledger) -> Opened:
    """Read what a file holds, and say what of it is left out.

    The selection is None, and the briefing empty, where it holds no chart.
    """
    try:
        query = from_json(content)
    except Unreadable as unreadable:
        return None, Briefing(), [_refused(name, str(unreadable))]
    selection, problems = read_selection(query, choices_on(ledger, today()))
    briefing, more = read_briefing(query, CHARTS, rows_to_open(ledger))
    if not briefing.entries:
        refused = [*more, _refused(name, gettext("holds no briefing"))]
        return None, Briefing(), refused
    selection, beyond = filters.within_reach(selection)
    return selection, briefing, [*problems, *beyond, *more]


def _refused(name: str, fault: str) -> BadValue:
    expected = gettext("a briefing that this page has saved")
    return BadValue(gettext("file"), name, expected, fault=fault)


def open_file(sent: object, ledger: Ledger) -> None:
    """Put what a file holds in the place of what is shown. For callbacks.

    `sent` is what comes from the browser: the `name` and the `text` of the file.
    """
    file = sent if isinstance(sent, dict) else {}
    name, text = (str(file.get(part, "")) for part in ("name", "text"))
    chosen, briefing, problems = read_file(name, text.encode(), ledger)
    if chosen is None:
        collection.keep(collection.collected(), problems)
        return
    collection.keep(briefing, problems)
    filters.take({field: one for field, one in vars(chosen).items() if field != "show"})
