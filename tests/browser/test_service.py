"""A dashboard at work: links opened on a cold server, a ledger that changes under it."""

import json
from urllib.error import HTTPError
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import server_at_work
from tests.ledgers import sound_tables, ten_faults, write_ledger

WIDE = {"viewport": {"width": 1280, "height": 900}}

#: Links of a page, and what only their view shows.
DEEP_LINKS = {
    "": {"?currency=GBP&group=NB8": "members of the NB8"},
    "meetings": {
        "?show=udcg-2026-02-12&claims=highest": "highest figures where sources disagree",
        "?asof=2026-02-12&meeting=udcg-2026-02-12": "as of 12 Feb 2026",
    },
    "conditions": {
        "?asof=2026-02-20&show=udcg-2026-02-12-deu-pac3": "pending since",
    },
    "donors": {"?per=gdp&mechanism=purl&from=2025-08-01": "percent of GDP"},
}


@pytest.mark.parametrize("path", DEEP_LINKS)
def test_a_deep_link_opened_cold_shows_its_view(path, visit):
    with server_at_work() as address:
        for link, shown in DEEP_LINKS[path].items():
            one = visit(**WIDE)
            page = one.open(f"{address}/{path}{link}")
            page.get_by_text(shown).first.wait_for()
            expect(page.locator("[data-testid=stException]")).to_have_count(0)
            expect(page.get_by_text("Left out of this view")).to_have_count(0)
            assert not one.troubles


def test_a_ledger_that_breaks_leaves_the_last_good_one_in_service(tmp_path, visit):
    folder = write_ledger(tmp_path / "ledger", **sound_tables())
    with server_at_work(folder) as address:
        one = visit(**WIDE)
        page = one.open(f"{address}/donors")
        good = one.words_drawn()
        write_ledger(folder, **ten_faults())
        page.reload()
        page.get_by_text("could not be taken: 10 problems").wait_for()
        one.settle()
        assert one.words_drawn() == good
        assert health_of(address)["ledger"] == "stale"
        write_ledger(folder, **sound_tables())
        page.reload()
        one.settle()
        expect(page.get_by_text("could not be taken: 10 problems")).to_have_count(0)
        assert one.words_drawn() == good
        assert health_of(address)["ledger"] == "ok"


#: What the whole process answers: status and type.
PATHS = {
    "/": (200, "text/html"),
    "/donors/?currency=EUR": (200, "text/html"),
    "/Donors": (200, "text/html"),
    "/index.html": (200, "text/html"),
    "/robots.txt": (200, "text/plain"),
    "/sitemap.xml": (200, "application/xml"),
    "/favicon.ico": (200, "image/x-icon"),
    "/favicon.png": (200, "image/png"),
    "/nowhere": (404, "text/html"),
    "/donors/DEU": (404, "text/html"),
    "/_stcore/health": (200, "text/plain"),
    "/_stcore/host-config": (200, "application/json"),
    "/donors/_stcore/health": (404, "text/plain"),
    "/donors/_stcore/host-config": (404, "text/plain"),
    "/_stcore/nowhere": (404, "text/html"),
    "/static/nowhere.js": (404, "text/plain"),
    "/media/nowhere": (404, "text/html"),
    "/component/nowhere/index.html": (404, "text/html"),
    "/_stcore/agent/openapi.json": (404, "text/html"),
    "/_stcore/agent/interact": (404, "text/html"),
    "/_stcore/metrics": (404, "text/html"),
    "/api/nowhere": (404, "application/problem+json"),
}


@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_what_is_there_is_itself_and_all_else_is_not_found(server, method):
    given = {path: answer_to(f"{server}{path}", method) for path in PATHS}
    assert given == PATHS


def answer_to(address, method):
    try:
        with urlopen(Request(address, method=method), timeout=20) as answer:
            return answer.status, answer.headers.get_content_type()
    except HTTPError as refused:
        with refused:
            return refused.status, refused.headers.get_content_type()


def test_what_is_not_found_leads_to_the_pages(server, visit):
    one = visit(**WIDE, color_scheme="dark")
    one.page.goto(f"{server}/donors/DEU?utm_source=x")
    assert one.page.evaluate("getComputedStyle(document.body).backgroundColor") == (
        "rgb(23, 23, 22)"
    )
    one.page.get_by_role("link", name="Meetings").click()
    one.page.get_by_role("heading", name="Meetings", exact=True).first.wait_for()
    assert [one.split(" ")[0] for one in one.troubles] == ["404"]


def health_of(address):
    with urlopen(f"{address}/api/v1/health", timeout=10) as answer:
        return json.load(answer)
