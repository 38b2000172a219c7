"""Writes down when it begins and ends, and stays at work while a file is there."""

import os
from pathlib import Path
from time import sleep

import streamlit as st

FOLDER = Path(os.environ["GATED_FOLDER"])


def note(word):
    with (FOLDER / "log").open("a") as log:
        log.write(f"{word} {st.query_params['name']}\n")


chosen = st.selectbox("Choice", ["first", "second", "third"])
st.button("Click", on_click=note, args=["click"])
note(chosen)
while (FOLDER / "hold").exists():
    sleep(0.01)
note("end")
