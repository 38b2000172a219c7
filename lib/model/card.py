"""A chart with all that travels with it, whether on a page, in a file or on a slide.

Pages, pictures, slides, documents and previews say the same of a chart since all of them
take it from one `Card`.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

import pandas as pd

#: Stand where a chart would: of an empty selection, and of one without what is drawn.
NOTHING = "Nothing in the ledger fits this selection."
NOT_DRAWN = "Nothing in this selection can be drawn here."
#: What an office program can draw of itself: bars lie, columns stand. `steps` hold their
#: height until the next month; `areas` are steps filled to zero.
Kind = Literal["bars", "columns", "steps", "areas"]


@dataclass(frozen=True)
class Series:
    """One segment of every row, or one line.

    `drawing` is a name of `lib.charts.style.DRAWINGS`, or a colour such as #2A6F9C.
    `values` are in units of the axis, one a category; None is missing, never zero.
    """

    name: str
    drawing: str
    values: tuple[float | None, ...]


@dataclass(frozen=True)
class Plot:
    """One set of axes in the plainest terms, for programs that draw by themselves.

    Parameters
    ----------
    kind
        How the series are drawn; bars and columns are stacked.
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


@dataclass(frozen=True)
class Source:
    """One published document behind a chart."""

    source_id: str
    publisher: str
    kind: str
    address: str
    published_on: date | None


@dataclass(frozen=True, eq=False)
class Card:
    """A chart, and what is said of it.

    Parameters
    ----------
    name
        Of the catalogue of charts, with the row that it is of: `meeting_bridge`, or
        `meeting_bridge@udcg-2026-02-12`.
    finding
        A sentence computed from the numbers; the heading.
    what
        What is shown and in which unit, of which selection, as of when.
    sentence
        One safe sentence, ready to paste: as of when, how much, of which how much is in
        doubt. It ends with a full stop.
    summary
        Two lines: the finding, and the caveats that matter most to it.
    alt
        Describes the chart from its numbers.
    source_line
        The footer: sources, as-of date, ledger hash, what is not in it.
    link
        Opens the live view as of the same day.
    caveats, sources
        For notes and the last page.
    as_of, ledger_hash, fingerprint
        Day of the figures; of the ledger, and of its rows visible on that day.
    rows
        The very rows drawn, in the columns of `frame`: to be copied, not changed.
    figure
        A plotly Figure: to be copied, not changed.
    plots
        The same for office programs; empty where they have no such chart.
    undrawn
        Says why nothing is drawn; blank where something is.
    terms
        The terms that the chart uses, each with its definition, in plain text without a
        full stop at the end.
    comment
        A reader's own words, plain text.
    """

    name: str
    finding: str
    what: str
    sentence: str
    summary: tuple[str, str]
    alt: str
    source_line: str
    link: str
    caveats: tuple[str, ...]
    sources: tuple[Source, ...]
    as_of: date
    ledger_hash: str
    fingerprint: str
    frame: str
    rows: pd.DataFrame
    figure: Any
    plots: tuple[Plot, ...] = ()
    undrawn: str = ""
    terms: tuple[tuple[str, str], ...] = ()
    comment: str = ""
