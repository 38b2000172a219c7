"""One meeting in detail: facts, headline, bridge, what was said; or a few compared."""

from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from lib.charts.bridge import totals_in_words
from lib.charts.captions import Row, capital, worth_of_part
from lib.charts.cards import card_of
from lib.charts.claimed import span_in_words
from lib.frames.bridge import totals_within
from lib.frames.contributions import contributions
from lib.frames.meetings import meeting_headlines
from lib.model.counts import counted
from lib.model.formats import (
    announcements_in_words,
    list_in_words,
    meeting_in_words,
    number_in_words,
)
from lib.model.glossary import ENTRY_STATES, TERMS
from lib.model.language import gettext, gettext_noop
from lib.model.ledger import Ledger, in_force
from lib.model.selection import Selection
from lib.model.view import View
from lib.model.vocabulary import SEPARATOR
from lib.ui import link
from lib.ui.cards import show_chart
from lib.ui.components import quiet_button
from lib.ui.condition_cards import show_conditions_of
from lib.ui.evidence import (
    claims_in_words,
    show_contributions,
    show_stating_passage,
    source_linked,
    unfiltered_claims,
    with_sources,
)
from lib.ui.in_kind import show_in_kind
from lib.ui.link import show_feed
from lib.ui.places import show_related
from lib.ui.text import Markdown, fine_print, heading, literal, prose

FORMATS = {
    "in_person": gettext_noop("in person"),
    "virtual": gettext_noop("online"),
    "hybrid": gettext_noop("partly online"),
}
PARTS = {
    "named": gettext_noop("New money, from named donors"),
    "joint": gettext_noop("New money, joint (no split known)"),
    **{key: state.title for key, state in ENTRY_STATES.items() if key != "new"},
    "unattributed": TERMS["unattributed"].title,
}
#: The scales of the chart of meetings, with the chart that draws each.
SCALES = {
    "all": (gettext_noop("All that was announced"), "meeting_totals"),
    "traced": (gettext_noop("From named donors only"), "traced_meeting_totals"),
    "share": (gettext_noop("Shares"), "meeting_shares"),
}
UNPRICED = TERMS["unpriced"].title
MOST_COMPARED = 4
#: Statements that are open; the others are a click away.
OPEN = 6
DASH = "\N{EN DASH}"


def names_of_meetings(totals: pd.DataFrame, ledger: Ledger) -> dict[str, str]:
    """Name the meetings that can be opened, the newest first."""
    newest = totals["meeting_id"].iloc[::-1]
    return {one: meeting_in_words(one, ledger) for one in newest}


def show_meeting(key: str | None, names: Mapping[str, str], view: View) -> None:
    """Show all that the ledger holds of one meeting; without a key, nothing.

    `names` are the meetings that can be opened, the newest first.
    """
    if key is None:
        return
    _show_neighbours(key, list(names), view.ledger)
    heading(meeting_in_words(key, view.ledger))
    fine_print(meeting_facts(key, view.ledger))
    claims, of_meeting = headline_claims(key, view), view.but(show=key)
    _show_headline(claims, key, view)
    show_chart("meeting_bridge", of_meeting)
    _show_donors(of_meeting)
    _show_claims(claims, view)
    _said(key, view)
    show_conditions_of("meeting_id", key, view)
    rows = contributions(view)
    rows = rows[rows["meeting_id"] == key]
    show_in_kind(rows["pledge_id"], view)
    heading(gettext("Pledges of this meeting"))
    show_contributions(rows, view, key)
    st.markdown(meeting_note(key, view.ledger))
    show_related(key, view)
    show_feed(Selection(meeting=(key,)))


def _show_neighbours(key: str, keys: Sequence[str], ledger: Ledger) -> None:
    """Lead to the meeting before and the one after, where there are any."""
    at = keys.index(key)
    before, after = keys[at + 1 : at + 2], keys[max(at - 1, 0) : at]
    with st.container(horizontal=True, key="neighbours"):
        for named in before:
            meeting = meeting_in_words(named, ledger)
            words = gettext("Meeting before: {meeting}", meeting=meeting)
            quiet_button(
                words, ":material/arrow_back:", link.write, "show", named, key="before"
            )
        for named in after:
            meeting = meeting_in_words(named, ledger)
            words = gettext("Meeting after: {meeting}", meeting=meeting)
            quiet_button(
                words,
                ":material/arrow_forward:",
                link.write,
                "show",
                named,
                key="after",
            )


def _show_headline(claims: pd.DataFrame, key: str, view: View) -> None:
    """Show the headline as it is printed, what it comes to, and what states it."""
    if claims.empty:
        st.markdown(gettext("No sum was announced for the meeting as a whole."))
        return
    lead = leading(with_sources(claims, view.ledger))
    with st.container(key="headline_figure"):
        st.markdown(literal(as_printed(lead)))
    apart = span_in_words(claims) if claims["disputed"].any() else ""
    st.markdown(prose("meeting_headline", claim=lead, claims=len(claims), apart=apart))
    if within := totals_in_words(totals_within(key, view)):
        st.markdown(gettext("Within it: {sums}.", sums=literal(within)))
    show_stating_passage(claims, view.ledger)


