"""A drawing in the plainest terms: what screens, slides, still pictures and words share.

The Plotly figure of a page, the native chart of a slide, the alt text and the places
where a tall drawing may be cut are all made from the same `Plot`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from lib.model.drawings import SYMBOLS
from lib.model.formats import day_in_words

#: How a plot is drawn. Bars lie, columns stand; both are stacked. `steps` hold their
#: height until the next month; `areas` are steps filled to zero. A `list` has rows in
#: words, each with a mark and no length. `spans` last so many days from a day on;
#: `reports` are rows in words along an axis of days; `progress` holds its height until
#: the next day, filled to zero, under a line at what is needed. `ranges` reach from low
#: to high around a value, on a logarithmic axis.
Kind = Literal[
    "bars",
    "columns",
    "steps",
    "areas",
    "list",
    "spans",
    "reports",
    "progress",
    "ranges",
]
STACKED: tuple[Kind, ...] = ("bars", "columns")
#: What office programs have a chart for.
NATIVE: tuple[Kind, ...] = ("bars", "columns", "steps", "areas")
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

    @property
    def known(self) -> list[float]:
        """Its values without the missing ones."""
        return [one for one in self.values if one is not None]


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
        At least one; none of reports. Of progress a second one is what is needed.
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
    days
        ISO days on which the rows of spans, reports and progress begin.
    symbols
        What stands at the end of each span and at the day of each report: a name of
        `lib.model.drawings.SYMBOLS`.
    whisker
        What the legend calls the way from low to high.
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
    days: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    whisker: str = "low to high"

    @property
    def drawn(self) -> bool:
        """Whether any mark of it is known; without one, its axes stand there alone."""
        ranges = any(one is not None for one in self.high)
        return bool(ranges or self.symbols or any(one.known for one in self.series))

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
        if not self.labels:
            names = ", ".join(series.name for series in self.series)
            first, last = self.categories[0], self.categories[-1]
            return f"{self._head}: {names}, from {first} to {last}."
        rows = len(self.categories)
        told = "; ".join(map(self._row, range(min(rows, TOLD))))
        more = f"; and {rows - TOLD} more" if rows > TOLD else ""
        return f"{self._head}: {told}{more}."

    @property
    def _head(self) -> str:
        """What its rows are of; labels of spans and ranges are not in units of the axis."""
        of_labels = {"spans": "", "ranges": self.whisker.capitalize()}
        unit = of_labels.get(self.kind, self.unit)
        return ", ".join(filter(None, [self.heading, unit]))

    def _row(self, row: int) -> str:
        """Say a row, with what else its place and its symbol tell."""
        name, label = self.categories[row], self.labels[row]
        if self.kind == "spans":
            since = day_in_words(date.fromisoformat(self.days[row]))
            label = f"{label}, from {since}, {SYMBOLS[self.symbols[row]].label}"
        return f"{name} {label}" if self.kind in NATIVE else f"{name}: {label}"


def native_plots(plots: Iterable[Plot]) -> tuple[Plot, ...]:
    """Keep what office programs draw by themselves, where there is any of it to draw."""
    return tuple(plot for plot in plots if plot.kind in NATIVE and plot.drawn)


def alt_of(plots: Iterable[Plot]) -> str:
    """Describe plots from the top, for those who do not see them."""
    return " ".join(plot.alt for plot in plots)
