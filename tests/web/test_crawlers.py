"""robots.txt and the sitemap: of this site, and only of what is there."""

from datetime import date
from urllib.parse import urlsplit
from xml.etree import ElementTree as Xml

import pytest

from lib.ledger.report import LedgerRefused, Report
from lib.model.pages import QUESTIONS
from lib.web import crawlers
from lib.web.api import make_api
from lib.web.crawlers import as_sitemap, places_of
from tests.toys import claim, pledge, toy_ledger
from tests.web.client import TODAY, Client, client_of

SITE = "https://pledges.test/board"
SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


@pytest.fixture(scope="module")
def below(folder):
    """Ask a site that stands in a folder of its host."""
    return client_of(folder, site=SITE)


def listed(answer):
    places = Xml.fromstring(answer.content).iter(f"{SPACE}url")
    return {
        one.findtext(f"{SPACE}loc"): one.findtext(f"{SPACE}lastmod") for one in places
    }


def test_robots_are_told_what_to_leave_and_where_the_sitemap_is(below):
    answer = below("/robots.txt")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.text.splitlines() == [
        "User-agent: *",
        "Disallow: /board/api/v1/briefing.",
        "",
        f"Sitemap: {SITE}/sitemap.xml",
    ]


def test_robots_are_answered_before_there_is_a_ledger():
    def refused():
        raise LedgerRefused(Report.of([]))

    ask = Client(make_api(refused))
    assert ask("/robots.txt").status_code == 200
    assert ask("/sitemap.xml").status_code == 503


def test_the_sitemap_lists_every_page_and_what_has_one_of_its_own(below):
    answer = below("/sitemap.xml")
    assert answer.headers["content-type"] == "application/xml"
    places = listed(answer)
    pages = {f"{SITE}/{'' if page == 'overview' else page}" for page in QUESTIONS}
    assert pages <= set(places)
    rows = {
        f"{SITE}/donors?show=DEU",
        f"{SITE}/donors?show=DEU;NLD",
        f"{SITE}/meetings?show=udcg-2026-02-12",
        f"{SITE}/equipment?item=drone",
    }
    assert rows <= set(places)
    assert any(link.startswith(f"{SITE}/conditions?show=") for link in places)
    assert places[f"{SITE}/donors"] == "2026-11-23"
    assert places[f"{SITE}/meetings?show=udcg-2026-03-05"] is None


def test_every_link_of_the_sitemap_is_the_canonical_one_of_its_page(below, tiny_pages):
    for link in listed(below("/sitemap.xml")):
        path = link.removeprefix(SITE)
        answer = tiny_pages(path)
        canonical = f'<link rel="canonical" href="https://pledges.test{path}">'
        assert canonical in answer.text, link


def test_a_row_withdrawn_by_today_is_not_listed():
    pledges = [pledge("a", "NOR", withdrawn_on="2026-05-01"), pledge("b", "SWE")]
    ledger = toy_ledger(pledges, [claim("a", 1.0), claim("b", 1.0)])
    for today, there in ((date(2026, 4, 30), True), (date(2026, 5, 1), False)):
        links = [link for link, _ in places_of(ledger, SITE, today)]
        assert (f"{SITE}/donors?show=NOR" in links) is there
        assert f"{SITE}/donors?show=SWE" in links
        assert len(links) == len(set(links))


def test_a_sitemap_is_escaped_and_holds_no_more_than_it_may(monkeypatch):
    monkeypatch.setattr(crawlers, "MOST_ADDRESSES", 2)
    places = iter([("https://a.test/?b=1&c=<2>", None)] * 3)
    found = Xml.fromstring(as_sitemap(places))
    assert [one.text for one in found.iter(f"{SPACE}loc")] == [
        "https://a.test/?b=1&c=<2>"
    ] * 2


def test_the_sitemap_is_kept_while_it_holds(below):
    first = below("/sitemap.xml")
    assert below("/sitemap.xml", if_none_match=first.headers["etag"]).status_code == 304
    assert urlsplit(next(iter(listed(first)))).netloc == "pledges.test"
    assert TODAY.isoformat() in listed(first).values()
