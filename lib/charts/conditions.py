"""Conditions: how long each one has been open, and how it ended."""

from datetime import date

import pandas as pd
import plotly.graph_objects as go

from lib.charts.captions import Row, captioned
from lib.charts.rows import AXIS, BAR, BAR_AT, HEAD, LEGEND, ROW, WORDS_AT
from lib.charts.style import ACCENT, AMBER, DRAWINGS, FAINT, GREY, NAMES_TITLED, quiet
from lib.frames.drill_down import mark
from lib.model.formats import STATUS_WORDS, counted, day_in_words, number_in_words

#: How each state of a condition is marked, in shape and in colour.
MARKS = {
    "met": ("circle", ACCENT),
    "lapsed": ("x", GREY),
    "withdrawn": ("square-open", GREY),
    "pending": ("triangle-right", AMBER),
}
#: The groups in the order drawn, with their headings.
GROUPS = {"open": "Open", "silent": "No later report", "settled": "Settled"}
#: Letters above a bar that fit on a phone.
LONGEST = 54
#: The least of the axis that a wait is drawn with: days are thin next to years.
LEAST = 0.03
#: Words a little higher above the bar than where a whisker needs room under it.
ABOVE = WORDS_AT - 0.04


def conditions_timeline(conditions: pd.DataFrame, day: date) -> go.Figure:
    """Draw each condition from its announcement to what is known of its end.

    Parameters
    ----------
    conditions
        The frame `conditions`. The open ones are drawn first, then those without a
        later report, then the settled ones; within a group in the order of the frame.
    day
        The as-of date, to which an open condition reaches.
    """
    if conditions.empty:
        figure = quiet(go.Figure(), ROW)
    else:
        rows = drawn_rows(conditions, pd.Timestamp(day))
        down = rows["at"].max() + 0.5
        height = int(down * ROW) + AXIS + 3 * LEGEND
        figure = quiet(go.Figure(), height, below=NAMES_TITLED)
        _waits(figure, rows)
        _ends(figure, rows)
        _words(figure, rows)
        _headings(figure, rows)
        _axes(figure, rows, down)
    return captioned(figure, conditions_finding(conditions), conditions_alt(conditions))


def drawn_rows(conditions: pd.DataFrame, day: pd.Timestamp) -> pd.DataFrame:
    """Order conditions by group, and place each: its row, its wait, its drawn end."""
    rows = conditions.assign(group=group_of(conditions))
    places = rows["group"].map(list(GROUPS).index)
    rows = rows.iloc[places.argsort(kind="stable")].reset_index(drop=True)
    headings = (rows["group"] != rows["group"].shift()).cumsum()
    until = rows["status_since"].mask(rows["status"] == "pending", day)
    wait = (until - rows["announced_on"]).dt.days.clip(lower=0)
    span = (day - rows["announced_on"].min()).days
    return rows.assign(
        at=rows.index + headings * HEAD / ROW,
        wait=wait,
        drawn=pd.to_timedelta(wait.clip(lower=max(span * LEAST, 1)), unit="D"),
    )


def group_of(conditions: pd.DataFrame) -> pd.Series:
    """Tell whether each condition is open, without a later report, or settled."""
    words = pd.Series("settled", conditions.index, dtype="str")
    words = words.mask(conditions["status"] == "pending", "open")
    return words.mask(conditions["no_later_report"], "silent")


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
        f"{row['donor_label']} pending since {day_in_words(row['announced_on'])}"
        for row in shown.to_dict("records")
    ]
    waits = f"Waits of {counted(len(conditions), 'pledge')}"
    return f"{waits}: {'; '.join(lines)}." if lines else f"{waits}."


def status_counts(conditions: pd.DataFrame) -> dict[str, int]:
    """Count conditions by state; those without a later report apart."""
    words = conditions["status"].map(STATUS_WORDS)
    words = words.mask(conditions["no_later_report"], "without a later report")
    order = ["pending", "without a later report", *list(STATUS_WORDS.values())[1:]]
    counts = words.value_counts()
    return {word: int(counts[word]) for word in order if word in counts}


def span_in_words(days: int) -> str:
    """Write a span of time as one would say it: 26 days, 8 months, 3.1 years."""
    if days < 90:
        return counted(days, "day")
    months = round(days / 30.44)
    if months < 24:
        return counted(months, "month")
    return f"{number_in_words(round(days / 365.25, 1))} years"


