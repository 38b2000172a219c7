"""One condition in detail: the offer, the condition, the state, every report."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from lib.charts.captions import Row
from lib.charts.condition_history import report_in_numbers
from lib.frames.cache import from_cache
from lib.frames.conditions import condition_history, conditions
from lib.frames.contributions import contributions
from lib.model.formats import counted, day_in_words, meeting_in_words, number_in_words
from lib.model.ledger import Ledger
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
from lib.ui.text import heading, literal


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
    return Detail(
        row=row,
        texts=(
            offered_in_words(row, view),
            needed_in_words(row),
            standing_in_words(row, told),
        ),
        known=known_in_words(row, told, view.ledger),
        reports=history_in_words(told),
    )


def offered_in_words(row: Row, view: View) -> str:
    """Write what is offered, by whom, when and where, and what it adds to sums."""
    pledges = view.ledger["pledges"].set_index("pledge_id")
    pledge: Row = pledges.loc[row["pledge_id"]].to_dict()
    said = announced_in_words(pledge)
    if pd.notna(row["meeting_id"]):
        said += f", meeting of {meeting_in_words(row['meeting_id'], view.ledger)}"
    rows = contributions(view).set_index("pledge_id")
    state = STATE_WORDS[rows["state"].get(row["pledge_id"], "conditional")]
    worth = "" if pd.notna(row["value"]) else "; no sum is stated"
    lines = [
        _headed(
            f"OFFERED BY {row['donor_label'].upper()}",
            offer_in_words(row) or "what no source details",
        ),
        f":small[{literal(said)}. Counted as {state}{worth}.]",
    ]
    if pd.notna(pledge["note"]):
        lines.append(f":small[Note: {literal(pledge['note'])}]")
    return "\n\n".join(lines)


def needed_in_words(row: Row) -> str:
    """Write what must happen, and the number to be reached where there is one."""
    lines = [_headed("IF", row["condition"])]
    if pd.notna(row["threshold"]):
        needed = f"{number_in_words(row['threshold'])} {row['threshold_unit']}"
        said = f"Needed: {needed} ({row['condition_item']})"
        lines.append(f":small[{literal(said)}.]")
    elif pd.notna(row["condition_item"]):
        needed = f"Needed: {row['condition_item']}; no number is stated."
        lines.append(f":small[{literal(needed)}]")
    return "\n\n".join(lines)


def standing_in_words(row: Row, told: pd.DataFrame) -> str:
    """Write the state, since when, who says so, and the last report in its words."""
    lines = [_headed("STATE", state_in_words(row))]
    said = f"{reports_in_words(row)}."
    if row["state_sources"]:
        sources = sources_in_words(row["state_sources"], row["state_official"])
        said = f"Said by {sources}. {said}"
    lines.append(f":small[{said}]")
    if len(told):
        lines.append(_quoted("Last report", told.iloc[-1].to_dict()))
    return "\n\n".join(lines)


def _headed(label: str, words: str) -> str:
    return f":small[{literal(label)}]  \n**{literal(words)}**"


def known_in_words(row: Row, told: pd.DataFrame, ledger: Ledger) -> str:
    """Write how well the progress is known: whose it is, in what words."""
    if pd.isna(row["threshold"]):
        return ""
    if not has_progress(row):
        unit = row["threshold_unit"]
        return literal(f"No report gives a number of {unit} towards it.")
    said = literal(contributors_in_words(row, ledger))
    if row["progress_sources"] > 1:
        said += " Whether these sources repeat one another is not recorded."
    total = (told["counts_as"] == "total") & (told["quantity"] == row["progress"])
    giving = told[total]
    if giving.empty or giving.index[-1] == told.index[-1]:
        return said
    last = giving.iloc[-1].to_dict()
    return f"{said}\n\n{_quoted('The last to give the number', last)}"


def _quoted(opening: str, report: Row) -> str:
    """Quote a report's note with its source."""
    source = source_linked(report)
    if pd.isna(report["note"]):
        return f":small[{opening}: {source}]"
    return f":small[{opening}: “{literal(report['note'])}” {source}]"


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
