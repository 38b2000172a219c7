"""One condition: what was reported of it, day by day, and its way to the threshold."""

from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lib.charts.captions import Row, captioned
from lib.charts.conditions import MARKS, cut, span_in_words
from lib.charts.rows import AXIS, BAR_AT, WORDS_AT
from lib.charts.style import ACCENT, FAINT, GREY, NAMES_TITLED, PALE, SLATE, quiet
from lib.frames.drill_down import mark
from lib.model.formats import (
    STATUS_WORDS,
    counted,
    day_in_words,
    list_in_words,
    number_in_words,
)

#: Pixels of the steps, of the gap under them, and of a day's row.
STEPS, GAP, DAY = 130, 18, 38
#: What is no state has a mark too: the announcement, a report that settles nothing.
DAY_MARKS = MARKS | {
    "announced": ("diamond", SLATE),
    "unknown": ("circle-open", GREY),
}
#: Letters of a day's words that fit on a phone.
LONGEST = 60


def condition_history(history: pd.DataFrame, day: date) -> go.Figure:
    """Draw the reports on one condition, a row a day, under the steps to its threshold.

    Parameters
    ----------
    history
        Rows of the frame `condition_history`, of one pledge, in their order. Steps are
        drawn only where a report counts towards a threshold.
    day
        The as-of date, to which a pending condition reaches.
    """
    if history.empty:
        return captioned(quiet(go.Figure(), DAY), "No report", "No report.")
    history = history.reset_index(drop=True)
    days = reported_days(history, pd.Timestamp(day))
    counting = counted_reports(history)
    steps = STEPS + GAP if len(counting) else 0
    total = steps + DAY * len(days) + AXIS
    figure = quiet(go.Figure(), total, below=NAMES_TITLED).update_layout(
        showlegend=False
    )
    ends = _reach(days)
    _days(figure, days, history["pledge_id"].iloc[0])
    if steps:
        _steps(figure, counting, ends)
    _axes(figure, len(days), ends, steps / (total - AXIS))
    return captioned(figure, history_finding(history, day), history_alt(days, history))


def counted_reports(history: pd.DataFrame) -> pd.DataFrame:
    """Keep the reports after which there is a way to a threshold to draw."""
    return history[history["threshold"].notna() & history["progress"].notna()]


def reported_days(history: pd.DataFrame, day: pd.Timestamp) -> pd.DataFrame:
    """List the days drawn: the announcement, each day of reports, an open end.

    Returns
    -------
    DataFrame
        `day`, `mark` (of DAY_MARKS) and `words`, the oldest day first.
    """
    first, last = history.iloc[0], history.iloc[-1]
    announced = first["announced_on"]
    rows = [_day(told, at == announced) for at, told in history.groupby("date")]
    if announced not in set(history["date"]):
        words = f"<b>{day_in_words(announced)}</b> announced"
        rows.append({"day": announced, "mark": "announced", "words": words})
    if last["status"] == "pending" and day > last["date"]:
        since = span_in_words((day - last["date"]).days)
        words = f"<b>{day_in_words(day)}</b> still pending, last report {since} ago"
        rows.append({"day": day, "mark": "pending", "words": words})
    return pd.DataFrame(rows).sort_values("day", ignore_index=True)


def _day(told: pd.DataFrame, announced: bool) -> Row:
    """Say what the reports of one day come to."""
    last = told.iloc[-1]
    settling = told[told["status_after"] != "unknown"]
    state = "unknown" if settling.empty else last["status"]
    words = STATUS_WORDS.get(state, "no change of state")
    if announced and state in ("pending", "unknown"):
        words = "announced"
    numbers = map(quantity_in_words, told.to_dict("records"))
    said = [words, *filter(None, dict.fromkeys(numbers))]
    if len(told) > 1:
        said.append(counted(len(told), "report"))
    line = cut(", ".join(said), LONGEST - len(day_in_words(last["date"])))
    bold = f"<b>{day_in_words(last['date'])}</b>"
    return {"day": last["date"], "mark": state, "words": f"{bold} {line}"}


def quantity_in_words(row: Row) -> str:
    """Say the number that a report gives: 30 of 30 missiles; Germany: 5 missiles."""
    if pd.isna(row["quantity"]):
        return ""
    number = number_in_words(row["quantity"])
    if row["counts_as"] == "total" and pd.notna(row["threshold"]):
        number += f" of {number_in_words(row['threshold'])}"
    unit = "" if pd.isna(row["unit"]) else f" {row['unit']}"
    giver = "" if pd.isna(row["giver_label"]) else f"{row['giver_label']}: "
    return f"{giver}{number}{unit}"


def history_finding(history: pd.DataFrame, day: date) -> str:
    """Say how the condition stands, and how long that took."""
    return f"{history['donor_label'].iloc[-1]}: {settled_in_words(history, day)}"


def settled_in_words(history: pd.DataFrame, day: date) -> str:
    """Say in which state a condition is: reported met 26 days after the offer."""
    last = history.iloc[-1]
    changed = history[history["status"] != last["status"]]["date"]
    run = history if changed.empty else history.loc[changed.index[-1] + 1 :]
    if last["status"] == "pending":
        days = (pd.Timestamp(day) - last["announced_on"]).days
        if not days:
            return "pending on the day of the offer"
        open_for, reported = span_in_words(days), day_in_words(last["date"])
        return f"pending for {open_for}, last report {reported}"
    after = max((run["date"].iloc[0] - last["announced_on"]).days, 0)
    return f"{STATUS_WORDS[last['status']]} {span_in_words(after)} after the offer"


