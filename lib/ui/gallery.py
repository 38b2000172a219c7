"""All charts of the catalogue by page, and the rows that those of one row can be of."""

from collections.abc import Callable

import streamlit as st

from lib.charts.captions import capital
from lib.charts.cards import ChartCard, card_of
from lib.charts.catalogue import CHARTS, charts_of
from lib.charts.chart import CONDITION, DONOR, ITEM_CLASS, MEETING, PLEDGE, RowKind
from lib.frames.cache import from_cache
from lib.frames.claims import disputes
from lib.frames.donors import donor_totals
from lib.frames.items import items
from lib.frames.labels import pledge_title
from lib.frames.meetings import meeting_totals
from lib.model.counts import counted
from lib.model.language import gettext
from lib.model.ledger import Ledger
from lib.model.pages import QUESTIONS, title_of
from lib.model.view import View
from lib.ui import link
from lib.ui.cards import show_silence
from lib.ui.components import show_picture
from lib.ui.condition_cards import overview
from lib.ui.donor import names_of_donors
from lib.ui.meeting import names_of_meetings
from lib.ui.navigation import link_to_place
from lib.ui.share import offer_for_briefing
from lib.ui.text import literal

#: This page's own names in the link, by the kind of row that each picks.
PICKED = {
    DONOR: "of_donor",
    MEETING: "of_meeting",
    CONDITION: "of_condition",
    ITEM_CLASS: "item",
    PLEDGE: "of_pledge",
}
Names = dict[str, str]
#: Names of charts, each with the row that it is of: None for charts of many rows.
Charts = tuple[tuple[str, str | None], ...]


def charts_by_page(ledger: Ledger) -> dict[str, list[str]]:
    """List the names of the charts of a ledger by their page, in the order of the menu."""
    charts = charts_of(ledger)
    return {
        page: named
        for page in QUESTIONS
        if (named := [name for name, one in charts.items() if one.page == page])
    }


def show_contents(ledger: Ledger) -> None:
    """Link to the pages of the gallery, and say how many charts there are."""
    pages = charts_by_page(ledger)
    links = " · ".join(f"[{title_of(page)}](#{page})" for page in pages)
    charts = counted(len(charts_of(ledger)), "chart")
    st.markdown(gettext("{charts}: {pages}", charts=charts, pages=links))


def show_gallery(view: View) -> None:
    """Show every chart: its question, its picture, where it stands, its name."""
    for page, names in charts_by_page(view.ledger).items():
        st.header(title_of(page), anchor=page)
        rows = _pick_rows(names, view)
        with st.grid(2, min_column_width=300):
            for name in names:
                row = rows[kind] if (kind := CHARTS[name].of) else None
                with st.container(border=True, height="stretch"):
                    _show(card_of(name, view.but(show=row)), view)


def _pick_rows(names: list[str], view: View) -> dict[RowKind, str | None]:
    """Let the reader pick the row that charts of one row are of, once for a kind."""
    picked: dict[RowKind, str | None] = {}
    for kind in dict.fromkeys(kind for name in names if (kind := CHARTS[name].of)):
        rows = rows_to_choose(kind, view)
        label = gettext("{row} in the charts of one", row=gettext(kind.label))
        picked[kind] = link.pick(label, PICKED[kind], rows) if rows else None
    return picked


def _show(card: ChartCard, view: View) -> None:
    """Show one chart, or why there is none."""
    name = card.chart_name
    named = card.name if not card.silence else name
    st.markdown(f"**{literal(gettext(card.chart.question))}**  \n:small[`{named}`]")
    if card.silence:
        show_silence(card.silence, key=f"{name}_way")
        return
    show_picture(card, view.selection)
    with st.container(horizontal=True, vertical_alignment="center"):
        link_to_place(named)
        offer_for_briefing(named, key=f"{name}_briefing")


def rows_to_choose(kind: RowKind, view: View) -> Names:
    """Name the rows of a kind in a selection, the most telling one first.

    What the view shows in detail does not count.
    """
    whole = view.but(show=None)
    key = ("rows to choose", kind.label, view.ledger.hash, whole.selection)
    return from_cache(key, lambda: _example_first(*_NAMED[kind](whole)))


def _example_first(names: Names, example: str | None) -> Names:
    first = {example: names[example]} if example in names else {}
    return {**first, **names}


def _donors(view: View) -> tuple[Names, None]:
    """Name the donors; the first is the largest."""
    return names_of_donors(donor_totals(view)), None


def _meetings(view: View) -> tuple[Names, str]:
    """Name the meetings; the newest one with a headline is the example."""
    totals = meeting_totals(view)
    with_headline = totals.loc[totals["headline"].notna(), "meeting_id"]
    names = names_of_meetings(totals, view.ledger)
    return names, next(iter(with_headline.iloc[::-1]), "")


def _conditions(view: View) -> tuple[Names, str | None]:
    """Name the conditions; the example is the one that its page opens by itself."""
    known = overview(view)
    return known.names, known.featured


def _pledges(view: View) -> tuple[Names, None]:
    """Name the disputed pledges; the first is the one on which sources differ most."""
    rows = disputes(view)
    pledges = view.ledger["pledges"].set_index("pledge_id")
    listed = rows.loc[rows["scope"] != "cumulative", "pledge_id"]
    titles = (pledge_title(pledges.loc[one].to_dict(), view.ledger) for one in listed)
    return dict(zip(listed, titles, strict=True)), None


def _classes(view: View) -> tuple[Names, str]:
    """Name the classes of items; the one in most entries is the example."""
    rows = items(view).dropna(subset=["item_class", "unit"])
    labels = rows.groupby("item_class")["item_label"].first().map(capital)
    entries = rows.groupby("item_class")["entries"].sum()
    names = {str(one): str(label) for one, label in labels.sort_values().items()}
    return names, str(entries.idxmax()) if len(entries) else ""


_NAMED: dict[RowKind, Callable[[View], tuple[Names, str | None]]] = {
    DONOR: _donors,
    MEETING: _meetings,
    CONDITION: _conditions,
    ITEM_CLASS: _classes,
    PLEDGE: _pledges,
}
