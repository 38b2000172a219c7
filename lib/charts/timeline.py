"""Timeline: what each month brought and what it adds up to, the untraced apart."""

from collections.abc import Sequence
from dataclasses import replace
from textwrap import wrap

import pandas as pd

from lib.charts.bars import flags, iso_days, segments, whisker_ends
from lib.charts.captions import (
    BY_NAME,
    DRAWN,
    SCOPE,
    SUMS,
    axis_of_sums,
    capital,
    exactly,
    of_all,
    plus,
    so_far_exactly,
    so_far_in_words,
)
from lib.charts.figure import Figure
from lib.charts.month_plots import (
    RUNNING,
    added_up_plot,
    key_of,
    since_when,
)
from lib.charts.months import (
    Band,
    dots,
    legend_in_columns,
    months_of,
    stack,
    steps,
    told,
    up_to,
    whiskers,
)
from lib.charts.rows import FOOT, LINE
from lib.charts.style import MARKERS, PALE, Axes, dotted, name_once
from lib.frames.drill_down import mark
from lib.frames.money import MONEY
from lib.frames.months import UNTRACED as UNTRACED_COLUMNS
from lib.model.drawings import SLATE
from lib.model.formats import month_in_words, uncounted_in_words
from lib.model.language import gettext, gettext_noop
from lib.model.plot import Plot, Series
from lib.model.vocabulary import BASES, SEPARATOR, TRACED, UNATTRIBUTED

#: What the plots are called, and what is said below them.
TRACED_BY_MONTH = gettext_noop("From named donors, by month")
TRACED_SO_FAR = gettext_noop("From named donors, added up")
NOBODY_BY_MONTH = gettext_noop("In headlines, no donor named, by month (another scale)")
NOT_ADDED = gettext_noop("Not added up: headlines overlap.")
ONCE = gettext_noop("What is counted elsewhere counts once.")
BY_MONTH, ADDED_UP, UNTRACED = Band(44, 190), Band(52, 130, 26), Band(52, 110, 26)
MEETINGS = Band(0, 18, 26, down={"range": [0, 1], "visible": False})
#: Letters of a bold line that a phone can hold.
BOLD = 52
#: Within a month, in days: where its bar begins, how wide it is, its whisker.
BEGIN, WIDE, WHISKER = 2, 19, 25
DAY = pd.Timedelta(days=1)
MIDDLE = (BEGIN + WIDE / 2) * DAY
MILLISECONDS = DAY / pd.Timedelta(milliseconds=1)


def timeline_plots(months: pd.DataFrame, basis: str = "firm") -> list[Plot]:
    """Describe what is traced by month and added up, and what is traced to nobody.

    What the frame `timeline` tells as not traced is not added up: the headlines of
    different meetings overlap. Each state that the basis counts is a segment of a
    column.
    """
    traced, untraced = traced_rows(months), untraced_rows(months)
    plots = []
    if traced["value"].notna().any():
        plots += [traced_by_month(traced, basis), meetings_plot(traced)]
    # What one month adds up to stands in its column.
    if traced["cumulative"].notna().any() and len(traced) > 1:
        plots += [traced_so_far(traced, basis)]
    if untraced["value"].notna().any():
        alone = _columns(untraced, {"value": UNATTRIBUTED}, UNATTRIBUTED)
        plots.append(
            replace(
                alone, heading=gettext(NOBODY_BY_MONTH), footnote=gettext(NOT_ADDED)
            )
        )
    return plots


def traced_by_month(traced: pd.DataFrame, basis: str) -> Plot:
    """Stack the states of each month; months that state no sum are silent."""
    parts = {
        column: DRAWN[column]
        for state in BASES[basis]
        for column in (("named", "joint") if state == "new" else (state,))
    }
    return replace(
        _columns(traced, parts, TRACED),
        heading=gettext(TRACED_BY_MONTH),
        silent=flags(traced["value"].isna() & (traced["unpriced"] > 0)),
        unpriced=int(traced["unpriced"].sum()),
        unconverted=of_all(traced["unconverted_sums"]),
    )


