"""Timeline: what each month brought and what it adds up to, the untraced apart."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from lib.charts.captions import (
    axis_of_money,
    captioned,
    exactly,
    so_far_exactly,
    so_far_in_words,
)
from lib.charts.months import (
    CUMULATIVE,
    STEADY,
    Panel,
    Place,
    end_of,
    key_of,
    legend_in_columns,
    name_once,
    stack,
    steps,
    whiskers,
)
from lib.charts.style import ACCENT, DOTTED, DRAWINGS, SLATE
from lib.frames.drill_down import mark
from lib.frames.money import MONEY
from lib.frames.months import UNTRACED as UNTRACED_COLUMNS
from lib.frames.sums import TRACED
from lib.model.formats import (
    STATE_WORDS,
    counted,
    money_in_words,
    month_in_words,
    unpriced_in_words,
)
from lib.model.vocabulary import BASES, SEPARATOR, UNATTRIBUTED

#: What the panels are called, and what is said beside that.
TRACED_BY_MONTH, SO_FAR = "Traced to donors, by month", "Traced to donors, added up"
NOBODY_BY_MONTH, OWN = "Traced to nobody, by month", "(own scale)"
NOT_ADDED = "not added up: headlines overlap"
ONCE = "restated sums counted once"
BY_MONTH = Panel(44, 190)
MEETINGS = Panel(0, 18, 26, down={"range": [0, 1], "visible": False})
ADDED_UP, UNTRACED = Panel(52, 130, 26), Panel(52, 110, 26)
#: Within a month, in days: where its bar begins, how wide it is, its whisker.
BEGIN, WIDE, WHISKER = 2, 19, 25
DAY = pd.Timedelta(days=1)
MIDDLE = (BEGIN + WIDE / 2) * DAY
MILLISECONDS = DAY / pd.Timedelta(milliseconds=1)
#: New money by who is named for it, then the other states: column to drawing.
PARTS = {"named": "new", "joint": "joint"}
EXACT = {
    "value": "in this sum",
    "named": "new, named donors",
    "joint": "new, joint",
    **{state: STATE_WORDS[state] for state in ("earlier", "conditional", "restated")},
    "lapsed": STATE_WORDS["lapsed"],
}


def months_bar(months: pd.DataFrame, basis: str = "firm") -> go.Figure:
    """Draw what is traced by month and added up, and by month what is not traced.

    Parameters
    ----------
    months
        The frame `timeline`. What is not traced is not added up: the headlines of
        different meetings overlap.
    basis
        The states that `value` counts: each is a segment of a bar.
    """
    traced, untraced = traced_rows(months), untraced_rows(months)
    panels = _panels(traced, untraced, basis)
    if not panels:
        return captioned(go.Figure(), months_finding(months), months_alt(months))
    figure, places = stack(panels, months["month"])
    if len(traced):
        _by_month(figure, traced, basis, places[0])
        _meetings(figure, traced, places[1])
        _added_up(figure, traced, places[2])
    if untraced["value"].notna().any():
        _untraced(figure, untraced, places[-1])
    name_once(figure)
    legend_in_columns(figure)
    return captioned(figure, months_finding(months), months_alt(months))


def months_finding(months: pd.DataFrame) -> str:
    """Say since when more than half of what is traced was announced."""
    known = months.dropna(subset="cumulative")
    if known.empty or not known["cumulative"].iloc[-1] > 0:
        return "No sum in this selection is traced to a donor"
    first, total = known["cumulative"].iloc[0], known["cumulative"].iloc[-1]
    worth = so_far_in_words(known.iloc[-1].to_dict())
    month = known.loc[known["cumulative"] >= total / 2, "month"].iloc[0]
    said = f"of the {worth} traced to donors was announced"
    if first == total:
        return f"All {said} in {month_in_words(month)}"
    if first >= total / 2:
        return f"At least half {said} in {month_in_words(month)}"
    return f"More than half {said} since {month_in_words(month)}"


def months_alt(months: pd.DataFrame) -> str:
    """Describe the chart from its numbers, for those who do not see it."""
    if months.empty:
        return "No month in this selection."
    span = [month_in_words(months["month"].agg(end)) for end in ("min", "max")]
    sentences = [f"Bars by month from {span[0]} to {span[1]}"]
    parts = {"donors": traced_rows(months), "nobody": untraced_rows(months)}
    for to, rows in parts.items():
        priced = rows.dropna(subset="value")
        if len(priced):
            most = priced.sort_values("value", kind="stable").iloc[-1]
            worth = money_in_words(most["value"], most["currency"])
            largest = f"{month_in_words(most['month'])}, {worth}"
            sentences.append(f"Largest month of what is traced to {to}: {largest}")
    held = months["meetings"].dropna()
    number = int((held.str.count(SEPARATOR) + 1).sum())
    sentences.append(f"{counted(number, 'meeting')} marked")
    return ". ".join(sentences) + "."


def traced_rows(months: pd.DataFrame) -> pd.DataFrame:
    """Keep the months where anything is traced; none where nothing is at all."""
    return months if months["entries"].any() else months.head(0)


def untraced_rows(months: pd.DataFrame) -> pd.DataFrame:
    """Give what is traced to nobody under the names of a sum; none where nothing is."""
    if not months["untraced_entries"].any():
        return months.head(0)
    sums = months[["month", *UNTRACED_COLUMNS.values(), "currency"]]
    return sums.rename(columns={new: name for name, new in UNTRACED_COLUMNS.items()})


def counted_parts(basis: str) -> dict[str, str]:
    """Map each column that a basis counts to its drawing, in the order stacked."""
    return {
        column: PARTS.get(column, column)
        for state in BASES[basis]
        for column in (PARTS if state == "new" else (state,))
    }


def _panels(traced: pd.DataFrame, untraced: pd.DataFrame, basis: str) -> list[Panel]:
    """Say above each panel what it shows, in which unit, and what is left out."""
    panels = []
    if len(traced):
        last = traced.to_dict("records")[-1]
        silent = last["cumulative_unpriced"]
        extra = f" + {unpriced_in_words(silent)}" if silent else ""
        once = f"; {ONCE}" if basis == "announced" else ""
        so_far = f"{SO_FAR}: {so_far_in_words(last)}"
        by_month = f"<b>{TRACED_BY_MONTH}</b><br>{_unit(traced)}{extra}"
        added_up = f"<b>{so_far}</b><br>{_unit(traced, CUMULATIVE)}{once}"
        panels += [replace(BY_MONTH, words=by_month), MEETINGS]
        panels += [replace(ADDED_UP, words=added_up)]
    if untraced["value"].notna().any():
        words = f"<b>{NOBODY_BY_MONTH}</b> {OWN}"
        alone = f"{_unit(untraced)}, {NOT_ADDED}"
        panels.append(replace(UNTRACED, words=f"{words}<br>{alone}"))
    return panels


def _by_month(
    figure: go.Figure, traced: pd.DataFrame, basis: str, place: Place
) -> None:
    """Stack the states of each month; ring the months that state no sum."""
    divisor, _ = axis_of(traced)
    for column, name in counted_parts(basis).items():
        _bars(figure, traced, traced[column] / divisor, name, place)
    _beside(figure, traced, traced[MONEY] / divisor, place)
    unsaid = traced[traced["value"].isna() & (traced["entries"] > 0)]
    look = {
        "marker": {"symbol": "circle-open", "size": 6, "color": SLATE},
        "hovertext": _hover(unsaid),
        "customdata": [mark(TRACED, key_of(month)) for month in unsaid["month"]],
        "name": "no sum stated",
    }
    _points(figure, unsaid["month"] + MIDDLE, [0.0] * len(unsaid), place, look)


def _meetings(figure: go.Figure, traced: pd.DataFrame, place: Place) -> None:
    """Mark the months in which a meeting was held."""
    held = traced.dropna(subset="meetings")
    keys = [
        mark(key_of(month) if SEPARATOR in meetings else meetings)
        for month, meetings in zip(held["month"], held["meetings"], strict=True)
    ]
    names = held["meetings_label"].str.replace(SEPARATOR, "<br>")
    look = {
        "marker": {"symbol": "triangle-up", "size": 8, "color": SLATE},
        "hovertext": ("<b>Meeting</b><br>" + names).tolist(),
        "customdata": keys,
        "name": "meeting",
    }
    _points(figure, held["month"] + MIDDLE, [0.5] * len(held), place, look)


def _added_up(figure: go.Figure, traced: pd.DataFrame, place: Place) -> None:
    """Step from month to month, to what it comes to."""
    known = traced.dropna(subset="cumulative")
    if known.empty:
        return
    divisor, _ = axis_of(traced, CUMULATIVE)
    scaled = known.assign(**(known[list(CUMULATIVE)] / divisor))
    line = {"line": {"width": 2.5, "color": ACCENT}}
    steps(figure, scaled, end_of(known["month"].iloc[-1]), place, line)
    dotted = known["entries"] > 0
    rows = known[dotted].to_dict("records")
    look = {
        "marker": {"size": 5, "color": ACCENT},
        "hovertext": [so_far_exactly("Traced", row) for row in rows],
        "customdata": [mark(TRACED, key_of(row["month"])) for row in rows],
        "showlegend": False,
    }
    heights = scaled.loc[dotted, "cumulative"].tolist()
    _points(figure, known.loc[dotted, "month"], heights, place, look)


def _untraced(figure: go.Figure, untraced: pd.DataFrame, place: Place) -> None:
    """Draw what no named donor accounts for, pale in a dotted outline."""
    scaled = untraced[MONEY] / axis_of(untraced)[0]
    _bars(figure, untraced, scaled["value"], UNATTRIBUTED, place)
    _beside(figure, untraced, scaled, place)
    outlines = [
        {
            "type": "rect",
            "x0": month + BEGIN * DAY,
            "x1": month + (BEGIN + WIDE) * DAY,
            "y0": 0,
            "y1": value,
            "line": DOTTED,
            "xref": place.on["xaxis"],
            "yref": place.on["yaxis"],
        }
        for month, value in zip(untraced["month"], scaled["value"], strict=True)
        if value > 0
    ]
    figure.update_layout(shapes=outlines)


def _bars(
    figure: go.Figure, rows: pd.DataFrame, lengths: pd.Series, name: str, place: Place
) -> None:
    """Add a segment to the bar of each month; a click leads to the month's pledges."""
    # A bar of no length is no mark, but the browser would set one up for it.
    rows = rows[lengths.gt(0)]
    if rows.empty:
        return
    untraced = name == UNATTRIBUTED
    to = UNATTRIBUTED if untraced else TRACED
    figure.add_bar(
        x=rows["month"].tolist(),
        y=lengths[rows.index].tolist(),
        offset=BEGIN * MILLISECONDS,
        width=WIDE * MILLISECONDS,
        marker=DRAWINGS[name].marker,
        customdata=[mark(to, key_of(month)) for month in rows["month"]],
        hovertext=_hover(rows),
        hoverinfo="text",
        name=DRAWINGS[name].label,
        showlegend=not untraced,
        **STEADY,
        **place.on,
    )


