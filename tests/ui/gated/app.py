"""An app of one script behind a gate of one place."""

from pathlib import Path

import streamlit as st

from lib.model.gate import Gate
from lib.ui import gate

gate.put_up(Gate(1))
app = st.App(Path(__file__).with_name("script.py"))
