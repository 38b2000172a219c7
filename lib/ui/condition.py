"""Conditions in words: what is offered, how it stands; what if others gave more."""

import re
from typing import Any

import pandas as pd
import streamlit as st

from lib.charts.captions import Row, worth_in_words
from lib.frames.conditions import Supposition, suppose
from lib.model.counts import counted
from lib.model.formats import day_in_words, donors_in_words, number_in_words
from lib.model.glossary import STATUS_WORDS
from lib.model.language import gettext, gettext_noop, pgettext
from lib.model.ledger import Ledger
from lib.model.parameters import BadValue
from lib.ui import link
from lib.ui.session import show_dropped
from lib.ui.tables import NAMES, day_of_column, with_short_names
from lib.ui.text import literal, prose

#: What a table says of each condition.
COLUMNS = ("donor_label", "offer", "condition", "state", "status_since")


def columns() -> dict[str, Any]:
    """Head the columns of a table of conditions."""
    text = st.column_config.TextColumn
    return {
        "donor_label": text(gettext("Promised by"), width=NAMES),
        "offer": text(pgettext("head of a column", "What"), width=260),
        "condition": text(pgettext("head of a column", "If"), width=320),
        "state": text(pgettext("head of a column", "State")),
        "status_since": st.column_config.DateColumn(
            pgettext("head of a column", "Since"), format=day_of_column()
        ),
    }


def condition_title(row: Row) -> str:
    """Name a conditional pledge: Germany: 5 missiles, 12 Feb 2026."""
    offer = offer_in_words(row)
    parts = {"donor": row["donor_label"], "day": day_in_words(row["announced_on"])}
    if not offer:
        return gettext("{donor}, {day}", **parts)
    return gettext("{donor}: {offer}, {day}", offer=offer, **parts)


def offer_in_words(row: Row) -> str:
    """Say what is offered: 5 missiles, PAC-3 interceptor missiles for Patriot."""
    parts: list[str] = []
    if pd.notna(row["offer_quantity"]) and pd.notna(row["offer_unit"]):
        parts.append(f"{number_in_words(row['offer_quantity'])} {row['offer_unit']}")
    if pd.notna(row["item"]):
        parts.append(row["item"])
    if pd.notna(row["value"]):
        parts.append(worth_in_words({**row, "open_ended": False}))
    return ", ".join(parts)


def in_a_table(frame: pd.DataFrame) -> pd.DataFrame:
    """Keep of conditions what a table sends, with offer and state in words."""
    offers = list(map(offer_in_words, frame.to_dict("records")))
    told = with_short_names(frame).assign(
        offer=offers, state=[gettext(STATUS_WORDS[one]) for one in frame["status"]]
    )
    return told[["pledge_id", *COLUMNS, "events"]]


def state_in_words(row: Row) -> str:
    """Say how a condition stands: reported met since 10 Mar 2026."""
    since = day_in_words(row["status_since"])
    key = row["status"]
    status = gettext(STATUS_WORDS[key])
    if not row["no_later_report"]:
        return gettext("{status} since {day}", status=status, day=since)
    return gettext(
        "{status} since {day}, no later report than of {last}",
        status=status,
        day=since,
        last=day_in_words(row["reported_on"]),
    )


def reports_in_words(row: Row) -> str:
    """Count the reports on a condition and date the last one."""
    if not row["events"]:
        return gettext("No report since it was announced")
    last = day_in_words(row["reported_on"])
    number = counted(row["events"], "report")
    return gettext("{reports}, the last of {day}", reports=number, day=last)


def progress_in_words(row: Row) -> str:
    """Say how far along: 30 of 30 missiles reported in 3 sources, none of them official."""
    done, needed = (number_in_words(row[name]) for name in ("progress", "threshold"))
    return gettext(
        "{done} of {needed} {things} reported in {sources}",
        done=done,
        needed=needed,
        things=row["threshold_unit"],
        sources=sources_in_words(row["progress_sources"], row["progress_official"]),
    )


