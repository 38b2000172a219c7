"""Small multiples: what each donor, or each group, has pledged so far, one row each."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lib.charts.captions import (
    Row,
    capital,
    captioned,
    in_a_sentence,
    so_far_exactly,
    so_far_in_words,
)
from lib.charts.months import (
    STEADY,
    Panel,
    Place,
    end_of,
    legend_in_columns,
    name_once,
    stack,
    steps,
)
from lib.charts.style import ACCENT, FAINT, SLATE
from lib.frames.drill_down import AND
from lib.model.formats import (
    counted,
    list_in_words,
    members_in_words,
    month_in_words,
    unpriced_in_words,
)

#: Pixels of a row: of a line above it, of many rows, of a few, of the years below.
LINE, LOW, TALL, YEARS = 16, 40, 72, 28
#: Above the words of a row, so that they stand with the row and not with the last one.
APART = 18
#: Rows that can be tall, and letters of a line on a phone.
FEW, LETTERS = 6, 60
#: Donors that are drawn where none is chosen.
NUMBER = 12


def donors_by_month(months: pd.DataFrame, *, own_scale: bool = False) -> go.Figure:
    """Draw what each donor has pledged so far, a row each, the largest accented.

    Parameters
    ----------
    months
        The rows of single donors of the frame `donor_months`, in its order.
    own_scale
        Whether each row reaches its own height; else all share one scale.
    """
    rows = of_donors(months)
    return captioned(
        _multiples(rows, own_scale=own_scale),
        donors_by_month_finding(months),
        multiples_alt(rows, "donor"),
    )


def groups_by_month(months: pd.DataFrame, *, own_scale: bool = False) -> go.Figure:
    """Draw what the members of each group have pledged so far, a row each.

    Parameters
    ----------
    months
        The frame `group_months`. The groups overlap: they are never stacked.
    own_scale
        Whether each row reaches its own height; else all share one scale.
    """
    rows = of_groups(months)
    return captioned(
        _multiples(rows, own_scale=own_scale),
        groups_by_month_finding(months),
        multiples_alt(rows, "group"),
    )


def of_donors(months: pd.DataFrame) -> pd.DataFrame:
    """Name the row that each month of a donor belongs to: `key` and `name`."""
    return months.assign(key=months["donors"], name=months["donor_label"])


def of_groups(months: pd.DataFrame) -> pd.DataFrame:
    """Name the row that each month of a group belongs to: `key` and `name`."""
    return months.assign(key=months["group"], name=months["group"] + " members")


def leading_donor_months(
    months: pd.DataFrame, chosen: tuple[str, ...] = ()
) -> pd.DataFrame:
    """Take the rows of the chosen single donors; of none, of those that rank first."""
    single = months[months["kind"] == "donor"]
    wanted = chosen or single["donors"].unique()[:NUMBER]
    return single[single["donors"].isin(wanted)]


def donors_by_month_finding(months: pd.DataFrame) -> str:
    """Say who pledged most of those drawn, and since when more than half of it."""
    last = last_months(months, "donors").dropna(subset="cumulative")
    if last.empty:
        return "No single donor in this selection states a sum"
    top = last.sort_values("cumulative", ascending=False, kind="stable").iloc[0]
    of_top = months[months["donors"] == top["donors"]]
    late = of_top[of_top["cumulative"] >= top["cumulative"] / 2]["month"].iloc[0]
    known = of_top.dropna(subset="cumulative")["month"].iloc[0]
    worth = so_far_in_words(top.to_dict())
    said = f"{capital(in_a_sentence(top['donor_label']))} pledged most: {worth}"
    if late == known:
        return f"{said}, at least half of it in {month_in_words(late)}"
    return f"{said}, more than half of it since {month_in_words(late)}"


def groups_by_month_finding(months: pd.DataFrame) -> str:
    """Say what the members of each group pledged, and that the groups overlap."""
    last = last_months(months, "group").dropna(subset="cumulative")
    ranked = last.sort_values("cumulative", ascending=False, kind="stable")
    sums = {row["group"]: so_far_in_words(row) for row in ranked.to_dict("records")}
    if not sums:
        return "No member of a group in this selection states a sum"
    if len(sums) == 1:
        ((group, worth),) = sums.items()
        return f"Pledged by {members_in_words(group)}: {worth}"
    figures = tuple(f"{group} {worth}" for group, worth in sums.items())
    return f"Pledged by members: {list_in_words(figures)}; the groups overlap"


def multiples_alt(rows: pd.DataFrame, thing: str) -> str:
    """Describe the rows from their numbers, for those who do not see them."""
    last = last_months(rows, "key").to_dict("records")
    if not last:
        return f"No {thing} in this selection."
    said = "; ".join(f"{row['name']} {' + '.join(said_of(row))}" for row in last)
    span = [month_in_words(rows["month"].agg(end)) for end in ("min", "max")]
    return (
        f"Cumulative steps of {counted(len(last), thing)} from {span[0]} to {span[1]}: "
        f"{said}."
    )


def last_months(rows: pd.DataFrame, key: str) -> pd.DataFrame:
    """Take the last month of each donor or group."""
    return rows.drop_duplicates(key, keep="last")


def said_of(row: Row) -> list[str]:
    """Say what a row adds up to, and how many entries of it state no sum."""
    silent = row["cumulative_unpriced"]
    worth = [so_far_in_words(row)] if pd.notna(row["cumulative"]) or not silent else []
    return [*worth, *([unpriced_in_words(silent)] if silent else [])]


def _multiples(rows: pd.DataFrame, *, own_scale: bool) -> go.Figure:
    """Draw a row of steps for each key, in the order of the rows."""
    if rows.empty:
        return go.Figure()
    last = last_months(rows, "key").to_dict("records")
    figure, places = stack(_panels(rows, last, own_scale=own_scale), rows["month"])
    most, end = rows["cumulative"].max(), end_of(rows["month"].max())
    of_keys = _dotted(rows).groupby("key", sort=False)
    for place, (_, of_key) in zip(places, of_keys, strict=True):
        largest = of_key["cumulative"].max() == most
        colour = ACCENT if largest else SLATE
        _area(figure, of_key, end, place, colour)
        _announced(figure, of_key, place, colour)
    name_once(figure)
    legend_in_columns(figure)
    return figure


def _panels(rows: pd.DataFrame, last: Sequence[Row], *, own_scale: bool) -> list[Panel]:
    """Give each row its words, and its height: its own, or that of the highest."""
    tops = rows[["cumulative", "cumulative_high"]].max(axis="columns")
    reach = tops.groupby(rows["key"]).max()
    body = TALL if len(last) <= FEW else LOW
    panels = []
    for row in last:
        lines = _lines(row)
        top = reach[row["key"]] if own_scale else reach.max()
        # The figure stands above the row, so no tick needs a name.
        down: dict[str, Any] = {"range": [0, top * 1.08 if top > 0 else 1.0]}
        down |= {"showticklabels": False, "showgrid": False}
        head = APART + LINE * len(lines)
        panels.append(Panel(head, body, words="<br>".join(lines), down=down))
    return [*panels[:-1], replace(panels[-1], foot=YEARS)]


def _lines(row: Row) -> list[str]:
    """Write the words above a row, on two lines where a phone needs two."""
    said = said_of(row)
    if len(f"{row['name']}  {' + '.join(said)}") <= LETTERS:
        said = [" + ".join(said)]
    first, *more = said
    return [f"<b>{row['name']}</b>  {first}", *(f"+ {line}" for line in more)]


def _area(
    figure: go.Figure,
    of_key: pd.DataFrame,
    end: pd.Timestamp,
    place: Place,
    colour: str,
) -> None:
    known = of_key.dropna(subset="cumulative")
    if len(known):
        line = {"width": 2, "color": colour}
        area = {"line": line, "fill": "tozeroy", "fillcolor": FAINT}
        steps(figure, known, end, place, area)


def _dotted(rows: pd.DataFrame) -> pd.DataFrame:
    """Add where the dot of a month stands, what it leads to, and what it says."""
    hover = [so_far_exactly(row["name"], row) for row in rows.to_dict("records")]
    return rows.assign(
        at=rows["cumulative"].fillna(0.0),
        mark=rows["key"] + AND + rows["month"].dt.strftime("%Y-%m"),
        hover=hover,
    )


def _announced(
    figure: go.Figure, of_key: pd.DataFrame, place: Place, colour: str
) -> None:
    """Dot the months with a pledge, ring those of them that state no sum."""
    for priced, symbol, name in _DOTS:
        these = of_key[of_key["value"].notna() == priced]
        if these.empty:
            continue
        figure.add_scatter(
            x=these["month"].tolist(),
            y=these["at"].tolist(),
            mode="markers",
            marker={"symbol": symbol, "size": 6, "color": colour},
            cliponaxis=False,
            customdata=these["mark"].tolist(),
            hovertext=these["hover"].tolist(),
            hoverinfo="text",
            name=name,
            **STEADY,
            **place.on,
        )


#: Whether the months state a sum, how they are marked, what the legend calls them.
_DOTS = (
    (True, "circle", "sum announced"),
    (False, "circle-open", "no sum stated"),
)
