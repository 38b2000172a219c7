"""All charts, each with the question that it answers."""

import streamlit as st

from lib.ui.gallery import show_contents, show_gallery
from lib.ui.session import current_view

view = current_view()

st.title("Gallery", anchor=False)
st.markdown(
    "Every chart of this site, with the question that it answers. The choices of the "
    "side bar apply to all of them."
)
show_contents(view.ledger)
show_gallery(view)
