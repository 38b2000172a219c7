"""Overview: the figures of the whole selection, traced and untraced apart."""

import pandas as pd
import streamlit as st

from lib.charts.captions import Row
from lib.charts.meetings import meeting_totals_bar
from lib.frames.contributions import contributions
from lib.frames.sums import sum_by
from lib.model.ledger import Ledger
from lib.model.selection import Selection
from lib.model.words import (
    counted,
    day_in_words,
    meeting_in_words,
    money_in_words,
    month_in_words,
)
from lib.ui.cards import draw
from lib.ui.meeting import show_parts
from lib.ui.text import heading, literal

TRACED, NOBODY = "traced", "nobody"


def show_opening(ledger: Ledger, chosen: Selection) -> None:
    """Say how many pledges at how many meetings, and how far this was searched."""
    rows = contributions(ledger, chosen)
    meetings = rows["meeting_id"].nunique()
    offers = counted(int(rows["offer"].sum()), "pledge")
    since = f" since {month_in_words(ledger.coverage.start)}"
    st.markdown(
        f"At **{counted(meetings, 'meeting')}** of the Ukraine Defence Contact Group"
        f"{since} and through PURL, donors made **{offers}**. Meetings searched to "
        f"{day_in_words(ledger.coverage.end)}. These are public promises, not "
        "deliveries, and not all aid."
    )


#: What each headline figure means, in the order shown.
MEANINGS = {
    "Traced to donors, new": "New money of named donors and of joint sets of donors.",
    "Traced, announced before": "First announced elsewhere; this ledger's only row of "
    "that money.",
    "Traced to nobody": "Announced for whole meetings; no named donor accounts for it. "
    "Headlines overlap: it is never added to the traced sums.",
    "Conditional": "Waits on a condition. Pledges without a sum are not in it.",
    "Disputed": "Sources differ by more than 2 percent on what it is worth.",
    "Without a sum": "No source states what it is worth: counted, never zero.",
}


def show_figures(ledger: Ledger, chosen: Selection) -> None:
    """Show the sums that must not be added to one another, and the open doubts."""
    figures = headline_figures(contributions(ledger, chosen), chosen.currency)
    with st.grid(3, min_column_width=200):
        for label, figure in figures.items():
            meaning = literal(MEANINGS[label])
            st.metric(label, literal(figure), help=meaning, border=True)


def headline_figures(rows: pd.DataFrame, currency: str) -> dict[str, str]:
    """Sum contributions, traced and untraced apart, and count the doubts."""
    by = rows.assign(by=rows["scope"].eq("total").map({True: NOBODY, False: TRACED}))
    sums = sum_by(by, ["by"], "firm").reindex([TRACED, NOBODY])
    traced, nobody = sums.loc[TRACED].to_dict(), sums.loc[NOBODY].to_dict()
    return {
        "Traced to donors, new": _sum(traced["new"], currency),
        "Traced, announced before": _sum(traced["earlier"], currency),
        "Traced to nobody": _sum(nobody["value"], currency),
        "Conditional": _sum(traced["conditional"], currency),
        "Disputed": counted(int(rows["disputed"].sum()), "figure"),
        "Without a sum": counted(int(rows["unpriced"].sum()), "pledge"),
    }


def show_newest_meeting(
    meetings: pd.DataFrame, ledger: Ledger, chosen: Selection
) -> None:
    """Show the newest meeting of the selection, its parts in small."""
    if meetings.empty:
        return
    newest = meetings.tail(1)
    row = newest.to_dict("records")[0]
    with st.container(border=True):
        heading(f"Newest meeting: {meeting_in_words(row['meeting_id'], ledger)}")
        st.markdown(literal(headline_in_words(row)))
        parts, bar = st.columns(2)
        with parts:
            show_parts(row)
        with bar:
            small = meeting_totals_bar(newest, chosen.basis)
            draw(small.update_layout(showlegend=False, height=130), "newest_meeting")


def headline_in_words(row: Row) -> str:
    """Say what a meeting announced as a whole, before its parts."""
    if pd.isna(row["headline"]):
        return "No sum was announced for the meeting as a whole. It brought:"
    headline = money_in_words(row["headline"], row["currency"])
    word = ", disputed" if row["disputed"] else ""
    return f"Headline {headline}{word}; it is made up of:"


def _sum(value: float, currency: str) -> str:
    return "no sum stated" if pd.isna(value) else money_in_words(value, currency)
