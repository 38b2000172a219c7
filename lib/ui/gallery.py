"""All charts of the catalogue, by the page on which each stands."""

from collections.abc import Iterator
from dataclasses import dataclass

import streamlit as st

from lib.charts.catalogue import CHARTS, figure_of, rows_of
from lib.charts.places import PLACES, QUESTIONS
from lib.model.ledger import Ledger
from lib.model.links import OF, shown
from lib.model.selection import Selection
from lib.ui import link
from lib.ui.navigation import link_to_place
from lib.ui.one_row import KINDS, kind_of_row, rows_to_choose
from lib.ui.picture import show_picture
from lib.ui.share import offer_for_briefing
from lib.ui.text import literal, small

#: This page's own names in the link, by the kind of row that each picks.
PICKED = {
    "donors": "of_donor",
    "meeting_id": "of_meeting",
    "pledge_id": "of_condition",
    "item_class": "item",
}
NOTHING = "Nothing in the ledger fits the choices of the side bar."


@dataclass(frozen=True)
class Shown:
    """A chart of the gallery, and the row that it is of: None for charts of many rows."""

    name: str
    row: str | None

    @property
    def named(self) -> str:
        """Its name as briefings and the interface take it."""
        return f"{self.name}{OF}{self.row}" if self.row else self.name


def charts_by_page() -> dict[str, list[str]]:
    """List the names of all charts by their page, in the order of the menu."""
    return {
        page: named
        for page in QUESTIONS
        if (named := [name for name in CHARTS if PLACES[name].page == page])
    }


def show_gallery(ledger: Ledger, chosen: Selection) -> None:
    """Show every chart: its question, its picture, where it stands, its name."""
    for page, names in charts_by_page().items():
        st.header(page.capitalize(), anchor=page)
        rows = _pick_rows(names, ledger, chosen)
        with st.grid(2, min_column_width=300):
            for one in shown_of(names, rows):
                with st.container(
                    border=True, height="stretch", key=f"{one.name}_shown"
                ):
                    _show(one, ledger, chosen)


def show_contents() -> None:
    """Link to the pages of the gallery, and say how many charts there are."""
    links = " · ".join(f"[{page.capitalize()}](#{page})" for page in charts_by_page())
    st.markdown(f"{len(CHARTS)} charts: {links}")


def shown_of(names: list[str], rows: dict[str, str | None]) -> Iterator[Shown]:
    """Give each chart of one row the row that was picked for its kind."""
    for name in names:
        kind = kind_of_row(name)
        yield Shown(name, rows[kind] if kind else None)


def _pick_rows(
    names: list[str], ledger: Ledger, chosen: Selection
) -> dict[str, str | None]:
    """Let the reader pick the row that charts of one row are of, once for a kind."""
    picked: dict[str, str | None] = {}
    for kind in dict.fromkeys(filter(None, map(kind_of_row, names))):
        rows = rows_to_choose(kind, ledger, chosen)
        label = f"{KINDS[kind]} in the charts of one"
        picked[kind] = link.pick(label, PICKED[kind], rows) if rows else None
    return picked


def _show(one: Shown, ledger: Ledger, chosen: Selection) -> None:
    of_one = CHARTS[one.name].of_one
    st.markdown(f"**{literal(PLACES[one.name].question)}**")
    view = shown(chosen, one.row)
    if (of_one and not one.row) or rows_of(one.name, ledger, view).empty:
        st.info(NOTHING)
    else:
        alt = figure_of(one.name, ledger, view).layout.meta["alt"]
        show_picture(one.named, view, alt, key=f"{one.name}_picture")
        with st.container(horizontal=True, vertical_alignment="center"):
            link_to_place(one.named)
            offer_for_briefing(one.named, key=f"{one.name}_briefing")
    small(f"Name: `{one.named}`")
