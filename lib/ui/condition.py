"""Conditions in words: what is offered, how it stands; what if others gave more."""

import re

import pandas as pd
import streamlit as st

from lib.charts.captions import Row, worth_in_words
from lib.frames.conditions import Supposition, suppose
from lib.model.counts import counted
from lib.model.formats import day_in_words, donors_in_words, number_in_words
from lib.model.glossary import STATUS_WORDS
from lib.model.ledger import Ledger
from lib.model.parameters import BadValue
from lib.ui import link
from lib.ui.session import show_dropped
from lib.ui.tables import DAY, NAMES, with_short_names
from lib.ui.text import literal, prose

#: What a table says of each condition.
COLUMNS = {
    "donor_label": st.column_config.TextColumn("Promised by", width=NAMES),
    "offer": st.column_config.TextColumn("What", width=260),
    "condition": st.column_config.TextColumn("If", width=320),
    "state": st.column_config.TextColumn("State"),
    "status_since": st.column_config.DateColumn("Since", format=DAY),
}


def condition_title(row: Row) -> str:
    """Name a conditional pledge: Germany: 5 missiles, 12 Feb 2026."""
    offer = offer_in_words(row)
    said = f": {offer}" if offer else ""
    return f"{row['donor_label']}{said}, {day_in_words(row['announced_on'])}"


def offer_in_words(row: Row) -> str:
    """Say what is offered: 5 missiles, PAC-3 interceptor missiles for Patriot."""
    parts: list[str] = []
    if pd.notna(row["offer_quantity"]) and pd.notna(row["offer_unit"]):
        parts.append(f"{number_in_words(row['offer_quantity'])} {row['offer_unit']}")
    if pd.notna(row["item"]):
        parts.append(row["item"])
    if pd.notna(row["value"]):
        parts.append(worth_in_words({**row, "open_ended": False}))
    return ", ".join(parts)


def in_a_table(frame: pd.DataFrame) -> pd.DataFrame:
    """Keep of conditions what a table sends, with offer and state in words."""
    offers = list(map(offer_in_words, frame.to_dict("records")))
    told = with_short_names(frame).assign(
        offer=offers, state=frame["status"].map(STATUS_WORDS)
    )
    return told[["pledge_id", *COLUMNS, "events"]]


def state_in_words(row: Row) -> str:
    """Say how a condition stands: reported met since 10 Mar 2026."""
    since = day_in_words(row["status_since"])
    state = f"{STATUS_WORDS[row['status']]} since {since}"
    if row["no_later_report"]:
        state += f", no later report than of {day_in_words(row['reported_on'])}"
    return state


def reports_in_words(row: Row) -> str:
    """Count the reports on a condition and date the last one."""
    if not row["events"]:
        return "No report since it was announced"
    last = day_in_words(row["reported_on"])
    return f"{counted(row['events'], 'report')}, the last of {last}"


def progress_in_words(row: Row) -> str:
    """Say how far along: 30 of 30 missiles reported in 3 sources, none of them official."""
    done, needed = (number_in_words(row[name]) for name in ("progress", "threshold"))
    said = f"{done} of {needed} {row['threshold_unit']} reported"
    sources = sources_in_words(row["progress_sources"], row["progress_official"])
    return f"{said} in {sources}"


def sources_in_words(sources: int, official: int) -> str:
    """Count sources and the official ones: 3 sources, none of them official."""
    if sources == 1:
        return f"1 source, {'an' if official else 'not an'} official one"
    words = {0: "none of them", sources: "all of them"}.get(official, f"{official}")
    return f"{counted(sources, 'source')}, {words} official"


def contributors_in_words(row: Row, ledger: Ledger) -> str:
    """Say whose part of the progress is known: Netherlands, without a number."""
    named = row["contributors"]
    names: str = "" if pd.isna(named) else donors_in_words(named, ledger)
    return prose("contributors", row=row, names=names)


def has_progress(row: Row) -> bool:
    """Tell whether a number is to be reached and one is reported."""
    return bool(pd.notna(row["threshold"]) and pd.notna(row["progress"]))


def show_progress(done: float, row: Row, words: str) -> None:
    """Draw how much of the threshold is there, with words for it."""
    st.progress(min(done / row["threshold"], 1.0), text=literal(words))


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
    return prose("what_if", row=row, supposed=supposed)


def outlook_in_words(row: Row) -> str:
    """Say what hangs on the threshold before a number is set."""
    needed = f"{number_in_words(row['threshold'])} {row['threshold_unit']}"
    offer = f"the promise of {row['donor_label']}"
    return f"From {needed} the condition would be met, and {offer} would follow."
