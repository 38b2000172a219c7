"""How it built up: which way the timeline is cut, and what a reader must know of it."""

import streamlit as st

from lib.charts.cards import card_of
from lib.charts.catalogue import charts_of
from lib.frames.contributions import contributions
from lib.model.view import View
from lib.ui.cards import show_chart
from lib.ui.link import switch

#: Names of this page's own in the link; `scale` is the size of a picture there.
CUT, SCALE = "by", "axis"
CUTS = {"all": "All donors", "donor": "By donor", "group": "By group"}
SCALES = {"shared": "One scale", "own": "Own scale each"}
#: The chart of each way to cut; the ones that can be scaled have a twin.
CHARTS_OF = {
    "all": "timeline",
    "donor": "timeline_by_donor",
    "group": "timeline_by_group",
}
OWN_SCALE = "_own_scale"
#: Where the reader measures by GDP or by head.
IN_MONEY = "The timeline is in money: shares of GDP and sums per head are on Donors."
BESIDE = {
    "all": "What is traced to donors and joint sets of donors stands apart from what no "
    "named donor accounts for: the two are never added.",
    "donor": "The largest donors, or those chosen in the side bar. Single donors only: "
    "joint pledges, whose split is not known, are in no row.",
    "group": "The groups overlap: their sums cannot be added. A joint pledge belongs to "
    "a group only where all its donors are members.",
}
NOBODY = {
    "donor": "No single donor pledged anything in this selection: see all donors, which "
    "counts joint pledges too, or widen the choices in the side bar.",
    "group": "No member of a group pledged anything in this selection: see all donors, "
    "or widen the choices in the side bar.",
}


def show_timeline(view: View) -> None:
    """Let the reader cut the timeline, and show it."""
    # Without groups there are none to cut by.
    shown = {
        cut: said
        for cut, said in CUTS.items()
        if CHARTS_OF[cut] in charts_of(view.ledger)
    }
    with st.container(horizontal=True):
        cut = switch("Shown", CUT, shown)
        scaled = cut != "all" and switch("Height of the rows", SCALE, SCALES) == "own"
    said = [BESIDE[cut], *([IN_MONEY] if view.selection.per != "total" else [])]
    st.markdown(" ".join(said))
    name = CHARTS_OF[cut] + (OWN_SCALE if scaled else "")
    empty = card_of(name, view).rows.empty
    if empty and cut in NOBODY and len(contributions(view)):
        st.info(NOBODY[cut])
        return
    show_chart(name, view)
