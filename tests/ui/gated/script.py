"""Writes down when it begins and ends, and stays at work while a file is there."""

import os
from pathlib import Path
from time import sleep

import streamlit as st

FOLDER = Path(os.environ["GATED_FOLDER"])


def note(word):
    with (FOLDER / "log").open("a") as log:
        log.write(f"{word} {st.query_params['name']}\n")


def work():
    while (FOLDER / "hold").exists():
        sleep(0.01)


@st.fragment
def part():
    st.markdown(st.selectbox("Part", ["one", "two"]))
    work()


chosen = st.selectbox("Choice", ["first", "second", "third"])
st.button("Click", on_click=note, args=["click"])
note(chosen)
work()
note("end")
part()
