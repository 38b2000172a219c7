"""The pledges of one class of item: how many each states, and what became of it."""

from typing import Any

import pandas as pd
import streamlit as st

from lib.charts.item_rows import ends_in_words
from lib.frames.cache import from_cache
from lib.frames.claims import claims
from lib.frames.conditions import conditions
from lib.frames.contributions import contributions
from lib.frames.items import chosen_items
from lib.model.states import ENTRY_STATES, STATUS_WORDS
from lib.model.view import View
from lib.ui.condition import offer_in_words
from lib.ui.evidence import STATES, whole, with_sources
from lib.ui.navigation import link_to
from lib.ui.tables import DAY, open_chosen, show_rows

#: Why an entry of the ledger is in no number.
REASONS = {
    "silent": "no number, or none with a unit",
    "unclassed": "no class of item",
    "in_whole": "part of a pledge whose own number, in the same unit, holds theirs",
    "restated": ENTRY_STATES["restated"].aside,
    "lapsed": ENTRY_STATES["lapsed"].label,
}
#: The same of one entry, in a column of a table.
LEFT_OUT = {
    "silent": "left out: no number",
    "in_whole": "left out: in its whole",
    "restated": f"left out: {ENTRY_STATES['restated'].label}",
    "lapsed": f"left out: {ENTRY_STATES['lapsed'].label}",
}


def of_class(item: str, rows: pd.DataFrame) -> pd.DataFrame:
    """Keep the rows of one class of item."""
    return rows[rows["item_class"] == item]


def show_conditions(item: str, view: View) -> None:
    """List the pledges of a class that depend, or depended, on a condition."""
    rows = from_cache(
        ("conditions of class", item, view.ledger.hash, view.selection),
        lambda: _with_condition(item, view),
    )
    if rows.empty:
        return
    states = rows["state"].value_counts().items()
    counts = ", ".join(f"{number} {state}" for state, number in states)
    st.markdown(f"**On a condition**: {counts}")
    text = st.column_config.TextColumn
    _list(
        rows,
        "Pledges of this class with a condition",
        {
            "donor_label": text("Offered by", width="small"),
            "offer": text("What", width="medium"),
            "condition": text("If", width="medium"),
            "state": text("State"),
            "status_since": st.column_config.DateColumn("Since", format=DAY),
        },
        f"conditions_{item}",
        item,
    )
    only = {"show": rows["pledge_id"].iloc[0]} if len(rows) == 1 else {}
    link_to("conditions", "Conditions in detail", **only)


def show_entries(item: str, view: View) -> None:
    """List every entry of a class: how many, whether it is counted, who says so."""
    rows = from_cache(
        ("entries of class", item, view.ledger.hash, view.selection),
        lambda: entries_in_detail(item, view),
    )
    st.markdown(
        "**Its pledges**, counted or left out. Choose a row to see who says so."
    )
    text = st.column_config.TextColumn
    _list(
        rows,
        "Pledges of this class: how many each states, and whether that is counted",
        {
            "announced_on": st.column_config.DateColumn("Announced", format=DAY),
            "donor_label": text("Donor", width="small"),
            "many": text("How many"),
            "item": text("What", width="medium"),
            "counts": text("Counts as"),
            "publisher": text("Source"),
            "url": st.column_config.LinkColumn("Address", width="medium"),
            "pledge_id": text("Pledge"),
        },
        f"entries_{item}",
        item,
    )


def _list(
    rows: pd.DataFrame, alt: str, columns: dict[str, Any], key: str, above: str
) -> None:
    """Show pledges; a row opens one of them, with the class as the way back."""
    keys = rows["pledge_id"].tolist()
    show_rows(
        rows,
        alt,
        columns,
        key=key,
        on_select=lambda: open_chosen(key, keys, above),
        selection_mode="single-row",
    )


def entries_in_detail(item: str, view: View) -> pd.DataFrame:
    """List the entries of a class, the newest first.

    Returns
    -------
    DataFrame
        One row an entry: `many` is the number it states, `counts` the state that it
        counts as, or why it is left out; with the source of its lead claim.
    """
    rows = of_class(item, chosen_items(view))
    said = claims(View(view.ledger, whole(view.selection)))
    lead = said[said["lead"]].set_index("pledge_id")
    what = view.ledger["pledges"].set_index("pledge_id")["item"]
    numbers = map(ends_in_words, rows.to_dict("records"))
    units = rows["unit"].fillna("")
    listed = rows.assign(
        many=[
            f"{number} {unit}" if number else "not stated"
            for number, unit in zip(numbers, units, strict=True)
        ],
        counts=rows["left_out"].map(LEFT_OUT).fillna(rows["state"].map(STATES)),
    )
    return (
        listed.join(lead[["source_id", "quote_start", "quote_end"]], on="pledge_id")
        .join(what, on="pledge_id")
        .pipe(with_sources, view.ledger)
        .sort_values(["announced_on", "pledge_id"], ascending=[False, True])
    )


def _with_condition(item: str, view: View) -> pd.DataFrame:
    """List the conditions of a class, with offer and state in words."""
    entries = of_class(item, contributions(view))
    rows = conditions(view)
    rows = rows[rows["pledge_id"].isin(entries["pledge_id"])]
    offers = list(map(offer_in_words, rows.to_dict("records")))
    return rows.assign(offer=offers, state=rows["status"].map(STATUS_WORDS))