def condition_row_in_words(row: Row) -> str:
    """Write the words above a bar: who offers what, how long it waited, how far it is."""
    tail = f", {span_in_words(row['wait'])}"
    if pd.notna(row["progress"]) and pd.notna(row["threshold"]):
        ends = (number_in_words(row[name]) for name in ("progress", "threshold"))
        tail += ", " + " of ".join(ends)
    name = cut(row["donor_label"], LONGEST - len(tail) - 4)
    item = "" if pd.isna(row["item"]) else row["item"]
    room = LONGEST - len(name) - len(tail) - 1
    what = f" {cut(item, room)}" if item and room > 6 else ""
    return f"<b>{name}</b>{what}{tail}"


def cut(text: str, longest: int) -> str:
    """Shorten a text to so many letters."""
    return text if len(text) <= longest else f"{text[: longest - 1].rstrip()}…"


def _waits(figure: go.Figure, rows: pd.DataFrame) -> None:
    """Hatch the time for which each condition was open."""
    figure.add_bar(
        base=rows["announced_on"].tolist(),
        x=(rows["drawn"].dt.total_seconds() * 1000).tolist(),
        y=(rows["at"] + BAR_AT).tolist(),
        width=BAR,
        orientation="h",
        marker=DRAWINGS["conditional"].marker,
        customdata=rows["pledge_id"].map(mark).tolist(),
        hovertext=_exactly(rows),
        hoverinfo="text",
        name="waiting",
        selected={"marker": {"opacity": 1}},
        unselected={"marker": {"opacity": 1}},
    )
    figure.update_xaxes(type="date")


def _ends(figure: go.Figure, rows: pd.DataFrame) -> None:
    """Mark how each ended, or that it is still open."""
    for status, (symbol, colour) in MARKS.items():
        these = rows[rows["status"] == status]
        if these.empty:
            continue
        figure.add_scatter(
            x=(these["announced_on"] + these["drawn"]).tolist(),
            y=(these["at"] + BAR_AT).tolist(),
            mode="markers",
            marker={"symbol": symbol, "size": 11, "color": colour},
            customdata=these["pledge_id"].map(mark).tolist(),
            hovertext=_exactly(these),
            hoverinfo="text",
            cliponaxis=False,
            name="still open" if status == "pending" else STATUS_WORDS[status],
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 1}},
        )


def _exactly(rows: pd.DataFrame) -> list[str]:
    """Write what shows on hover: the days, which short bars cannot show."""
    return [
        f"<b>{row['donor_label']}</b><br>announced {day_in_words(row['announced_on'])}"
        f"<br>{STATUS_WORDS[row['status']]} since {day_in_words(row['status_since'])}"
        f"<br>waited {counted(row['wait'], 'day')}"
        f"<br>last report {day_in_words(row['reported_on'])}"
        for row in rows.to_dict("records")
    ]


def _words(figure: go.Figure, rows: pd.DataFrame) -> None:
    figure.add_scatter(
        x=[_first(rows)] * len(rows),
        y=(rows["at"] + ABOVE).tolist(),
        text=list(map(condition_row_in_words, rows.to_dict("records"))),
        mode="text",
        textposition="middle right",
        textfont={"size": 12},
        cliponaxis=False,
        hoverinfo="skip",
        showlegend=False,
    )


def _first(rows: pd.DataFrame) -> pd.Timestamp:
    """Begin a little before the first offer, whose bar is drawn whole then."""
    first: pd.Timestamp = rows["announced_on"].min()
    room: pd.Timedelta = rows["drawn"].max() / 100
    return first - room


def _headings(figure: go.Figure, rows: pd.DataFrame) -> None:
    """Head each group, with the number of its rows."""
    for group, of_group in rows.groupby("group", sort=False):
        figure.add_annotation(
            text=f"<b>{GROUPS[str(group)]}</b> ({len(of_group)})",
            x=0,
            xref="paper",
            xanchor="left",
            y=of_group["at"].iloc[0] - 0.5 - HEAD / ROW / 2,
            yref="y",
            yanchor="middle",
            showarrow=False,
        )


def _axes(figure: go.Figure, rows: pd.DataFrame, down: float) -> None:
    widened = (rows["drawn"] > pd.to_timedelta(rows["wait"], unit="D")).any()
    title = "Year; the shortest waits are drawn wider" if widened else "Year"
    figure.update_xaxes(
        title={"text": title, "font": {"size": 12}},
        range=[_first(rows), (rows["announced_on"] + rows["drawn"]).max()],
        gridcolor=FAINT,
        zeroline=False,
        fixedrange=True,
        dtick="M12",
        tickformat="%Y",
    )
    figure.update_yaxes(range=[down, -0.5], visible=False, fixedrange=True)
