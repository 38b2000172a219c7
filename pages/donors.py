"""Who pledged how much."""

import streamlit as st

from lib.frames.donors import donor_totals
from lib.ui.cards import open_row, show_chart
from lib.ui.donor import names_of_donors, show_donor
from lib.ui.served import load_ledger, selection

ledger = load_ledger()
chosen = selection()
totals = donor_totals(ledger, chosen)

st.title("Donors", anchor=False)
st.markdown("Pledged at UDCG meetings and through PURL, by donor: not all aid.")
opened = open_row("Show in detail", names_of_donors(totals), chosen)
show_donor(opened, totals, ledger, chosen)
show_chart("donor_totals", chosen)