def _columns(rows: pd.DataFrame, parts: dict[str, str], to: str) -> Plot:
    """Stack parts: columns of the rows and their drawings. What no month has is left out."""
    divisor, unit = axis_of_sums(rows, MONEY)
    low, high = whisker_ends(rows[["low", "value", "high"]] / divisor)
    drawn = {drawing: rows[column] / divisor for column, drawing in parts.items()}
    some = {name: part for name, part in drawn.items() if part.notna().any()}
    states = {column: words for column, words in BY_NAME.items() if column in rows}
    return Plot(
        kind="columns",
        categories=iso_days(rows["month"]),
        series=segments(some or drawn),
        unit=unit,
        low=low,
        high=high,
        open_ended=flags(rows["open_ended"] & rows["value"].notna()),
        keys=tuple(_keys(rows, to)),
        hovers=tuple(
            exactly(month_in_words(row["month"]), row, states)
            for row in rows.to_dict("records")
        ),
    )


def meetings_plot(traced: pd.DataFrame) -> Plot:
    """Mark the months in which a meeting was held."""
    meetings = traced["meetings"].fillna("")
    several = meetings.str.contains(SEPARATOR)
    keys = meetings.mask(several, traced["month"].map(key_of))
    names = traced["meetings_label"].fillna("").str.replace(SEPARATOR, "<br>")
    return Plot(
        kind="marks",
        categories=iso_days(traced["month"]),
        series=(Series(gettext("meeting"), SLATE, (None,) * len(traced)),),
        unit=gettext("Meetings"),
        keys=tuple(keys),
        hovers=tuple(f"<b>{gettext('Meeting')}</b><br>" + names),
    )


def traced_so_far(traced: pd.DataFrame, basis: str) -> Plot:
    """Step from month to month, to what it comes to."""
    rows = traced.to_dict("records")
    described = traced.assign(
        mark=_keys(traced, TRACED),
        hover=[so_far_exactly(SUMS[TRACED], row) for row in rows],
        silent=False,
    )
    return replace(
        added_up_plot(described, axis_of_sums(traced, RUNNING)),
        heading=gettext(TRACED_SO_FAR),
        total=(so_far_in_words(rows[-1]),),
        footnote=gettext(ONCE) if basis == "announced" else "",
    )


def _keys(rows: pd.DataFrame, to: str) -> list[str]:
    """Name the marks of the months; one without an entry has none."""
    return [
        mark(to, key_of(month)) if entries else ""
        for month, entries in zip(rows["month"], rows["entries"], strict=True)
    ]


def traced_rows(months: pd.DataFrame) -> pd.DataFrame:
    """Keep the months where anything is traced; none where nothing is at all."""
    return months if months["entries"].any() else months.head(0)


def untraced_rows(months: pd.DataFrame) -> pd.DataFrame:
    """Give what is traced to nobody under the names of a sum; none where nothing is."""
    if not months["untraced_entries"].any():
        return months.head(0)
    sums = months[["month", *UNTRACED_COLUMNS.values(), "currency"]]
    return sums.rename(columns={new: name for name, new in UNTRACED_COLUMNS.items()})


def months_finding(months: pd.DataFrame) -> str:
    """Say since when more than half of what is traced was announced."""
    stated = months.dropna(subset="cumulative")
    if stated.empty or not stated["cumulative"].iloc[-1] > 0:
        return gettext("No sum that is counted is from a named donor")
    part, when = since_when(stated)
    worth = so_far_in_words(stated.iloc[-1].to_dict())
    return gettext(
        "{part} of the {sum} from named donors {scope} was announced {when}",
        part=capital(part),
        sum=worth,
        scope=SCOPE,
        when=when,
    )


def timeline_figure(plots: Sequence[Plot]) -> Figure:
    """Draw the plots of `timeline_plots` below each other, on one axis of months."""
    return with_legend(stacked(plots, list(map(band_of, plots))))


def stacked(plots: Sequence[Plot], bands: Sequence[Band]) -> Figure:
    """Draw plots in their bands, on one axis of months."""
    figure, places = stack(bands, months_of(plots[0]))
    for plot, axes in zip(plots, places, strict=True):
        _DRAWN[plot.kind](figure, plot, axes)
    return figure


