"""Overview: the figures of the whole selection, traced and untraced apart."""

import pandas as pd
import streamlit as st

from lib.charts.captions import Row
from lib.charts.cards import card_of
from lib.frames.bridge import untraced_shares
from lib.frames.contributions import contributions
from lib.frames.sums import TRACED, traced_totals
from lib.frames.unconverted import sums_by
from lib.model.formats import (
    counted,
    entries_in_words,
    meeting_in_words,
    money_in_words,
    number_in_words,
)
from lib.model.states import ENTRY_STATES
from lib.model.view import View
from lib.model.vocabulary import UNATTRIBUTED, UNNAMED
from lib.ui.cards import draw
from lib.ui.meeting import show_parts
from lib.ui.navigation import link_to
from lib.ui.share import show_menu
from lib.ui.text import heading, literal, prose

#: Percent of a headline beyond which it is said that most of it is traced to nobody.
HALF = 50


def show_opening(view: View) -> None:
    """Say how many pledges at how many meetings, and how far this was searched."""
    rows = contributions(view)
    opening = prose(
        "overview",
        meetings=rows["meeting_id"].nunique(),
        offers=int(rows["pledge"].sum()),
        coverage=view.ledger.coverage,
    )
    st.markdown(opening)


#: What each headline figure means, in the order shown.
MEANINGS = {
    "Traced, new": "New money of named donors and of joint sets of donors.",
    "Traced, before": f"{ENTRY_STATES['earlier'].title}: "
    f"{ENTRY_STATES['earlier'].meaning}.",
    "Traced to nobody": "Announced for whole meetings; no named donor accounts for it. "
    "Headlines overlap: it is never added to the traced sums.",
    "Conditional": "Waits on a condition. Pledges without a sum are not in it.",
    "Disputed": "Sources differ by more than 2 percent on what it is worth.",
    "Without a sum": "Entries of the ledger, of all in view, whose worth no source states: counted, "
    "never zero.",
}


def show_figures(view: View) -> None:
    """Show the sums that must not be added to one another, and the open doubts."""
    figures = headline_figures(view)
    with st.grid(3, min_column_width=150):
        for label, figure in figures.items():
            meaning = literal(MEANINGS[label])
            st.metric(label, literal(figure), help=meaning, border=True)


def headline_figures(view: View) -> dict[str, str]:
    """Say the sums, traced and untraced apart, and count the doubts."""
    firm = traced_totals(view.but(basis="firm")).to_dict("index")
    traced, nobody = firm[TRACED], firm[UNATTRIBUTED]
    rows, currency = contributions(view), view.selection.currency
    return {
        "Traced, new": _sum(traced["new"], currency),
        "Traced, before": _sum(traced["earlier"], currency),
        "Traced to nobody": _sum(nobody["value"], currency),
        "Conditional": _sum(traced["conditional"], currency),
        "Disputed": counted(int(rows["disputed"].sum()), "figure"),
        "Without a sum": f"{rows['unpriced'].sum()} of {number_in_words(len(rows))}",
    }


def show_newest_meeting(view: View) -> None:
    """Show the newest meeting of the selection, its bridge in small."""
    card, key = card_of("newest_meeting", view), "newest_meeting_card"
    if card.rows.empty:
        return
    row = card.rows.to_dict("records")[0]
    with st.container(border=True, key=key):
        heading(f"Newest meeting: {meeting_in_words(row['meeting_id'], view.ledger)}")
        shares = untraced_shares(view)
        st.markdown(literal(headline_in_words(row, shares.get(row["meeting_id"]))))
        parts, bar = st.columns(2)
        with parts:
            show_parts(row)
        with bar:
            draw(card, key="newest_meeting")
            link_to("meetings", "The whole meeting", show=row["meeting_id"])
        show_menu(card, drawn=key)


def headline_in_words(row: Row, untraced: float | None) -> str:
    """Say what a meeting announced as a whole, and how much of it is traced.

    `untraced` is percent of the headline; None where it states no sum.
    """
    return prose("headline", row=row, untraced=untraced)


def show_doubts(view: View) -> None:
    """Say how sure it all is."""
    said = doubts_in_words(view)
    if not said:
        return
    with st.container(border=True):
        heading("How sure is this?")
        st.markdown("\n".join(f"- {literal(sentence)}" for sentence in said))
        link_to("evidence", "Disputed figures and all sources")


def doubts_in_words(view: View) -> list[str]:
    """Count what is traced to nobody, disputed, without a sum, of unclear novelty."""
    rows = contributions(view)
    if rows.empty:
        return []
    shares = untraced_shares(view)
    new = rows[(rows["state"] == "new") & ~rows["scope"].isin(UNNAMED)]
    unclear = new.loc[new["novelty"] == "unclear", "value"].sum()
    return [
        f"{counted(len(shares), 'meeting')} announced a sum as a whole; most of "
        f"{number_in_words((shares > HALF).sum())} of these sums is traced to nobody.",
        f"{counted(int(rows['disputed'].sum()), 'figure is', 'figures are')} disputed: "
        "sources differ by more than 2 percent.",
        f"{rows['unpriced'].sum()} of {entries_in_words(len(rows))} state no sum; they "
        "are counted, never as zero.",
        *_not_converted(rows),
        f"Of what is traced and counted as new, {_sum(unclear, view.selection.currency)} may "
        "have been announced before: sources do not say."
        if unclear
        else "No new money is of unclear novelty.",
    ]


def _not_converted(rows: pd.DataFrame) -> list[str]:
    """Say which sums no rate converts, in their own currencies."""
    number = entries_in_words(int(rows["unconverted"].sum()))
    everything = pd.Series(0, rows.index)
    return [
        f"No rate converts the sums of {number}: {said}."
        for said in sums_by(rows, everything)
    ]


def _sum(value: float, currency: str) -> str:
    return "no sum stated" if pd.isna(value) else money_in_words(value, currency)
