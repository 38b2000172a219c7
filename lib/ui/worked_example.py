"""One meeting's headline taken apart, with every figure from the frames."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import streamlit as st
from babel.numbers import format_decimal

from lib.charts.captions import Row, sum_in_words, worth_in_words
from lib.frames.cache import from_cache, priced_part
from lib.frames.contributions import OWN, all_contributions
from lib.frames.meetings import meeting_headlines
from lib.frames.money import MONEY
from lib.frames.nesting import nesting_of
from lib.model.formats import (
    currency_in_words,
    day_in_words,
    list_in_words,
    meeting_in_words,
    scale_of,
    to_places,
)
from lib.model.glossary import STATE_WORDS
from lib.model.language import gettext, gettext_noop, locale
from lib.model.ledger import Ledger
from lib.model.view import View
from lib.model.vocabulary import ROUNDING, UNNAMED
from lib.ui.navigation import link_to
from lib.ui.text import literal, prose

NONE = gettext_noop(
    "As of this day no meeting in the ledger has a headline with a sum."
)
PART = gettext_noop("Part")
REST = gettext_noop("No donor named: the rest")
#: Between thousands in a table: thin, and no line breaks there.
THOUSANDS = "\N{NARROW NO-BREAK SPACE}"
ORDER = {"donor": 0, "joint": 1, "total": 2}
#: What a text of the folder names.
Figures = dict[str, object]


@dataclass(frozen=True)
class WorkedExample:
    """What is said before and after the table, and the table: a part, three sums."""

    meeting_id: str
    opening: str
    table: pd.DataFrame
    closing: str
    alt: str


def show_worked_example(view: View) -> None:
    """Show how a headline is made up, whatever the filters; without any, say so."""
    example = from_cache(
        ("worked example", view.ledger.hash, priced_part(view.selection)),
        lambda: worked_example(view),
    )
    if example is None:
        st.markdown(gettext(NONE))
        return
    st.markdown(example.opening)
    figures = [column for column in example.table if column != gettext(PART)]
    styled = example.table.style.format("{:,.0f}", figures, thousands=THOUSANDS)
    st.table(styled, border="horizontal", hide_index=True, alt=example.alt)
    st.markdown(example.closing)
    said = gettext("The meeting, with its claims and passages")
    link_to("meetings", said, show=example.meeting_id)


def meeting_of_example(view: View) -> str | None:
    """Pick the newest meeting with a priced headline."""
    headlines = meeting_headlines(view).dropna(subset="own_value")
    meetings = view.ledger["meetings"].sort_values(["date", "meeting_id"])["meeting_id"]
    known = meetings[meetings.isin(headlines.index)]
    return str(known.iloc[-1]) if len(known) else None


def worked_example(view: View) -> WorkedExample | None:
    """Take a headline apart; None where no meeting has one with a sum."""
    key = meeting_of_example(view)
    if key is None:
        return None
    rows = _with_print(all_contributions(view), view.ledger)
    headline = meeting_headlines(view).loc[key, "pledge_id"]
    is_whole = rows["pledge_id"] == headline
    nesting = nesting_of(rows["pledge_id"], rows["part_of"])
    below = nesting.any_above(is_whole.to_numpy())
    whole, parts = rows[is_whole].to_dict("records")[0], rows[below]
    beside = rows[(rows["meeting_id"] == key) & ~is_whole & ~below]
    meeting = meeting_in_words(key, view.ledger)
    silent = parts[parts["own_value"].isna()]
    return WorkedExample(
        meeting_id=key,
        opening=prose(
            "example",
            meeting=meeting,
            whole=whole,
            rate=_rate(whole),
            scale=_scale(whole)[1],
        ),
        table=_table(whole, parts),
        closing=prose(
            "example_parts",
            joint=_joint(parts).to_dict("records"),
            silent=len(silent),
            silent_donors=list_in_words(tuple(sorted(silent["donor_label"].unique()))),
            silent_inside=silent["itemised"].sum(),
            nobody=_nobody(whole, rows[is_whole | below]),
            together=_together(whole, parts),
            beside=len(beside),
        ),
        alt=gettext(
            "The headline of the meeting of {meeting}, and what it is made up of",
            meeting=meeting,
        ),
    )


def _with_print(rows: pd.DataFrame, ledger: Ledger) -> pd.DataFrame:
    """Add what the claim that counts prints, in which currency, and who printed it."""
    publishers = ledger["sources"].set_index("source_id")["publisher"]
    claims = ledger["claims"].set_index("claim_id")
    plainly = claims["currency"] + " " + claims["amount"].map(to_places)
    printed = claims[[]].assign(
        printed=claims["amount_as_printed"].fillna(plainly),
        printed_currency=claims["currency"],
        publisher=claims["source_id"].map(publishers),
    )
    return rows.join(printed, on="claim_id")


def _units(number: str, currency: str) -> str:
    """Write a number of units of a currency, which no line breaks: USD 1.3631."""
    return f"{currency}\N{NO-BREAK SPACE}{number}"


def _scale(whole: Row) -> tuple[float, str]:
    """Pick what the table counts in, so that a headline has four digits or more."""
    divisor, word = scale_of(whole["own_value"] / 1000)
    return divisor, f"{word} {currency_in_words(whole['currency'])}".strip()


def _rate(row: Row) -> str:
    """Write a rate with five significant figures."""
    return str(format_decimal(row["rate"], "@@@@@", locale=locale()))


def _table(whole: Row, parts: pd.DataFrame) -> pd.DataFrame:
    """List the headline, what each part adds, what is left, and their sum."""
    adding = parts[parts[MONEY].gt(0).any(axis="columns")]
    adding = adding.assign(order=adding["scope"].map(ORDER)).sort_values(
        ["order", "value", "pledge_id"], ascending=[True, False, True]
    )
    rest = [whole[column] for column in MONEY]
    figures = [
        [whole[column] for column in OWN],
        *adding[MONEY].to_numpy(),
        rest,
        parts[MONEY].sum().to_numpy() + rest,
    ]
    divisor, _ = _scale(whole)
    heads = [gettext("Value"), gettext("Low"), gettext("High")]
    names = map(_part_in_words, adding.to_dict("records"))
    table = pd.DataFrame(np.array(figures) / divisor, columns=heads)
    first, last = gettext("**Headline**"), gettext("**All parts together**")
    table.insert(0, gettext(PART), [first, *names, gettext(REST), last])
    return table


def _part_in_words(row: Row) -> str:
    """Name a part, what is printed of it, and the rate that converts it."""
    what = row["donor_label"]
    if pd.notna(row["item"]):
        what += f", {row['item']}"
    if row["scope"] == "joint":
        what = gettext("{part}, beyond what they named singly", part=what)
    if row["scope"] in UNNAMED:
        what = gettext("{part}, less the parts of it", part=what)
    if row["state"] != "new":
        what += f", {gettext(STATE_WORDS[row['state']])}"
    parts = {"part": what, "words": row["printed"]}
    if pd.isna(row["rate_date"]):
        return literal(gettext("{part}: “{words}”", **parts))
    return literal(
        gettext(
            "{part}: “{words}” at {rate} ({day})",
            rate=_rate(row),
            day=day_in_words(row["rate_date"]),
            **parts,
        )
    )


def _joint(parts: pd.DataFrame) -> pd.DataFrame:
    """Keep the joint pledges with a sum, and say how much of it is `named` singly."""
    joint = parts[(parts["scope"] == "joint") & parts["own_value"].notna()]
    named = parts.groupby("part_of")["effective_value"].sum()
    return joint.assign(named=joint["pledge_id"].map(named).fillna(0))


def _nobody(whole: Row, rows: pd.DataFrame) -> Figures | None:
    """Say what no named donor accounts for, as the bridge counts it, and its share.

    That is what is left of the headline and of the totals inside it; None of nothing.
    """
    new = rows[rows["scope"].isin(UNNAMED) & (rows["state"] == "new")]
    left = new[MONEY].sum()
    if not left["value"] > 0:
        return None
    own = pd.Series([whole[column] for column in OWN], MONEY)
    share = (100 * left / own).where(own > 0, 0.0)
    doubt = {"open_ended": new["open_ended"].any(), "currency": whole["currency"]}
    return {
        "worth": worth_in_words({**left, **doubt}),
        "percent": sum_in_words({**share, "open_ended": False}),
    }


_SUMS = {
    "value": gettext_noop("value"),
    "low": gettext_noop("low"),
    "high": gettext_noop("high"),
}


def _together(whole: Row, parts: pd.DataFrame) -> Figures:
    """Give what the parts add up to, and in which of the sums they exceed the headline."""
    currency = whole["currency"]
    sums = [parts[column].sum() + whole[column] for column in MONEY]
    more = tuple(
        column
        for column, own, together in zip(MONEY, OWN, sums, strict=True)
        if together > whole[own] * (1 + ROUNDING)
    )
    exactly = [
        _units(to_places(value), currency) for value in (sums[0], whole["own_value"])
    ]
    return {
        "parts": exactly[0],
        "headline": exactly[1],
        "exceeds": "value" in more,
        "more": list_in_words(tuple(gettext(_SUMS[one]) for one in more)),
    }
