"""One donor in detail: by meeting, by channel."""

import pandas as pd
import plotly.graph_objects as go

from lib.charts.captions import (
    axis_of_money,
    capital,
    captioned,
    exactly,
    in_a_sentence,
    row_in_words,
    states_in_words,
    worded,
)
from lib.charts.rows import Panel, rows_figure
from lib.frames.drill_down import EXACTLY, OUTSIDE, mark
from lib.model.formats import (
    counted,
    day_in_words,
    money_in_words,
    unpriced_in_words,
)
from lib.model.vocabulary import BASES, STATES, UNATTRIBUTED


def donor_by_meeting(rows: pd.DataFrame, basis: str = "firm") -> go.Figure:
    """Draw what one donor pledged at each meeting, the newest first.

    Parameters
    ----------
    rows
        The rows of one donor of the frame `donor_meetings`.
    basis
        The states that `value` counts: each is a segment of the bar.
    """
    return _bars(_by_meeting(rows), basis, "meeting")


def donor_meetings_panels(rows: pd.DataFrame, basis: str = "firm") -> list[Panel]:
    """Lay out the meetings of one donor: as `donor_by_meeting`."""
    return _panels(_by_meeting(rows), basis)


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


def donor_by_mechanism(rows: pd.DataFrame, basis: str = "firm") -> go.Figure:
    """Draw what one donor pledged through each channel, the largest first.

    Parameters
    ----------
    rows
        The rows of one donor of the frame `donor_mechanisms`.
    basis
        The states that `value` counts: each is a segment of the bar.
    """
    return _bars(_by_mechanism(rows), basis, "channel")


def donor_mechanisms_panels(rows: pd.DataFrame, basis: str = "firm") -> list[Panel]:
    """Lay out the channels of one donor: as `donor_by_mechanism`."""
    return _panels(_by_mechanism(rows), basis)


def _by_mechanism(rows: pd.DataFrame) -> pd.DataFrame:
    named = rows["mechanism_label"]
    names = named.str[:1].str.upper() + named.str[1:]
    keys = rows["donors"] + "," + EXACTLY + rows["mechanism"].fillna("")
    return rows.assign(name=names, key=keys)


def _bars(rows: pd.DataFrame, basis: str, of: str) -> go.Figure:
    figure = rows_figure(_panels(rows, basis))
    return captioned(figure, _finding(rows, of), _alt(rows, of))


def _panels(rows: pd.DataFrame, basis: str) -> list[Panel]:
    """Draw what states a sum; name below it what states none."""
    priced, silent = rows.dropna(subset="value"), rows[rows["value"].isna()]
    note = ", ".join(
        f"{row['name']} ({unpriced_in_words(row['unpriced'])})"
        for row in silent[silent["unpriced"] > 0].to_dict("records")
    )
    said = f"No sum stated: {note}" if note else ""
    return [] if priced.empty else [_panel(priced, basis, said)]


def _panel(rows: pd.DataFrame, basis: str, note: str) -> Panel:
    money = rows[["value", "low", "high"]]
    divisor, unit = axis_of_money(money.max().max(), rows["currency"].iloc[0])
    scaled = (money / divisor).assign(
        open_ended=rows["open_ended"], unpriced=rows["unpriced"], key=rows["key"]
    )
    labels = map(row_in_words, scaled.to_dict("records"))
    states = states_in_words(STATES[::-1])
    hover = [exactly(row["name"], row, states) for row in rows.to_dict("records")]
    solid = "joint" if rows["kind"].iloc[0] == "joint" else "new"
    parts = {
        solid if state == "new" else state: rows[state] / divisor
        for state in BASES[basis]
    }
    drawn = worded(scaled.assign(hover=hover), rows["name"], labels)
    return Panel(drawn, parts, unit, "", note)


def _finding(rows: pd.DataFrame, of: str) -> str:
    """Say where most of it was announced."""
    if rows.empty:
        return "Nothing of this donor in this selection"
    priced = rows.dropna(subset="value")
    name = capital(in_a_sentence(rows["donor_label"].iloc[0]))
    nobody = rows["kind"].iloc[0] == UNATTRIBUTED
    if priced.empty:
        return f"{name} stated no sum"
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


def _alt(rows: pd.DataFrame, of: str) -> str:
    """Describe the bars from their numbers, for those who do not see them."""
    lines = [
        f"{row['name']} {money_in_words(row['value'], row['currency'])}"
        for row in rows.dropna(subset="value").to_dict("records")
    ]
    said = f"Bars of {counted(len(lines), of)}"
    return f"{said}: {'; '.join(lines)}." if lines else f"{said}."
