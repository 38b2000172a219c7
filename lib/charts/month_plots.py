"""Charts by month, and of one condition's days, in the plainest terms."""

from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from lib.charts.bars import flags, known
from lib.charts.bars import whisker_ends as ends_of
from lib.charts.captions import axis_of_money, so_far_in_words
from lib.charts.months import CUMULATIVE
from lib.charts.multiples import said_of
from lib.charts.style import ACCENT, COMPARED, DRAWINGS
from lib.charts.timeline import (
    NOBODY_BY_MONTH,
    NOT_ADDED,
    ONCE,
    OWN,
    SO_FAR,
    TRACED_BY_MONTH,
    axis_of,
    counted_parts,
    traced_rows,
    untraced_rows,
)
from lib.model.formats import unpriced_in_words
from lib.model.plot import Plot, Series
from lib.model.vocabulary import UNATTRIBUTED

#: What the line of sums that were added up is called.
ADDED_UP = "so far"


def timeline_plots(months: pd.DataFrame, basis: str) -> list[Plot]:
    """Describe what is traced by month and added up, and what is traced to nobody."""
    traced, untraced = traced_rows(months), untraced_rows(months)
    plots = []
    if traced["value"].notna().any():
        plots.append(_columns(traced, counted_parts(basis), TRACED_BY_MONTH))
    if traced["cumulative"].notna().any():
        plots.append(_so_far(traced, basis))
    if untraced["value"].notna().any():
        heading = f"{NOBODY_BY_MONTH} {OWN}"
        alone = _columns(untraced, {"value": UNATTRIBUTED}, heading)
        plots.append(replace(alone, footnote=_sentence(NOT_ADDED)))
    return plots


def _columns(rows: pd.DataFrame, parts: dict[str, str], heading: str) -> Plot:
    divisor, unit = axis_of(rows)
    low, high = ends_of(rows[["low", "value", "high"]] / divisor)
    silent = int(rows["unpriced"].sum())
    return Plot(
        kind="columns",
        categories=_days(rows["month"]),
        series=tuple(
            Series(DRAWINGS[drawing].label, drawing, known(rows[column] / divisor))
            for column, drawing in parts.items()
            if rows[column].notna().any()
        ),
        unit=unit,
        heading=heading,
        footnote=_sentence(f"{unpriced_in_words(silent)} not drawn") if silent else "",
        low=low,
        high=high,
        open_ended=flags(rows["open_ended"] & rows["value"].notna()),
    )


def _so_far(traced: pd.DataFrame, basis: str) -> Plot:
    divisor, unit = axis_of(traced, CUMULATIVE)
    plot = _steps(traced, divisor, unit)
    last = traced.to_dict("records")[-1]
    return replace(
        plot,
        heading=f"{SO_FAR}: {so_far_in_words(last)}",
        footnote=_sentence(ONCE) if basis == "announced" else "",
    )


def compared_plots(months: pd.DataFrame) -> list[Plot]:
    """Describe what a few donors pledged so far as steps, each in its colour."""
    rows = months.dropna(subset="cumulative")
    if rows.empty:
        return []
    divisor, unit = axis_of_money(rows["cumulative"].max(), rows["currency"].iloc[0])
    every = _every_month(rows["month"])
    groups = zip(COMPARED, rows.groupby("donors", sort=False), strict=False)
    series = tuple(
        Series(
            of["donor_label"].iloc[0],
            colour,
            known(_held(of, every)["cumulative"] / divisor),
        )
        for colour, (_, of) in groups
    )
    return [Plot("steps", _days(every), series, unit)]


def multiple_plots(rows: pd.DataFrame, *, own_scale: bool) -> list[Plot]:
    """Describe what each donor or group pledged so far: a plot each, in their order.

    Parameters
    ----------
    rows
        As `of_donors` and `of_groups` name them.
    own_scale
        Whether each plot reaches its own height; else all reach equally far.
    """
    every = _every_month(rows["month"])
    tops = rows[list(CUMULATIVE)].max(axis="columns").groupby(rows["key"]).max()
    plots = []
    for key, of in rows.groupby("key", sort=False):
        if pd.isna(tops[key]):
            continue
        reach = tops[key] if own_scale else tops.max()
        divisor, unit = axis_of_money(reach, of["currency"].iloc[0])
        last = of.to_dict("records")[-1]
        plot = replace(
            _steps(_held(of, every), divisor, unit),
            kind="areas",
            heading=f"{last['name']}: {' + '.join(said_of(last))}",
            reach=None if own_scale else float(reach / divisor),
        )
        plots.append(plot)
    return plots


def _steps(rows: pd.DataFrame, divisor: float, unit: str) -> Plot:
    """Describe what rows add up to; low and high of what it comes to stand at the end."""
    money = rows[list(CUMULATIVE)] / divisor
    last = pd.Series(rows.index == rows.index[-1], rows.index)
    low, high = ends_of(money.where(last))
    return Plot(
        kind="steps",
        categories=_days(rows["month"]),
        series=(Series(ADDED_UP, ACCENT, known(money["cumulative"])),),
        unit=unit,
        low=low,
        high=high,
        open_ended=flags(rows["cumulative_open_ended"] & last),
    )


def _held(rows: pd.DataFrame, every: pd.DatetimeIndex) -> pd.DataFrame:
    """Hold what rows add up to through the months in which nothing was announced."""
    known_so_far = rows.set_index("month")[[*CUMULATIVE, "cumulative_open_ended"]]
    held = known_so_far.reindex(every).ffill()
    open_ended = held["cumulative_open_ended"].eq(True)
    return held.assign(cumulative_open_ended=open_ended).reset_index(names="month")


def _every_month(months: pd.Series) -> pd.DatetimeIndex:
    return pd.date_range(months.min(), months.max(), freq="MS")


def _days(days: Iterable[pd.Timestamp]) -> tuple[str, ...]:
    return tuple(f"{day:%Y-%m-%d}" for day in days)


def _sentence(words: str) -> str:
    return f"{words[0].upper()}{words[1:]}."
