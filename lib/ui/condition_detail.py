"""One condition in detail: the offer, the condition, the state, every report."""

from dataclasses import dataclass

import streamlit as st

from lib.charts.captions import Row
from lib.charts.condition_history import report_in_numbers
from lib.frames.cache import from_cache
from lib.frames.conditions import condition_history, conditions
from lib.frames.contributions import contributions
from lib.model.formats import counted, meetings_in_words
from lib.model.states import STATE_WORDS, STATUS_WORDS
from lib.model.view import View
from lib.ui import link
from lib.ui.cards import show_chart
from lib.ui.components import quiet_button
from lib.ui.condition import (
    contributors_in_words,
    has_progress,
    offer_in_words,
    progress_in_words,
    reports_in_words,
    show_progress,
    show_what_if,
    sources_in_words,
    state_in_words,
)
from lib.ui.evidence import sourced
from lib.ui.pledge import announced_in_words
from lib.ui.text import heading, prose


@dataclass(frozen=True, eq=False)
class Detail:
    """What is said of one condition, made once for a ledger and a selection.

    `texts` are the offer, the condition and the state; `known` says how well the
    progress is known, and is blank where there is no number to be reached.
    """

    row: Row
    texts: tuple[str, str, str]
    known: str
    reports: str


def show_condition(key: str | None, view: View) -> None:
    """Show one condition with every report on it; without a key, nothing."""
    if key is None:
        return
    detail = detail_of(key, view)
    with st.container(border=True, key="condition_card"):
        for column, text in zip(st.columns(3), detail.texts, strict=True):
            column.markdown(text)
        if has_progress(detail.row):
            words = progress_in_words(detail.row)
            show_progress(detail.row["progress"], detail.row, words)
        if detail.known:
            st.markdown(detail.known)
        show_what_if(detail.row)
        label = "Who says so: the pledge, its claims and passages"
        quiet_button(label, "fact_check", link.write, "open", key)
    if detail.reports:
        show_chart("condition_history", view.but(show=key))
        number = detail.row["events"]
        order = ", the oldest first" if number > 1 else ""
        with st.container(border=True, key="condition_reports"):
            heading(f"{counted(number, 'report')}{order}")
            st.markdown(detail.reports)


def detail_of(key: str, view: View) -> Detail:
    """Put one condition of a selection in words."""
    whole = view.but(show=None)
    named = ("condition in words", key, view.ledger.hash, whole.selection)
    return from_cache(named, lambda: _detail(key, whole))


def _detail(key: str, view: View) -> Detail:
    frame, history = conditions(view), condition_history(view)
    row = frame[frame["pledge_id"] == key].to_dict("records")[0]
    told = [
        {**report, "number": report_in_numbers(report)}
        for report in sourced(history[history["pledge_id"] == key], view.ledger)
    ]
    giving = [
        report
        for report in told
        if report["counts_as"] == "total" and report["quantity"] == row["progress"]
    ]
    pledge: Row = view.ledger["pledges"].set_index("pledge_id").loc[key].to_dict()
    states = contributions(view).set_index("pledge_id")["state"]
    figures = {
        "row": row,
        "pledge": pledge,
        "offer": offer_in_words(row) or "what no source details",
        "announced": announced_in_words(pledge),
        "meeting": meetings_in_words(view.ledger).get(row["meeting_id"]),
        "counted_as": STATE_WORDS[states.get(key, "conditional")],
        "state": state_in_words(row),
        "said_by": sources_in_words(row["state_sources"], row["state_official"]),
        "reported": reports_in_words(row),
        "reports": told,
        "states": STATUS_WORDS,
        "has_progress": has_progress(row),
        "contributors": contributors_in_words(row, view.ledger),
        "giving": giving[-1] if giving and giving[-1] is not told[-1] else None,
    }
    return Detail(
        row=row,
        texts=(
            prose("condition_offered", **figures),
            prose("condition_needed", **figures),
            prose("condition_standing", **figures),
        ),
        known=prose("condition_known", **figures),
        reports=prose("condition_reports", **figures),
    )
