"""What was pledged, how sure it is, what is open."""

import streamlit as st

from lib.charts.catalogue import rows_of
from lib.frames.conditions import conditions
from lib.ui.cards import open_row, show_chart
from lib.ui.condition import show_condition_cards
from lib.ui.donor import names_of_donors, show_donor
from lib.ui.overview import show_figures, show_newest_meeting, show_opening
from lib.ui.served import load_ledger, selection

ledger = load_ledger()
chosen = selection()

st.title("Overview", anchor=False)
show_opening(ledger, chosen)
show_figures(ledger, chosen)
show_newest_meeting(ledger, chosen)
show_condition_cards(conditions(ledger, chosen), chosen, columns=3)
largest = rows_of("largest_donors", ledger, chosen)
opened = open_row("Show in detail", names_of_donors(largest), chosen)
show_donor(opened, largest, ledger, chosen)
show_chart("largest_donors", chosen)
