"""What a reader takes along from a card or a page: links, pictures, files, words."""

from collections.abc import Iterator, Mapping

import streamlit as st

from lib.charts.cards import ChartCard, card_of
from lib.export.citation.bibliography import bibtex, cited_card, csl_json, text_citation
from lib.export.page.interactive import embed_link, iframe_code
from lib.ledger.service import today
from lib.model.briefing import MOST_CHARTS
from lib.model.card import Card
from lib.model.formats import day_in_words
from lib.model.language import gettext, gettext_noop
from lib.model.links import LONGEST_LINK
from lib.model.selection import Selection
from lib.model.view import View
from lib.ui import collection
from lib.ui.components import Action, Group, quiet_button, show_actions
from lib.ui.link import (
    CSV_FOR_EXCEL,
    MARKED,
    file_of,
    file_of_briefing,
    link_of_page,
    public_address,
    report_address,
)
from lib.ui.navigation import current_page, link_to
from lib.ui.session import current_view

#: Of a chart: what is drawn, then the very rows drawn.
PICTURES, FIGURES = ("png", "svg", "pdf", "html"), ("csv", "xlsx", "json")
OFFICE = {
    "pptx": gettext_noop("Slide (PPTX)"),
    "docx": gettext_noop("Document (DOCX)"),
}


def show_page_link(view: View, key: str = "copy_page_link", **where: bool) -> None:
    """Offer the link of the page in one click; one that would be cut is not offered.

    `where` tells, as `show_actions` takes it, whether it stands in a dialog.
    """
    here = link_of_page(current_page(), view)
    short = len(here) <= LONGEST_LINK
    group = (
        Group("", (Action("copy", gettext("Copy link"), here),))
        if short
        else Group("", (), note=gettext("The link is too long to copy."))
    )
    show_actions([group], key, **where)


def show_menu(card: ChartCard, key: str) -> None:
    """Offer all that can be taken along from a card; made only once it is opened."""
    with st.container(horizontal=True, vertical_alignment="center", key=f"{key}_share"):
        menu = st.popover(
            gettext("Share and export"),
            icon=":material/ios_share:",
            type="tertiary",
            key=f"{key}_menu",
            on_change="rerun",
        )
        offer_for_briefing(card.name, key=f"{key}_briefing")
    if menu.open:
        shared = card_of(card.name, current_view(), public_address())
        with menu:
            groups = list(groups_of(shared, current_view()))
            show_actions(groups, f"{key}_actions")


def offer_for_briefing(named: str, key: str) -> None:
    """Let the reader put a chart into the briefing, or say where in it the chart is."""
    place, briefing = collection.place_of(named), collection.collected()
    if place:
        count = len(briefing.entries)
        words = gettext(
            "In the briefing, chart {place} of {number}", place=place, number=count
        )
        link_to("briefing", words)
        said = gettext("Take this chart out of the briefing.")
        key = f"{key}_remove"
        quiet_button(
            gettext("Remove"),
            ":material/close:",
            collection.remove,
            named,
            key=key,
            help=said,
        )
        return
    full = gettext("A briefing holds {number} charts.", number=MOST_CHARTS)
    quiet_button(
        gettext("Add to briefing"),
        ":material/playlist_add:",
        collection.add,
        named,
        key=key,
        help=full if briefing.full else None,
        disabled=briefing.full,
    )


def groups_of(card: Card, view: View) -> Iterator[Group]:
    """Yield what can be done with a chart of a page's view, in the order of the menu."""
    chosen, here = view.selection, link_of_page(current_page(), view)
    copied = (Action("copy", gettext("Copy link"), here),)
    yield Group(gettext("Link to this view"), copied, here)
    alone = embed_link(public_address(), card.name, chosen)
    opened = (Action("open", gettext("Open alone in a new tab"), alone),)
    yield Group(gettext("Full screen"), opened)
    pictures = [
        Action(
            "picture",
            gettext("Copy {format}", format=one.upper()),
            file_of(card.name, chosen, one),
        )
        for one in ("png", "svg")
    ]
    yield Group(gettext("Picture to the clipboard"), tuple(pictures))
    yield Group(gettext("Download"), tuple(_files(card, chosen)))
    words = {
        gettext("Copy sentence"): card.sentence,
        gettext("Copy summary"): "\n".join(card.summary),
    }
    yield Group(gettext("In words"), _copies(words), card.sentence)
    cited = cited_card(card, view.ledger, today())
    citations = {
        gettext("Copy citation"): text_citation(cited),
        gettext("Copy {format}", format="BibTeX"): bibtex(cited),
        gettext("Copy {format}", format="CSL-JSON"): csl_json(cited),
        gettext("Copy embed code"): iframe_code(public_address(), card, chosen),
    }
    yield Group(gettext("Cite, embed"), _copies(citations))
    yield _report(card, here)


def _files(card: Card, chosen: Selection) -> Iterator[Action]:
    for one in (*PICTURES, *FIGURES):
        yield Action("save", one.upper(), file_of(card.name, chosen, one))
        if one == "csv":
            marked = file_of(card.name, chosen, one, (MARKED,))
            yield Action("save", gettext(CSV_FOR_EXCEL), marked)
    for one, label in OFFICE.items():
        yield Action(
            "save",
            gettext(label),
            file_of_briefing([("chart", card.name)], chosen, one),
        )


def _copies(texts: Mapping[str, str]) -> tuple[Action, ...]:
    return tuple(Action("copy", label, text) for label, text in texts.items())


def _report(card: Card, here: str) -> Group:
    """Let the reader report an error with all that names the figure filled in."""
    details = gettext(
        "Chart: {chart}\nView: {view}\nAs of: {day}\nLedger: {ledger}\n"
        "It says: {finding}\n\nWhat is wrong, and which source says otherwise:\n",
        chart=card.name,
        view=here,
        day=day_in_words(card.as_of),
        ledger=card.ledger_hash,
        finding=card.finding,
    )
    title = gettext("Report an error")
    copies = _copies({gettext("Copy the details"): details})
    subject = gettext("Pledgeboard: error in {chart}", chart=card.name)
    address = report_address(subject, details)
    if address is None:
        said = gettext("Whoever publishes this site has stated no address for reports.")
        return Group(title, copies, note=said)
    return Group(title, (Action("open", gettext("Write a report"), address), *copies))