def with_legend(figure: Figure) -> Figure:
    """Name each drawing once, above."""
    name_once(figure)
    legend_in_columns(figure)
    return figure


def band_of(plot: Plot) -> Band:
    """Say above a plot what it shows, in which unit, and what is left out."""
    if plot.kind == "marks":
        return MEETINGS
    extra = plus(uncounted_in_words(plot.unpriced, plot.unconverted))
    note = plot.footnote.rstrip(".")
    below = f", {note[0].lower()}{note[1:]}" if note else ""
    lines = [f"<b>{line}</b>" for line in wrap(plot.title, BOLD)]
    lines += wrap(f"{plot.unit}{extra}{below}", FOOT)
    columns = UNTRACED if _untraced(plot) else BY_MONTH
    band = ADDED_UP if plot.kind in ("steps", "areas") else columns
    head = band.head + LINE * (len(lines) - 2)
    down = {**band.down, **up_to(plot)}
    return replace(band, words="<br>".join(lines), head=head, down=down)


def _untraced(plot: Plot) -> bool:
    return plot.series[0].drawing == UNATTRIBUTED


def _draw_columns(figure: Figure, plot: Plot, axes: Axes) -> None:
    """Stack the segments of each month; ring the months that state no sum."""
    months = months_of(plot)
    for series in plot.series:
        _bars(figure, plot, series, axes)
    whiskers(figure, plot, [month + WHISKER * DAY for month in months], axes)
    ring = {"symbol": "circle-open", "size": 6, "color": SLATE}
    look = {"marker": ring, "name": gettext("no sum stated")}
    at = {n: (months[n] + MIDDLE, 0.0) for n, one in enumerate(plot.silent) if one}
    dots(figure, plot, at, axes, look)
    if _untraced(plot):
        _outline(figure, plot, axes)


def _bars(figure: Figure, plot: Plot, series: Series, axes: Axes) -> None:
    """Add a segment to the bar of each month; a click leads to the month's pledges."""
    # A bar of no length is no mark, but the browser would set one up for it.
    long = {number: value for number, value in enumerate(series.values) if value}
    if not long:
        return
    months = months_of(plot)
    figure.bar(
        x=[months[number] for number in long],
        y=list(long.values()),
        offset=BEGIN * MILLISECONDS,
        width=WIDE * MILLISECONDS,
        marker=MARKERS[series.drawing],
        name=series.name,
        showlegend=not _untraced(plot),
        **told(plot, long),
        **axes.on,
    )


def _outline(figure: Figure, plot: Plot, axes: Axes) -> None:
    """Dot the outline of what no named donor accounts for."""
    for month, value in zip(months_of(plot), plot.stack_ends, strict=True):
        if value:
            across = (month + BEGIN * DAY, month + (BEGIN + WIDE) * DAY)
            figure.shape(**dotted(axes, across, (0, value)))


def _draw_marks(figure: Figure, plot: Plot, axes: Axes) -> None:
    up = {"symbol": "triangle-up", "size": 8, "color": SLATE}
    look = {"marker": up, "name": plot.series[0].name}
    at = {
        number: (month + MIDDLE, 0.5)
        for number, month in enumerate(months_of(plot))
        if plot.keys[number]
    }
    dots(figure, plot, at, axes, look)


def _draw_steps(figure: Figure, plot: Plot, axes: Axes) -> None:
    (line,), months = plot.series, months_of(plot)
    filled = {"fill": "tozeroy", "fillcolor": PALE} if plot.kind == "areas" else {}
    line_of = {"line": {"width": 2.5, "color": line.drawing}}
    steps(figure, plot, axes, line_of | filled)
    look = {"marker": {"size": 5, "color": line.drawing}, "showlegend": False}
    at = {
        number: (months[number], value)
        for number, value in enumerate(line.values)
        if value is not None and plot.keys[number]
    }
    dots(figure, plot, at, axes, look)


_DRAWN = {
    **{"columns": _draw_columns, "marks": _draw_marks},
    **{"steps": _draw_steps, "areas": _draw_steps},
}
