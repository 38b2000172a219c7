"""What a page says at first glance: for previews of its link, and without scripts."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from textwrap import shorten
from typing import Any
from urllib.parse import quote

from lib.charts.captions import SUMS, total_in_words
from lib.charts.cards import card_of
from lib.charts.catalogue import CHARTS, charts_of, rows_to_open
from lib.export.about import NAME, licence_of
from lib.export.data.row_values import numbers_of
from lib.frames.catalogue import FRAMES
from lib.frames.fingerprint import fingerprint_of
from lib.frames.sums import traced_totals
from lib.model.briefing import read_briefing
from lib.model.caption import selection_in_words
from lib.model.card import Card
from lib.model.formats import counted, figures_as_printed
from lib.model.ledger import Ledger
from lib.model.links import OF, page_link, shown, split_name
from lib.model.pages import QUESTIONS, absence, pages_of
from lib.model.selection import Selection
from lib.model.view import View
from lib.web.answers import html_of
from lib.web.dataset import Offer
from lib.web.discovery import discovered

#: Of the table, which is to fit a screen; and signs of a description.
MOST_ROWS, MOST_COLUMNS, LONGEST_TEXT = 20, 6, 400
#: Size of the picture of a preview, in pixels; what Facebook, X and others ask for.
WIDTH, HEIGHT = 1200, 630
PICTURE = (("width", str(WIDTH)), ("height", str(HEIGHT)))
#: Makes a path relative: pages stand side by side, in whatever folder the site is.
BELOW = "."
#: What a page shows only of two donors or more.
COMPARED = "donors_compared"
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
    others = _others(card, _beside(asked, card.name, ledger), view)
    named = {"name": NAME, "page": asked.page.capitalize()}
    title = _title(asked.page, card, others, ledger)
    preview = _preview(asked, card, view, site)
    offer = Offer(ledger, site, asked.selection, today)
    found = discovered(asked.page, asked.own, offer)
    with figures_as_printed(ledger):
        content = _content(asked, card, view)
    return Outline(
        f"{html_of('outline_head', **named, **title, **preview)}\n{found}",
        html_of("outline_body", **named, **content, others=others),
    )


def _preview(asked: PageRequest, card: Card, view: View, site: str) -> dict[str, Any]:
    page, own, chosen = asked.page, asked.own, view.selection
    return {
        "canonical": page_link(site, page, asked.selection, own),
        "address": page_link(site, page, chosen, own, fingerprint_of(view)),
        "picture": picture_link(card, chosen, site),
        "size": (WIDTH, HEIGHT),
        "alt": _shortened(card.alt),
    }


def _content(asked: PageRequest, card: Card, view: View) -> dict[str, Any]:
    """Give what a page shows of a view where no script runs."""
    return {
        "question": absence(asked.page, view.ledger) or QUESTIONS[asked.page],
        "card": card,
        "selection": selection_in_words(view),
        "totals": _totals(view),
        **_table(card),
        "files": _files(card, view.selection),
        "pages": _pages(asked, view.ledger),
        "licence": licence_of(view.ledger),
    }


def _title(
    page: str, card: Card, others: list[tuple[str, str]], ledger: Ledger
) -> dict[str, str]:
    """Title a view by its finding, and a page without charts by its question.

    A briefing of several charts says how many, and what they find.
    """
    name, question = page.capitalize(), absence(page, ledger) or QUESTIONS[page]
    if any(chart.page == page for chart in charts_of(ledger).values()):
        return {"title": card.finding, "description": _shortened(card.sentence)}
    if others:
        found = ". ".join([card.finding, *(finding for finding, _ in others)])
        title = f"{name} of {counted(len(others) + 1, 'chart')}"
        return {"title": title, "description": _shortened(f"{found}.")}
    return {"title": name, "description": _shortened(f"{question} {card.sentence}")}


def _shortened(text: str) -> str:
    return shorten(text, LONGEST_TEXT, placeholder=" ...")


def picture_link(card: Card, chosen: Selection, site: str) -> str:
    """Compose the address of the picture of a preview, `WIDTH` by `HEIGHT`."""
    return page_link(site, _file(card, "png"), shown(chosen, None), PICTURE)


def _file(card: Card, extension: str) -> str:
    return f"api/v1/charts/{quote(card.name, safe='@')}.{extension}"


def _totals(view: View) -> list[tuple[str, str]]:
    """Give the headline figures in words, traced and untraced apart."""
    sums = traced_totals(view.but(show=None)).to_dict("index")
    currency = {"currency": view.selection.currency}
    return [(name, total_in_words(sums[to] | currency)) for to, name in SUMS.items()]


def _beside(asked: PageRequest, drawn: str, ledger: Ledger) -> list[str]:
    """Name the other charts of a briefing, or those that the page shows unasked."""
    collected = {"chart": [value for name, value in asked.own if name == "chart"]}
    if asked.page == "briefing":
        briefing, _ = read_briefing(collected, CHARTS, rows_to_open(ledger))
        named = [entry.named for entry in briefing.entries]
    else:
        named = [
            name
            for name, chart in charts_of(ledger).items()
            if chart.page == asked.page and not chart.own and not chart.of
            if name != COMPARED or len(asked.selection.donor) > 1
        ]
    return [name for name in named if name != drawn]


def _others(card: Card, named: list[str], view: View) -> list[tuple[str, str]]:
    """Say what other charts find, each finding once: a silence is often that of all."""
    cards = [card_of(name, view.but(show=split_name(name)[1])) for name in named]
    found = {one.finding: one.sentence for one in cards}
    found.pop(card.finding, None)
    return list(found.items())


def _table(card: Card) -> dict[str, object]:
    """Give the first rows in words, and say how many there are in all."""
    rows = card.rows[::-1] if FRAMES[card.frame].oldest_first else card.rows
    first = rows.head(MOST_ROWS).reset_index(drop=True)
    return {
        "table": None if rows.empty else numbers_of(card, MOST_COLUMNS, first),
        "left_out": max(0, len(rows) - MOST_ROWS),
        "rows": counted(len(rows), "row"),
    }


def _files(card: Card, chosen: Selection) -> list[tuple[str, str]]:
    """Link to the rows as files, from wherever the site stands."""
    return [
        (kind.upper(), BELOW + page_link("", _file(card, kind), shown(chosen, None)))
        for kind in ("csv", "xlsx", "json", "png")
    ]


def _pages(asked: PageRequest, ledger: Ledger) -> Iterator[tuple[str, str, str]]:
    """Link to the other pages with the same choices."""
    kept = replace(asked.selection, show=None)
    for page, question in pages_of(ledger).items():
        if page != asked.page:
            yield page.capitalize(), question, BELOW + page_link("", page, kept)


def linked_chart(page: str, view: View, own: Iterable[tuple[str, str]] = ()) -> str:
    """Name the chart that a link is about, with the row that it is of.

    The chart of what is opened in detail comes first, of several the one that the names
    of the page, `own`, ask for; then the first chart of the page. One without rows gives
    way to the next; where all are empty the page's own chart stays.
    """
    given = [*own, *([("show", view.selection.show)] if view.selection.show else [])]
    of_page = _of_page(page, given, view.ledger)
    collected = [value for name, value in given if name == "chart"]
    for named in (*collected, *_of_row(view.ledger, given), of_page):
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
