"""The script that Streamlit runs for each session: navigation, filters, then the page."""

from pathlib import Path

import streamlit as st

from lib.ui import filters, served

PAGES = Path(__file__).resolve().parents[2] / "pages"

ABOUT = (
    "Who promised Ukraine what, at which meeting, on what condition, and how well that "
    "is known. Public pledges, not deliveries, and not all aid."
)
# With an entry of its own the menu is shown, and with it the choice of light or dark.
st.set_page_config(
    page_title="Pledgeboard",
    layout="wide",
    initial_sidebar_state="auto",
    menu_items={"About": ABOUT},
)
QUESTIONS = {
    "overview": "What was pledged, how sure it is, what is open.",
    "donors": "Who pledged how much, in all, as a share of GDP and per head.",
    "meetings": "What each meeting brought, and who stands behind it.",
    "conditions": "What depends on what, and how far along it is.",
}
pages = [
    st.Page(
        PAGES / f"{name}.py",
        title=name.capitalize(),
        url_path=name,
        default=name == "overview",
        help=question,
    )
    for name, question in QUESTIONS.items()
]
page = st.navigation(pages, position="top")
in_service = served.served_ledger()
chosen, problems = filters.choose(in_service.ledger)
served.hold(in_service.ledger, chosen)
served.show_stale(in_service)
served.show_dropped(problems)
page.run()
