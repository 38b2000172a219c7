"""What if others had given something else: the reader's supposition, kept in the link."""

import re

import pandas as pd
import streamlit as st

from lib.charts.captions import Row
from lib.frames.what_if import Supposition, suppose
from lib.model.formats import number_in_words
from lib.model.parameters import BadValue
from lib.ui import link
from lib.ui.condition import show_progress
from lib.ui.session import show_dropped
from lib.ui.text import literal

NAME, WIDGET, OF = "given", "given_number", "_given_of"
#: Larger or finer than any quantity of the ledger is a slip of the pen.
LARGEST = 999_999_999_999.0
NUMBER = re.compile(r"\d{1,12}(\.\d{1,3})?")


def show_what_if(row: Row) -> None:
    """Let the reader set what others gave, and show what would follow.

    Without a threshold there is nothing to set.
    """
    given, problem = _asked(row)
    if problem:
        show_dropped((problem,))
    if pd.isna(row["threshold"]):
        return
    setting, outcome = st.columns([2, 3], vertical_alignment="center")
    with setting:
        st.number_input(
            literal(f"What if others had given … {row['threshold_unit']}?"),
            min_value=0.0,
            max_value=LARGEST,
            value=None,
            step=1.0 if row["threshold"] >= 2 else 0.1,
            format="%g",
            placeholder="a number",
            help=literal(f"Counted: {row['condition_item']}"),
            **link.tied(WIDGET, given, _take),
        )
    with outcome:
        if given is None:
            st.markdown(literal(outlook_in_words(row)))
        else:
            show_progress(given, row, what_if_in_words(row, suppose(row, given)))


def _asked(row: Row) -> tuple[float | None, BadValue | None]:
    """Read the supposition, or what is wrong with it.

    One that was made of another condition is dropped.
    """
    if st.session_state.get(OF, row["pledge_id"]) != row["pledge_id"]:
        link.write(NAME, None)
    st.session_state[OF] = row["pledge_id"]
    asked = link.own(NAME)
    return (None, None) if asked is None else read_given(asked, row)


def _take(given: float | None) -> None:
    link.write(NAME, None if given is None else f"{given:.3f}".rstrip("0").rstrip("."))


def read_given(asked: str, row: Row) -> tuple[float | None, BadValue | None]:
    """Read a number from 0 for a condition with a threshold, or say what is wrong."""
    if pd.isna(row["threshold"]):
        expected = "nothing, since no number is to be reached here"
        return None, BadValue(NAME, asked, expected, fault="has no use")
    if not NUMBER.fullmatch(asked):
        expected = "a number from 0, as 18 or 0.5"
        return None, BadValue(NAME, asked, expected, fault="cannot be read")
    return float(asked), None


def what_if_in_words(row: Row, supposed: Supposition) -> str:
    """Say what would follow: pending; 12 more needed; total would be 18, not 23."""
    if supposed.status == "met":
        said = ["met", f"the offer of {row['donor_label']} would follow"]
    else:
        said = ["pending", f"{number_in_words(supposed.missing)} more needed"]
    if supposed.total is not None:
        total = f"total would be {number_in_words(supposed.total)}"
        if supposed.total != supposed.with_offer:
            total += f", not {number_in_words(supposed.with_offer or 0)}"
        said.append(total)
    return f"Supposed, not reported: {'; '.join(said)}."


def outlook_in_words(row: Row) -> str:
    """Say what hangs on the threshold before a number is set."""
    needed = f"{number_in_words(row['threshold'])} {row['threshold_unit']}"
    offer = f"the offer of {row['donor_label']}"
    return f"From {needed} the condition would be met, and {offer} would follow."
