"""Plots in words, for those who do not see them."""

from collections.abc import Iterable
from datetime import date

from lib.model.counts import counted
from lib.model.drawings import SYMBOLS
from lib.model.formats import (
    day_in_words,
    month_in_words,
    number_in_words,
    uncounted_in_words,
)
from lib.model.language import gettext
from lib.model.plot import MONTHLY, Plot

#: Rows that are told of a plot.
TOLD = 12


def alt_of(plots: Iterable[Plot]) -> str:
    """Describe plots from the top: Donors, billion US dollars: Germany 40.4; and so on."""
    said = (_by_month(one) if one.kind in MONTHLY else _by_row(one) for one in plots)
    return " ".join(filter(None, said))


def _by_row(plot: Plot) -> str:
    """Tell the first rows, and what stands below all of them."""
    rows = plot.rows_in_words
    if plot.kind == "spans":
        rows = list(map(_span_in_words, rows, plot.days, plot.symbols))
    more = [gettext("and {number} more", number=len(rows) - TOLD)]
    more = more if len(rows) > TOLD else []
    told = f"{_head(plot)}: {'; '.join([*rows[:TOLD], *more])}" if rows else ""
    said = filter(None, (told, plot.footnote))
    return " ".join(f"{one.rstrip('.')}." for one in said)


def _head(plot: Plot) -> str:
    """Say what rows are of; labels of spans and ranges are not in units of the axis."""
    of_labels = {"spans": plot.heading, "ranges": plot.whisker.capitalize()}
    return of_labels.get(plot.kind, plot.head)


def _span_in_words(row: str, day: str, symbol: str) -> str:
    since = day_in_words(date.fromisoformat(day))
    state = SYMBOLS[symbol].label
    return gettext("{row}, from {day}, {state}", row=row, day=since, state=state)


def _by_month(plot: Plot) -> str:
    """Tell of months what they come to: the largest of columns, the last of lines."""
    if plot.kind == "marks":
        marked = list(filter(None, plot.keys))
        months = counted(len(marked), "month")
        return gettext("{head}: in {months}.", head=plot.head, months=months)
    if not any(series.known for series in plot.series):
        if plot.total:
            return f"{plot.title}."
        return gettext("{title}: no sum stated.", title=plot.title)
    if plot.kind == "columns":
        return f"{plot.head}, {_months(plot)}: {_largest(plot)}."
    if plot.total:
        return f"{plot.title}, {_months(plot)}."
    ends = [(series.name, series.values[-1] or 0.0) for series in plot.series]
    said = "; ".join(f"{name} {number_in_words(end)}" for name, end in ends)
    head = f"{plot.head}, {_months(plot)}"
    return gettext("{head}, at the end: {figures}.", head=head, figures=said)


def _months(plot: Plot) -> str:
    """Say from the first month with a figure to the last of all."""
    first, last = map(_in_words, _span(plot))
    if first == last:
        return gettext("in {month}", month=last)
    return gettext("from {first} to {last}", first=first, last=last)


def _span(plot: Plot) -> tuple[str, str]:
    months = zip(*(series.values for series in plot.series), strict=True)
    some = [any(one is not None for one in month) for month in months]
    return plot.categories[some.index(True)], plot.categories[-1]


def _largest(plot: Plot) -> str:
    """Name the month that brought most, and what states no sum."""
    most, month = max(zip(plot.stack_ends, plot.categories, strict=True))
    beside = uncounted_in_words(plot.unpriced, plot.unconverted)
    first, last = _span(plot)
    figure = number_in_words(most)
    if first != last:
        month = _in_words(month)
        figure = gettext("most in {month}, {figure}", month=month, figure=figure)
    return "; ".join([figure, *beside])


def _in_words(day: str) -> str:
    return month_in_words(date.fromisoformat(day))
