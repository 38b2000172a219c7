"""What a page says at first glance: for previews of its link, and without scripts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from textwrap import shorten
from typing import Any

from lib.charts.cards import card_of
from lib.charts.catalogue import CHARTS, charts_of, rows_to_open
from lib.export.about import NAME
from lib.frames.fingerprint import fingerprint_of
from lib.model.briefing import charts_named, read_briefing
from lib.model.card import Card
from lib.model.counts import counted
from lib.model.formats import figures_as_printed
from lib.model.ledger import Ledger
from lib.model.links import OF, by_name, page_link, shown, split_name
from lib.model.pages import QUESTIONS, absence, title_of
from lib.model.selection import Selection
from lib.model.view import View
from lib.web.answers import html_of
from lib.web.dataset import Offer
from lib.web.discovery import discovered
from lib.web.first_view import file_of, first_view

#: Signs of a description.
LONGEST_TEXT = 400
#: Size of the picture of a preview, in pixels; what Facebook, X and others ask for.
WIDTH, HEIGHT = 1200, 630
PICTURE = (("width", str(WIDTH)), ("height", str(HEIGHT)))
#: What a page shows only of two donors or more.
COMPARED = "donors_compared"
#: Charts that stand above the one that their page is about.
ABOVE = ("promised", COMPARED)
#: The chart that a link is about, on pages without one of their own.
OF_ALL = "largest_donors"
#: Names in a link that open a row or a mark, the first that counts first.
OPENS = ("item", "show", "open")


@dataclass(frozen=True)
class PageRequest:
    """The view that a request names: its page, the selection, the page's own names.

    The as-of date of `selection` is not resolved: what a link leaves open stays open in
    the address that is the page's own.
    """

    page: str
    selection: Selection
    own: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class Outline:
    """HTML to stand in the head and in the body of a page."""

    head: str
    body: str


def outline_of(asked: PageRequest, ledger: Ledger, site: str, today: date) -> Outline:
    """Write what a page says at first glance; every text and address is escaped.

    `site` is the public address, without a slash at the end.
    """
    view = View(ledger, asked.selection.on(today))
    card = card_of(linked_chart(asked.page, view, asked.own), view, site)
    beside = _beside(asked, card, view)
    above = [one for one in beside if _stands_above(one, asked.page)]
    others = [one for one in beside if one not in above]
    page = title_of(asked.page)
    title = _title(asked.page, card, beside, ledger)
    preview = _preview(asked, card, view, site)
    with figures_as_printed(ledger):
        body = first_view(asked.page, view, asked.selection, [*above, card], others)
    head = html_of("outline_head", name=NAME, page=page, **title, **preview)
    offer = Offer(ledger, site, asked.selection, today)
    return Outline(f"{head}\n{discovered(asked.page, asked.own, offer)}", body)


def _preview(asked: PageRequest, card: Card, view: View, site: str) -> dict[str, Any]:
    page, own, chosen = asked.page, asked.own, view.selection
    return {
        "canonical": page_link(site, page, asked.selection, own),
        "address": page_link(site, page, chosen, own, fingerprint_of(view)),
        "picture": picture_link(card, chosen, site),
        "size": (WIDTH, HEIGHT),
        "alt": _shortened(card.alt),
    }


def _title(page: str, card: Card, others: list[Card], ledger: Ledger) -> dict[str, str]:
    """Title a view by its finding, and a page without charts by its question.

    A briefing of several charts says how many, and what they find.
    """
    name, question = title_of(page), absence(page, ledger) or QUESTIONS[page]
    if any(chart.page == page for chart in charts_of(ledger).values()):
        return {"title": card.finding, "description": _shortened(card.sentence)}
    if others:
        found = ". ".join([card.finding, *(one.finding for one in others)])
        title = f"{name} of {counted(len(others) + 1, 'chart')}"
        return {"title": title, "description": _shortened(f"{found}.")}
    return {"title": name, "description": _shortened(f"{question} {card.sentence}")}


def _shortened(text: str) -> str:
    return shorten(text, LONGEST_TEXT, placeholder=" ...")


def picture_link(card: Card, chosen: Selection, site: str) -> str:
    """Compose the address of the picture of a preview, `WIDTH` by `HEIGHT`."""
    return page_link(site, file_of(card, "png"), shown(chosen, None), PICTURE)


def _beside(asked: PageRequest, card: Card, view: View) -> list[Card]:
    """Gather what stands beside a chart, each finding once: a silence is often of all."""
    cards = [
        card_of(name, view.but(show=split_name(name)[1]))
        for name in _named_beside(asked, view.ledger)
        if name != card.name
    ]
    found = {one.finding: one for one in reversed(cards)}
    found.pop(card.finding, None)
    return [one for one in cards if found.get(one.finding) is one]


def _stands_above(card: Card, page: str) -> bool:
    """Tell whether a chart stands above the one that the page is about, and is drawn."""
    return card.name in ABOVE and CHARTS[card.name].page == page and not card.undrawn


def _named_beside(asked: PageRequest, ledger: Ledger) -> list[str]:
    """Name the charts of a briefing, or those that the page shows unasked."""
    if asked.page == "briefing":
        briefing, _ = read_briefing(by_name(asked.own), CHARTS, rows_to_open(ledger))
        return [entry.named for entry in briefing.entries]
    return [
        name
        for name, chart in charts_of(ledger).items()
        if chart.page == asked.page and not chart.own and not chart.of
        if name != COMPARED or len(asked.selection.donor) > 1
    ]


def linked_chart(page: str, view: View, own: Iterable[tuple[str, str]] = ()) -> str:
    """Name the chart that a link is about, with the row that it is of.

    The chart of what is opened in detail comes first, of several the one that the names
    of the page, `own`, ask for; then the first chart of the page. One without rows gives
    way to the next; where all are empty the page's own chart stays.
    """
    given = [*own, *([("show", view.selection.show)] if view.selection.show else [])]
    of_page = _of_page(page, given, view.ledger)
    for named in (*charts_named(by_name(given)), *_of_row(view.ledger, given), of_page):
        name, row = split_name(named)
        if (
            _exists(name, row, view.ledger)
            and not card_of(name, view.but(show=row)).rows.empty
        ):
            return named
    return of_page


def _of_row(ledger: Ledger, given: list[tuple[str, str]]) -> Iterator[str]:
    """Name the charts of the row that is opened, those that the link asks for first."""
    opened = dict(given)
    can_open = rows_to_open(ledger)
    for name in OPENS:
        row = opened.get(name)
        fitting = [one for one in can_open if row in can_open[one]]
        for chart in sorted(fitting, key=lambda one: _unfit(one, given)):
            yield f"{chart}{OF}{row}"


def _of_page(page: str, given: list[tuple[str, str]], ledger: Ledger) -> str:
    """Name the chart of many rows that stands first on a page as the link asks."""
    own = [
        name
        for name, chart in charts_of(ledger).items()
        if chart.page == page and not chart.of
    ]
    return min(own, key=lambda one: _unfit(one, given), default=OF_ALL)


def _unfit(name: str, given: list[tuple[str, str]]) -> tuple[bool, int]:
    """Sort the charts whose names are all given first, those with most names leading."""
    own = CHARTS[name].own
    return not set(own) <= set(given), -len(own)


def _exists(name: str, row: str | None, ledger: Ledger) -> bool:
    if name not in CHARTS:
        return False
    return row in rows_to_open(ledger)[name] if CHARTS[name].of else row is None
