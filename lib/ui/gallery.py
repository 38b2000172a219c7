"""All charts of the catalogue, by the page on which each stands."""

from collections.abc import Iterator
from dataclasses import dataclass

import streamlit as st

from lib.charts.cards import card_of
from lib.charts.catalogue import CHARTS
from lib.charts.one_row import CONDITION, DONOR, ITEM_CLASS, MEETING, RowKind
from lib.frames.cache import from_cache
from lib.model.links import OF
from lib.model.pages import QUESTIONS
from lib.model.selection import Selection
from lib.model.view import View
from lib.ui import link
from lib.ui.navigation import link_to_place
from lib.ui.one_row import rows_to_choose
from lib.ui.picture import show_picture
from lib.ui.share import offer_for_briefing
from lib.ui.text import literal

#: This page's own names in the link, by the kind of row that each picks.
PICKED = {
    DONOR: "of_donor",
    MEETING: "of_meeting",
    CONDITION: "of_condition",
    ITEM_CLASS: "item",
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
        if (named := [name for name in CHARTS if CHARTS[name].page == page])
    }


def show_gallery(view: View) -> None:
    """Show every chart: its question, its picture, where it stands, its name."""
    for page, names in charts_by_page().items():
        st.header(page.capitalize(), anchor=page)
        rows = _pick_rows(names, view)
        charts = shown_of(names, rows)
        alts = alts_of(charts, view)
        with st.grid(2, min_column_width=300):
            for one in charts:
                with st.container(border=True, height="stretch"):
                    _show(one, view.selection, alts.get(one.name))


def show_contents() -> None:
    """Link to the pages of the gallery, and say how many charts there are."""
    links = " · ".join(f"[{page.capitalize()}](#{page})" for page in charts_by_page())
    st.markdown(f"{len(CHARTS)} charts: {links}")


def shown_of(names: list[str], rows: dict[RowKind, str | None]) -> tuple[Shown, ...]:
    """Give each chart of one row the row that was picked for its kind."""
    kinds = {name: CHARTS[name].of for name in names}
    return tuple(
        Shown(name, rows[kind] if kind else None) for name, kind in kinds.items()
    )


def alts_of(charts: tuple[Shown, ...], view: View) -> dict[str, str]:
    """Describe each chart from its numbers; those that have none are left out."""
    key = ("gallery", charts, view.ledger.hash, view.selection)
    return from_cache(key, lambda: dict(_described(charts, view)))


def _described(charts: tuple[Shown, ...], view: View) -> Iterator[tuple[str, str]]:
    for one in charts:
        card = card_of(one.name, view.but(show=one.row))
        without_row = CHARTS[one.name].of and not one.row
        if not (without_row or card.rows.empty):
            yield one.name, card.alt


def _pick_rows(names: list[str], view: View) -> dict[RowKind, str | None]:
    """Let the reader pick the row that charts of one row are of, once for a kind."""
    picked: dict[RowKind, str | None] = {}
    for kind in dict.fromkeys(kind for name in names if (kind := CHARTS[name].of)):
        rows = rows_to_choose(kind, view)
        label = f"{kind.label} in the charts of one"
        picked[kind] = link.pick(label, PICKED[kind], rows) if rows else None
    return picked


def _show(one: Shown, chosen: Selection, alt: str | None) -> None:
    """Show one chart; without words for it, it has no rows here."""
    question = literal(CHARTS[one.name].question)
    st.markdown(f"**{question}**  \n:small[`{one.named}`]")
    if alt is None:
        st.info(NOTHING)
        return
    show_picture(one.named, chosen, alt, key=f"{one.name}_picture")
    with st.container(horizontal=True, vertical_alignment="center"):
        link_to_place(one.named)
        offer_for_briefing(one.named, key=f"{one.name}_briefing")
