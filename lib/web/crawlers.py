"""What programs that visit sites ask for at its root: robots.txt and a sitemap."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import islice
from urllib.parse import urlsplit
from xml.etree import ElementTree as Xml

from fastapi import APIRouter, Request, Response

from lib.charts.catalogue import charts_of
from lib.frames.latest import last_change, last_changes
from lib.model.ledger import Ledger, in_force
from lib.model.links import page_link
from lib.model.pages import pages_of
from lib.model.selection import Selection
from lib.web.answers import File, answer
from lib.web.data_request import Asked
from lib.web.headers import PUBLIC

router = APIRouter(default_response_class=Response, include_in_schema=False)

ROBOTS, SITEMAP = "/robots.txt", "/sitemap.xml"
#: Addresses that a sitemap may hold (https://www.sitemaps.org/protocol.html).
MOST_ADDRESSES = 50_000
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
#: A link, and the day on which what it shows last changed, if that is known.
Place = tuple[str, date | None]


@router.get(ROBOTS)
def read_robots(request: Request) -> Response:
    """Let programs read all but briefings, each of which takes seconds to write."""
    site: str = request.app.state.site
    closed = f"Disallow: {urlsplit(site).path}/api/v1/briefing."
    text = f"User-agent: *\n{closed}\n\nSitemap: {site}{SITEMAP}\n"
    return Response(text, headers=PUBLIC, media_type="text/plain")


@router.get(SITEMAP)
def read_sitemap(visit: Asked) -> Response:
    """List the pages, and what has a page of its own, with the day of the last change."""
    file = File("application/xml", SITEMAP.removeprefix("/"), inline=True)
    places = places_of(visit.ledger, visit.site, visit.today)
    return answer(visit, file, lambda: as_sitemap(places), [visit.today, visit.site])


def as_sitemap(places: Iterator[Place]) -> bytes:
    """Write links as a sitemap; those that are too many for one are left out."""
    listed = Xml.Element("urlset", xmlns=_NAMESPACE)
    for link, day in islice(places, MOST_ADDRESSES):
        place = Xml.SubElement(listed, "url")
        Xml.SubElement(place, "loc").text = link
        if day:
            Xml.SubElement(place, "lastmod").text = day.isoformat()
    written: bytes = Xml.tostring(listed, encoding="utf-8", xml_declaration=True)
    return written


def places_of(ledger: Ledger, site: str, today: date) -> Iterator[Place]:
    """Yield the canonical links of the pages, then of each row that one opens, once.

    Every page has figures of the whole ledger. A row is as old as the last thing that
    was recorded of its pledges; of one without pledges no day is known.
    """
    changed = last_change(ledger, today)
    yield from (
        (page_link(site, page, Selection()), changed) for page in pages_of(ledger)
    )
    held = {**ledger.tables, "pledges": in_force(ledger["pledges"], today)}
    now = replace(ledger, tables=held)
    # Several charts of one donor stand on one page.
    opened = {
        (one.page, one.row_name): one.of for one in charts_of(ledger).values() if one.of
    }
    for (page, name), kind in opened.items():
        days = last_changes(ledger, kind.column, today)
        for key in sorted(kind.keys(now)):
            yield page_link(site, page, *_opening(name, key)), days.get(key)


def _opening(name: str, key: str) -> tuple[Selection, list[tuple[str, str]]]:
    """Open a row under the name that its page gives it."""
    if name == "show":
        return Selection(show=key), []
    return Selection(), [(name, key)]
