"""One pledge in full: what was promised, what it adds to sums, and who says so."""

import pandas as pd
import streamlit as st

from lib.charts.captions import Row
from lib.charts.cards import card_of
from lib.frames.asof import follow_corrections, standing_events
from lib.frames.contributions import all_contributions
from lib.frames.drill_down import kind_of
from lib.frames.labels import pledge_title
from lib.model.counts import counted
from lib.model.formats import day_in_words, meeting_in_words, names_of
from lib.model.glossary import NOVELTY_WORDS, STATE_WORDS
from lib.model.language import gettext
from lib.model.ledger import Ledger, in_force
from lib.model.view import View
from lib.model.vocabulary import SEPARATOR
from lib.ui.cards import draw, show_chart
from lib.ui.evidence import (
    claims_in_words,
    show_contributions,
    source_linked,
    sourced,
    unfiltered,
    unfiltered_claims,
)
from lib.ui.navigation import link_to
from lib.ui.places import show_related
from lib.ui.text import CARD, DRAWER, fine_print, heading, literal, prose


def show_opened_pledge(view: View) -> None:
    """Show the pledge that the link opens in detail, in a card; else nothing."""
    key = view.selection.show
    if key and kind_of(key, view.ledger) == "pledge_id":
        with st.container(border=True):
            show_pledge(key, view)


def show_pledge(key: str, view: View, level: int = CARD) -> None:
    """Show all that the ledger holds of one pledge as of the day."""
    pledges = view.ledger["pledges"].set_index("pledge_id", drop=False)
    pledge = pledges.loc[key].to_dict()
    heading(pledge_title(pledge, view.ledger), level)
    standing = in_force(view.ledger["pledges"], view.selection.day)["pledge_id"]
    if key not in set(standing):
        st.warning(literal(not_in_force(pledge, view)))
    every, said = all_contributions(unfiltered(view)), unfiltered_claims(view)
    rows = every[every["pledge_id"] == key]
    blocks = [facts_in_words(pledge, view.ledger)]
    blocks += [sum_explained(row, view.ledger) for row in rows.to_dict("records")]
    if pledge["scope"] == "cumulative":
        blocks.append(gettext("A running total, quoted for context: it is in no sum."))
    if pd.notna(pledge["note"]):
        blocks.append(gettext("Note: {note}", note=pledge["note"]))
    st.markdown("\n\n".join(map(literal, blocks)))
    _evidence(said[said["pledge_id"] == key], pledge, view, drawer=level == DRAWER)
    _related(pledge, every, view, drawer=level == DRAWER)
    if level != CARD:
        link_to("evidence", gettext("This pledge on a page"), show=key)
    show_related(key, view, level + 1)
    recorded = day_in_words(pledge["recorded_on"])
    fine_print(gettext("Pledge {key}, recorded {day}", key=literal(key), day=recorded))


def not_in_force(pledge: Row, view: View) -> str:
    """Say why a row of the ledger is in no figure as of the day."""
    pledges = view.ledger["pledges"]
    newer = pledges.loc[pledges["replaces"] == pledge["pledge_id"], "pledge_id"]
    day = pd.Timestamp(view.day)
    return prose("not_in_force", pledge=pledge, day=day, newer=tuple(newer))


def facts_in_words(pledge: Row, ledger: Ledger) -> str:
    """Say when, by whom, where and through what a pledge was announced."""
    labels = names_of(ledger, "mechanisms")
    named = str(pledge["mechanism"]).split(SEPARATOR)
    novelty = pledge["novelty"]
    facts = [
        announced_in_words(pledge),
        _meeting_in_words(pledge["meeting_id"], ledger),
        gettext("aid: {kind}", kind=ledger.labels("aid_types")[pledge["aid_type"]]),
        ledger.labels("modalities")[pledge["modality"]],
        *[labels[one] for one in named if one in labels],
        _term_in_words(pledge),
        gettext(NOVELTY_WORDS[novelty]),
    ]
    return " · ".join(fact for fact in facts if fact)


def _meeting_in_words(meeting: str, ledger: Ledger) -> str:
    if pd.isna(meeting):
        return gettext("outside any meeting")
    named = meeting_in_words(meeting, ledger)
    return gettext("at the meeting of {meeting}", meeting=named)


def _term_in_words(pledge: Row) -> str:
    """Say the term of a yearly promise, whose amount is that of one year."""
    term = [pledge["period_start"], pledge["period_end"]]
    ends = [day_in_words(day) for day in term if pd.notna(day)]
    if not ends:
        return ""
    if len(ends) == 1:
        return gettext("for {day}", day=ends[0])
    return gettext("for {first} to {last}", first=ends[0], last=ends[1])


def announced_in_words(pledge: Row) -> str:
    """Say when a pledge was announced, and by whom."""
    minister = pledge["announced_by"]
    day = day_in_words(pledge["announced_on"])
    if pd.isna(minister):
        return gettext("Announced {day}", day=day)
    return gettext("Announced {day} by {person}", day=day, person=minister)


def sum_explained(row: Row, ledger: Ledger) -> str:
    """Say what a pledge is worth, at whose rate, what it adds to sums, and as what."""
    sources = ledger["sources"].set_index("source_id")
    rated: str = ""
    if pd.notna(row["rate_source"]):
        rated = source_linked(sources.loc[row["rate_source"]].to_dict())
    state = row["state"]
    return prose("pledge_sum", row=row, state=gettext(STATE_WORDS[state]), rated=rated)


def _evidence(
    said: pd.DataFrame, pledge: Row, view: View, *, drawer: bool = False
) -> None:
    """Show its claims, the lead first, and the reports on its condition."""
    if said["disputed"].any() and pledge["scope"] != "cumulative":
        of_pledge = view.but(show=pledge["pledge_id"])
        # The page and the drawer may both show it, each under a key of its own.
        if drawer:
            card = card_of("pledge_claims", of_pledge)
            st.markdown(f"**{literal(card.finding)}**")
            draw(card, key="drawer_pledge_claims")
        else:
            show_chart("pledge_claims", of_pledge)
    claims = counted(len(said), "claim")
    st.markdown(gettext("**Who says so** ({claims})", claims=claims))
    st.markdown(claims_in_words(said, view.ledger))
    if pd.isna(pledge["condition"]):
        return
    events = standing_events(view)
    events = events[events["pledge_id"] == pledge["pledge_id"]]
    condition = literal(pledge["condition"])
    st.markdown(gettext("**On condition that:** {condition}", condition=condition))
    if len(events):
        st.markdown(prose("reports", reports=sourced(events, view.ledger)))


def _related(pledge: Row, every: pd.DataFrame, view: View, *, drawer: bool) -> None:
    """Show the whole that it is part of, its parts, and the row that counts it."""
    named = pd.Series([pledge["part_of"], pledge["counted_in"]], dtype="str")
    # A whole that was corrected since is the row in its place.
    named = follow_corrections(named, every["pledge_id"], view.ledger).dropna()
    rows = every[
        every["pledge_id"].isin(named) | (every["part_of"] == pledge["pledge_id"])
    ]
    if len(rows):
        st.markdown(gettext("**Its whole, its parts, or the row that counts it**"))
        show_contributions(rows, view, pledge["pledge_id"], drawer=drawer)
