"""A chart of the catalogue with all that is said of it, each part made when asked for."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from typing import Any, Self, TypeVar

import pandas as pd

from lib.charts.captions import Row, capital
from lib.charts.catalogue import CHARTS
from lib.charts.chart import WIDE, Chart
from lib.charts.silence import Silence
from lib.charts.silences import silence_of
from lib.charts.statement import Statement, Topic
from lib.charts.style import silent
from lib.charts.terms import Term, terms_of
from lib.frames.cache import from_cache
from lib.frames.catalogue import FRAMES
from lib.frames.caveats import of_frame
from lib.frames.fingerprint import fingerprint_of
from lib.frames.sources import Among, sources_cited
from lib.model.alt_text import alt_of
from lib.model.caption import selection_in_words
from lib.model.card import Source
from lib.model.counts import counted
from lib.model.coverage import searched_in_words
from lib.model.formats import day_in_words, figures_as_printed
from lib.model.language import gettext, gettext_noop
from lib.model.links import named_of, page_link, split_name
from lib.model.plot import Plot
from lib.model.view import View

#: What a chart of one row is called while no row is open.
NO_ROW = gettext_noop("one row")

Part = TypeVar("Part")


@dataclass(frozen=True, eq=False)
class ChartCard:
    """A chart of a view, as pages and files take it: see `lib.model.card.Card`.

    `asked` is the view of the page, with the row that is open; `site` the public
    address, without a slash at the end, blank for links within. `title`, in the place
    of the finding, and `comment` are a reader's own words, plain text.
    """

    chart_name: str
    asked: View
    site: str = ""
    title: str = ""
    comment: str = ""

    def titled(self, title: str, comment: str = "") -> Self:
        """Return the card with a reader's own words."""
        return replace(self, title=title, comment=comment)

    @property
    def chart(self) -> Chart:
        """The record of the chart."""
        return CHARTS[self.chart_name]

    @cached_property
    def view(self) -> View:
        """The view without what the chart does not depend on."""
        return View(self.asked.ledger, self.chart.selection(self.asked.selection))

    @property
    def name(self) -> str:
        """The name of the chart, with the row that it is of."""
        of_one = self.chart.of is not None
        return named_of(self.chart_name, self.view.selection, of_one=of_one)

    @property
    def rows(self) -> pd.DataFrame:
        """The very rows drawn."""
        made = self.once("rows", self._rows)
        return made.copy(deep=False)

    @property
    def figure(self) -> dict[str, Any]:
        """The figure in Plotly's JSON. To be copied, not changed."""
        if self.silence:
            return silent(self.undrawn).plain()
        return self.once("figure", lambda: self.chart.figure(self.plots).plain())

    def figure_at(self, across: float) -> dict[str, Any]:
        """Give the figure for a still picture of so many pixels across."""
        wide = self.chart.wide
        if not wide or across < WIDE or self.silence:
            return self.figure
        return self.once("wide figure", lambda: wide(self.plots).plain())

    @property
    def plots(self) -> tuple[Plot, ...]:
        """What is drawn, in plain terms; empty where there are no rows."""
        return self.once("plots", self._plots)

    @property
    def finding(self) -> str:
        """The heading: a sentence computed from the numbers, or the reader's own."""
        return self.title or self._finding

    @property
    def what(self) -> str:
        """Say what is shown and in which unit, of which selection, as of when."""
        words = selection_in_words(
            self.view,
            money=self.chart.of_money,
            counted="basis" not in self.chart.ignores,
        )
        row = self.row_in_words or gettext(NO_ROW)
        what = gettext(self.chart.what, row=row)
        if self.chart.compares:
            since = day_in_words(self.view.selection.since_day)
            what = gettext("{what}, from {day}", what=what, day=since)
        return f"{capital(what)}. {words}"

    @property
    def row_in_words(self) -> str:
        """Name the row that the chart is of; blank without one."""
        row = self.view.selection.show
        return (
            self.chart.of.name(row, self.view.ledger) if self.chart.of and row else ""
        )

    @property
    def sentence(self) -> str:
        """Write one safe sentence: as of when, how much, how much of it is in doubt."""
        return self._statement.sentence(self.view.selection)

    @property
    def summary(self) -> tuple[str, str]:
        """Write two lines: the finding, and the caveats that matter most to the chart."""
        scope = self.view.ledger.subject.scope
        return f"{self._finding}.", self._statement.caveats(scope)

    @property
    def alt(self) -> str:
        """Describe it for those who do not see it: its sentence, then its rows."""
        return f"{self.sentence} {alt_of(self.plots)}".strip()

    @property
    def link(self) -> str:
        """Compose the link that opens the page with the chart, as of the same day."""
        chart, row = self.chart, self.view.selection.show
        own, shown = [*chart.own], replace(self.asked.selection, show=row)
        if row and chart.row_name != "show":
            own, shown = [*own, (chart.row_name, row)], replace(shown, show=None)
        return page_link(self.site, chart.page, shown, own, self.fingerprint)

    @property
    def source_line(self) -> str:
        """Write the footer: sources, as-of date, ledger, and what the figures are not."""
        ledger = self.view.ledger
        return gettext(
            "{sources}, as of {day}, {searched}, ledger {version}. Pledges {scope}, not "
            "all aid.",
            sources=capital(counted(len(self.sources), "published source")),
            day=day_in_words(self.as_of),
            searched=searched_in_words(ledger.coverage),
            version=ledger.hash[:8],
            scope=ledger.subject.scope,
        )

    @property
    def caveats(self) -> tuple[str, ...]:
        """What must be known of its frame."""
        whole = self.view.but(show=None)
        return self.once("caveats", lambda: tuple(of_frame(self.frame, whole)))

    @property
    def sources(self) -> tuple[Source, ...]:
        """List the published documents behind it, the oldest first."""
        return self.once("sources", self._sources)

    @property
    def terms(self) -> tuple[Term, ...]:
        """The terms that it uses, each with its definition."""
        return self.once("terms", lambda: terms_of(self.rows, self.view))

    @property
    def undrawn(self) -> str:
        """Say why nothing is drawn; blank where something is."""
        return self.silence.sentence if self.silence else ""

    @property
    def silence(self) -> Silence | None:
        """Why nothing is drawn, and what to do; None where something is."""
        if any(plot.drawn for plot in self.plots):
            return None
        return self.once("silence", lambda: silence_of(self.chart, self.view))

    @property
    def way_out(self) -> tuple[str, str] | None:
        """Give the words and the link of what to do where nothing is drawn."""
        way = self.silence.way if self.silence else None
        if way is None:
            return None
        page, own = self.chart.page, dict(self.chart.own)
        if way.page:
            page, own = way.page, dict(way.own)
        elif self.chart.of and (row := self.view.selection.show):
            own[self.chart.row_name] = row
        chosen = replace(self.asked.selection, show=None, **way.changes)
        return way.words, page_link(self.site, page, chosen, own.items())

    @property
    def as_of(self) -> date:
        """Day of the figures."""
        return self.view.day

    @property
    def ledger_hash(self) -> str:
        """SHA-256 of the ledger."""
        return self.view.ledger.hash

    @property
    def fingerprint(self) -> str:
        """Digits of the rows of the ledger that are visible on that day."""
        return fingerprint_of(self.view)

    @property
    def frame(self) -> str:
        """Name of the frame of its rows."""
        return self.chart.frame

    @property
    def _finding(self) -> str:
        if self.silence:
            return self.silence.finding
        return self.once("finding", self._found)

    @property
    def _statement(self) -> Statement:
        return self.once("statement", self._said)

    def once(self, part: str, make: Callable[[], Part]) -> Part:
        """Make a part once for a ledger and what the chart depends on."""
        key = (part, self.chart_name, self.view.ledger.hash, self.view.selection)
        with figures_as_printed(self.view.ledger):
            return from_cache(key, make)

    def _frame(self) -> pd.DataFrame:
        return FRAMES[self.frame](self.view.but(show=None))

    def _rows(self) -> pd.DataFrame:
        return self.chart.drawn_rows(self._frame(), self.view.selection)

    def _plots(self) -> tuple[Plot, ...]:
        rows = self.rows
        return () if rows.empty else tuple(self.chart.plots(rows, self.view.selection))

    def _found(self) -> str:
        """Say the finding so that it holds without its caption: of what it is true."""
        found = self.chart.finding(self.rows, self.view.selection)
        found = found.replace("{row}", self.row_in_words)
        topic = Topic(self.view.ledger, self.view.selection)
        if row := self.view.selection.show:
            topic = topic.of_donor(row).of_meeting(row)
        return topic.placed(found)

    def _said(self) -> Statement:
        if self.silence:
            return Statement(self.silence.clause, (*filter(None, [self.silence.whom]),))
        topic = Topic(self.view.ledger, self.view.selection)
        return self.chart.statement(self.rows, topic)

    def _sources(self) -> tuple[Source, ...]:
        row = None if self.chart.with_peers else self.view.selection.show
        among = None if row else self._among()
        cited = sources_cited(self.view.but(show=None), row, among)
        kinds = self.view.ledger.labels("source_kinds")
        cited = cited.assign(kind=cited["kind"].map(kinds))
        return tuple(_source(one) for one in cited.to_dict("records"))

    def _among(self) -> Among | None:
        """Name what the rows are of, so that no source of another is cited."""
        column, rows = FRAMES[self.frame].cites, self.rows
        if not column or rows.empty:
            return None
        return column, tuple(rows[column].drop_duplicates())


def card_of(named: str, view: View, site: str = "") -> ChartCard:
    """Gather a chart and what is said of it.

    A chart of one row is named with "@" and the row, unless the selection shows it. The
    as-of date of the view is resolved.
    """
    name, row = split_name(named)
    return ChartCard(name, view.but(show=row) if row else view, site)


def _source(row: Row) -> Source:
    day = row["published_on"]
    return Source(
        source_id=str(row["source_id"]),
        publisher=str(row["publisher"]),
        kind=str(row["kind"]),
        address="" if pd.isna(row["url"]) else str(row["url"]),
        published_on=None if pd.isna(day) else day.date(),
    )
