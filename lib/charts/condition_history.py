"""One condition: what was reported of it, day by day, and its way to the threshold."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from lib.charts.bars import PlacedRow, iso_days, placed
from lib.charts.captions import Row, lines_of_rows, stressed, words_of_rows
from lib.charts.condition_words import report_in_numbers, settled_in_words
from lib.charts.conditions import span_in_words
from lib.charts.figure import Figure
from lib.charts.rows import AXIS, BAR, BAR_AT, WORDS_AT
from lib.charts.style import (
    NAMES_TITLED,
    PALE,
    PLAIN,
    TOLD,
    UNSEEN,
    Axes,
    quiet,
    titled,
    write,
)
from lib.frames.drill_down import mark
from lib.model.counts import counted
from lib.model.drawings import ACCENT, SLATE, SYMBOLS
from lib.model.formats import day_in_words, number_in_words
from lib.model.glossary import STATUS_WORDS
from lib.model.language import gettext
from lib.model.plot import Plot, Series

#: Pixels of the steps, of the gap under them, and of a day's row.
STEPS, GAP, DAY = 130, 18, 38
#: Of the way to what is needed, where it is a bar; beside words that keep off a mark.
WAY, BLANKS = 70, " " * 4
#: Right of this part of the axis the words of a step have no room on a phone.
ROOM_UP_TO = 0.6
#: The steps have an upward axis of their own.
ABOVE = {"yaxis": "y2"}
#: Of an axis of days.
Ends = tuple[pd.Timestamp, pd.Timestamp]


def history_plots(history: pd.DataFrame, day: date) -> list[Plot]:
    """Describe the reports on one condition, under the way to its threshold.

    `history` holds the rows of one pledge of the frame `condition_history`, in their
    order. There is a way only where a report counts towards a threshold. A pending
    condition reaches to `day`, the as-of date.
    """
    history = history.reset_index(drop=True)
    days = reported_days(history, pd.Timestamp(day))
    reports = Plot(
        kind="reports",
        categories=tuple(map(day_in_words, days["day"])),
        series=(),
        unit=gettext("Day of the report"),
        labels=tuple(days["words"]),
        keys=(mark(history["pledge_id"].iloc[0]),) * len(days),
        days=iso_days(days["day"]),
        symbols=tuple(days["symbol"]),
    )
    counting = history.dropna(subset=["threshold", "progress"])
    return [reports] if counting.empty else [_progress(counting), reports]


def _progress(counting: pd.DataFrame) -> Plot:
    """Describe what was reported day by day, and what is needed."""
    by_day = counting.drop_duplicates("date", keep="last")
    by_day = by_day[by_day["progress"] != by_day["progress"].shift()]
    threshold, unit = counting[["threshold", "threshold_unit"]].iloc[-1]
    return Plot(
        kind="progress",
        categories=tuple(map(day_in_words, by_day["date"])),
        series=(
            Series(gettext("reported"), ACCENT, tuple(by_day["progress"])),
            Series(gettext("needed"), SLATE, (threshold,) * len(by_day)),
        ),
        unit=gettext(
            "{number} {unit} needed", number=number_in_words(threshold), unit=unit
        ),
        labels=tuple(
            gettext("{number} reported", number=number_in_words(one))
            for one in by_day["progress"]
        ),
        days=iso_days(by_day["date"]),
    )


def history_figure(plots: Sequence[Plot]) -> Figure:
    """Draw reports, a row a day, under the steps to what is needed, if any."""
    *above, reports = plots
    steps = STEPS + GAP if above else 0
    rows = placed(lines_of_rows(reports), DAY)
    down = rows[-1].at + 0.5
    total = steps + round(DAY * (down + 0.5)) + AXIS
    figure = quiet(Figure(), total, below=NAMES_TITLED).lay(showlegend=False)
    ends = _reach(reports)
    _days(figure, reports, rows, ends[0])
    for plot in above:
        _steps(figure, plot, ends)
    _axes(figure, reports.unit, ends, steps / (total - AXIS))
    return figure.lay(yaxis={"range": [down, -0.5]})


def progress_figure(plots: Sequence[Plot]) -> Figure:
    """Draw the last step as a bar to what is needed, over one line of the reports.

    Words stand at the first and the last of the reports alone. Without a number to be
    reached, the reports are drawn as they are.
    """
    *above, reports = plots
    if not above:
        return history_figure(plots)
    total = WAY + GAP + DAY + AXIS
    figure = quiet(Figure(), total, below=NAMES_TITLED).lay(showlegend=False)
    _marks(figure, reports, [BAR_AT] * len(reports.days))
    days = [pd.Timestamp(one) for one in (reports.days[0], reports.days[-1])]
    firsts = [reports.labels[place].split(", ")[0] for place in (0, -1)]
    sides = ["middle right", "middle left"]
    words = [f"{BLANKS}{one}{BLANKS}" for one in firsts]
    write(figure, days, [WORDS_AT] * 2, words, textposition=sides)
    inner = total - NAMES_TITLED
    _axes(figure, reports.unit, _reach(reports), (WAY + GAP) / inner)
    _way(figure, above[0], Axes(2, 1.0, 1 - WAY / inner))
    return figure.lay(yaxis={"range": [0.5, -0.5]})


def _way(figure: Figure, plot: Plot, axes: Axes) -> None:
    """Fill what is reported of the way to what is needed."""
    reported, needed = (one.known[-1] for one in plot.series)
    down = {"y0": BAR_AT - BAR / 2, "y1": BAR_AT + BAR / 2}
    figure.bar(
        x=[reported],
        y=[BAR_AT],
        width=BAR,
        orientation="h",
        marker={"color": plot.series[0].drawing},
        hoverinfo="skip",
        **axes.on,
    )
    on = {"xref": axes.on["xaxis"], "yref": axes.on["yaxis"]}
    line = {"color": plot.series[1].drawing, "width": 1.5, "dash": "dash"}
    figure.shape(type="rect", x0=0, x1=needed, line=line, **down, **on)
    words = f"{stressed(plot.labels[-1])}, {plot.unit}"
    write(figure, [0.0], [WORDS_AT], [words], **axes.on)
    figure.lay(
        xaxis2={"range": [0, max(reported, needed)], "anchor": "y2", **UNSEEN},
        yaxis2={
            **{"range": [0.5, -0.5], "anchor": "x2", **UNSEEN},
            "domain": [axes.bottom, axes.top],
        },
    )


def progress_finding(history: pd.DataFrame, day: date) -> str:
    """Say how much is there of what is needed, and how the condition stands."""
    last = history.iloc[-1]
    if pd.isna(last["progress"]) or pd.isna(last["threshold"]):
        return history_finding(history, day)
    ends = {name: number_in_words(last[name]) for name in ("progress", "threshold")}
    return gettext(
        "{donor}: {progress} of {threshold} {unit}, {state}",
        donor=last["donor_label"],
        unit=last["threshold_unit"],
        state=settled_in_words(history, day),
        **ends,
    )


def reported_days(history: pd.DataFrame, day: pd.Timestamp) -> pd.DataFrame:
    """List the days drawn: the announcement, each day of reports, an open end.

    Columns `day`, `symbol` and `words`, the oldest day first.
    """
    first, last = history.iloc[0], history.iloc[-1]
    announced = first["announced_on"]
    rows = [_day(told, at == announced) for at, told in history.groupby("date")]
    if announced not in set(history["date"]):
        rows.append(
            {"day": announced, "symbol": "announced", "words": gettext("announced")}
        )
    if last["status"] == "pending" and day > last["date"]:
        since = span_in_words((day - last["date"]).days)
        words = gettext("still pending, last report {span} ago", span=since)
        rows.append({"day": day, "symbol": "pending", "words": words})
    return pd.DataFrame(rows).sort_values("day", ignore_index=True)


def _day(told: pd.DataFrame, announced: bool) -> Row:
    """Say what the reports of one day come to."""
    last = told.iloc[-1]
    settling = told[told["status_after"] != "unknown"]
    state = "unknown" if settling.empty else last["status"]
    words = STATUS_WORDS.get(state, SYMBOLS[state].label)
    if announced and state in ("pending", "unknown"):
        words = gettext("announced")
    numbers = map(report_in_numbers, told.to_dict("records"))
    said = [words, *filter(None, dict.fromkeys(numbers))]
    if len(told) > 1:
        said.append(counted(len(told), "report"))
    return {"day": last["date"], "symbol": state, "words": ", ".join(said)}


def history_finding(history: pd.DataFrame, day: date) -> str:
    """Say how the condition stands, and how long that took."""
    return f"{history['donor_label'].iloc[-1]}: {settled_in_words(history, day)}"


def _reach(reports: Plot) -> Ends:
    """Give the ends of the axis, a little room beside the first and last mark."""
    first, last = map(pd.Timestamp, (reports.days[0], reports.days[-1]))
    room = max((last - first) * 0.05, pd.Timedelta(days=1))
    return first - room, last + room


def _days(
    figure: Figure, reports: Plot, rows: Sequence[PlacedRow], begin: pd.Timestamp
) -> None:
    """Mark each day in a row of its own, under its words."""
    _marks(figure, reports, [row.at + BAR_AT + 0.1 for row in rows])
    above = [row.words_at + WORDS_AT for row in rows]
    write(figure, [begin] * len(rows), above, [row.words for row in rows])


def _marks(figure: Figure, reports: Plot, down: Sequence[float]) -> None:
    """Mark each day by what was reported on it, so far down."""
    symbols = [SYMBOLS[name] for name in reports.symbols]
    colours = [one.colour for one in symbols]
    drawn = {"symbol": [one.shape for one in symbols], "size": 11, "color": colours}
    figure.scatter(
        x=list(map(pd.Timestamp, reports.days)),
        y=list(down),
        mode="markers",
        marker=drawn | {"line": {"width": 2, "color": colours}},
        customdata=list(reports.keys),
        hovertext=words_of_rows(reports),
        cliponaxis=False,
        **TOLD,
    )


def _steps(figure: Figure, plot: Plot, ends: Ends) -> None:
    """Draw the reported progress as steps, and what is needed as a line above."""
    reported, needed = (one.known for one in plot.series)
    days = list(map(pd.Timestamp, plot.days))
    figure.scatter(
        x=[*days, ends[1]],
        y=[*reported, reported[-1]],
        mode="lines",
        line={"shape": "hv", "color": plot.series[0].drawing, "width": 2.5},
        fill="tozeroy",
        fillcolor=PALE,
        hoverinfo="skip",
        **ABOVE,
    )
    late = ends[0] + (ends[1] - ends[0]) * ROOM_UP_TO
    sides = ["bottom left" if day > late else "bottom right" for day in days]
    below = [one - 0.05 * needed[-1] for one in reported]
    # Blanks keep the words off the riser that they stand beside.
    labels = [f"  {stressed(label)}  " for label in plot.labels]
    write(figure, days, below, labels, textposition=sides, **ABOVE)
    _needed(figure, plot, ends)


def _needed(figure: Figure, plot: Plot, ends: Ends) -> None:
    reported, needed = (one.known[-1] for one in plot.series)
    most = max(needed, reported)
    figure.scatter(
        x=list(ends),
        y=[needed] * 2,
        mode="lines",
        line={"color": plot.series[1].drawing, "width": 1.5, "dash": "dash"},
        hoverinfo="skip",
        **ABOVE,
    )
    at = [needed + 0.02 * most]
    write(figure, ends[:1], at, [plot.unit], textposition="top right", **ABOVE)
    figure.lay(yaxis2={"range": [0, most * 1.3], **UNSEEN})


def _axes(figure: Figure, title: str, ends: Ends, steps: float) -> None:
    """Share one axis of time; the steps take their part of the height, at the top."""
    along = {
        "type": "date",
        "range": list(ends),
        "title": titled(title),
        "nticks": 6,
        "tickformat": "%-d %b" if (ends[1] - ends[0]).days < 150 else "%b %Y",
        "anchor": "y",
        **PLAIN,
    }
    figure.lay(xaxis=along, yaxis={"domain": [0, 1 - steps], **UNSEEN})
    if steps:
        figure.lay(yaxis2={"domain": [1 - steps * STEPS / (STEPS + GAP), 1]})
