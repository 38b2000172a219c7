"""What each meeting brought."""

import streamlit as st

from lib.frames.meetings import meeting_totals
from lib.ui.cards import open_row, show_chart
from lib.ui.meeting import names_of_meetings, show_meeting
from lib.ui.served import load_ledger, selection

ledger = load_ledger()
chosen = selection()
totals = meeting_totals(ledger, chosen)

st.title("Meetings", anchor=False)
st.markdown(
    "What was announced at and around each meeting. Headlines overlap: the sums of "
    "two meetings cannot be added."
)
opened = open_row("Show in detail", names_of_meetings(totals, ledger), chosen)
show_meeting(opened, totals, ledger, chosen)
traced_only = st.toggle("Leave out what no named donor accounts for", key="traced")
show_chart("traced_meeting_totals" if traced_only else "meeting_totals", chosen)
