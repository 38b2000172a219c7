"""Charts collected, in the reader's order and with the reader's words."""

import streamlit as st

from lib.ui.briefing import show_briefing
from lib.ui.session import current_view

view = current_view()

st.title("Briefing", anchor=False)
st.markdown(
    "Charts collected from all pages, in your order and with your words. The link of "
    "this page holds them: it shows another reader the same briefing."
)
show_briefing(view)
