"""All charts."""

import streamlit as st

st.title("Gallery", anchor=False)
