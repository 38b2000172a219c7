"""The conditions of a selection: cards of those that matter now, a table of the rest."""

from dataclasses import dataclass
from datetime import timedelta

import pandas as pd
import streamlit as st

from lib.charts.captions import Row
from lib.charts.conditions import conditions_finding, group_of
from lib.frames.cache import from_cache
from lib.frames.conditions import conditions
from lib.model.formats import day_in_words
from lib.model.selection import Selection
from lib.model.view import View
from lib.ui import link
from lib.ui.components import quiet_button
from lib.ui.condition import (
    COLUMNS,
    condition_title,
    has_progress,
    in_a_table,
    offer_in_words,
    progress_in_words,
    reports_in_words,
    show_progress,
    state_in_words,
)
from lib.ui.navigation import link_to
from lib.ui.tables import choosing, show_rows
from lib.ui.text import heading, literal

#: How long a settled condition stays among the cards.
SETTLED_DAYS = 365
#: The groups of cards, in the order shown.
GROUPS = {
    "open": "Open",
    "silent": "No later report",
    "recent": "Settled within a year",
}
BEFORE = "settled"
#: Key of the table of those settled before.
SETTLED = "settled_before"


@dataclass(frozen=True, eq=False)
class Overview:
    """What the page says of all conditions, made once for a ledger and a selection.

    `names` are those that can be opened, the newest first; `cards` have the row and its
    text; `settled` are the rows of the table.
    """

    finding: str
    names: dict[str, str]
    featured: str | None
    cards: tuple[tuple[Row, str], ...]
    settled: pd.DataFrame


def overview(view: View) -> Overview:
    """Say how the conditions of a selection stand, whatever is open in detail."""
    whole = view.but(show=None)
    return from_cache(
        ("conditions in words", view.ledger.hash, whole.selection),
        lambda: overview_of(conditions(whole), whole.selection),
    )


def overview_of(frame: pd.DataFrame, chosen: Selection) -> Overview:
    """Put the frame `conditions` in words.

    What is featured is the newest with a number to be reached, else the newest.
    """
    records = frame.to_dict("records")
    groups = grouped(frame, chosen)
    numbered = [row["pledge_id"] for row in records if pd.notna(row["threshold"])]
    names = {row["pledge_id"]: condition_title(row) for row in records}
    return Overview(
        finding=conditions_finding(frame),
        names=names,
        featured=next(iter([*numbered, *names]), None),
        cards=tuple(
            (row, card_in_words(row, words))
            for group, words in GROUPS.items()
            for row, of in zip(records, groups, strict=True)
            if of == group
        ),
        settled=in_a_table(frame[groups == BEFORE]),
    )


def grouped(frame: pd.DataFrame, chosen: Selection) -> pd.Series:
    """Tell the group of each condition, the newly settled apart."""
    year_ago = pd.Timestamp(chosen.day - timedelta(days=SETTLED_DAYS))
    groups = group_of(frame)
    newly = (groups == BEFORE) & (frame["status_since"] > year_ago)
    return groups.mask(newly, "recent")


def card_in_words(row: Row, group: str) -> str:
    """Write donor, offer, condition and state of one conditional pledge."""
    return "\n\n".join(
        [
            f":small[{group.upper()}]",
            f"**{literal(row['donor_label'])}** {literal(offer_in_words(row))}",
            f"If: {literal(row['condition'])}",
            f"State: {literal(state_in_words(row))}",
            f":small[{reports_in_words(row)}]",
        ]
    )


def show_condition_cards(
    view: View, columns: int = 1, *, on_their_page: bool = False
) -> None:
    """Show the open conditions, those without a later report, the newly settled.

    Each leads to its detail, on this page where it is the one of conditions.
    """
    with st.grid(columns, min_column_width=240):
        for row, words in overview(view).cards:
            with st.container(border=True, gap="xsmall", height="stretch"):
                st.markdown(words)
                if has_progress(row):
                    show_progress(row["progress"], row, progress_in_words(row))
                key = row["pledge_id"]
                # A link to the very page that is open would not be kept.
                if on_their_page:
                    show, own = (link.write, "show", key), f"open_{key}"
                    quiet_button("In detail", "arrow_forward", *show, key=own)
                else:
                    link_to("conditions", "In detail", show=key)


def show_settled_before(view: View) -> None:
    """List what was settled more than a year ago; a row opens in detail."""
    rows = overview(view).settled
    if rows.empty:
        return
    heading(f"Settled before ({len(rows)})")
    show_rows(
        rows,
        "Conditions settled more than a year ago",
        COLUMNS | {"events": st.column_config.NumberColumn("Reports")},
        **choosing(SETTLED, lambda: _open_chosen(rows["pledge_id"])),
    )


def _open_chosen(keys: pd.Series) -> None:
    chosen = st.session_state[SETTLED].selection.rows
    if chosen:
        link.write("show", keys.iloc[chosen[0]])
        st.toast("Opened in detail, at the top of the page.")


def featured(view: View) -> Selection:
    """Open a condition of its own accord where the link opens none of them."""
    known = overview(view)
    shown = view.selection.show
    return view.but(show=shown if shown in known.names else known.featured).selection


def show_absent(view: View) -> None:
    """Say that the condition which the link opens is not in this selection."""
    shown, pledges = view.selection.show, view.ledger["pledges"]
    conditional = pledges.loc[pledges["condition"].notna(), "pledge_id"]
    if shown in {*conditional} - {*overview(view).names}:
        day = day_in_words(view.day)
        said = f"The condition of {shown} is not in this selection as of {day}."
        st.info(literal(said))
