"""Links within the site: where one is, what is related to it, what can be asked.

They are plain links with the reader's choices; find.js follows them without loading the
page anew.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path

import streamlit as st

from lib.charts.questions import questions
from lib.export.markup import templates_of
from lib.frames.drill_down import AND, kind_of
from lib.frames.marks import mark_in_words, title_in_words
from lib.frames.related import meeting_place, related
from lib.model.language import gettext, gettext_noop
from lib.model.ledger import Ledger
from lib.model.pages import title_of
from lib.model.places import Place
from lib.model.selection import Selection
from lib.model.view import View
from lib.ui import link
from lib.ui.navigation import current_page
from lib.ui.text import DRAWER, heading

ASK = gettext_noop("What can I ask?")
_TEMPLATES = templates_of(Path(__file__).parent)
#: Between two steps of a path, and between two links.
INTO, BESIDE = " / ", " · "


def kept(chosen: Selection) -> Selection:
    """Take of a selection what links within the site keep.

    A day that the reader did not choose stays open, as in the address.
    """
    return replace(chosen, show=None, asof=st.session_state.get("asof"))


def show_crumbs(view: View) -> None:
    """Say above a page what is open on it, and lead out of it again; else nothing."""
    steps = crumbs_of(current_page(), view)
    if steps:
        with st.container(key="crumbs"):
            _show("crumbs", gettext("Breadcrumb"), [("", steps)], view, ended=True)


def show_crumbs_in_drawer(named: str, view: View) -> None:
    """Say within the drawer what is open in it, and on which page."""
    here = Place(title_of(current_page()), current_page())
    keys = named.split(AND)
    if len(keys) > 1 and kind_of(keys[-1], view.ledger) == "pledge_id":
        whole = mark_in_words(AND.join(keys[:-1]), view.ledger)
        opened = (("open", AND.join(keys[:-1])),)
        steps = [here, Place(whole, here.page, own=opened), _row(keys[-1], view.ledger)]
    else:
        steps = [here, _row(named, view.ledger)]
    _show("crumbs", gettext("Breadcrumb"), [("", steps)], view, ended=True)


def crumbs_of(page: str, view: View) -> list[Place]:
    """List the steps to the row that a page shows in detail, the last one itself.

    A pledge stands below its meeting. Where nothing is open there is no step.
    """
    shown, ledger = view.selection.show, view.ledger
    item = link.own("item") if page == "equipment" else None
    if item in set(ledger["item_classes"]["item_class"]):
        return [Place(title_of(page), page), _row(str(item), ledger)]
    kind = kind_of(shown, ledger) if shown else ""
    if not shown or page not in PAGES_OF.get(kind, ()):
        return []
    steps = [Place(title_of(page), page)]
    if kind == "pledge_id":
        pledges = ledger["pledges"].set_index("pledge_id")["meeting_id"]
        steps += [meeting_place(one, ledger) for one in pledges[[shown]].dropna()]
    return [*steps, _row(shown, ledger)]


#: The pages that show a row of each kind in detail.
PAGES_OF = {
    "pledge_id": ("evidence", "conditions"),
    "meeting_id": ("meetings",),
    "donors": ("donors",),
}


def _row(named: str, ledger: Ledger) -> Place:
    """Name what is open; nothing leads to where one is."""
    return Place(title_in_words(named, ledger), "")


def show_related(key: str, view: View, level: int = DRAWER) -> None:
    """Show what a donor, a meeting or a pledge is related to; without any, nothing."""
    here = current_page(), key
    groups = {
        said: [one for one in places if (one.page, one.show) != here]
        for said, places in related(key, view).items()
    }
    if any(groups.values()):
        heading(gettext("Related"), level)
        _show("related", gettext("Related"), groups.items(), view)


def show_questions(view: View) -> None:
    """Show what can be asked of the selection, each question a link to its answer."""
    asked = [[one.place] for one in questions(view)]
    if asked:
        st.header(gettext(ASK), anchor="ask")
        _show("questions", gettext(ASK), [("", one) for one in asked], view)


def _show(
    kind: str,
    label: str,
    groups: Iterable[tuple[str, Sequence[Place]]],
    view: View,
    *,
    ended: bool = False,
) -> None:
    """Show links under what they have in common; of a path the last step is no link."""
    chosen = kept(view.selection)
    written = [
        (said, [(one.words, one.page and one.address(chosen)) for one in places])
        for said, places in groups
        if places
    ]
    st.html(
        _TEMPLATES.get_template("places.html").render(
            kind=kind, label=label, groups=written, between=INTO if ended else BESIDE
        )
    )
