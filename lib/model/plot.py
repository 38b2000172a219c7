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
#: A `map` has a series for each class of its values, the least first; a category is the
#: country of its key, and one that is `silent` has pledged, but no figure.
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
    "map",
]
STACKED: tuple[Kind, ...] = ("bars", "columns")
MONTHLY: tuple[Kind, ...] = ("columns", "steps", "areas", "marks")
#: What office programs have a chart for.
NATIVE: tuple[Kind, ...] = (*STACKED, "steps", "areas")
#: Low and high further apart than this share of the high end get a whisker.
TOLD_APART = 0.002


@dataclass(frozen=True)
class Series:
    """One segment of every row, or one line; the legend calls it by its name.

    `drawing` is a name of `lib.model.drawings.DRAWINGS`, or a colour such as #2A6F9C.
    `values` are in units of the axis, one a category; None is missing, never zero. Where
    its points are not those of the plot's categories, it has `keys` and `hovers` of its
    own, as `Plot` has them; a point without a key has no mark.
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
    """One set of axes, under a heading and above a footnote, with the unit of its values.

    What has one of each category is blank where no category has one. `categories` are
    the names of the rows from the top, or months as ISO days from the oldest. There is
    a series at least, but none of reports; of progress a second one is what is needed.

    `low` and `high` are the ends of whiskers, in units of the axis, both None where
    nothing is in doubt; `whisker` is what the legend calls the way between. What is
    `open_ended` may be more. `base` is where each row's only segment begins (a
    waterfall), else zero. `labels` stand beside the categories: figures in words. `keys`
    are the marks that a click opens, `hovers` every figure to the last unit, in lines of
    HTML. Entries that are `silent` state no figure: a ring, never a zero.

    `reach` is where the axis of values must end, so that plots of one scale compare;
    None where the plot stands alone. `total` is what it comes to in words, and what
    states no figure: beside the heading. `unpriced` counts entries that state no sum,
    where no word of `total` says it.

    `days` are the ISO days on which the rows of spans, reports and progress begin;
    `symbols`, names of `lib.model.drawings.SYMBOLS`, stand at the end of each span and
    at the day of each report.
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
    unconverted: str = ""
    days: tuple[str, ...] = ()
    symbols: tuple[str, ...] = ()
    whisker: str = "low to high"

    @property
    def title(self) -> str:
        """Its heading with what it comes to: Germany: $9 billion + 1 with no price given."""
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