def sources_in_words(sources: int, official: int) -> str:
    """Count sources and the official ones: 3 sources, none of them official."""
    if sources == 1:
        one, other = _ONE_SOURCE
        return gettext(one if official else other)
    number = counted(sources, "source")
    if official in (0, sources):
        said = _ALL_OFFICIAL if official else _NONE_OFFICIAL
        return gettext(said, sources=number)
    return gettext("{sources}, {official} official", sources=number, official=official)


_ONE_SOURCE = (
    gettext_noop("1 source, an official one"),
    gettext_noop("1 source, not an official one"),
)
_ALL_OFFICIAL = gettext_noop("{sources}, all of them official")
_NONE_OFFICIAL = gettext_noop("{sources}, none of them official")


def contributors_in_words(row: Row, ledger: Ledger) -> str:
    """Say whose part of the progress is known: Netherlands, without a number."""
    named = row["contributors"]
    names: str = "" if pd.isna(named) else donors_in_words(named, ledger)
    return prose("contributors", row=row, names=names)


def has_progress(row: Row) -> bool:
    """Tell whether a number is to be reached and one is reported."""
    return bool(pd.notna(row["threshold"]) and pd.notna(row["progress"]))


def show_progress(done: float, row: Row, words: str) -> None:
    """Draw how much of the threshold is there, with words for it."""
    st.progress(min(done / row["threshold"], 1.0), text=literal(words))


NAME, WIDGET, OF = "given", "given_number", "_given_of"
#: Larger or finer than any quantity of the ledger is a slip of the pen.
LARGEST = 999_999_999_999.0
NUMBER = re.compile(r"\d{1,12}(\.\d{1,3})?")


def show_what_if(row: Row) -> None:
    """Let the reader set what others gave, and show what would follow.

    Without a threshold there is nothing to set.
    """
    given, problem = _asked(row)
    if problem:
        show_dropped((problem,))
    if pd.isna(row["threshold"]):
        return
    setting, outcome = st.columns([2, 3], vertical_alignment="center")
    with setting:
        st.number_input(
            literal(
                gettext(
                    "What if others had given … {things}?", things=row["threshold_unit"]
                )
            ),
            min_value=0.0,
            max_value=LARGEST,
            value=None,
            step=1.0 if row["threshold"] >= 2 else 0.1,
            format="%g",
            placeholder=gettext("a number"),
            help=literal(gettext("Counted: {things}", things=row["condition_item"])),
            **link.tied(WIDGET, given, _take),
        )
    with outcome:
        if given is None:
            st.markdown(literal(outlook_in_words(row)))
        else:
            show_progress(given, row, what_if_in_words(row, suppose(row, given)))


def _asked(row: Row) -> tuple[float | None, BadValue | None]:
    """Read the supposition, or what is wrong with it.

    One that was made of another condition is dropped.
    """
    if st.session_state.get(OF, row["pledge_id"]) != row["pledge_id"]:
        link.write(NAME, None)
    st.session_state[OF] = row["pledge_id"]
    asked = link.own(NAME)
    return (None, None) if asked is None else read_given(asked, row)


def _take(given: float | None) -> None:
    link.write(NAME, None if given is None else f"{given:.3f}".rstrip("0").rstrip("."))


def read_given(asked: str, row: Row) -> tuple[float | None, BadValue | None]:
    """Read a number from 0 for a condition with a threshold, or say what is wrong."""
    if pd.isna(row["threshold"]):
        expected = gettext("nothing, since no number is to be reached here")
        return None, BadValue(NAME, asked, expected, fault=gettext("has no use"))
    if not NUMBER.fullmatch(asked):
        expected = gettext("a number from 0, as 18 or 0.5")
        return None, BadValue(NAME, asked, expected, fault=gettext("cannot be read"))
    return float(asked), None


def what_if_in_words(row: Row, supposed: Supposition) -> str:
    """Say what would follow: pending; 12 more needed; total would be 18, not 23."""
    return prose("what_if", row=row, supposed=supposed)


def outlook_in_words(row: Row) -> str:
    """Say what hangs on the threshold before a number is set."""
    return gettext(
        "From {number} {things} the condition would be met, and the promise of {donor} "
        "would follow.",
        number=number_in_words(row["threshold"]),
        things=row["threshold_unit"],
        donor=row["donor_label"],
    )
