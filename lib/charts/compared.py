"""A few donors compared: what each has pledged so far, month by month, on one axis."""

from collections.abc import Sequence

import pandas as pd

from lib.charts.bars import iso_days, known
from lib.charts.captions import SCOPE, axis_of_sums, in_a_sentence, so_far_in_words
from lib.charts.figure import Figure
from lib.charts.month_plots import (
    held,
    key_of,
    one_month_plot,
    ranked_so_far,
    whole_span,
)
from lib.charts.months import months_of, up_to
from lib.charts.rows import rows_figure
from lib.charts.style import (
    COMPARED,
    FAINT,
    NAMES,
    NUMBERS_TITLED,
    PLAIN,
    quiet,
    titled,
)
from lib.frames.drill_down import mark
from lib.model.drawings import DASHES, MARKS
from lib.model.formats import list_in_words, month_in_words, to_places
from lib.model.language import gettext
from lib.model.plot import Plot, Series
from lib.model.vocabulary import UNATTRIBUTED

#: Pixels of the chart.
HEIGHT = 380
#: Donors that can be told apart by colour.
MOST_COMPARED = len(COMPARED)


def first_donors(months: pd.DataFrame) -> pd.DataFrame:
    """Take the single donors that rank first, as many as colours tell apart."""
    single = months[months["kind"] == "donor"].dropna(subset="cumulative")
    return single[single["donors"].isin(single["donors"].unique()[:MOST_COMPARED])]


def compared_plots(rows: pd.DataFrame) -> list[Plot]:
    """Describe what a few donors pledged so far as steps, each in its colour.

    `rows` are those of a few donors of the frame `donor_months`.
    """
    priced = rows.dropna(subset="cumulative")
    if priced.empty:
        return []
    divisor, unit = axis_of_sums(priced, ["cumulative"])
    months = whole_span(priced["month"])
    if len(months) == 1:
        return [one_month_plot(_described(priced), (divisor, unit))]
    groups = _described(priced).groupby("donors", sort=False)
    series = []
    for colour, (_, of) in zip(COMPARED, groups, strict=False):
        every = held(of, months)
        heights = known(every["cumulative"] / divisor)
        points = tuple(every["mark"]), tuple(every["hover"])
        series.append(Series(of["donor_label"].iloc[0], colour, heights, *points))
    return [Plot("steps", iso_days(months), tuple(series), unit)]


def _described(rows: pd.DataFrame) -> pd.DataFrame:
    """Add what the dot of a month leads to, and what it says."""
    months = rows.to_dict("records")
    return rows.assign(
        mark=[mark(row["donors"], key_of(row["month"])) for row in months],
        hover=[
            f"<b>{row['donor_label']}</b>, {key_of(row['month'])}<br>"
            f"{gettext('so far')}: {row['currency']} {to_places(row['cumulative'])}"
            for row in months
        ],
        silent=False,
        name=rows["donor_label"],
        said=list(map(so_far_in_words, months)),
    )


def over_time_finding(rows: pd.DataFrame) -> str:
    """Say which of a few donors has pledged most so far; of one, by when half was."""
    stated = rows.dropna(subset="cumulative")
    last = ranked_so_far(rows, "donors")
    said = tuple(
        f"{row['donor_label']} {so_far_in_words(row)}"
        for row in last.to_dict("records")
    )
    if len(said) > 1:
        sums = list_in_words(said)
        return gettext("Pledged so far {scope}: {sums}", scope=SCOPE, sums=sums)
    row = last.iloc[0]
    half = stated[stated["cumulative"] >= row["cumulative"] / 2].iloc[0]
    donor = in_a_sentence(row["donor_label"])
    by = gettext("was pledged by {donor}", donor=donor)
    if row["kind"] == UNATTRIBUTED:
        by = gettext("has no donor named")
    parts = {"by": by, "scope": SCOPE, "month": month_in_words(half["month"])}
    if stated["cumulative"].iloc[0] == row["cumulative"]:
        return gettext("All of what {by} {scope} was announced in {month}", **parts)
    return gettext("Half of what {by} {scope} was announced by {month}", **parts)


def compared_figure(plots: Sequence[Plot]) -> Figure:
    """Draw the lines of `compared_plots`; of one month, bars."""
    if plots and plots[0].kind == "bars":
        return rows_figure(plots, legend=False)
    figure = quiet(Figure(), HEIGHT, left=NUMBERS_TITLED, below=NAMES)
    for plot in plots:
        for line, *look in zip(plot.series, DASHES, MARKS, strict=False):
            _add_line(figure, months_of(plot), line, *look)
        figure.lay(yaxis={"title": titled(plot.unit), **up_to(plot)})
    return figure.lay(
        xaxis={"fixedrange": True, "gridcolor": FAINT, "showgrid": False},
        yaxis={"rangemode": "tozero", **PLAIN},
    )


def _add_line(
    figure: Figure, months: Sequence[pd.Timestamp], line: Series, dash: str, shape: str
) -> None:
    """Step up in each month with a mark, and go on to the last month of all."""
    dotted = [number for number, key in enumerate(line.keys) if key]
    heights = dict(enumerate(line.values))
    last = len(months) - 1
    drawn = [*dotted, *([last] if dotted[-1] < last else [])]
    figure.scatter(
        x=[months[number] for number in drawn],
        y=[heights[number] for number in drawn],
        mode="lines+markers",
        line={"shape": "hv", "width": 2, "color": line.drawing, "dash": dash},
        marker={"size": 7, "color": line.drawing, "symbol": shape},
        name=line.name,
        customdata=[line.keys[number] for number in dotted],
        hovertext=[line.hovers[number] for number in dotted],
        hoverinfo="text",
    )
