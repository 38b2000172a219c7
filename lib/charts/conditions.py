"""Conditions: how long each one has been open, and how it ended."""

from collections.abc import Sequence
from datetime import date
from itertools import accumulate
from math import ceil
from typing import Any, NamedTuple

import pandas as pd

from lib.charts.bars import PlacedRow, iso_days, placed
from lib.charts.captions import Row, lines_of_rows, stressed
from lib.charts.figure import Figure
from lib.charts.months import named_months
from lib.charts.rows import (
    AXIS,
    BAR,
    BAR_AT,
    HEAD,
    LEGEND,
    MOST_DRAWN,
    ROW,
    WORDS_AT,
    told_of_drawn,
)
from lib.charts.style import (
    MARKERS,
    NAMES_TITLED,
    PLAIN,
    TOLD,
    UNSEEN,
    quiet,
    titled,
    write,
)
from lib.frames.drill_down import mark
from lib.model.counts import counted
from lib.model.drawings import SYMBOLS
from lib.model.formats import day_in_words, number_in_words
from lib.model.glossary import STATUS_WORDS
from lib.model.language import Words, gettext, gettext_noop
from lib.model.plot import Plot, Series

#: The groups in the order drawn, with their headings.
GROUPS = Words(
    open=gettext_noop("Open"),
    silent=gettext_noop("No later report"),
    settled=gettext_noop("Settled"),
)
#: The least of the axis that a wait is drawn with: days are thin next to years.
LEAST = 0.03
#: Shorter axes than of so many days name days, up to so many.
DAYS, TICKS = 62, 4
#: Words a little higher above the bar than where a whisker needs room under it.
ABOVE = WORDS_AT - 0.04


class _Wait(NamedTuple):
    """A condition as it is drawn: its row, its time, how it ended, what its marks tell."""

    row: PlacedRow
    begin: pd.Timestamp
    lasts: pd.Timedelta
    symbol: str
    key: str
    hover: str

    @property
    def end(self) -> pd.Timestamp:
        return self.begin + self.lasts


def condition_plots(conditions: pd.DataFrame, day: date) -> list[Plot]:
    """Describe each condition from its announcement to what is known of its end.

    The open ones of the frame `conditions` stand first, then those without a later
    report, then the settled ones; within a group in the order of the frame; of all
    `MOST_DRAWN` at most. An open condition reaches to `day`, the as-of date.
    """
    every = drawn_rows(conditions, pd.Timestamp(day))
    counts, order = (
        every["group"].value_counts(),
        every["group"].map(list(GROUPS).index),
    )
    rows = every.loc[order.sort_values(kind="stable").index[:MOST_DRAWN]]
    ends = rows["announced_on"] + pd.to_timedelta(rows["drawn"], unit="D")
    unit, _ = _ticks(rows["announced_on"].min(), ends.max())
    if (rows["drawn"] > rows["wait"]).any():
        unit = gettext("{unit}; the shortest waits are drawn wider", unit=unit)
    unit = told_of_drawn(unit, len(every))
    return [
        _plot(rows[rows["group"] == group], f"{heading} ({counts[group]})", unit)
        for group, heading in GROUPS.items()
        if (rows["group"] == group).any()
    ]


def drawn_rows(conditions: pd.DataFrame, day: pd.Timestamp) -> pd.DataFrame:
    """Give each condition its group, its wait, and the days that it is drawn with."""
    until = conditions["status_since"].mask(conditions["status"] == "pending", day)
    wait = (until - conditions["announced_on"]).dt.days.clip(lower=0)
    span = (day - conditions["announced_on"].min()).days
    return conditions.assign(
        group=group_of(conditions),
        wait=wait,
        drawn=wait.clip(lower=max(span * LEAST, 1)),
    )


