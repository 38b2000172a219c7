"""An axis as a scale: from values to pixels, and the ticks that stand on it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import count
from math import ceil, floor, log10
from typing import Any, Literal

EPOCH = datetime(1970, 1, 1)
MILLISECOND = timedelta(milliseconds=1)
DAY = timedelta(days=1) / MILLISECOND
#: Weeks are counted from one, as Plotly does.
SUNDAY = "2000-01-02"
#: Beyond the furthest value, where an axis states no end, as a part of its length.
SPARE = 0.05
#: Steps between ticks: of numbers, times a power of ten; of time, in days, then months.
ROUND = (1, 2, 5, 10)
DAYS, MONTHS = (1, 2, 7, 14), (1, 3, 6, 12, 24, 60, 120)
#: Ticks of an axis that says nothing of them, at most.
TICKS = 6
Kind = Literal["linear", "log", "date"]


@dataclass(frozen=True)
class Scale:
    """An axis from `begin` to `end`, in pixels.

    `first` and `last` are its ends: numbers, their decimal logarithms, or milliseconds
    since 1970.
    """

    kind: Kind
    first: float
    last: float
    begin: float
    end: float

    def at(self, value: Any) -> float:
        """Place a value, in pixels."""
        return self.placed(measured(value, self.kind))

    def placed(self, measure: float) -> float:
        """Place what `measured` returns, in pixels."""
        share = (measure - self.first) / (self.last - self.first)
        return self.begin + share * (self.end - self.begin)

    def holds(self, measure: float) -> bool:
        """Whether a measure lies between the ends, give or take a rounding."""
        low, high = sorted((self.first, self.last))
        spare = 1e-9 * (high - low)
        return low - spare <= measure <= high + spare


def measured(value: Any, kind: Kind) -> float:
    """Give a value as the unit of its axis has it: number, logarithm, milliseconds."""
    if kind == "date" and not isinstance(value, (int, float)):
        day = datetime.fromisoformat(value) if isinstance(value, str) else value
        return (day - EPOCH) / MILLISECOND
    return log10(value) if kind == "log" else float(value)


def kind_of(axis: Mapping[str, Any], values: Sequence[Any]) -> Kind:
    """Tell the kind of an axis from what it says, else from its values."""
    stated: Kind | None = axis.get("type")
    if stated:
        return stated
    numbers = all(isinstance(one, (int, float)) for one in values)
    return "linear" if numbers else "date"


def scale_of(
    axis: Mapping[str, Any], values: Sequence[Any], begin: float, end: float
) -> Scale:
    """Lay an axis out between two pixels; without a range it holds all its values."""
    ends = list(axis.get("range", ()))
    kind = kind_of(axis, [*ends, *values])
    if ends:
        # The range of a logarithmic axis is in logarithms already.
        numbers = "linear" if kind == "log" else kind
        first, last = (measured(one, numbers) for one in ends)
        return Scale(kind, first, last, begin, end)
    spans = [measured(one, kind) for one in values] or [0.0, 1.0]
    first, last = min(spans), max(spans)
    if axis.get("rangemode") == "tozero":
        return Scale(kind, 0.0, last / (1 - SPARE) or 1.0, begin, end)
    spare = (last - first or DAY) * SPARE / (1 - 2 * SPARE)
    return Scale(kind, first - spare, last + spare, begin, end)


def ticks_of(axis: Mapping[str, Any], scale: Scale) -> list[tuple[float, str]]:
    """List the ticks of an axis: each one's pixel, and its words."""
    if "tickvals" in axis:
        values = axis["tickvals"]
        words = axis.get("ticktext") or [_in_words(one) for one in values]
        measures = [measured(one, scale.kind) for one in values]
        pairs = zip(measures, words, strict=True)
        return [(scale.placed(at), said) for at, said in pairs if scale.holds(at)]
    of_kind = _days if scale.kind == "date" else _numbers
    return of_kind(axis, scale)


def years(scale: Scale) -> list[float]:
    """Place the first day of each year on an axis of time."""
    return [scale.placed(at) for at in _months(scale, 12)]


def _numbers(axis: Mapping[str, Any], scale: Scale) -> list[tuple[float, str]]:
    low, high = sorted((scale.first, scale.last))
    step = axis.get("dtick") or _round_step((high - low) / axis.get("nticks", TICKS))
    numbers = range(ceil(low / step - 1e-9), floor(high / step + 1e-9) + 1)
    return [(scale.placed(one * step), _in_words(one * step)) for one in numbers]


def _round_step(least: float) -> float:
    power: float = 10.0 ** floor(log10(least))
    return next(one * power for one in ROUND if one * power >= least * (1 - 1e-9))


def _in_words(value: float) -> str:
    return f"{round(value, 10):,.10g}"


def _days(axis: Mapping[str, Any], scale: Scale) -> list[tuple[float, str]]:
    """Name days, months or years; a month or a year in its middle, where that is asked."""
    step = axis.get("dtick") or _step_of_time(axis, scale)
    if isinstance(step, str):
        marks = _months(scale, int(step.removeprefix("M")))
        form = "%Y" if int(step.removeprefix("M")) % 12 == 0 else "%b %Y"
    else:
        begin = measured(axis.get("tick0", SUNDAY), "date")
        numbers = range(
            ceil((scale.first - begin) / step), floor((scale.last - begin) / step) + 1
        )
        marks, form = [begin + one * step for one in numbers], "%-d %b"
    form = axis.get("tickformat", form)
    half = _half_period(form) if axis.get("ticklabelmode") == "period" else 0.0
    named = [(scale.placed(at + half), _day_in_words(at, form)) for at in marks]
    return [one for one in named if scale.begin <= one[0] <= scale.end]


def _half_period(form: str) -> float:
    return DAY * (365 if form == "%Y" else 30) / 2


def _step_of_time(axis: Mapping[str, Any], scale: Scale) -> float | str:
    least = (scale.last - scale.first) / axis.get("nticks", TICKS) / DAY
    days = next((one for one in DAYS if one >= least), None)
    if days:
        return days * DAY
    return f"M{next((one for one in MONTHS if one * 30.4 >= least), MONTHS[-1])}"


def _months(scale: Scale, every: int) -> list[float]:
    """List the first days of each so manieth month of a year on an axis of time."""
    first = EPOCH + scale.first * MILLISECOND
    marks: list[float] = []
    for month in count(-(-(first.year * 12 + first.month - 1) // every) * every, every):
        at = measured(datetime(month // 12, month % 12 + 1, 1), "date")
        if at > scale.last:
            return marks
        if at >= scale.first:
            marks.append(at)
    raise AssertionError("Months have no end.")


def _day_in_words(measure: float, form: str) -> str:
    day = EPOCH + measure * MILLISECOND
    # "%-d" is no word of every system.
    return day.strftime(form.replace("%-d", str(day.day)))
