"""A drawing in the plainest terms: what screens, slides, still pictures and words share.

The Plotly figure of a page, the native chart of a slide, the alt text and the places
where a tall drawing may be cut are all made from the same `Plot`.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

#: How a plot is drawn. Bars lie, columns stand; both are stacked. `steps` hold their
#: height until the next month; `areas` are steps filled to zero. A `list` has rows in
#: words, each with a mark and no length. Office programs have all of these but lists.
Kind = Literal["bars", "columns", "steps", "areas", "list"]
NATIVE: tuple[Kind, ...] = ("bars", "columns", "steps", "areas")
BY_MONTH: tuple[Kind, ...] = ("columns", "steps", "areas")
STACKED: tuple[Kind, ...] = ("bars", "columns")
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
        said = [self._span if self.kind in BY_MONTH else self._rows, self.footnote]
        return "".join(f"{one.rstrip('.')}. " for one in said if one).rstrip()

    @property
    def _head(self) -> str:
        unit = "" if self.unit == self.heading else self.unit
        return ", ".join(filter(None, [self.heading, unit]))

    @property
    def _span(self) -> str:
        names = ", ".join(series.name for series in self.series)
        first, last = self.categories[0], self.categories[-1]
        return f"{self._head}: {names}, from {first} to {last}"

    @property
    def _rows(self) -> str:
        more = len(self.categories) - TOLD
        said = [*self._rows_in_words(TOLD), *([f"and {more} more"] if more > 0 else [])]
        return f"{self._head}: {'; '.join(said)}" if said else ""

    @property
    def listed(self) -> str:
        """Every row in words, after the heading; blank without rows."""
        said = "; ".join(self._rows_in_words(None))
        return f"{self.heading}: {said}" if said else ""

    def _rows_in_words(self, most: int | None) -> list[str]:
        pairs = zip(self.categories[:most], self.labels[:most], strict=True)
        return [f"{name} {label}" for name, label in pairs]


def native_plots(plots: Iterable[Plot]) -> tuple[Plot, ...]:
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
    return tuple(native)


def alt_of(plots: Iterable[Plot]) -> str:
    """Describe plots from the top, for those who do not see them."""
    return " ".join(filter(None, (plot.alt for plot in plots)))
