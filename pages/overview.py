"""What was pledged, how sure it is, what is open."""

import streamlit as st

from lib.charts.donors import donor_totals_bar, largest_donors
from lib.frames.conditions import conditions
from lib.frames.donors import donor_totals
from lib.frames.meetings import meeting_totals
from lib.ui.cards import open_row, show_chart
from lib.ui.condition import show_condition_cards
from lib.ui.donor import names_of_donors, show_donor
from lib.ui.overview import show_figures, show_newest_meeting, show_opening
from lib.ui.served import load_ledger, selection

ledger = load_ledger()
chosen = selection()
totals = donor_totals(ledger, chosen)

st.title("Overview", anchor=False)
show_opening(ledger, chosen)
show_figures(ledger, chosen)
show_newest_meeting(meeting_totals(ledger, chosen), ledger, chosen)
show_condition_cards(conditions(ledger, chosen), chosen, columns=3)
largest = largest_donors(totals, chosen.per)
opened = open_row("Show in detail", names_of_donors(largest), chosen)
show_donor(opened, totals, ledger, chosen)
bars = donor_totals_bar(largest, chosen.basis, chosen.per)
show_chart(bars, largest, "donor_totals", chosen)
