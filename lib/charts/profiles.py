"""One donor in detail: by meeting, by channel."""

import pandas as pd

from lib.charts.bars import bars
from lib.charts.captions import (
    axis_of_money,
    capital,
    exactly,
    in_a_sentence,
    of_all,
    row_in_words,
    states_in_words,
)
from lib.frames.drill_down import EXACTLY, OUTSIDE, mark
from lib.model.formats import (
    day_in_words,
    list_in_words,
    money_in_words,
    unconverted_in_words,
    uncounted_in_words,
)
from lib.model.plot import Plot
from lib.model.selection import Selection
from lib.model.vocabulary import BASES, STATES, UNATTRIBUTED


def donor_meetings_plots(rows: pd.DataFrame, chosen: Selection) -> list[Plot]:
    """Describe what one donor pledged at each meeting, the newest first."""
    return _plots(_by_meeting(rows), chosen.basis)


def donor_meetings_finding(rows: pd.DataFrame) -> str:
    """Say at which meeting one donor pledged most."""
    return _finding(_by_meeting(rows), "meeting")


def _by_meeting(rows: pd.DataFrame) -> pd.DataFrame:
    """Name each meeting, the newest first; what was outside meetings comes last."""
    newest = pd.concat(
        [rows[rows["date"].notna()].iloc[::-1], rows[rows["date"].isna()]]
    )
    names = [
        "Outside meetings" if pd.isna(day) else day_in_words(day)
        for day in newest["date"]
    ]
    marks = [
        mark(donors, OUTSIDE if pd.isna(meeting) else meeting)
        for donors, meeting in zip(newest["donors"], newest["meeting_id"], strict=True)
    ]
    return newest.assign(name=names, key=marks)


def donor_mechanisms_plots(rows: pd.DataFrame, chosen: Selection) -> list[Plot]:
    """Describe what one donor pledged through each channel, the largest first."""
    return _plots(_by_mechanism(rows), chosen.basis)


def donor_mechanisms_finding(rows: pd.DataFrame) -> str:
    """Say through which channel one donor pledged most."""
    return _finding(_by_mechanism(rows), "channel")


def _by_mechanism(rows: pd.DataFrame) -> pd.DataFrame:
    named = rows["mechanism_label"]
    names = named.str[:1].str.upper() + named.str[1:]
    keys = rows["donors"] + "," + EXACTLY + rows["mechanism"].fillna("")
    return rows.assign(name=names, key=keys)


def _plots(rows: pd.DataFrame, basis: str) -> list[Plot]:
    """Draw what states a sum; name below it what states none."""
    priced, silent = rows.dropna(subset="value"), rows[rows["value"].isna()]
    left = [
        (row["name"], uncounted_in_words(row["unpriced"], row["unconverted_sums"]))
        for row in silent.to_dict("records")
    ]
    note = ", ".join(
        f"{name} ({list_in_words(tuple(why))})" for name, why in left if why
    )
    what = "No sum stated" if silent["unconverted_sums"].isna().all() else "Not drawn"
    said = f"{what}: {note}" if note else ""
    return [] if priced.empty else [_plot(priced, basis, said)]


def _plot(rows: pd.DataFrame, basis: str, note: str) -> Plot:
    money = rows[["value", "low", "high"]]
    divisor, unit = axis_of_money(money.max().max(), rows["currency"].iloc[0])
    scaled = rows.assign(**(money / divisor))
    states = states_in_words(STATES[::-1])
    named = scaled.assign(
        label=list(map(row_in_words, scaled.to_dict("records"))),
        hover=[exactly(row["name"], row, states) for row in rows.to_dict("records")],
    )
    solid = "joint" if rows["kind"].iloc[0] == "joint" else "new"
    parts = {
        solid if state == "new" else state: rows[state] / divisor
        for state in BASES[basis]
    }
    return bars(named, parts, unit, footnote=note)


def _finding(rows: pd.DataFrame, of: str) -> str:
    """Say where most of it was announced."""
    if rows.empty:
        return "Nothing of this donor in this selection"
    priced = rows.dropna(subset="value")
    name = capital(in_a_sentence(rows["donor_label"].iloc[0]))
    nobody = rows["kind"].iloc[0] == UNATTRIBUTED
    if priced.empty:
        left = unconverted_in_words(of_all(rows["unconverted_sums"]))
        return f"{name} pledged {left}" if left else f"{name} stated no sum"
    top = priced.sort_values("value", ascending=False, kind="stable").iloc[0]
    worth = money_in_words(top["value"], top["currency"])
    if nobody:
        return f"Most is traced to no named donor {_where(top, of)}: {worth}"
    return f"{name} pledged most {_where(top, of)}: {worth}"


def _where(top: pd.Series, of: str) -> str:
    """Say where the largest sum of a donor was announced."""
    if top["name"] == "Outside meetings":
        return "outside meetings"
    if of == "meeting":
        return f"at the meeting of {top['name']}"
    if pd.isna(top["mechanism"]):
        return "without naming a channel"
    return f"through {top['name']}"
