"""What was pledged, how sure it is, what is open."""

import streamlit as st

from lib.model.pages import title_of
from lib.ui.overview import (
    show_changes_since,
    show_condition_of_the_month,
    show_doubts,
    show_drawn,
    show_newest_meeting,
    show_opening,
)
from lib.ui.session import current_view

view = current_view()

st.title(title_of("overview"), anchor=False)
show_opening(view)
show_drawn("donor_map", view)
show_drawn("build_up", view)
show_newest_meeting(view)
show_condition_of_the_month(view)
show_changes_since(view)
show_drawn("largest_donors", view)
show_doubts(view)
