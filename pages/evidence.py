"""Who says so."""

import streamlit as st

from lib.ui.cards import show_chart
from lib.ui.documents import show_document, show_sources
from lib.ui.pledge import show_opened_pledge
from lib.ui.served import load_ledger, selection

ledger = load_ledger()
chosen = selection()

st.title("Evidence", anchor=False)
st.markdown(
    "Every figure rests on claims, every claim on a published source. Where sources "
    "differ, all of their figures are kept, and one leads."
)
show_opened_pledge(ledger, chosen)
show_chart("disputes", chosen)
show_document(ledger, chosen)
show_sources(ledger, chosen)
