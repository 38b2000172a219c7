"""A drawing in the plainest terms: what screens, slides, still pictures and words share.

The Plotly figure of a page, the native chart of a slide and the alt text are all made
from the same `Plot`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from lib.model.formats import within_a_sentence

#: How a plot is drawn. Bars lie, columns stand; both are stacked. `steps` hold their
#: height until the next month; `areas` are steps filled to zero; `marks` tell months
#: apart and have no height. A `list` has rows in words, each with a mark and no length.
#: `spans` last so many days from a day on; `reports` are rows in words along an axis of
#: days; `progress` holds its height until the next day, filled to zero, under a line at
#: what is needed. `ranges` reach from low to high around a value, on a logarithmic axis.
Kind = Literal[
    "bars",
    "columns",
    "steps",
    "areas",
    "marks",
    "list",
    "spans",
    "reports",
    "progress",
    "ranges",
]
STACKED: tuple[Kind, ...] = ("bars", "columns")
MONTHLY: tuple[Kind, ...] = ("columns", "steps", "areas", "marks")
#: What office programs have a chart for.
NATIVE: tuple[Kind, ...] = (*STACKED, "steps", "areas")
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
    silent
        Whether the entries of each category state no figure: a ring, never a zero.
        Blank where none is.
    total
        What it comes to in words, and what states no figure: beside the heading.
    unpriced
        Entries that state no sum, where no word of `total` says it.
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
    silent: tuple[bool, ...] = ()
    total: tuple[str, ...] = ()
    unpriced: int = 0
    days: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    whisker: str = "low to high"

    @property
    def title(self) -> str:
        """Its heading with what it comes to: Germany: $9 billion + 1 entry without a sum."""
        return ": ".join(filter(None, [self.heading, " + ".join(self.total)]))

    @property
    def head(self) -> str:
        """What stands above it: Donors, billion US dollars."""
        if self.unit == self.heading:
            return self.heading
        unit = within_a_sentence(self.unit) if self.title else self.unit
        return ", ".join(filter(None, [self.title, unit]))

    @property
    def drawn(self) -> bool:
        """Whether any mark of it is known; without one, its axes stand there alone."""
        span = self.kind == "ranges" and any(one is not None for one in self.high)
        return bool(span or self.symbols or any(one.known for one in self.series))

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
    def rows_in_words(self) -> list[str]:
        """Name each row with its label: Germany 40.4; of other things than bars Pledge: 2."""
        between = " " if self.kind in NATIVE else ": "
        pairs = zip(self.categories, self.labels, strict=True)
        return [f"{name}{between}{label}" for name, label in pairs]


def native_plots(plots: Iterable[Plot]) -> list[Plot]:
    """Take the plots that office programs draw by themselves, from the top.

    A list has no length: it becomes the footnote of the plot above it. What has no
    figure known is left out.
    """
    native: list[Plot] = []
    for plot in plots:
        if plot.kind == "list" and native:
            rows = "; ".join(plot.rows_in_words)
            listed = f"{plot.heading}: {rows}" if rows else ""
            said = (native[-1].footnote, listed, plot.footnote)
            native[-1] = replace(native[-1], footnote=". ".join(filter(None, said)))
        elif plot.kind in NATIVE and plot.drawn:
            native.append(plot)
    return native