def _plot(rows: pd.DataFrame, heading: str, unit: str) -> Plot:
    names, labels = zip(*map(name_and_label, rows.to_dict("records")), strict=True)
    return Plot(
        kind="spans",
        categories=names,
        series=(Series(gettext("waiting"), "conditional", tuple(rows["drawn"])),),
        unit=unit,
        heading=heading,
        labels=labels,
        keys=tuple(rows["pledge_id"].map(mark)),
        hovers=tuple(map(_exactly, rows.to_dict("records"))),
        days=iso_days(rows["announced_on"]),
        symbols=tuple(rows["status"]),
    )


def conditions_figure(plots: Sequence[Plot]) -> Figure:
    """Draw spans of days, each group of them under its heading, on one axis."""
    waits = _stacked(plots)
    rows = [one.row for one in waits]
    down = rows[-1].at + 0.5
    height = int(down * ROW) + AXIS + 3 * LEGEND
    figure = quiet(Figure(), height, below=NAMES_TITLED)
    for series in plots[0].series:
        _waits(figure, waits, series)
    _ends(figure, waits)
    above = [row.words_at + ABOVE for row in rows]
    begin, words = [_first(waits)] * len(rows), [row.words for row in rows]
    write(figure, begin, above, words, showlegend=False)
    firsts = accumulate((len(plot.categories) for plot in plots[:-1]), initial=0)
    for plot, first in zip(plots, firsts, strict=True):
        _heading(figure, plot.heading, rows[first].at - rows[first].more)
    _axes(figure, waits, plots[0].unit)
    return figure.lay(yaxis={"range": [down, -0.5], **UNSEEN})


def group_of(conditions: pd.DataFrame) -> pd.Series:
    """Tell whether each condition is open, without a later report, or settled."""
    words = pd.Series("settled", conditions.index, dtype="str")
    words = words.mask(conditions["status"] == "pending", "open")
    return words.mask(conditions["no_later_report"], "silent")


def conditions_finding(conditions: pd.DataFrame) -> str:
    """Say how many conditions there are and how they stand."""
    said = ", ".join(standings(conditions))
    return gettext(
        "{pledges}{within}: {states}",
        pledges=counted(len(conditions), "pledge on a condition"),
        within="{within}",
        states=said,
    )


def standings(conditions: pd.DataFrame) -> tuple[str, ...]:
    """Count conditions by state: 2 pending, 1 reported met; of one only its state.

    Those without a later report stand apart.
    """
    states = conditions["status"].mask(conditions["no_later_report"], "silent")
    counts = states.value_counts()
    words = {"pending": STATUS_WORDS["pending"]}
    words |= {"silent": gettext("without a later report"), **STATUS_WORDS}
    said = {state: words[state] for state in words if state in counts}
    if len(states) == 1:
        return tuple(said.values())
    return tuple(
        gettext("{number} {state}", number=counts[state], state=word)
        for state, word in said.items()
    )


def span_in_words(days: int) -> str:
    """Write a span of time as one would say it: 26 days, 8 months, 3.1 years."""
    if not days:
        return gettext("less than a day")
    if days < 90:
        return counted(days, "day")
    months = round(days / 30.44)
    if months < 24:
        return counted(months, "month")
    years = number_in_words(round(days / 365.25, 1))
    return gettext("{number} years", number=years)


def name_and_label(row: Row) -> tuple[str, str]:
    """Write who makes an offer; and of what, how long it waited, how far it is."""
    tail = span_in_words(row["wait"])
    if pd.notna(row["progress"]) and pd.notna(row["threshold"]):
        ends = {name: number_in_words(row[name]) for name in ("progress", "threshold")}
        tail += ", " + gettext("{progress} of {threshold}", **ends)
    said = [tail] if pd.isna(row["item"]) else [row["item"], tail]
    return row["donor_label"], ", ".join(said)


