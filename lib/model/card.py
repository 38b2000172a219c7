"""A chart with all that travels with it, whether on a page, in a file or on a slide.

Pages, pictures, slides, documents and previews say the same of a chart since all of them
take it from one `Card`.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol, Self

import pandas as pd

from lib.model.formats import day_in_words
from lib.model.plot import Plot


@dataclass(frozen=True)
class Source:
    """One published document behind a chart; `kind` is in words."""

    source_id: str
    publisher: str
    kind: str
    address: str
    published_on: date | None

    @property
    def in_words(self) -> str:
        """Publisher, day, kind."""
        day = day_in_words(self.published_on) if self.published_on else "undated"
        return f"{self.publisher}, {day}, {self.kind}"


class Card(Protocol):
    """A chart, and what is said of it; each part is made when it is asked for."""

    @property
    def name(self) -> str:
        """Of the catalogue, or with its row: `meeting_bridge@udcg-2026-02-12`."""

    @property
    def finding(self) -> str:
        """A sentence computed from the numbers, or the reader's own; the heading."""

    @property
    def what(self) -> str:
        """What is shown and in which unit, of which selection, as of when."""

    @property
    def sentence(self) -> str:
        """One safe sentence: as of when, how much, of which how much is in doubt."""

    @property
    def summary(self) -> tuple[str, str]:
        """Two lines: the finding, and the caveats that matter most to it."""

    @property
    def alt(self) -> str:
        """A description of the chart from its numbers."""

    @property
    def source_line(self) -> str:
        """The footer: sources, as-of date, ledger hash, what is not in it."""

    @property
    def link(self) -> str:
        """The address of the live view as of the same day."""

    @property
    def caveats(self) -> tuple[str, ...]:
        """For notes and the last page."""

    @property
    def sources(self) -> tuple[Source, ...]:
        """The published documents behind it, the oldest first."""

    @property
    def as_of(self) -> date:
        """Day of the figures."""

    @property
    def ledger_hash(self) -> str:
        """SHA-256 of the ledger."""

    @property
    def frame(self) -> str:
        """Name of the frame of its rows."""

    @property
    def rows(self) -> pd.DataFrame:
        """The very rows drawn, in the columns of the frame."""

    @property
    def figure(self) -> dict[str, Any]:
        """Plotly's JSON, `data` and `layout`, plain: to be copied, not changed."""

    def figure_at(self, across: float) -> dict[str, Any]:
        """Give what a still picture of so many pixels across draws: panels side by side."""

    @property
    def plots(self) -> tuple[Plot, ...]:
        """What is drawn, in plain terms; office programs take its `native_plots`."""

    @property
    def undrawn(self) -> str:
        """Why nothing is drawn; blank where something is."""

    @property
    def way_out(self) -> tuple[str, str] | None:
        """The words and the link of what to do where nothing is drawn, if anything."""

    @property
    def terms(self) -> tuple[tuple[str, str], ...]:
        """The terms that the chart uses, each with its definition, in plain text."""

    @property
    def comment(self) -> str:
        """A reader's own words, plain text."""

    def titled(self, title: str, comment: str = "") -> Self:
        """Return the card with a reader's own words; a blank title leaves the finding."""
