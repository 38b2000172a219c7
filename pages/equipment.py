"""Which items and how many."""

import streamlit as st

from lib.ui.cards import show_chart
from lib.ui.equipment import pick_class, show_class, show_left_out
from lib.ui.served import load_ledger, selection

ledger = load_ledger()
chosen = selection()

st.title("Equipment", anchor=False)
st.markdown(
    "Which items were promised, and how many: pledges at UDCG meetings and through "
    "PURL, not deliveries, and not all aid."
)
show_class(pick_class(ledger, chosen), ledger, chosen)
show_left_out(ledger, chosen)
show_chart("items", chosen)
