"""How it built up."""

import streamlit as st

from lib.ui.session import current_view
from lib.ui.timeline import show_timeline

view = current_view()

st.title("Timeline", anchor=False)
st.markdown(
    f"When it was announced, month by month: pledges {view.ledger.subject.scope}, not "
    "deliveries, and not all aid."
)
show_timeline(view)
