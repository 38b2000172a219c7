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
from lib.ui.session import current_view

view = current_view()

st.title("Overview", anchor=False)
show_opening(view)
show_figures(view)
show_newest_meeting(view)
show_condition_cards(view, columns=3)
show_doubts(view)
show_chart("largest_donors", view)
