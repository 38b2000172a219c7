"""One condition in detail: the offer, the condition, the state, every report."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from lib.charts.captions import Row
from lib.charts.condition_history import report_in_numbers
from lib.frames.cache import from_cache
from lib.frames.conditions import condition_history, conditions
from lib.frames.contributions import contributions
from lib.model.formats import counted, day_in_words, meetings_in_words
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
from lib.ui.evidence import passage_in_words, source_linked, with_sources
from lib.ui.pledge import announced_in_words
from lib.ui.text import heading, literal, prose


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
    told = with_sources(history[history["pledge_id"] == key], view.ledger)
    pledge: Row = view.ledger["pledges"].set_index("pledge_id").loc[key].to_dict()
    states = contributions(view).set_index("pledge_id")["state"]
    last = told.tail(1)
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
        "last": _sourced(last),
        "has_progress": has_progress(row),
        "contributors": contributors_in_words(row, view.ledger),
        "giving": _sourced(_last_giving(row, told).drop(last.index, errors="ignore")),
    }
    return Detail(
        row=row,
        texts=(
            prose("condition_offered", **figures),
            prose("condition_needed", **figures),
            prose("condition_standing", **figures),
        ),
        known=prose("condition_known", **figures),
        reports=history_in_words(told),
    )


def _last_giving(row: Row, told: pd.DataFrame) -> pd.DataFrame:
    """Keep the last report of the total that the progress is."""
    total = (told["counts_as"] == "total") & (told["quantity"] == row["progress"])
    giving: pd.DataFrame = told[total].tail(1)
    return giving


def _sourced(reports: pd.DataFrame) -> Row | None:
    """Take the one report that there may be, with its source linked."""
    rows = reports.to_dict("records")
    return {**rows[0], "source": source_linked(rows[0])} if rows else None


def history_in_words(told: pd.DataFrame) -> str:
    """Write every report as Markdown, by day: what, of whom, how many, who says so."""
    blocks = []
    for day, of_day in told.groupby("date"):
        lines = [f"**{day_in_words(pd.Timestamp(str(day)))}**\n"]
        lines += map(report_in_words, of_day.to_dict("records"))
        blocks.append("\n".join(lines))
    return "\n\n".join(blocks)


def report_in_words(report: Row) -> str:
    """Write one report as an item of a list, its passage under it."""
    note: str = "" if pd.isna(report["note"]) else f"{literal(report['note'])}  \n  "
    state = STATUS_WORDS.get(report["status_after"], "no change of state")
    facts = [report_in_numbers(report), state]
    if pd.isna(report["quantity"]) and pd.notna(report["giver_label"]):
        facts.insert(0, f"{report['giver_label']}: no number")
    said = " · ".join(literal(fact) for fact in facts if fact)
    line = f"- {note}:small[{said} · {source_linked(report)}]"
    return line + passage_in_words(report)
