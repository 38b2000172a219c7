"""Meetings: what each one brought, by how far it can be traced."""

from dataclasses import replace

import pandas as pd
import plotly.graph_objects as go

from lib.charts.captions import (
    Row,
    axis_of_money,
    captioned,
    exactly,
    row_in_words,
    worded,
)
from lib.charts.rows import Panel, rows_figure
from lib.model.vocabulary import BASES
from lib.model.words import (
    counted,
    day_in_words,
    entries_in_words,
    money_in_words,
    number_in_words,
)

#: New money by who is named for it, then the other states: column to drawing.
PARTS = {
    "named": "new",
    "joint": "joint",
    "earlier": "earlier",
    "conditional": "conditional",
    "restated": "restated",
    "unattributed": "unattributed",
}
EXACT = {
    "headline": "headline",
    "value": "in this sum",
    "named": "new, named donors",
    "joint": "new, joint",
    "unattributed": "new, no named donor",
    "earlier": "first announced before, elsewhere",
    "conditional": "conditional",
    "restated": "restated",
    "lapsed": "lapsed or withdrawn",
}


#: How the bars are scaled: by all money, by traced money alone, each to its own sum.
SCALES = ("all", "traced", "share")


def meeting_totals_bar(
    totals: pd.DataFrame, basis: str = "firm", scale: str = "all"
) -> go.Figure:
    """Draw what each meeting brought, the newest first.

    Parameters
    ----------
    totals
        The frame `meeting_totals`.
    basis
        The states that `value` counts.
    scale
        `traced` leaves out new money that no named donor accounts for, so that the rest
        can be seen beside it; `share` draws each part as percent of its meeting's sum.
        The whiskers, which belong to the whole sum, are left out of both.
    """
    return captioned(
        rows_figure(meeting_totals_panels(totals, basis, scale)),
        meeting_totals_finding(totals),
        meeting_totals_alt(totals),
    )


def meeting_totals_panels(
    totals: pd.DataFrame, basis: str = "firm", scale: str = "all"
) -> list[Panel]:
    """Lay out the meetings that state a sum: as `meeting_totals_bar`."""
    newest = totals.iloc[::-1]
    rows = newest[newest["value"].notna()]
    if scale == "traced":
        rows = _without_untraced(rows)
    panel = _as_shares if scale == "share" else _panel
    return [panel(rows, newest, basis)] if len(rows) else []


def meeting_totals_finding(totals: pd.DataFrame) -> str:
    """Say what the newest meeting brought, and how much of it names a donor."""
    if totals.empty:
        return "No meeting in this selection"
    last = totals.iloc[-1].to_dict()
    day = day_in_words(last["date"])
    if pd.isna(last["value"]):
        return f"The newest meeting, {day}, states no sum"
    brought = money_in_words(last["value"], last["currency"])
    said = f"The newest meeting, {day}, brought {brought}"
    share = untraced_share(last)
    if not share:
        return said
    return f"{said}; no named donor accounts for {number_in_words(share)} percent of it"


def untraced_share(meeting: Row) -> float:
    """Take what no named donor accounts for as percent of a meeting's sum."""
    if pd.isna(meeting["unattributed"]) or not meeting["value"] > 0:
        return 0.0
    return float(min(100 * meeting["unattributed"] / meeting["value"], 100.0))


def meeting_totals_alt(totals: pd.DataFrame) -> str:
    """Describe the chart from its numbers, for those who do not see it."""
    priced = totals.dropna(subset="value")
    silent = len(totals) - len(priced)
    sentences = [f"Bars of {counted(len(priced), 'meeting')}, the newest first"]
    if len(priced):
        largest = priced.sort_values("value").iloc[-1]
        most = money_in_words(largest["value"], largest["currency"])
        sentences.append(f"The largest, {day_in_words(largest['date'])}: {most}")
    if silent:
        sentences.append(f"{counted(silent, 'meeting')} without a sum")
    return ". ".join(sentences) + "."


def _without_untraced(rows: pd.DataFrame) -> pd.DataFrame:
    rest = rows["value"] - rows["unattributed"].fillna(0.0)
    rest = rest.clip(lower=0.0)
    return rows.assign(
        value=rest, low=rest, high=rest, unattributed=float("nan"), open_ended=False
    )


def _panel(rows: pd.DataFrame, all_rows: pd.DataFrame, basis: str) -> Panel:
    money = rows[["value", "low", "high"]]
    divisor, unit = axis_of_money(money.max().max(), rows["currency"].iloc[0])
    scaled = (money / divisor).assign(
        open_ended=rows["open_ended"],
        unpriced=rows["unpriced"],
        disputed=rows["disputed"],
    )
    names = [day_in_words(day) for day in rows["date"]]
    records = rows.to_dict("records")
    marked = scaled.assign(
        key=rows["meeting_id"],
        hover=[
            exactly(name, row, EXACT) for name, row in zip(names, records, strict=True)
        ],
    )
    drawn = worded(marked, names, map(row_in_words, scaled.to_dict("records")))
    parts = {PARTS[part]: rows[part] / divisor for part in _counted(basis)}
    return Panel(drawn, parts, unit, "", _silent(all_rows.drop(rows.index)))


def _silent(rows: pd.DataFrame) -> str:
    """Count the pledges of the meetings whose pledges state no sum."""
    named = [
        f"{day_in_words(row['date'])} ({entries_in_words(row['pledges'])})"
        for row in rows.to_dict("records")
    ]
    return f"No sum stated: {', '.join(named)}" if named else ""


def _as_shares(rows: pd.DataFrame, all_rows: pd.DataFrame, basis: str) -> Panel:
    """Scale every part to percent of its meeting's sum; the words keep the money."""
    panel = _panel(rows, all_rows, basis)
    whole = panel.rows["value"].where(panel.rows["value"] > 0)
    parts = {name: 100 * part / whole for name, part in panel.parts.items()}
    drawn = panel.rows.assign(value=100.0, low=100.0, high=100.0, open_ended=False)
    money = panel.unit[0].lower() + panel.unit[1:]
    unit = f"Percent of each sum (sums in {money})"
    return replace(panel, rows=drawn, parts=parts, unit=unit)


def _counted(basis: str) -> list[str]:
    """List the parts that a basis counts; new money is in three of them."""
    new = {"named", "joint", "unattributed"}
    return [part for part in PARTS if part in new or part in BASES[basis]]
