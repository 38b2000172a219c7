"""One meeting in detail: facts, headline, pledges, what was said."""

import pandas as pd
import streamlit as st

from lib.charts.captions import TELLING, Row
from lib.frames.claims import claims
from lib.frames.contributions import contributions
from lib.frames.meetings import meeting_headlines
from lib.model.ledger import Ledger, in_force
from lib.model.selection import Selection
from lib.model.vocabulary import SEPARATOR
from lib.model.words import (
    counted,
    day_in_words,
    meeting_in_words,
    money_in_words,
    range_in_words,
    unpriced_in_words,
)
from lib.ui.evidence import show_claims, show_contributions, with_sources
from lib.ui.text import heading, linked, literal, small

FORMATS = {"in_person": "in person", "virtual": "online", "hybrid": "partly online"}
PARTS = {
    "named": "New, from named donors",
    "joint": "New, joint (no split known)",
    "earlier": "First announced before, elsewhere",
    "conditional": "Conditional",
    "restated": "Restated, counted elsewhere",
    "lapsed": "Lapsed or withdrawn",
    "unattributed": "No named donor accounts for",
}


def names_of_meetings(totals: pd.DataFrame, ledger: Ledger) -> dict[str, str]:
    """Name the meetings that can be opened, the newest first."""
    newest = totals["meeting_id"].iloc[::-1]
    return {one: meeting_in_words(one, ledger) for one in newest}


def show_meeting(
    key: str | None, totals: pd.DataFrame, ledger: Ledger, chosen: Selection
) -> None:
    """Show all that the ledger holds of one meeting; without a key, nothing."""
    if key is None:
        return
    row = totals[totals["meeting_id"] == key].to_dict("records")[0]
    with st.container(border=True):
        heading(meeting_in_words(key, ledger))
        _facts(key, ledger)
        _headline(key, ledger, chosen)
        st.markdown("**What it brought**")
        show_parts(row)
        st.markdown("**Pledges**")
        rows = contributions(ledger, chosen)
        show_contributions(rows[rows["meeting_id"] == key], ledger, chosen)
        _said(key, ledger, chosen)


def show_parts(row: Row) -> None:
    """List the parts of a meeting's sum in words; what is missing is left out."""
    parts = {
        words: literal(_part_in_words(row, part))
        for part, words in PARTS.items()
        if pd.notna(row[part])
    }
    if row["unpriced"]:
        parts["Beside these"] = unpriced_in_words(row["unpriced"])
    if parts:
        st.table(parts, border="horizontal", width="content")


def _part_in_words(row: Row, part: str) -> str:
    """Write a part of the sum; as a range where its ends are known and apart."""
    ends = [row.get(f"{part}_{end}", row[part]) for end in ("low", "high")]
    least, most = min(*ends, row[part]), max(*ends, row[part])
    if most - least > TELLING * most:
        return range_in_words(least, most, row["currency"])
    return money_in_words(row[part], row["currency"])


def _facts(key: str, ledger: Ledger) -> None:
    meetings = ledger["meetings"]
    meeting: Row = meetings[meetings["meeting_id"] == key].to_dict("records")[0]
    place = [meeting[name] for name in ("venue", "city") if pd.notna(meeting[name])]
    facts = [
        f"{meeting['series']} meeting {meeting['number']}, {FORMATS[meeting['format']]}",
        ", ".join(place),
        f"Chaired by {meeting['chairs'].replace(SEPARATOR, ' and ')}",
        ""
        if pd.isna(meeting["participants_count"])
        else f"about {counted(int(meeting['participants_count']), 'participant')}",
    ]
    st.markdown(literal(" · ".join(fact for fact in facts if fact)))
    sources = ledger["sources"].dropna(subset="url")
    named = str(meeting["source_ids"]).split(SEPARATOR)
    listed = sources[sources["source_id"].isin(named)]
    links = map(linked, listed["publisher"], listed["url"])
    if pd.notna(meeting["note"]):
        st.caption(literal(meeting["note"]))
    if len(listed):
        small(f"Sources on the meeting: {' · '.join(links)}")


def _headline(key: str, ledger: Ledger, chosen: Selection) -> None:
    """Show the headline as each source prints it."""
    headlines = meeting_headlines(ledger, chosen)
    if key not in headlines.index:
        return
    headline = headlines.loc[key]
    said = claims(ledger, Selection(currency=chosen.currency, asof=chosen.asof))
    said = said[said["pledge_id"] == headline["pledge_id"]]
    word = ", disputed" if headline["disputed"] else ""
    st.markdown(f"**Headline** ({counted(len(said), 'claim')}{word})")
    show_claims(said, ledger, chosen)


def _said(key: str, ledger: Ledger, chosen: Selection) -> None:
    """Show the positions taken, each with its passage."""
    statements = in_force(ledger["statements"], chosen.day)
    statements = statements[statements["meeting_id"] == key]
    if statements.empty:
        return
    st.markdown("**What was said**")
    with st.grid(2, min_column_width=300):
        for row in with_sources(statements, ledger).to_dict("records"):
            with st.container(gap="xsmall"):
                _statement(row)


def _statement(row: Row) -> None:
    """Show who said what in which office, the passage, and where it is printed."""
    said = f"**{literal(row['speaker'])}**, {literal(row['role'])}: "
    st.markdown(said + literal(row["position"]))
    if pd.notna(row["passage"]):
        st.markdown(f"> {literal(' '.join(row['passage'].split()))}")
    source = literal(row["publisher"])
    if pd.notna(row["url"]):
        source = linked(row["publisher"], row["url"])
    if pd.notna(row["published_on"]):
        source += f", {day_in_words(row['published_on'])}"
    small(f"{source} ({row['kind']})")
