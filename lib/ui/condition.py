"""Conditions in words: one card each, and the reports on one of them."""

from datetime import timedelta

import pandas as pd
import streamlit as st

from lib.charts.captions import Row
from lib.model.ledger import Ledger, in_force
from lib.model.selection import Selection
from lib.model.words import (
    STATUS_WORDS,
    counted,
    day_in_words,
    money_in_words,
    number_in_words,
)
from lib.ui.evidence import with_sources
from lib.ui.tables import DAY, show_rows
from lib.ui.text import literal

#: How long a settled condition stays among the cards.
SETTLED_DAYS = 365


def names_of_conditions(conditions: pd.DataFrame) -> dict[str, str]:
    """Name the conditional pledges that can be opened, in the order of the frame."""
    rows = conditions.to_dict("records")
    return {row["pledge_id"]: condition_title(row) for row in rows}


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


def show_condition_cards(
    conditions: pd.DataFrame, chosen: Selection, columns: int = 1
) -> None:
    """Show the open conditions, those without a later report, the newly settled."""
    is_open = conditions["status"] == "pending"
    silent = conditions["no_later_report"]
    year_ago = pd.Timestamp(chosen.day - timedelta(days=SETTLED_DAYS))
    settled = ~is_open & (conditions["status_since"] > year_ago)
    groups = {
        "Waiting on a condition": conditions[is_open & ~silent],
        "Waiting, no later report": conditions[is_open & silent],
        "Settled within a year": conditions[settled],
    }
    with st.grid(columns, min_column_width=240):
        for group, rows in groups.items():
            for row in rows.to_dict("records"):
                show_condition_card(row, group)


def show_condition_card(row: Row, group: str) -> None:
    """Show donor, offer, condition, progress and state of one conditional pledge."""
    with st.container(border=True, gap="xsmall", height="stretch"):
        st.caption(group)
        st.markdown(f"**{literal(row['donor_label'])}** {literal(offer_in_words(row))}")
        st.markdown(f"If: {literal(row['condition'])}")
        if pd.notna(row["threshold"]) and pd.notna(row["progress"]):
            share = min(row["progress"] / row["threshold"], 1.0)
            st.progress(share, text=literal(progress_in_words(row)))
        st.markdown(f"State: {literal(state_in_words(row))}")
        st.caption(reports_in_words(row))


def reports_in_words(row: Row) -> str:
    """Count the reports on a condition and date the last one."""
    if not row["events"]:
        return "No report since it was announced"
    last = day_in_words(row["reported_on"])
    return f"{counted(row['events'], 'report')}, the last of {last}"


def progress_in_words(row: Row) -> str:
    """Say how far along: 30 of 30 missiles reported."""
    done, needed = (number_in_words(row[name]) for name in ("progress", "threshold"))
    return f"{done} of {needed} {row['threshold_unit']} reported"


def show_condition(
    key: str | None, conditions: pd.DataFrame, ledger: Ledger, chosen: Selection
) -> None:
    """Show one condition with every report on it; without a key, nothing."""
    if key is None:
        return
    rows = conditions[conditions["pledge_id"] == key].to_dict("records")
    show_condition_card(rows[0], "In detail")
    events = in_force(ledger["condition_events"], chosen.day)
    events = events[events["pledge_id"] == key]
    events = events[events["date"] <= pd.Timestamp(chosen.day)]
    text = st.column_config.TextColumn
    names = ledger["donors"].set_index("donor_id")["name"]
    listed = with_sources(events.sort_values(["date", "event_id"]), ledger)
    show_rows(
        listed.assign(donor=listed["donor_id"].map(names)),
        f"Reports on the condition of {rows[0]['donor_label']}",
        {
            "date": st.column_config.DateColumn("Date", format=DAY),
            "note": text("What was reported", width="large"),
            "donor": text("Donor"),
            "quantity": st.column_config.NumberColumn("Quantity", format="%,d"),
            "unit": text("Unit"),
            "status_after": text("State after it"),
            "publisher": text("Source"),
            "url": st.column_config.LinkColumn("Address"),
            "passage": text("Passage", width="large"),
        },
    )
