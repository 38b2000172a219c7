"""Small multiples: what each donor, or each group, has pledged so far, one row each."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd

from lib.charts.captions import (
    SCOPE,
    Row,
    axis_of_money,
    capital,
    in_a_sentence,
    so_far_exactly,
    so_far_in_words,
)
from lib.charts.figure import Figure
from lib.charts.month_plots import (
    RUNNING,
    added_up_plot,
    held,
    key_of,
    one_month_plot,
    ranked_so_far,
    since_when,
    whole_span,
)
from lib.charts.months import (
    Band,
    dots,
    legend_in_columns,
    months_of,
    stack,
    steps,
)
from lib.charts.rows import rows_figure
from lib.charts.style import FAINT, Axes, name_once
from lib.frames.drill_down import mark
from lib.model.counts import counted
from lib.model.drawings import ACCENT, SLATE
from lib.model.formats import list_in_words, members_in_words, uncounted_in_words
from lib.model.language import gettext, gettext_noop
from lib.model.plot import Plot

#: Groups that a finding names with their sums.
GROUPS_NAMED = 3
#: Pixels of a row: of a line above it, of many rows, of a few, of the years below.
LINE, LOW, TALL, YEARS = 16, 40, 72, 28
#: Above the words of a row, so that they stand with the row and not with the last one.
APART = 18
#: Rows that can be tall, and letters of a line on a phone.
FEW, LETTERS = 6, 60
#: Donors that are drawn where none is chosen.
NUMBER = 12
#: Whether the months state no sum, how they are marked, what the legend calls them.
DOTS = (
    (False, "circle", gettext_noop("sum announced")),
    (True, "circle-open", gettext_noop("no sum stated")),
)


def multiple_plots(rows: pd.DataFrame, *, own_scale: bool = False) -> list[Plot]:
    """Describe what each donor or group pledged so far: a plot each, the largest accented.

    Rows as `of_donors` and `of_groups` name them, in their order. Groups overlap: they
    are never stacked. Each plot reaches its own height on its `own_scale`; else all
    reach equally far.
    """
    if rows.empty:
        return []
    months, largest = whole_span(rows["month"]), rows["cumulative"].max()
    reaches = rows[list(RUNNING)].max(axis="columns").groupby(rows["key"]).max()
    plots, described = [], _described(rows)
    if len(months) == 1:
        axis = axis_of_money(reaches.max(), rows["currency"].iloc[0])
        return [one_month_plot(described, axis)]
    for key, of in described.groupby("key", sort=False):
        reach = reaches[key] if own_scale else reaches.max()
        axis = axis_of_money(reach, of["currency"].iloc[0])
        colour = ACCENT if of["cumulative"].max() == largest else SLATE
        last = of.to_dict("records")[-1]
        plot = replace(
            added_up_plot(held(of, months), axis, "areas", colour),
            heading=last["name"],
            total=tuple(said_of(last)),
            reach=None if own_scale or pd.isna(reach) else float(reach / axis[0]),
        )
        plots.append(plot)
    return plots


def _described(rows: pd.DataFrame) -> pd.DataFrame:
    """Add what the dot of a month leads to, what it says, whether it states no sum.

    A month of which nothing is counted has no dot.
    """
    months = rows.to_dict("records")
    return rows.assign(
        mark=[
            mark(row["key"], key_of(row["month"]))
            if row["unpriced"] or pd.notna(row["value"])
            else ""
            for row in months
        ],
        hover=[so_far_exactly(row["name"], row) for row in months],
        silent=rows["value"].isna() & (rows["unpriced"] > 0),
        said=[" + ".join(said_of(row)) for row in months],
    )


def of_donors(months: pd.DataFrame) -> pd.DataFrame:
    """Name the row that each month of a donor belongs to: `key` and `name`."""
    return months.assign(key=months["donors"], name=months["donor_label"])


def of_groups(months: pd.DataFrame) -> pd.DataFrame:
    """Name the row that each month of a group belongs to: `key` and `name`."""
    return months.assign(
        key=months["group"],
        name=months["group_label"].map(members_in_words).map(capital),
    )


def leading_donor_months(
    months: pd.DataFrame, chosen: tuple[str, ...] = ()
) -> pd.DataFrame:
    """Take the rows of the chosen single donors; of none, of those that rank first."""
    single = months[months["kind"] == "donor"]
    wanted = chosen or single["donors"].unique()[:NUMBER]
    return single[single["donors"].isin(wanted)]


def donors_by_month_finding(months: pd.DataFrame) -> str:
    """Say who pledged most of those drawn, and since when more than half of it."""
    ranked = ranked_so_far(months, "donors")
    top = ranked.to_dict("records")[0]
    of_top = months[months["donors"] == top["donors"]]
    part, when = since_when(of_top.dropna(subset="cumulative"))
    name = capital(in_a_sentence(top["donor_label"]))
    worth = so_far_in_words(top)
    message = gettext_noop("{donor} pledged most {scope}: {sum}, {part} of it {when}")
    if len(ranked) == 1:
        message = gettext_noop("{donor} pledged {sum} {scope}, {part} of it {when}")
    return gettext(message, donor=name, sum=worth, scope=SCOPE, part=part, when=when)


def groups_by_month_finding(months: pd.DataFrame) -> str:
    """Say what the members of each group pledged, and that the groups overlap."""
    ranked = ranked_so_far(months, "group")
    sums = {
        row["group_label"]: so_far_in_words(row) for row in ranked.to_dict("records")
    }
    if len(sums) == 1:
        ((group, worth),) = sums.items()
        return gettext(
            "Pledged by {members} {scope}: {sum}",
            members=members_in_words(group),
            scope=SCOPE,
            sum=worth,
        )
    named = [f"{group} {worth}" for group, worth in sums.items()][:GROUPS_NAMED]
    others = len(sums) - len(named)
    figures = (
        *named,
        *([_less(others)] if others else []),
    )
    sums_said = members_in_words(list_in_words(figures))
    return gettext(
        "Pledged {scope} by {members}; the groups overlap",
        scope=SCOPE,
        members=sums_said,
    )


def _less(groups: int) -> str:
    return gettext("less by {groups}", groups=counted(groups, "other group"))


def said_of(row: Row) -> list[str]:
    """Say what a row adds up to, and how many announcements of it state no sum."""
    left = uncounted_in_words(
        row["cumulative_unpriced"], row["cumulative_unconverted_sums"]
    )
    worth = [so_far_in_words(row)] if pd.notna(row["cumulative"]) or not left else []
    return [*worth, *left]


def multiples_figure(plots: Sequence[Plot]) -> Figure:
    """Draw the plots of `multiple_plots` below each other, on one axis of months."""
    if plots and plots[0].kind == "bars":
        return rows_figure(plots, legend=False)
    figure, places = stack(_bands(plots), months_of(plots[0]))
    for plot, axes in zip(plots, places, strict=True):
        colour = plot.series[0].drawing
        line = {"width": 2, "color": colour}
        steps(figure, plot, axes, {"line": line, "fill": "tozeroy", "fillcolor": FAINT})
        _announced(figure, plot, axes)
    name_once(figure)
    legend_in_columns(figure)
    return figure


def _bands(plots: Sequence[Plot]) -> list[Band]:
    """Give each row its words, and its height: its own, or that of the highest."""
    body = TALL if len(plots) <= FEW else LOW
    bands = []
    for plot in plots:
        lines, top = _lines(plot), plot.reach or max(plot.ends)
        # The figure stands above the row, so no tick needs a name.
        down: dict[str, Any] = {"range": [0, top * 1.08 if top > 0 else 1.0]}
        down |= {"showticklabels": False, "showgrid": False}
        head = APART + LINE * len(lines)
        bands.append(Band(head, body, words="<br>".join(lines), down=down))
    return [*bands[:-1], replace(bands[-1], foot=YEARS)]


def _lines(plot: Plot) -> list[str]:
    """Write the words above a row, on two lines where a phone needs two."""
    said = [" + ".join(plot.total)]
    if len(f"{plot.heading}  {said[0]}") > LETTERS:
        said = list(plot.total)
    first, *more = said
    return [f"<b>{plot.heading}</b>  {first}", *(f"+ {line}" for line in more)]


def _announced(figure: Figure, plot: Plot, axes: Axes) -> None:
    """Dot the months with a pledge, ring those of them that state no sum."""
    (line,), months = plot.series, months_of(plot)
    silent = plot.silent or (False,) * len(months)
    for state, symbol, name in DOTS:
        at = {
            number: (months[number], value or 0.0)
            for number, value in enumerate(line.values)
            if plot.keys[number] and silent[number] == state
        }
        marker = {"symbol": symbol, "size": 6, "color": line.drawing}
        dots(figure, plot, at, axes, {"marker": marker, "name": gettext(name)})
