"""Conditions: how long each one has been open, and how it ended."""

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from lib.charts.captions import Row, captioned
from lib.charts.rows import BAR, BAR_AT, ROW, WORDS_AT
from lib.charts.style import ACCENT, AMBER, DRAWINGS, FAINT, GREY, quiet
from lib.model.words import STATUS_WORDS, counted, day_in_words, number_in_words

#: How each end of a condition is marked, in shape and in colour.
MARKS = {
    "met": ("circle", ACCENT),
    "lapsed": ("x", GREY),
    "withdrawn": ("square-open", GREY),
    "pending": ("triangle-right", AMBER),
}
#: Letters above a bar that fit on a phone.
LONGEST = 48


def conditions_timeline(conditions: pd.DataFrame, day: date) -> go.Figure:
    """Draw each condition from its announcement to what is known of its end.

    Parameters
    ----------
    conditions
        The frame `conditions`, in its order.
    day
        The as-of date, to which an open condition reaches.
    """
    figure = quiet(go.Figure(), ROW * max(len(conditions), 1) + 100)
    if len(conditions):
        _waits(figure, conditions, pd.Timestamp(day))
        _ends(figure, conditions, pd.Timestamp(day))
        _words(figure, conditions)
    figure.update_xaxes(
        title={"text": "Year", "font": {"size": 12}},
        gridcolor=FAINT,
        zeroline=False,
        fixedrange=True,
        dtick="M12",
        tickformat="%Y",
    )
    rows = [len(conditions) - 0.5, -0.5]
    figure.update_yaxes(range=rows, visible=False, fixedrange=True)
    return captioned(figure, conditions_finding(conditions), conditions_alt(conditions))


def conditions_finding(conditions: pd.DataFrame) -> str:
    """Say how many conditions there are and how they stand."""
    if conditions.empty:
        return "No pledge in this selection has a condition"
    counts = status_counts(conditions)
    said = ", ".join(f"{number} {words}" for words, number in counts.items())
    return f"{counted(len(conditions), 'conditional pledge')}: {said}"


def conditions_alt(conditions: pd.DataFrame) -> str:
    """Describe the chart from its rows, for those who do not see it."""
    shown = conditions[conditions["status"] == "pending"]
    lines = [
        f"{row['donor_label']} pending since {day_in_words(row['status_since'])}"
        for row in shown.to_dict("records")
    ]
    return "; ".join([conditions_finding(conditions), *lines]) + "."


def status_counts(conditions: pd.DataFrame) -> dict[str, int]:
    """Count conditions by state; those without a later report apart."""
    words = conditions["status"].map(STATUS_WORDS)
    words = words.mask(conditions["no_later_report"], "without a later report")
    order = ["pending", "without a later report", *list(STATUS_WORDS.values())[1:]]
    counts = words.value_counts()
    return {word: int(counts[word]) for word in order if word in counts}


def condition_row_in_words(row: Row) -> str:
    """Write the words above a bar: who offers what, and how far the condition is."""
    done = ""
    if pd.notna(row["progress"]) and pd.notna(row["threshold"]):
        ends = (number_in_words(row[name]) for name in ("progress", "threshold"))
        done = ", " + " of ".join(ends)
    name = _cut(row["donor_label"], LONGEST - 12)
    item = "" if pd.isna(row["item"]) else row["item"]
    what = _cut(item, LONGEST - len(name) - len(done))
    return f"<b>{name}</b>  {what}{done}"


def _cut(text: str, longest: int) -> str:
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def _waits(figure: go.Figure, conditions: pd.DataFrame, day: pd.Timestamp) -> None:
    """Hatch the time for which each condition was open."""
    until = conditions["status_since"].mask(conditions["status"] == "pending", day)
    length = (until - conditions["announced_on"]).dt.total_seconds() * 1000
    figure.add_bar(
        base=conditions["announced_on"].tolist(),
        x=length.tolist(),
        y=[row + BAR_AT for row in range(len(conditions))],
        width=BAR,
        orientation="h",
        marker=DRAWINGS["conditional"].marker,
        customdata=conditions["pledge_id"].tolist(),
        hovertext=conditions["condition"].tolist(),
        hoverinfo="text",
        name="open",
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )
    figure.update_xaxes(type="date")


def _ends(figure: go.Figure, conditions: pd.DataFrame, day: pd.Timestamp) -> None:
    """Mark how each ended, or that it is still open."""
    at = pd.Series(range(len(conditions)), conditions.index) + BAR_AT
    for status, (symbol, colour) in MARKS.items():
        these = conditions[conditions["status"] == status]
        if these.empty:
            continue
        ends = these["status_since"].mask(these["status"] == "pending", day)
        figure.add_scatter(
            x=ends.tolist(),
            y=at[these.index].tolist(),
            mode="markers",
            marker={"symbol": symbol, "size": 11, "color": colour},
            customdata=these["pledge_id"].tolist(),
            hovertext=_reports(these),
            hoverinfo="text",
            cliponaxis=False,
            name="still open" if status == "pending" else STATUS_WORDS[status],
        )


def _reports(these: pd.DataFrame) -> list[str]:
    return [
        f"{STATUS_WORDS[row['status']]} since {day_in_words(row['status_since'])}, "
        f"last report {day_in_words(row['reported_on'])}"
        for row in these.to_dict("records")
    ]


def _words(figure: go.Figure, conditions: pd.DataFrame) -> None:
    first = conditions["announced_on"].min()
    figure.add_scatter(
        x=[first] * len(conditions),
        y=[row + WORDS_AT for row in range(len(conditions))],
        text=list(map(condition_row_in_words, conditions.to_dict("records"))),
        mode="text",
        textposition="middle right",
        textfont={"size": 12},
        cliponaxis=False,
        hoverinfo="skip",
        showlegend=False,
    )
