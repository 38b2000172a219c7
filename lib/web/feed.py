"""The Atom feed of a ledger: what was recorded and withdrawn, the newest first.

RFC 4287, in pages as RFC 5005 links them. What names the feed and its entries are the
ledger's own names and keys, whatever the address of the site: they never change.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from math import ceil
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as Xml

import pandas as pd
from fastapi import APIRouter, Response

from lib.export.about import NAME, licence_of, software_version
from lib.frames.history import history
from lib.model.filters import filters_in_words
from lib.model.ledger import Ledger
from lib.model.links import FEED, feed_of, page_link
from lib.model.parameters import LinkRule, read_values
from lib.model.selection import Selection
from lib.model.view import View
from lib.web.answers import File, answer
from lib.web.data_request import Asked, Visit, refuse, selection_of
from lib.web.dataset import Offer
from lib.web.news import News, news_of
from lib.web.openapi import FEED_QUERY, responses

router = APIRouter(default_response_class=Response)

MEDIA_TYPE = "application/atom+xml; charset=utf-8"
ATOM = "http://www.w3.org/2005/Atom"
#: Entries of a page.
MOST_ENTRIES = 100
PAGE = "page"
#: What no XML may hold (https://www.w3.org/TR/xml/#charsets).
_FORBIDDEN = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
Xml.register_namespace("", ATOM)


@dataclass(frozen=True)
class Feed:
    """A page of what was recorded of a selection, whose as-of date is resolved.

    `chosen` is the selection as its link names it: without the day of today. `site` is the public address, without a slash at the end; pages count from 1.
    """

    view: View
    chosen: Selection
    site: str
    page: int = 1

    @property
    def rows(self) -> pd.DataFrame:
        """Everything that was recorded, the newest first."""
        return history(self.view)

    @property
    def pages(self) -> int:
        """The number of its pages; one without entries has one."""
        return max(1, ceil(len(self.rows) / MOST_ENTRIES))

    @property
    def news(self) -> list[News]:
        """What this page holds, in words."""
        first = (self.page - 1) * MOST_ENTRIES
        return news_of(self.rows.iloc[first : first + MOST_ENTRIES], self.view.ledger)

    @property
    def updated(self) -> date:
        """The newest day; of nothing, that on which reports were last searched."""
        if self.rows.empty:
            return self.view.ledger.coverage.checked_on
        day: date = self.rows["day"].iloc[0].date()
        return day

    @property
    def depends(self) -> list[object]:
        """What decides it beside the ledger: not today, while nothing new is in it."""
        return [
            self.site,
            self.page,
            *self.chosen.query(),
            self.updated,
            len(self.rows),
        ]

    def link(self, page: int) -> str:
        """Give the address of one of its pages."""
        own = [(PAGE, str(page))] if page > 1 else []
        return page_link(self.site, FEED.removeprefix("/"), self.chosen, own)


@router.get(
    FEED,
    summary="What was recorded, as an Atom feed",
    description="Pledges, claims and reports on conditions, each on the day on which the "
    "ledger learned or dropped it, the newest first; of a selection, of which the names "
    "that choose sums change nothing, or of the one row that `show` names. Pages of "
    f"{MOST_ENTRIES}, linked as RFC 5005 says.",
    responses=responses(MEDIA_TYPE),
    openapi_extra=FEED_QUERY,
)
def read_feed(visit: Asked) -> Response:
    """Answer with a page of the feed."""
    feed = feed_request(visit)
    day, name = feed.chosen.asof, FEED.removeprefix("/")
    file = File(MEDIA_TYPE, name, inline=True, day=day, kept=True)
    return answer(visit, file, lambda: as_atom(feed), feed.depends)


def feed_request(visit: Visit) -> Feed:
    """Read which feed is asked for; every wrong value is refused."""
    selection, problems = selection_of(visit, own=(PAGE,))
    chosen = replace(feed_of(selection), asof=selection.asof)
    whole = Feed(View(visit.ledger, chosen.on(visit.today)), chosen, visit.site)
    page = read_values(PAGE, visit.given(PAGE), page_rule(whole.pages), problems)
    refuse(problems)
    return replace(whole, page=page[0] if page else 1)


def page_rule(pages: int) -> LinkRule:
    """Take the number of a page."""

    def read(value: str) -> int | None:
        digits = value.isascii() and value.isdigit() and len(value) <= len(str(pages))
        return int(value) if digits and 1 <= int(value) <= pages else None

    expected = f"a whole number from 1 to {pages}"
    return LinkRule(read, expected, "Page of the feed.", fault="is no page of it")


def as_atom(feed: Feed) -> bytes:
    """Write a feed as XML; every text and address is escaped."""
    view, ledger, query = feed.view, feed.view.ledger, feed.chosen.query()
    root = Xml.Element(f"{{{ATOM}}}feed")
    _text(root, "id", _name(ledger, "feed", *map("=".join, query)))
    _text(root, "title", " · ".join([ledger.title, *_of_what(view)]))
    _text(root, "subtitle", "What the ledger learned or dropped, by the day recorded.")
    _text(root, "updated", _moment(feed.updated))
    for rel, href, kind in _links(feed):
        _add(root, "link", rel=rel, href=href, type=kind)
    for name in _authors(feed):
        _text(_add(root, "author"), "name", name)
    if rights := licence_of(ledger):
        _text(root, "rights", rights)
    _text(root, "generator", NAME, version=software_version())
    _text(root, "icon", f"{feed.site}/favicon.ico")
    for one in feed.news:
        _entry(root, one, feed)
    written: bytes = Xml.tostring(root, encoding="utf-8", xml_declaration=True)
    return written


def _entry(root: Xml.Element, news: News, feed: Feed) -> None:
    entry = _add(root, "entry")
    _text(entry, "id", _name(feed.view.ledger, news.kind, news.key))
    _text(entry, "title", news.title)
    _text(entry, "updated", _moment(news.day))
    _text(entry, "published", _moment(news.day))
    page = page_link(feed.site, news.page, Selection(show=news.pledge_id))
    _add(entry, "link", rel="alternate", href=page, type="text/html")
    if news.address:
        _add(entry, "link", rel="via", href=news.address)
    _add(entry, "category", term=news.kind, label=news.label)
    _text(entry, "content", news.text, type="text")


def _links(feed: Feed) -> Iterator[tuple[str, str, str]]:
    """Link to itself, to the page of changes, and to the pages before and after."""
    yield "self", feed.link(feed.page), "application/atom+xml"
    yield "alternate", page_link(feed.site, "changes", feed.chosen), "text/html"
    places = {"first": 1, "last": feed.pages}
    places |= {"previous": feed.page - 1} if feed.page > 1 else {}
    places |= {"next": feed.page + 1} if feed.page < feed.pages else {}
    for rel, page in places.items():
        yield rel, feed.link(page), "application/atom+xml"


def _of_what(view: View) -> Iterable[str]:
    shown = view.selection.show
    return [*filters_in_words(view), *([shown] if shown else [])]


def _authors(feed: Feed) -> list[str]:
    offer = Offer(feed.view.ledger, feed.site, Selection(), feed.view.day)
    return [name for role, name, _ in offer.people if role == "creator"] or [NAME]


def _name(ledger: Ledger, *keys: str) -> str:
    """Name a thing of a ledger for good, wherever it is served."""
    named = "/".join([str(ledger.descriptor.get("name", "")), *keys])
    return uuid5(NAMESPACE_URL, named).urn


def _moment(day: date) -> str:
    """Write a day as RFC 3339 has it; of the hour nothing is known."""
    return f"{day.isoformat()}T00:00:00Z"


def _add(parent: Xml.Element, tag: str, **given: str) -> Xml.Element:
    known = {name: _plain(value) for name, value in given.items()}
    return Xml.SubElement(parent, f"{{{ATOM}}}{tag}", known)


def _text(parent: Xml.Element, tag: str, text: str, **given: str) -> None:
    _add(parent, tag, **given).text = _plain(text)


def _plain(text: str) -> str:
    """Take out what no XML may hold."""
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)
