"""A drawing in the plainest terms: what screens, slides, still pictures and words share.

The Plotly figure of a page, the native chart of a slide, the alt text and the places
where a tall drawing may be cut are all made from the same `Plot`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from lib.model.formats import (
    counted,
    month_in_words,
    number_in_words,
    unpriced_in_words,
)

#: How a plot is drawn. Bars lie, columns stand; both are stacked. `steps` hold their
#: height until the next month; `areas` are steps filled to zero; `marks` tell months
#: apart and have no height. A `list` has rows in words, each with a mark and no length.
Kind = Literal["bars", "columns", "steps", "areas", "marks", "list"]
STACKED: tuple[Kind, ...] = ("bars", "columns")
MONTHLY: tuple[Kind, ...] = ("columns", "steps", "areas", "marks")
#: What office programs have a chart for.
NATIVE: tuple[Kind, ...] = (*STACKED, "steps", "areas")
#: Rows that an alt text tells of a plot.
TOLD = 12
#: Low and high further apart than this share of the high end get a whisker.
TOLD_APART = 0.002


@dataclass(frozen=True)
class Series:
    """One segment of every row, or one line.

    Parameters
    ----------
    name
        What the legend calls it.
    drawing
        A name of `lib.model.drawings.DRAWINGS`, or a colour such as #2A6F9C.
    values
        In units of the axis, one a category; None is missing, never zero.
    keys, hovers
        Where its points are not those of the plot's categories: as `Plot` has them.
        A point without a key has no mark.
    """

    name: str
    drawing: str
    values: tuple[float | None, ...]
    keys: tuple[str, ...] = ()
    hovers: tuple[str, ...] = ()


@dataclass(frozen=True)
class Plot:
    """One set of axes.

    Parameters
    ----------
    kind
        How the series are drawn.
    categories
        Names of the rows from the top, or months as ISO days from the oldest.
    series
        At least one.
    unit
        Title of the axis of values.
    heading, footnote
        Above and below; may be blank.
    low, high
        Ends of the whisker of each category, in units of the axis; both None where
        nothing is in doubt. Blank where no category has one.
    open_ended
        Whether each category may be more; blank where none is.
    base
        Where each row's only segment begins (a waterfall); blank: at zero.
    labels
        What stands beside each category: its figure in words. Blank where axes say it.
    reach
        Where the axis of values must end, so that plots of one scale compare; None
        where the plot stands alone.
    keys
        The mark that a click on each category opens; blank where nothing does.
    hovers
        Every figure of each category to the last unit, in lines of HTML.
    silent
        Whether the entries of each category state no figure: a ring, never a zero.
        Blank where none is.
    total
        What it comes to in words, and what states no figure: beside the heading.
    unpriced
        Entries that state no sum, where no word of `total` says it.
    """

    kind: Kind
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    unit: str
    heading: str = ""
    footnote: str = ""
    low: tuple[float | None, ...] = ()
    high: tuple[float | None, ...] = ()
    open_ended: tuple[bool, ...] = ()
    base: tuple[float, ...] = ()
    labels: tuple[str, ...] = ()
    reach: float | None = None
    keys: tuple[str, ...] = ()
    hovers: tuple[str, ...] = ()
    silent: tuple[bool, ...] = ()
    total: tuple[str, ...] = ()
    unpriced: int = 0

    @property
    def title(self) -> str:
        """Its heading with what it comes to: Germany: $9 billion + 1 entry without a sum."""
        return ": ".join(filter(None, [self.heading, " + ".join(self.total)]))

    @property
    def head(self) -> str:
        """What stands above it: Donors, billion US dollars."""
        if self.unit == self.heading:
            return self.heading
        unit = self.unit
        if self.title and unit[1:2].islower():
            unit = unit[0].lower() + unit[1:]
        return ", ".join(filter(None, [self.title, unit]))

    @property
    def drawn(self) -> bool:
        """Whether any figure of it is known; without one, its axes stand there alone."""
        return any(one is not None for series in self.series for one in series.values)

    @property
    def stack_ends(self) -> list[float]:
        """The far end of the bar of each row; a row without figures ends at zero."""
        bases = self.base or (0.0,) * len(self.categories)
        columns = zip(*(one.values for one in self.series), strict=True)
        return [
            base + sum(value or 0.0 for value in values)
            for base, values in zip(bases, columns, strict=True)
        ]

    @property
    def ends(self) -> list[float]:
        """The far end of the bar of each row, its whisker included."""
        highs = self.high or (None,) * len(self.categories)
        return [
            max(end, high or 0.0)
            for end, high in zip(self.stack_ends, highs, strict=True)
        ]

    @property
    def alt(self) -> str:
        """Its rows in words: Donors, billion US dollars: Germany 40.4; and so on."""
        if self.kind in MONTHLY:
            return _by_month(self)
        said = [self._told, self.footnote]
        return "".join(f"{one.rstrip('.')}. " for one in said if one).rstrip()

    @property
    def listed(self) -> str:
        """Every row in words, after the heading; blank without rows."""
        said = "; ".join(self._rows_in_words(None))
        return f"{self.heading}: {said}" if said else ""

    @property
    def _told(self) -> str:
        more = len(self.categories) - TOLD
        said = [*self._rows_in_words(TOLD), *([f"and {more} more"] if more > 0 else [])]
        return f"{self.head}: {'; '.join(said)}" if said else ""

    def _rows_in_words(self, most: int | None) -> list[str]:
        pairs = zip(self.categories[:most], self.labels[:most], strict=True)
        return [f"{name} {label}" for name, label in pairs]


def native_plots(plots: Iterable[Plot]) -> list[Plot]:
    """Take the plots that office programs draw by themselves, from the top.

    A list has no length: it becomes the footnote of the plot above it. What has no
    figure known is left out.
    """
    native: list[Plot] = []
    for plot in plots:
        if plot.kind == "list" and native:
            said = (native[-1].footnote, plot.listed, plot.footnote)
            note = ". ".join(filter(None, said))
            native[-1] = replace(native[-1], footnote=note)
        elif plot.kind in NATIVE and plot.drawn:
            native.append(plot)
    return native


def alt_of(plots: Iterable[Plot]) -> str:
    """Describe plots from the top, for those who do not see them."""
    return " ".join(filter(None, (plot.alt for plot in plots)))


def _by_month(plot: Plot) -> str:
    """Tell of months what they come to: the largest of columns, the last of lines."""
    if plot.kind == "marks":
        marked = list(filter(None, plot.keys))
        return f"{plot.head}: in {counted(len(marked), 'month')}."
    if not plot.drawn:
        return f"{plot.title}." if plot.total else f"{plot.title}: no sum stated."
    if plot.kind == "columns":
        return f"{plot.head}, {_span(plot)}: {_largest(plot)}."
    if plot.total:
        return f"{plot.title}, {_span(plot)}."
    ends = [(series.name, series.values[-1] or 0.0) for series in plot.series]
    said = "; ".join(f"{name} {number_in_words(end)}" for name, end in ends)
    return f"{plot.head}, {_span(plot)}, at the end: {said}."


def _span(plot: Plot) -> str:
    """Say from the first month with a figure to the last of all."""
    months = zip(*(series.values for series in plot.series), strict=True)
    some = [any(one is not None for one in month) for month in months]
    first, last = plot.categories[some.index(True)], plot.categories[-1]
    if first == last:
        return f"in {_in_words(last)}"
    return f"from {_in_words(first)} to {_in_words(last)}"


def _largest(plot: Plot) -> str:
    """Name the month that brought most, and what states no sum."""
    most, month = max(zip(plot.stack_ends, plot.categories, strict=True))
    silent = f"; {unpriced_in_words(plot.unpriced)}" if plot.unpriced else ""
    return f"most in {_in_words(month)}, {number_in_words(most)}{silent}"


def _in_words(day: str) -> str:
    return month_in_words(date.fromisoformat(day))
