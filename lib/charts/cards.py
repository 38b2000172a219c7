"""A chart of the catalogue with all that is said of it: see `lib.model.card.Card`."""

from dataclasses import replace

import pandas as pd

from lib.charts.captions import Row, capital
from lib.charts.catalogue import CHARTS, figure_of, rows_of
from lib.charts.named import row_named
from lib.charts.places import PLACES
from lib.charts.plots import plots_of
from lib.charts.sentences.catalogue import sentence_of, summary_of
from lib.charts.terms import terms_of
from lib.charts.undrawn import undrawn_of
from lib.frames.cache import from_cache
from lib.frames.catalogue import FRAMES
from lib.frames.caveats import of_frame
from lib.frames.fingerprint import fingerprint_of
from lib.frames.sources import Among, sources_cited
from lib.model.caption import selection_in_words
from lib.model.card import Card, Source
from lib.model.formats import SCOPE, counted, day_in_words
from lib.model.links import named_of, page_link, split_name
from lib.model.view import View

#: What a chart of one row is called while no row is open.
NO_ROW = "one row"


def card_of(named: str, view: View, site: str) -> Card:
    """Gather a chart and what is said of it, once for a ledger and a selection.

    Parameters
    ----------
    named
        A name of the catalogue; of a chart of one row followed by "@" and the row,
        unless the selection shows it.
    view
        With its as-of date resolved.
    site
        Public address of this site, without a slash at the end.
    """
    key = ("card", named, view.ledger.hash, view.selection, site)
    return from_cache(key, lambda: _card(named, view, site))


def _card(named: str, view: View, site: str) -> Card:
    name, row = split_name(named)
    chart = CHARTS[name]
    chosen = chart.of(replace(view.selection, show=row or view.selection.show))
    rows, figure = (
        rows_of(name, View(view.ledger, chosen)),
        figure_of(name, View(view.ledger, chosen)),
    )
    sources = sources_of(name, View(view.ledger, chosen))
    return Card(
        name=named_of(name, chosen, of_one=chart.of_one),
        finding=figure.layout.meta["finding"],
        what=what_of(name, View(view.ledger, chosen)),
        sentence=sentence_of(name, View(view.ledger, chosen)),
        summary=summary_of(name, View(view.ledger, chosen)),
        alt=alt_of(name, View(view.ledger, chosen)),
        source_line=source_line(len(sources), View(view.ledger, chosen)),
        link=link_to_chart(name, view.but(show=chosen.show), site),
        caveats=tuple(
            of_frame(chart.frame, View(view.ledger, replace(chosen, show=None)))
        ),
        sources=sources,
        as_of=chosen.day,
        ledger_hash=view.ledger.hash,
        fingerprint=fingerprint_of(View(view.ledger, chosen)),
        frame=chart.frame,
        rows=rows,
        figure=figure,
        plots=plots_of(name, View(view.ledger, chosen)),
        undrawn=undrawn_of(name, View(view.ledger, chosen)),
        terms=terms_of(rows, View(view.ledger, chosen)),
    )


def what_of(name: str, view: View) -> str:
    """Say what is shown and in which unit, of which selection, as of when."""
    chart = CHARTS[name]
    chosen = chart.of(view.selection)
    row = row_named(chart.frame, View(view.ledger, chosen)) or NO_ROW
    words = selection_in_words(
        View(view.ledger, chosen),
        money=chart.of_money,
        counted="basis" not in chart.ignores,
    )
    return f"{capital(chart.what.format(row=row))}. {words}"


def alt_of(name: str, view: View) -> str:
    """Describe a chart for those who do not see it: its sentence, then its rows."""
    described = figure_of(name, view).layout.meta["alt"]
    return f"{sentence_of(name, view)} {described}"


def link_to_chart(name: str, view: View, site: str) -> str:
    """Compose the link that opens the page with the chart, as of the same day."""
    place, row = PLACES[name], view.selection.show if CHARTS[name].of_one else None
    own = [*place.own, *([(place.row, row)] if row and place.row != "show" else [])]
    shown = replace(view.selection, show=row if place.row == "show" else None)
    return page_link(site, place.page, shown, own, fingerprint_of(view))


def source_line(sources: int, view: View) -> str:
    """Write the footer: sources, as-of date, ledger, and what the figures are not."""
    return (
        f"{counted(sources, 'published source')}, as of "
        f"{day_in_words(view.selection.day)}, meetings searched to "
        f"{day_in_words(view.ledger.coverage.end)}, ledger {view.ledger.hash[:8]}. "
        f"Pledges {SCOPE}, not all aid."
    )


def sources_of(name: str, view: View) -> tuple[Source, ...]:
    """List the published documents behind a chart, the oldest first."""
    row = view.selection.show if CHARTS[name].of_one else None
    among = None if row else _drawn(name, view)
    cited = sources_cited(view.but(show=None), row, among)
    return tuple(_source(one) for one in cited.to_dict("records"))


def _drawn(name: str, view: View) -> Among | None:
    """Name what the rows of a chart are of, so that no source of another is cited."""
    column, rows = FRAMES[CHARTS[name].frame].cites, rows_of(name, view)
    if not column or rows.empty:
        return None
    return column, tuple(rows[column].drop_duplicates())


def _source(row: Row) -> Source:
    day = row["published_on"]
    return Source(
        source_id=str(row["source_id"]),
        publisher=str(row["publisher"]),
        kind=str(row["kind"]),
        address="" if pd.isna(row["url"]) else str(row["url"]),
        published_on=None if pd.isna(day) else day.date(),
    )
