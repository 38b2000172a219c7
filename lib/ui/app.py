"""The script that Streamlit runs for each session: navigation, filters, then the page."""

from pathlib import Path
from typing import Any

import streamlit as st

from lib.export.about import NAME
from lib.model.formats import figures_as_printed
from lib.model.language import speak
from lib.model.pages import absence
from lib.model.view import View
from lib.ui import attention, beside, drawer, filters, tour
from lib.ui import session as served
from lib.ui.find import offer_search
from lib.ui.navigation import choose_page, current_page, show_absence
from lib.ui.past_view import show_opened
from lib.ui.places import show_crumbs
from lib.ui.remembered import come_back, remember_briefing
from lib.ui.share import show_page_link
from lib.ui.spoken import asked_language, offer_languages
from lib.ui.text import prose

STYLE = Path(__file__).with_name("style.css").read_text()

speak(asked_language())

st.set_page_config(layout="wide", initial_sidebar_state="auto")
ledger = served.served_ledger().ledger
# With an entry of its own the menu is shown, and with it the choice of light or dark.
st.set_page_config(menu_items={"About": prose("about", title=ledger.title)})
places = filters.lay_out(ledger)
# A style alone would stand among what passes, where the next message takes its place.
with st.container(key="style"):
    st.html(f"<br><style>{STYLE}</style>")
offer_languages()


@st.fragment(key=filters.BODY)
def body() -> None:
    """Make all that follows from the choices, which is all but their own names."""
    speak(asked_language())
    in_service = served.served_ledger()
    if in_service.ledger.hash != ledger.hash:
        st.rerun()  # The choices in the side bar are those of another ledger.
    page = choose_page(in_service.ledger)
    st.set_page_config(page_title=f"{page.title} | {NAME}")
    chosen, problems = filters.choose(in_service.ledger, places)
    view = View(in_service.ledger, chosen)
    served.hold(view, in_service)
    served.show_stale(in_service)
    served.show_dropped((*problems, *beside.problems(in_service.ledger)))
    # First of all, as it stands in the header.
    offer_search(view)
    with figures_as_printed(view.ledger):
        show(page, view)


def show(page: Any, view: View) -> None:
    """Show a page with all that stands around it on every page."""
    show_opened(view)
    top = st.container(key="page_link", horizontal=True, vertical_alignment="center")
    show_crumbs(view)
    beside.show_comparison(view)
    if said := absence(current_page(), view.ledger):
        show_absence(said)
    else:
        page.run()
    with top:
        beside.offer_comparison(current_page(), view)
        show_page_link(view)
    drawer.show(page.url_path, view)
    remember_briefing(view.ledger)
    attention.tell(page.title, view)


body()
tour.offer()
come_back()
filters.show_names(ledger, places)
