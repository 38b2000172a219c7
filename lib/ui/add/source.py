"""The source of a text, and the meeting that it tells of: said once, for all its rows."""

from collections.abc import Callable, Iterable
from dataclasses import replace

import streamlit as st

from lib.ledger.accepted import day_of, meeting_near
from lib.model.formats import meetings_in_words
from lib.model.ledger import Ledger
from lib.model.review import Review
from lib.model.tables import TABLES
from lib.ui.add import state
from lib.ui.add.fields import Fields
from lib.ui.link import tied
from lib.ui.text import fine_print, heading, literal

SOURCE = ("publisher", "url", "published_on", "kind", "language", "note")
MEETING = ("series", "number", "date", "city", "country", "venue", "format", "chairs")
OUTSIDE, ANOTHER = "", "another"
ALONE = {OUTSIDE: "Outside any meeting", ANOTHER: "A meeting that the ledger lacks"}


def show_source(
    review: Review, done: Review, ledger: Ledger, problems: Iterable[str]
) -> None:
    """Ask for the source and the meeting, and say what is wrong with them.

    `done` is the review with all filled in.
    """
    with st.container(border=True, key="source_card"):
        heading("Source and meeting")
        key = done.source["source_id"]
        if key in set(ledger["sources"]["source_id"]):
            st.markdown(f"The ledger has this source: {literal(key)}.")
            if review.text == ledger.documents.get(key):
                fine_print(
                    "It holds this very text in full, so rows quote its passages."
                )
        else:
            Fields("sources", ledger, "source", _say).show(SOURCE, review.source)
            fine_print(
                f"Key in the ledger: {literal(key or 'made of publisher and day')}."
            )
        _show_meeting(review, ledger)
        for said in problems:
            st.error(literal(said))


def _say(column: str, cell: str) -> None:
    """Write a cell of the source. For callbacks."""
    state.change(lambda one: replace(one, source={**one.source, column: cell}))


def _show_meeting(review: Review, ledger: Ledger) -> None:
    days = ledger["meetings"].sort_values("date", ascending=False)["meeting_id"]
    names = meetings_in_words(ledger)
    names = {**ALONE, **{one: names[one] for one in days}}
    chosen = ANOTHER if review.meeting else review.meeting_id
    how = tied("add_meeting", chosen, lambda one: state.change(_at(one, ledger)))
    st.selectbox("Meeting", list(names), format_func=names.__getitem__, **how)
    near = meeting_near(review.source.get("published_on", ""), ledger)
    if near and not review.meeting and near != review.meeting_id:
        fine_print(f"Near the day of publication: {literal(names[near])}.")
    if review.meeting:
        Fields("meetings", ledger, "meeting", _tell).show(MEETING, review.meeting)


def _at(chosen: str, ledger: Ledger) -> Callable[[Review], Review]:
    """Put all rows at a meeting, at a new one, or outside any."""

    def put(review: Review) -> Review:
        if chosen != ANOTHER:
            return replace(review, meeting_id=chosen, meeting={})
        return _named(replace(review, meeting=_next_meeting(review, ledger)))

    return put


def _next_meeting(review: Review, ledger: Ledger) -> dict[str, str]:
    """Propose the meeting after the last one of the ledger, on the day of the text."""
    cells = dict.fromkeys(TABLES["meetings"].to_schema().columns, "")
    cells["date"] = day_of(replace(review, meeting_id="", meeting={}), ledger)
    meetings = ledger["meetings"].sort_values("date")
    if meetings.empty:
        return cells
    last = meetings.iloc[-1]
    number = meetings.loc[meetings["series"] == last["series"], "number"].max()
    cells["series"] = str(last["series"])
    cells["number"] = "" if number != number else str(int(number) + 1)  # noqa: PLR0124
    return cells


def _tell(column: str, cell: str) -> None:
    """Write a cell of the new meeting. For callbacks."""
    state.change(
        lambda one: _named(replace(one, meeting={**one.meeting, column: cell}))
    )


def _named(review: Review) -> Review:
    """Name a new meeting as the ledger names its own: series and day."""
    series, day = (review.meeting.get(one, "") for one in ("series", "date"))
    named = "-".join(filter(None, [*series.lower().split(), day]))
    return replace(review, meeting_id=named)