def _exactly(row: Row) -> str:
    """Write what shows on hover: the days, which short bars cannot show."""
    wait = counted(row["wait"], "day") if row["wait"] else span_in_words(0)
    state, since = STATUS_WORDS[row["status"]], day_in_words(row["status_since"])
    lines = (
        f"<b>{row['donor_label']}</b>",
        gettext("announced {day}", day=day_in_words(row["announced_on"])),
        gettext("{state} since {day}", state=state, day=since),
        gettext("waited {span}", span=wait),
        gettext("last report {day}", day=day_in_words(row["reported_on"])),
    )
    return "<br>".join(lines)


def _stacked(plots: Sequence[Plot]) -> list[_Wait]:
    """Place the rows of all plots below each other, with room for words and headings."""
    rows = iter(placed(line for plot in plots for line in lines_of_rows(plot)))
    waits = []
    for heads, plot in enumerate(plots, start=1):
        columns = plot.days, plot.series[0].known, plot.symbols, plot.keys, plot.hovers
        for day, lasts, *told in zip(*columns, strict=True):
            row = next(rows)
            row = row._replace(at=row.at + heads * HEAD / ROW)
            waits.append(
                _Wait(row, pd.Timestamp(day), pd.Timedelta(lasts, unit="D"), *told)
            )
    return waits


def _waits(figure: Figure, waits: Sequence[_Wait], series: Series) -> None:
    """Fill the time for which each condition was open."""
    figure.bar(
        base=[one.begin for one in waits],
        x=[one.lasts.total_seconds() * 1000 for one in waits],
        width=BAR,
        orientation="h",
        marker=MARKERS[series.drawing],
        name=series.name,
        **_marks(waits),
    )


def _ends(figure: Figure, waits: Sequence[_Wait]) -> None:
    """Mark how each ended, or that it is still open."""
    for name, symbol in SYMBOLS.items():
        these = [one for one in waits if one.symbol == name]
        if these:
            figure.scatter(
                x=[one.end for one in these],
                mode="markers",
                marker={"symbol": symbol.shape, "size": 11, "color": symbol.colour},
                cliponaxis=False,
                name=symbol.label,
                **_marks(these),
            )


def _marks(waits: Sequence[_Wait]) -> dict[str, Any]:
    """Give marks their height, what they lead to, and what they say."""
    return {
        "y": [one.row.at + BAR_AT for one in waits],
        "customdata": [one.key for one in waits],
        "hovertext": [one.hover for one in waits],
        **TOLD,
    }


def _first(waits: Sequence[_Wait]) -> pd.Timestamp:
    """Begin a little before the first offer, whose bar is drawn whole then."""
    room: pd.Timedelta = max(one.lasts for one in waits) / 100
    return min(one.begin for one in waits) - room


def _heading(figure: Figure, heading: str, at: float) -> None:
    """Head a group, above the row at that height."""
    figure.note(
        text=stressed(heading),
        x=0,
        xref="paper",
        xanchor="left",
        y=at - 0.5 - HEAD / ROW / 2,
        yref="y",
        yanchor="middle",
        showarrow=False,
    )


def _axes(figure: Figure, waits: Sequence[_Wait], title: str) -> None:
    first, end = min(one.begin for one in waits), max(one.end for one in waits)
    along = {"type": "date", "title": titled(title), "range": [_first(waits), end]}
    figure.lay(xaxis={**along, **_ticks(first, end)[1], **PLAIN})


def _ticks(first: pd.Timestamp, end: pd.Timestamp) -> tuple[str, dict[str, Any]]:
    """Choose by their span whether days, months or years are named."""
    days = (end - first).days
    if days < DAYS:
        every = ceil(days / TICKS) * pd.Timedelta(days=1) / pd.Timedelta(milliseconds=1)
        return gettext("Day"), {
            "tick0": first,
            "dtick": every,
            "tickformat": "%-d %b %Y",
        }
    if named := named_months(first, end):
        return gettext("Month"), named
    return gettext("Year"), {"dtick": "M12", "tickformat": "%Y"}