def _beside(
    figure: go.Figure, rows: pd.DataFrame, scaled: pd.DataFrame, place: Place
) -> None:
    """Span low to high beside the bar of each month."""
    at = rows["month"] + WHISKER * DAY
    whiskers(figure, at, scaled, rows["open_ended"], place)


def _points(
    figure: go.Figure,
    at: pd.Series,
    heights: list[float],
    place: Place,
    look: dict[str, Any],
) -> None:
    if len(at):
        figure.add_scatter(
            x=at.tolist(),
            y=heights,
            mode="markers",
            cliponaxis=False,
            **({"hoverinfo": "text"} | look | STEADY),
            **place.on,
        )


def _hover(rows: pd.DataFrame) -> list[str]:
    """Write every figure of a month to the last unit."""
    states = {column: words for column, words in EXACT.items() if column in rows}
    return [
        exactly(month_in_words(row["month"]), row, states)
        for row in rows.to_dict("records")
    ]


def axis_of(rows: pd.DataFrame, columns: Sequence[str] = MONEY) -> tuple[float, str]:
    """Pick the divisor and the words of an axis for some sums of some months."""
    largest = rows[list(columns)].max().max()
    return axis_of_money(
        0.0 if pd.isna(largest) else float(largest), rows["currency"].iloc[0]
    )


def _unit(rows: pd.DataFrame, columns: Sequence[str] = MONEY) -> str:
    return axis_of(rows, columns)[1]
