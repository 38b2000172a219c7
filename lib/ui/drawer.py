"""The drawer at the side: the pledges behind a mark, and from a pledge its evidence."""

import streamlit as st

from lib.charts.bridge import bridge_finding
from lib.charts.captions import capital
from lib.frames.bridge import bridge
from lib.frames.contributions import contributions
from lib.frames.donors import donor_totals
from lib.frames.drill_down import AND, behind, home_of, kind_of
from lib.frames.marks import mark_in_words
from lib.model.counts import counted
from lib.model.formats import announcements_in_words, figures_as_printed
from lib.model.language import gettext, speak
from lib.model.ledger import Ledger
from lib.model.view import View
from lib.ui import link
from lib.ui.components import quiet_button
from lib.ui.donor import donor_in_words
from lib.ui.evidence import show_contributions
from lib.ui.navigation import link_to
from lib.ui.places import show_crumbs_in_drawer
from lib.ui.pledge import show_pledge
from lib.ui.share import show_page_link
from lib.ui.spoken import asked_language
from lib.ui.text import DRAWER, heading, literal


def show(page: str, view: View) -> None:
    """Open the drawer where the link names a mark, or a row that this page lacks."""
    named, shown = link.own("open"), view.selection.show
    if not named and shown and page not in (home_of(shown, view.ledger), "evidence"):
        named = shown
    if named:
        _drawer(named, view)


def _close() -> None:
    """Take out of the link what opened the drawer, and nothing else."""
    link.write("open" if link.own("open") else "show", None)


def _drawer(named: str, view: View) -> None:
    """Open the drawer, whose title is in the language of the run."""
    title = gettext("Evidence")
    st.dialog(title, width=760, position="right", on_dismiss=_close)(_inside)(
        named, view
    )


def _inside(named: str, view: View) -> None:
    speak(asked_language())
    # A click inside runs this function alone: the link is read anew.
    named = link.own("open") or named
    keys = named.split(AND)
    show_crumbs_in_drawer(named, view)
    if len(keys) > 1:
        back = AND.join(keys[:-1])
        quiet_button(
            gettext("Back to the list"),
            ":material/arrow_back:",
            link.write,
            "open",
            back,
        )
    # The page's own is out of reach while the drawer is open.
    show_page_link(view, key="copy_drawer_link", in_dialog=True)
    with figures_as_printed(view.ledger):
        if kind_of(keys[-1], view.ledger) == "pledge_id":
            show_pledge(keys[-1], view, level=DRAWER)
        else:
            _list(named, view)


def _list(named: str, view: View) -> None:
    rows = behind(contributions(view), named, view.ledger)
    heading(mark_in_words(named, view.ledger), DRAWER)
    if rows.empty:
        st.info(gettext("No pledge of this selection is behind it."))
        return
    offers = capital(counted(int(rows["pledge"].sum()), "pledge"))
    said = gettext(
        "{pledges} in {announcements} of the ledger.",
        pledges=offers,
        announcements=announcements_in_words(len(rows)),
    )
    st.markdown(" ".join(map(literal, [said, *_summary(named, view)])))
    _link(named, view.ledger)
    one_donor = kind_of(named.split(AND)[0], view.ledger) == "donors"
    show_contributions(rows, view, named, one_donor=one_donor, drawer=True)


def _summary(named: str, view: View) -> list[str]:
    """Say what a donor's sum or a meeting's headline is made of; else nothing."""
    kind = kind_of(named, view.ledger)
    if kind == "meeting_id":
        parts = bridge(view)
        parts = parts[parts["meeting_id"] == named]
        return [] if parts.empty else [f"{bridge_finding(parts)}."]
    totals = donor_totals(view)
    rows = totals[totals["donors"] == named].to_dict("records")
    return [sentence for row in rows for sentence in donor_in_words(row, view)]


def _link(named: str, ledger: Ledger) -> None:
    """Link to the page that shows all of a donor or a meeting."""
    kind = kind_of(named, ledger)
    if kind == "meeting_id":
        link_to("meetings", gettext("All of this meeting"), show=named)
    elif kind == "donors" and AND not in named:
        link_to("donors", gettext("All of this donor"), show=named)
    elif kind == "item_class":
        link_to("equipment", gettext("All of this class"), item=named)