def history_alt(days: pd.DataFrame, history: pd.DataFrame) -> str:
    """Describe the chart from its rows, for those who do not see it."""
    plain = days["words"].str.replace("</?b>", "", regex=True)
    last = history.iloc[-1]
    said = f"Reports on the condition of {last['donor_label']}: "
    if pd.notna(last["progress"]) and pd.notna(last["threshold"]):
        ends = (number_in_words(last[name]) for name in ("progress", "threshold"))
        said = f"{' of '.join(ends)} {last['threshold_unit']} reported. {said}"
    return f"{said}{list_in_words(tuple(plain))}."


def _reach(days: pd.DataFrame) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Give the ends of the axis, a little room beside the first and last mark."""
    first, last = days["day"].iloc[0], days["day"].iloc[-1]
    room = max((last - first) * 0.05, pd.Timedelta(days=1))
    return first - room, last + room


def _days(figure: go.Figure, days: pd.DataFrame, pledge_id: str) -> None:
    """Mark each day in a row of its own."""
    symbols, colours = zip(*days["mark"].map(DAY_MARKS), strict=True)
    drawn = {"symbol": symbols, "size": 11, "color": colours}
    figure.add_scatter(
        x=days["day"].tolist(),
        y=(days.index + BAR_AT + 0.1).tolist(),
        mode="markers",
        marker=drawn | {"line": {"width": 2, "color": colours}},
        customdata=[mark(pledge_id)] * len(days),
        hovertext=days["words"].tolist(),
        hoverinfo="text",
        cliponaxis=False,
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )
    begin = _reach(days)[0]
    at = (days.index + WORDS_AT).tolist()
    _write(figure, [begin] * len(days), at, days["words"].tolist(), "middle right")


def _write(
    figure: go.Figure, x: list[Any], y: list[float], text: list[str], where: Any
) -> None:
    """Write words on the paper: at days and heights, on the axis of the rows."""
    figure.add_scatter(
        x=x,
        y=y,
        text=text,
        mode="text",
        textposition=where,
        textfont={"size": 12},
        cliponaxis=False,
        hoverinfo="skip",
    )


def _steps(
    figure: go.Figure, told: pd.DataFrame, ends: tuple[pd.Timestamp, pd.Timestamp]
) -> None:
    """Draw the reported progress as steps, and the threshold as a line above."""
    by_day = told.drop_duplicates("date", keep="last")
    by_day = by_day[by_day["progress"] != by_day["progress"].shift()]
    days, numbers = by_day["date"].tolist(), by_day["progress"].tolist()
    at = len(figure.data)
    figure.add_scatter(
        x=[*days, ends[1]],
        y=[*numbers, numbers[-1]],
        mode="lines",
        line={"shape": "hv", "color": ACCENT, "width": 2.5},
        fill="tozeroy",
        fillcolor=PALE,
        hoverinfo="skip",
    )
    middle = ends[0] + (ends[1] - ends[0]) / 2
    words = [f"<b>{number_in_words(one)}</b> reported" for one in numbers]
    sides = ["bottom left" if day > middle else "bottom right" for day in days]
    below = [one - 0.05 * told["threshold"].iloc[-1] for one in numbers]
    _write(figure, days, below, words, sides)
    _threshold(figure, told.iloc[-1].to_dict(), ends)
    for trace in figure.data[at:]:
        trace.yaxis = "y2"


def _threshold(
    figure: go.Figure, row: Row, ends: tuple[pd.Timestamp, pd.Timestamp]
) -> None:
    threshold, most = row["threshold"], max(row["threshold"], row["progress"])
    figure.add_scatter(
        x=list(ends),
        y=[threshold] * 2,
        mode="lines",
        line={"color": SLATE, "width": 1.5, "dash": "dash"},
        hoverinfo="skip",
    )
    words = f"{number_in_words(threshold)} {row['threshold_unit']} needed"
    _write(figure, [ends[0]], [threshold + 0.02 * most], [words], "top right")
    figure.update_layout(
        yaxis2={"range": [0, most * 1.3], "visible": False, "fixedrange": True}
    )


def _axes(
    figure: go.Figure,
    days: int,
    ends: tuple[pd.Timestamp, pd.Timestamp],
    steps: float,
) -> None:
    """Share one axis of time; the steps take their part of the height, at the top."""
    figure.update_xaxes(
        type="date",
        range=list(ends),
        title={"text": "Day of the report", "font": {"size": 12}},
        gridcolor=FAINT,
        zeroline=False,
        fixedrange=True,
        nticks=6,
        tickformat="%-d %b" if (ends[1] - ends[0]).days < 150 else "%b %Y",
        anchor="y",
    )
    domain = [0, 1 - steps] if steps else [0, 1]
    rows = {"range": [days - 0.5, -0.5], "visible": False, "fixedrange": True}
    figure.update_layout(yaxis=rows | {"domain": domain})
    if steps:
        figure.update_layout(yaxis2_domain=[1 - steps * STEPS / (STEPS + GAP), 1])