def _show_donors(of_meeting: View) -> None:
    """Rank who pledged; the bridge has said already that nobody stated a sum."""
    silence = card_of("meeting_donors", of_meeting).silence
    if silence is None or silence.kind == "uncounted":
        show_chart("meeting_donors", of_meeting)


def _show_claims(claims: pd.DataFrame, view: View) -> None:
    """Show how far the sources of a headline lie apart, and what each of them says."""
    if claims.empty:
        return
    if claims["disputed"].any():
        show_chart("pledge_claims", view.but(show=claims["pledge_id"].iloc[0]))
    number = counted(len(claims), "claim")
    with st.expander(gettext("Who says so: {claims}", claims=number)):
        st.markdown(claims_in_words(claims, view.ledger))


def as_printed(claim: Row) -> str:
    """Quote the figure of a claim; one without says so."""
    printed = claim["amount_as_printed"]
    if pd.isna(printed):
        return gettext("No price given")
    return gettext("“{words}”", words=printed)


def leading(claims: pd.DataFrame) -> Row:
    """Take the claim that counts, of claims with one."""
    first: Row = claims.sort_values("lead", kind="stable").to_dict("records")[-1]
    return first


def compare_meetings(totals: pd.DataFrame, view: View) -> None:
    """Set the parts of the chosen meetings side by side, where two to four are chosen."""
    rows = totals[totals["meeting_id"].isin(view.selection.meeting)]
    if not 2 <= len(rows) <= MOST_COMPARED:
        return
    columns = {
        meeting_in_words(row["meeting_id"], view.ledger): meeting_in_parts(row)
        for row in rows.to_dict("records")
    }
    heading(gettext("Side by side"))
    alt = gettext("Parts of each chosen meeting")
    st.table(pd.DataFrame(columns).map(literal), alt=alt)


def meeting_in_parts(row: Row) -> dict[str, str]:
    """Write each part of a meeting's sum; what it has none of is a dash."""
    parts = {"headline": TERMS["headline"].title, **PARTS}
    return {
        **{
            capital(gettext(words)): _part_in_words(row, part) or DASH
            for part, words in parts.items()
        },
        gettext("Pledges"): number_in_words(row["pledges"]),
        gettext(UNPRICED): announcements_in_words(row["unpriced"]),
        gettext("Not converted"): str(row["unconverted_sums"])
        if pd.notna(row["unconverted_sums"])
        else DASH,
    }


def _part_in_words(row: Row, part: str) -> str:
    """Write a part of the sum, as a range where its ends are known and apart, or ""."""
    if pd.isna(row[part]):
        return ""
    return worth_of_part(row, part)


def meeting_facts(key: str, ledger: Ledger) -> Markdown:
    """Write place, format, chairs and size of a meeting in one line of Markdown."""
    meeting = _meeting(key, ledger)
    how = meeting["format"]
    return prose(
        "meeting",
        meeting=meeting,
        format=gettext(FORMATS.get(how, "")),
        chairs=list_in_words(tuple(str(meeting["chairs"]).split(SEPARATOR))),
        unknown=_unknown_of(meeting),
    )


def meeting_note(key: str, ledger: Ledger) -> Markdown:
    """Write what else is known of a meeting, and where from, as Markdown."""
    meeting, sources = _meeting(key, ledger), ledger["sources"].dropna(subset="url")
    named = str(meeting["source_ids"]).split(SEPARATOR)
    listed = sources[sources["source_id"].isin(named)].to_dict("records")
    linked = list(map(source_linked, listed))
    return prose("meeting_note", note=meeting["note"], sources=linked)


def _meeting(key: str, ledger: Ledger) -> Row:
    meetings = ledger["meetings"]
    row: Row = meetings[meetings["meeting_id"] == key].to_dict("records")[0]
    return row


def _unknown_of(meeting: Row) -> str:
    """List what is not known of a meeting; one held online has no place."""
    names = {
        "format": gettext("format"),
        "chairs": gettext("chairs"),
        "participants_count": gettext("number present"),
    }
    unknown = [said for fact, said in names.items() if pd.isna(meeting[fact])]
    placed = meeting["format"] == "virtual" or not (
        pd.isna(meeting["city"]) and pd.isna(meeting["venue"])
    )
    return list_in_words(tuple(unknown if placed else [gettext("place"), *unknown]))


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
    heading(gettext("What was said"))
    _in_columns(said[:OPEN])
    if more := said[OPEN:]:
        with st.expander(gettext("{number} more", number=len(more))):
            _in_columns(more)


def _in_columns(said: Sequence[str]) -> None:
    half = (len(said) + 1) // 2
    for column, part in zip(st.columns(2), (said[:half], said[half:]), strict=True):
        if part:
            column.markdown("\n\n".join(part))


def statement_in_words(row: Row) -> str:
    """Write who said what in which office, the passage, and where it is printed."""
    return prose("statement", said=row, source=source_linked(row))
