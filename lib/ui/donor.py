"""One donor, or one set of donors, in detail."""

import pandas as pd
import streamlit as st

from lib.charts.captions import Row
from lib.frames.contributions import contributions
from lib.model.ledger import Ledger
from lib.model.selection import Selection
from lib.model.vocabulary import UNATTRIBUTED
from lib.model.words import (
    STATE_WORDS,
    counted,
    entries_in_words,
    money_in_words,
    range_in_words,
    unpriced_in_words,
)
from lib.ui.evidence import show_contributions
from lib.ui.text import heading, literal


def names_of_donors(totals: pd.DataFrame) -> dict[str, str]:
    """Name the rows that can be opened, in the order of the frame."""
    return dict(zip(totals["donors"], totals["donor_label"], strict=True))


def show_donor(
    key: str | None, totals: pd.DataFrame, ledger: Ledger, chosen: Selection
) -> None:
    """Show a row's sums in words and its pledges; without a key, nothing."""
    if key is None:
        return
    row = totals[totals["donors"] == key].to_dict("records")[0]
    rows = contributions(ledger, chosen)
    rows = rows[rows["donors"].fillna(UNATTRIBUTED) == key]
    with st.container(border=True):
        heading(row["donor_label"])
        for sentence in donor_in_words(row):
            st.markdown(literal(sentence))
        show_contributions(rows, ledger, chosen, one_donor=True)


def donor_in_words(row: Row) -> list[str]:
    """Say what a row of donor_totals holds, each doubt in a sentence of its own."""
    currency = row["currency"]
    worth = "no sum stated"
    if pd.notna(row["value"]):
        worth = money_in_words(row["value"], currency)
    if row["kind"] == UNATTRIBUTED:
        sentences = [f"{counted(row['pledges'], 'announcement')}: {worth}."]
    else:
        sentences = [f"{counted(row['offers'], 'pledge')}: {worth}."]
    parts = [
        f"{money_in_words(row[state], currency)} {words}"
        for state, words in STATE_WORDS.items()
        if pd.notna(row[state])
    ]
    if parts:
        sentences.append(f"By state: {'; '.join(parts)}.")
    if row["unpriced"]:
        of_all = entries_in_words(row["pledges"])
        sentences.append(f"Without a sum: {row['unpriced']} of {of_all}.")
    if row["joint_offers"]:
        sentences.append(joint_in_words(row))
    return sentences


def joint_in_words(row: Row) -> str:
    """Say what a donor gives together with others, which is in no sum of its own."""
    taking = f"And takes part in {counted(row['joint_offers'], 'joint pledge')}"
    if row["joint_unpriced"]:
        taking += f" ({unpriced_in_words(row['joint_unpriced'])})"
    if pd.isna(row["joint_value"]):
        return f"{taking}, not split."
    ends = row["joint_low"], row["joint_value"], row["joint_high"]
    if max(ends) == 0:
        return f"{taking}, not split; single donors account for all that is stated."
    worth = range_in_words(min(ends), max(ends), row["currency"])
    beyond = " beyond what single donors account for" if min(ends) == 0 else ""
    return f"{taking} worth {worth}{beyond}, not split."
