"""What a reader takes along from a card or a page: links, pictures, files, words."""

from collections.abc import Iterable, Iterator

import streamlit as st

from lib.charts.cards import ChartCard, card_of
from lib.export.citation.bibliography import bibtex, cited_card, csl_json, text_citation
from lib.export.page.embedding import iframe_code
from lib.ledger.service import today
from lib.model.briefing import MOST_CHARTS
from lib.model.card import Card
from lib.model.formats import day_in_words
from lib.model.ledger import Ledger
from lib.model.links import page_link, shown
from lib.model.selection import Selection
from lib.model.view import View
from lib.ui import collection
from lib.ui.actions import Action, Group, show_actions
from lib.ui.address import public_address
from lib.ui.contact import report_address
from lib.ui.link import link_of_page
from lib.ui.navigation import current_page, link_to
from lib.ui.session import current_view

#: Of a chart: what is drawn, then the very rows drawn.
PICTURES, FIGURES = ("png", "svg", "pdf", "html"), ("csv", "xlsx", "json")
OFFICE = {"pptx": "Slide (PPTX)", "docx": "Document (DOCX)"}


Pairs = Iterable[tuple[str, str]]


def file_of(named: str, chosen: Selection, extension: str, more: Pairs = ()) -> str:
    """Compose the path of a chart as a file, for what the reader chose.

    Parameters
    ----------
    named
        Name of the chart, with the row that it is of.
    chosen
        With its as-of date resolved; the row in the name counts, not the one it shows.
    extension
        Of a picture, or of the rows drawn.
    more
        Names and values of the interface's own, such as the width of a picture.
    """
    page = f"api/v1/charts/{named}.{extension}"
    return page_link("", page, shown(chosen, None), more)


def file_of_briefing(pairs: Pairs, chosen: Selection, extension: str) -> str:
    """Compose the path of a briefing as a file; `pairs` are its query."""
    return page_link("", f"api/v1/briefing.{extension}", shown(chosen, None), pairs)


def show_page_link(view: View, key: str = "copy_page_link") -> None:
    """Offer the link of the page in one click."""
    copy = Action("copy", "Copy link", link_of_page(current_page(), view))
    show_actions([Group("", (copy,))], key)


def show_menu(card: ChartCard, drawn: str) -> None:
    """Offer all that can be taken along from a card; made only once it is opened.

    Parameters
    ----------
    card
        Of what is drawn, with the row that it is of.
    drawn
        Key of the container in which the chart is drawn.
    """
    with st.container(
        horizontal=True, vertical_alignment="center", key=f"{drawn}_share"
    ):
        menu = st.popover(
            "Share and export",
            icon=":material/ios_share:",
            type="tertiary",
            key=f"{drawn}_menu",
            on_change="rerun",
        )
        offer_for_briefing(card.name, key=f"{drawn}_briefing")
    if menu.open:
        ledger = current_view().ledger
        shared = card_of(card.name, current_view(), public_address())
        with menu:
            show_actions(list(groups_of(shared, ledger)), f"{drawn}_actions", drawn)


def offer_for_briefing(named: str, key: str) -> None:
    """Let the reader put a chart into the briefing, or say where in it the chart is."""
    place, briefing = collection.place_of(named), collection.collected()
    if place:
        count = len(briefing.entries)
        link_to("briefing", f"In the briefing, chart {place} of {count}")
        st.button(
            "Remove",
            f"{key}_remove",
            help="Take this chart out of the briefing.",
            icon=":material/close:",
            type="tertiary",
            on_click=collection.remove,
            args=(named,),
        )
        return
    st.button(
        "Add to briefing",
        key,
        help=f"A briefing holds {MOST_CHARTS} charts." if briefing.full else None,
        icon=":material/playlist_add:",
        type="tertiary",
        disabled=briefing.full,
        on_click=collection.add,
        args=(named,),
    )


def groups_of(card: Card, ledger: Ledger) -> Iterator[Group]:
    """Yield what can be done with a chart, in the order of the menu."""
    chosen = current_view().selection
    here = link_of_page(current_page(), View(ledger, chosen))
    yield Group("Link to this view", (Action("copy", "Copy link", here),), here)
    pictures = [
        Action("picture", f"Copy {one.upper()}", file_of(card.name, chosen, one))
        for one in ("png", "svg")
    ]
    yield Group("Picture to the clipboard", tuple(pictures))
    yield Group("Download", tuple(_files(card, chosen)))
    yield Group("In words", tuple(_words(card)), card.sentence)
    code = iframe_code(public_address(), card.name, chosen, card.finding)
    yield Group(
        "Cite, embed",
        (*_citations(card, ledger), Action("copy", "Copy embed code", code)),
    )
    yield _report(card, here)


def _files(card: Card, chosen: Selection) -> Iterator[Action]:
    for one in (*PICTURES, *FIGURES):
        yield Action("save", one.upper(), file_of(card.name, chosen, one))
    for one, label in OFFICE.items():
        yield Action(
            "save", label, file_of_briefing([("chart", card.name)], chosen, one)
        )


def _words(card: Card) -> Iterator[Action]:
    yield Action("copy", "Copy sentence", card.sentence)
    yield Action("copy", "Copy summary", "\n".join(card.summary))


def _citations(card: Card, ledger: Ledger) -> Iterator[Action]:
    view = cited_card(card, ledger, today())
    yield Action("copy", "Copy citation", text_citation(view))
    yield Action("copy", "Copy BibTeX", bibtex(view))
    yield Action("copy", "Copy CSL-JSON", csl_json(view))


def _report(card: Card, here: str) -> Group:
    """Let the reader report an error with all that names the figure filled in."""
    details = (
        f"Chart: {card.name}\nView: {here}\nAs of: {day_in_words(card.as_of)}\n"
        f"Ledger: {card.ledger_hash}\nIt says: {card.finding}\n\nWhat is wrong, and "
        "which source says otherwise:\n"
    )
    copy = Action("copy", "Copy the details", details)
    address = report_address(f"Pledgeboard: error in {card.name}", details)
    if address is None:
        said = "Whoever publishes this site has stated no address for reports."
        return Group("Report an error", (copy,), note=said)
    write = Action("open", "Write a report", address)
    return Group("Report an error", (write, copy))
