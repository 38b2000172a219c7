"""How it built up: which way the timeline is cut, and what a reader must know of it."""

import streamlit as st

from lib.charts.catalogue import charts_of
from lib.model.language import gettext, gettext_noop
from lib.model.view import View
from lib.ui.cards import show_chart
from lib.ui.link import switch
from lib.ui.text import prose

#: Names of this page's own in the link; `scale` is the size of a picture there.
CUT, SCALE = "by", "axis"
CUTS = {
    "all": gettext_noop("All donors"),
    "donor": gettext_noop("By donor"),
    "group": gettext_noop("By group"),
}
SCALES = {
    "shared": gettext_noop("One scale"),
    "own": gettext_noop("Each to its own scale"),
}
#: The chart of each way to cut; the ones that can be scaled have a twin.
CHARTS_OF = {
    "all": "timeline",
    "donor": "timeline_by_donor",
    "group": "timeline_by_group",
}
OWN_SCALE = "_own_scale"


def show_timeline(view: View) -> None:
    """Let the reader cut the timeline, and show it."""
    # Without groups there are none to cut by.
    shown = {
        cut: gettext(said)
        for cut, said in CUTS.items()
        if CHARTS_OF[cut] in charts_of(view.ledger)
    }
    with st.container(horizontal=True):
        cut = switch(gettext("Shown"), CUT, shown)
        scales = {one: gettext(said) for one, said in SCALES.items()}
        label = gettext("Height of the rows")
        scaled = cut != "all" and switch(label, SCALE, scales) == "own"
    st.markdown(prose("timeline", cut=cut, per=view.selection.per))
    name = CHARTS_OF[cut] + (OWN_SCALE if scaled else "")
    show_chart(name, view)
