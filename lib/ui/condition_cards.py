"""The conditions of a selection: cards of what matters now, one in detail, a table."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

import pandas as pd
import streamlit as st

from lib.charts.captions import Row
from lib.charts.condition_words import report_in_numbers
from lib.charts.conditions import group_of
from lib.frames.cache import from_cache
from lib.frames.conditions import condition_history, conditions
from lib.frames.contributions import contributions
from lib.model.counts import counted
from lib.model.formats import day_in_words, meetings_in_words
from lib.model.glossary import STATE_WORDS, STATUS_WORDS
from lib.model.language import gettext, gettext_noop
from lib.model.selection import Selection
from lib.model.view import View
from lib.ui import link
from lib.ui.cards import show_chart
from lib.ui.components import quiet_button
from lib.ui.condition import (
    columns,
    condition_title,
    contributors_in_words,
    has_progress,
    in_a_table,
    offer_in_words,
    progress_in_words,
    reports_in_words,
    show_progress,
    show_what_if,
    sources_in_words,
    state_in_words,
)
from lib.ui.evidence import sourced
from lib.ui.link import show_feed
from lib.ui.navigation import link_to
from lib.ui.places import show_related
from lib.ui.pledge import announced_in_words
from lib.ui.tables import choosing, show_rows
from lib.ui.text import heading, literal, prose

#: How long a settled condition stays among the cards.
SETTLED_DAYS = 365
#: The groups of cards, in the order shown.
GROUPS = {
    "open": gettext_noop("Open"),
    "silent": gettext_noop("No later report"),
    "recent": gettext_noop("Settled within a year"),
}
BEFORE, SETTLED_EARLIER = "settled", gettext_noop("Settled earlier")
#: Cards that stand abreast.
ABREAST = 3
#: Key of the table of those settled before.
SETTLED = "settled_before"


@dataclass(frozen=True, eq=False)
class Overview:
    """What the page says of all conditions, made once for a ledger and a selection.

    `names` are those that can be opened, the newest first; `cards` have the row and its
    text; `settled` are the rows of the table.
    """

    names: dict[str, str]
    featured: str | None
    cards: tuple[tuple[Row, str], ...]
    settled: pd.DataFrame


def overview(view: View) -> Overview:
    """Say how the conditions of a selection stand, whatever is open in detail."""
    whole = view.but(show=None)
    return from_cache(
        ("conditions in words", view.ledger.hash, whole.selection),
        lambda: overview_of(conditions(whole), whole.selection),
    )


def overview_of(frame: pd.DataFrame, chosen: Selection) -> Overview:
    """Put the frame `conditions` in words.

    What is featured is the newest with a number to be reached, else the newest.
    """
    records = frame.to_dict("records")
    groups = grouped(frame, chosen)
    numbered = [row["pledge_id"] for row in records if pd.notna(row["threshold"])]
    names = {row["pledge_id"]: condition_title(row) for row in records}
    return Overview(
        names=names,
        featured=next(iter([*numbered, *names]), None),
        cards=tuple(
            (row, card_in_words(row, words))
            for group, words in GROUPS.items()
            for row, of in zip(records, groups, strict=True)
            if of == group
        ),
        settled=in_a_table(frame[groups == BEFORE]),
    )


def grouped(frame: pd.DataFrame, chosen: Selection) -> pd.Series:
    """Tell the group of each condition, the newly settled apart."""
    year_ago = pd.Timestamp(chosen.day - timedelta(days=SETTLED_DAYS))
    groups = group_of(frame)
    newly = (groups == BEFORE) & (frame["status_since"] > year_ago)
    return groups.mask(newly, "recent")


def card_in_words(row: Row, group: str) -> str:
    """Write donor, offer, condition and state of one conditional pledge."""
    return prose(
        "condition_card",
        row=row,
        group=gettext(group),
        offer=offer_in_words(row),
        state=state_in_words(row),
        reported=reports_in_words(row),
    )


def show_condition_cards(view: View, columns: int = 1) -> None:
    """Show the open conditions, those without a later report, the newly settled.

    Each leads to its detail, on this page.
    """
    _show_cards(overview(view).cards, columns, on_their_page=True)


def show_conditions_of(column: str, key: str, view: View) -> None:
    """Show the conditions of the pledges of one donor or meeting; of none, nothing."""
    frame = conditions(view.but(show=None))
    groups = grouped(frame, view.selection).map(GROUPS | {BEFORE: SETTLED_EARLIER})
    cards = tuple(
        (row, card_in_words(row, group))
        for row, group in zip(frame.to_dict("records"), groups, strict=True)
        if row[column] == key
    )
    if cards:
        heading(gettext("On a condition"))
        _show_cards(cards, min(len(cards), ABREAST))


def _show_cards(
    cards: Sequence[tuple[Row, str]], columns: int, *, on_their_page: bool = False
) -> None:
    """Show cards side by side, each with its progress and a way to its detail."""
    with st.grid(columns, min_column_width=240):
        for row, words in cards:
            with st.container(border=True, gap="xsmall", height="stretch"):
                st.markdown(words)
                if has_progress(row):
                    show_progress(row["progress"], row, progress_in_words(row))
                # A link to the very page that is open would not be kept.
                key = row["pledge_id"]
                if on_their_page:
                    show, own = (link.write, "show", key), f"open_{key}"
                    quiet_button(
                        gettext("In detail"),
                        ":material/arrow_forward:",
                        *show,
                        key=own,
                    )
                else:
                    link_to("conditions", gettext("In detail"), show=key)


def show_settled_before(view: View) -> None:
    """List what was settled more than a year ago; a row opens in detail."""
    rows = overview(view).settled
    if rows.empty:
        return
    heading(gettext("Settled before ({number})", number=len(rows)))
    show_rows(
        rows,
        gettext("Conditions settled more than a year ago"),
        columns() | {"events": st.column_config.NumberColumn(gettext("Reports"))},
        **choosing(SETTLED, lambda: _open_chosen(rows["pledge_id"])),
    )


def _open_chosen(keys: pd.Series) -> None:
    chosen = st.session_state[SETTLED].selection.rows
    if chosen:
        link.write("show", keys.iloc[chosen[0]])
        st.toast(gettext("Opened in detail, at the top of the page."))


def featured(view: View) -> Selection:
    """Open a condition of its own accord where the link opens none of them."""
    known = overview(view)
    shown = view.selection.show
    return view.but(show=shown if shown in known.names else known.featured).selection


def show_absent(view: View) -> None:
    """Say that the condition which the link opens is not in this selection."""
    shown, pledges = view.selection.show, view.ledger["pledges"]
    conditional = pledges.loc[pledges["condition"].notna(), "pledge_id"]
    if shown in {*conditional} - {*overview(view).names}:
        day = day_in_words(view.day)
        said = gettext(
            "The condition of {pledge} is not in this selection as of {day}.",
            pledge=shown,
            day=day,
        )
        st.info(literal(said))


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
        if detail.known:
            st.markdown(detail.known)
        show_what_if(detail.row)
        label = gettext("Who says so: the pledge, its claims and passages")
        quiet_button(label, ":material/fact_check:", link.write, "open", key)
    if has_progress(detail.row):
        show_chart("condition_progress", view.but(show=key))
    if detail.reports:
        show_chart("condition_history", view.but(show=key))
        number = detail.row["events"]
        with st.container(border=True, key="condition_reports"):
            heading(_reports_in_order(number))
            st.markdown(detail.reports)
    show_related(key, view)
    show_feed(Selection(show=key))


def _reports_in_order(number: int) -> str:
    reports = counted(number, "report")
    if number == 1:
        return reports
    return gettext("{reports}, the oldest first", reports=reports)


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
        "offer": offer_in_words(row) or gettext("what no source details"),
        "announced": announced_in_words(pledge),
        "meeting": meetings_in_words(view.ledger).get(row["meeting_id"]),
        "counted_as": gettext(STATE_WORDS[states.get(key, "conditional")]),
        "state": state_in_words(row),
        "said_by": sources_in_words(row["state_sources"], row["state_official"]),
        "reported": reports_in_words(row),
        "reports": told,
        "states": {one: gettext(said) for one, said in STATUS_WORDS.items()},
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
