"""Which items and how many."""

import streamlit as st

from lib.ui.cards import show_chart
from lib.ui.equipment import pick_class, show_class, show_left_out
from lib.ui.session import current_view

view = current_view()

st.title("Equipment", anchor=False)
st.markdown(
    f"Which items were promised, and how many: pledges {view.ledger.subject.scope}, not "
    "deliveries, and not all aid."
)
show_class(pick_class(view), view)
show_left_out(view)
show_chart("items", view)
