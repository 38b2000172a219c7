"""Who says so."""

import streamlit as st

from lib.ui.cards import show_chart
from lib.ui.evidence import show_document, show_sources
from lib.ui.pledge import show_opened_pledge
from lib.ui.session import current_view

view = current_view()

st.title("Evidence", anchor=False)
st.markdown(
    "Every figure rests on claims, every claim on a published source. Where sources "
    "differ, all of their figures are kept, and one leads."
)
show_opened_pledge(view)
show_chart("disputes", view)
show_document(view)
show_sources(view)
