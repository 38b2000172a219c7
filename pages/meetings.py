"""What each meeting brought."""

import streamlit as st

from lib.frames.meetings import meeting_totals
from lib.ui.cards import open_row, show_one_of
from lib.ui.meeting import (
    SCALES,
    compare_meetings,
    names_of_meetings,
    show_meeting,
)
from lib.ui.session import current_view

view = current_view()
totals = meeting_totals(view)

st.title("Meetings", anchor=False)
st.markdown(
    "What was announced at and around each meeting. Headlines overlap: the sums of "
    "two meetings cannot be added."
)
opened = open_row(
    "One meeting in detail", names_of_meetings(totals, view.ledger), view.selection
)
show_meeting(opened, view)
compare_meetings(totals, view)
show_one_of("Scale", "axis", SCALES, view)
