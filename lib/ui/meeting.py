"""One meeting in detail: facts, headline, bridge, what was said; or a few compared."""

import pandas as pd
import streamlit as st

from lib.charts.bridge import totals_in_words
from lib.charts.captions import Row, worth_of_part
from lib.frames.bridge import totals_within
from lib.frames.contributions import contributions
from lib.frames.meetings import meeting_headlines
from lib.model.formats import (
    counted,
    entries_in_words,
    list_in_words,
    meeting_in_words,
    number_in_words,
)
from lib.model.ledger import Ledger, in_force
from lib.model.selection import Selection
from lib.model.states import ENTRY_STATES
from lib.model.view import View
from lib.model.vocabulary import SEPARATOR
from lib.ui.cards import show_chart
from lib.ui.evidence import (
    claims_in_words,
    show_contributions,
    source_linked,
    unfiltered_claims,
    with_sources,
)
from lib.ui.link import show_feed
from lib.ui.text import heading, literal, prose

FORMATS = {"in_person": "in person", "virtual": "online", "hybrid": "partly online"}
PARTS = {
    "named": "New, from named donors",
    "joint": "New, joint (no split known)",
    **{key: state.title for key, state in ENTRY_STATES.items() if key != "new"},
    "unattributed": "No named donor accounts for",
}
#: The scales of the chart of meetings, with the chart that draws each.
SCALES = {
    "all": ("All that was announced", "meeting_totals"),
    "traced": ("Traced to donors only", "traced_meeting_totals"),
    "share": ("Shares", "meeting_shares"),
}
MOST_COMPARED = 4
DASH = "\N{EN DASH}"


def names_of_meetings(totals: pd.DataFrame, ledger: Ledger) -> dict[str, str]:
    """Name the meetings that can be opened, the newest first."""
    newest = totals["meeting_id"].iloc[::-1]
    return {one: meeting_in_words(one, ledger) for one in newest}


def show_meeting(key: str | None, view: View) -> None:
    """Show all that the ledger holds of one meeting; without a key, nothing."""
    if key is None:
        return
    heading(meeting_in_words(key, view.ledger))
    st.markdown(meeting_facts(key, view.ledger))
    headline = headline_claims(key, view)
    if len(headline):
        disputed = ", disputed" if headline["disputed"].any() else ""
        st.markdown(
            f"**Headline as printed** ({counted(len(headline), 'claim')}{disputed})\n\n"
            f"{claims_in_words(headline, view.ledger)}"
        )
    if within := totals_in_words(totals_within(key, view)):
        st.markdown(f"**Within the headline**: {literal(within)}")
    show_chart("meeting_bridge", view.but(show=key))
    _said(key, view)
    st.markdown("**Pledges of this meeting**")
    rows = contributions(view)
    show_contributions(rows[rows["meeting_id"] == key], view, key)
    show_feed(Selection(meeting=(key,)))


def compare_meetings(totals: pd.DataFrame, view: View) -> None:
    """Set the parts of the chosen meetings side by side, where two to four are chosen."""
    rows = totals[totals["meeting_id"].isin(view.selection.meeting)]
    if not 2 <= len(rows) <= MOST_COMPARED:
        return
    columns = {
        meeting_in_words(row["meeting_id"], view.ledger): meeting_in_parts(row)
        for row in rows.to_dict("records")
    }
    heading("Side by side")
    st.table(pd.DataFrame(columns).map(literal), alt="Parts of each chosen meeting")


def meeting_in_parts(row: Row) -> dict[str, str]:
    """Write each part of a meeting's sum; what it has none of is a dash."""
    parts = {"headline": "Headline", **PARTS}
    return {
        **{words: _part_in_words(row, part) or DASH for part, words in parts.items()},
        "Pledges": number_in_words(row["pledges"]),
        "Without a sum": entries_in_words(row["unpriced"]),
        "Not converted": str(row["unconverted_sums"])
        if pd.notna(row["unconverted_sums"])
        else DASH,
    }


def _part_in_words(row: Row, part: str) -> str:
    """Write a part of the sum, as a range where its ends are known and apart, or ""."""
    if pd.isna(row[part]):
        return ""
    return worth_of_part(row, part)


def meeting_facts(key: str, ledger: Ledger) -> str:
    """Write place, format, chairs, size, note and sources of a meeting as Markdown."""
    meetings = ledger["meetings"]
    meeting: Row = meetings[meetings["meeting_id"] == key].to_dict("records")[0]
    sources = ledger["sources"].dropna(subset="url")
    named = str(meeting["source_ids"]).split(SEPARATOR)
    listed = sources[sources["source_id"].isin(named)].to_dict("records")
    return prose(
        "meeting",
        meeting=meeting,
        format=FORMATS.get(meeting["format"]),
        chairs=str(meeting["chairs"]).replace(SEPARATOR, " and "),
        unknown=_unknown_of(meeting),
        sources=list(map(source_linked, listed)),
    )


def _unknown_of(meeting: Row) -> str:
    """List what is not known of a meeting; one held online has no place."""
    names = {
        "format": "format",
        "chairs": "chairs",
        "participants_count": "number present",
    }
    unknown = [said for fact, said in names.items() if pd.isna(meeting[fact])]
    placed = meeting["format"] == "virtual" or not (
        pd.isna(meeting["city"]) and pd.isna(meeting["venue"])
    )
    return list_in_words(tuple(unknown if placed else ["place", *unknown]))


def headline_claims(key: str, view: View) -> pd.DataFrame:
    """Take what each source says of a meeting's headline; none is an empty frame."""
    headlines = meeting_headlines(view).reindex([key])["pledge_id"]
    said = unfiltered_claims(view)
    return said[said["pledge_id"].isin(headlines)]


def _said(key: str, view: View) -> None:
    """Show the positions taken, each with its passage, in two columns."""
    statements = in_force(view.ledger["statements"], view.selection.day)
    statements = statements[statements["meeting_id"] == key]
    if statements.empty:
        return
    rows = with_sources(statements, view.ledger).to_dict("records")
    said = list(map(statement_in_words, rows))
    heading("What was said")
    half = (len(said) + 1) // 2
    for column, part in zip(st.columns(2), (said[:half], said[half:]), strict=True):
        if part:
            column.markdown("\n\n".join(part))


def statement_in_words(row: Row) -> str:
    """Write who said what in which office, the passage, and where it is printed."""
    return prose("statement", said=row, source=source_linked(row))
