"""What was pledged, how sure it is, what is open."""

import streamlit as st

from lib.ui.cards import show_chart
from lib.ui.condition_cards import show_condition_cards
from lib.ui.overview import (
    show_doubts,
    show_figures,
    show_newest_meeting,
    show_opening,
)
from lib.ui.served import load_ledger, selection

ledger = load_ledger()
chosen = selection()

st.title("Overview", anchor=False)
show_opening(ledger, chosen)
show_figures(ledger, chosen)
show_newest_meeting(ledger, chosen)
show_condition_cards(ledger, chosen, columns=3)
show_doubts(ledger, chosen)
show_chart("largest_donors", chosen)
