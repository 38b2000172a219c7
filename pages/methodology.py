"""How the figures come about, and how far to trust them."""

import streamlit as st

from lib.model.pages import title_of
from lib.ui.methodology import show_methodology
from lib.ui.session import current_view

#: Lines of prose longer than this tire the eye; in pixels.
MEASURE = 760

st.title(title_of("methodology"), anchor=False)
with st.container(width=MEASURE):
    show_methodology(current_view())
