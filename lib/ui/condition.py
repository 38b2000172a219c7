"""Conditions in words: what is offered, how it stands, how well that is known."""

import pandas as pd
import streamlit as st

from lib.charts.captions import Row
from lib.model.formats import (
    STATUS_WORDS,
    counted,
    day_in_words,
    donors_in_words,
    money_in_words,
    number_in_words,
)
from lib.model.ledger import Ledger
from lib.model.vocabulary import SEPARATOR
from lib.ui.text import literal


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
        parts.append(money_in_words(row["value"], row["currency"]))
    return ", ".join(parts)


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
    if pd.isna(row["contributors"]):
        return "How much came from whom is not recorded."
    names = donors_in_words(row["contributors"], ledger)
    several = SEPARATOR in row["contributors"]
    said = f"{'Contributors' if several else 'Contributor'} named: {names}"
    if pd.isna(row["contributed"]):
        return f"{said}, without a number; who gave the rest is not named."
    part = f"{number_in_words(row['contributed'])} {row['threshold_unit']}"
    if row["contributed"] < row["progress"]:
        return f"{said}, with {part}; who gave the rest is not named."
    return f"{said}, with {part}."


def has_progress(row: Row) -> bool:
    """Tell whether a number is to be reached and one is reported."""
    return bool(pd.notna(row["threshold"]) and pd.notna(row["progress"]))


def show_progress(done: float, row: Row, words: str) -> None:
    """Draw how much of the threshold is there, with words for it."""
    st.progress(min(done / row["threshold"], 1.0), text=literal(words))
