"""The briefing."""

import streamlit as st

st.title("Briefing", anchor=False)
