"""An app of one script behind the gate, as dashboard.py puts it up."""

from pathlib import Path

import streamlit as st

from lib.ui import gate

gate.put_up()
app = st.App(Path(__file__).with_name("script.py"))
