"""A chart in a frame: a small page, its script, and errors that people can read."""

import re
from dataclasses import replace
from html import unescape
from urllib.parse import quote

import pytest
from starlette.applications import Starlette
from starlette.routing import Mount, Route

from lib.export.page.interactive import FITTING_PATH, embed_link
from lib.ledger.report import LedgerRefused, Report
from lib.model.selection import Selection
from lib.web.api import make_api
from lib.web.embed import SCRIPT
from tests.web.client import TODAY, Client, client_of

POLICY = "content-security-policy"


@pytest.fixture(scope="module")
def frame(folder):
    ancestors = "frame-ancestors 'self' news.test"
    return client_of(folder, site="https://pledges.test", ancestors=ancestors)


def test_a_frame_shows_a_chart_with_a_link_to_its_view(frame):
    answer = frame("/embed?chart=donor_totals&currency=EUR")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    text = unescape(answer.text)
    assert 'href="https://pledges.test/donors?currency=EUR&asof=2026-11-23' in text
    assert 'target="_blank" rel="noopener"' in text
    assert re.search('aria-label="[^"]+[.]"', text)


def test_the_address_in_the_code_to_copy_is_answered(frame):
    link = embed_link("", "donor_totals", replace(Selection(), asof=TODAY))
    assert frame(link).status_code == 200


def test_only_the_stated_hosts_may_frame_it_and_only_its_scripts_run(frame):
    for path in ("/embed?chart=donor_totals", "/embed?chart=nonsense"):
        policy = frame(path).headers[POLICY]
        assert policy.endswith("frame-ancestors 'self' news.test")
        assert policy.startswith("default-src 'none'; script-src '")
        assert "script-src 'unsafe-inline'" not in policy


def test_the_script_is_found_from_the_page_that_names_it(frame):
    api = frame.app
    routes = [Route("/embed", api), Mount("/api", api)]
    whole = Client(Starlette(routes=routes))
    for page, base in (("/embed", "/"), ("/api/embed", "/api/")):
        text = whole(f"{page}?chart=donor_totals").text
        [source] = re.findall(r'<script src="([^"]+)"', text)
        assert whole(f"{base}{source}").status_code == 200


def test_the_script_is_kept_for_good_and_sent_compressed(frame):
    plain = frame(SCRIPT, accept_encoding="identity")
    zipped = frame(SCRIPT, accept_encoding="gzip, br")
    assert zipped.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert zipped.content == plain.content
    assert plain.content[:200].count(b"plotly.js v") == 1
    for answer in (plain, zipped):
        assert "immutable" in answer.headers["cache-control"]
        assert answer.headers["vary"] == "Accept-Encoding"
        assert answer.headers["content-type"].startswith("text/javascript")
    assert int(zipped.headers["content-length"]) < len(plain.content) / 3


def test_the_script_that_fits_frames_is_there_for_pages_of_any_site():
    def refused():
        raise LedgerRefused(Report.of([]))

    answer = Client(make_api(refused))(f"/{FITTING_PATH.removeprefix('api/')}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/javascript")
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["cache-control"] == "public, max-age=86400"
    assert "postMessage" in answer.text


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("chart=donor_total", 404, "donor_totals"),
        ("chart=" + quote("<script>alert(1)</script>"), 404, "&lt;script&gt;"),
        ("chart=meeting_bridge", 400, "needs a row"),
        ("", 400, "the name of one chart"),
        ("chart=donor_totals&chart=items", 400, "the name of one chart"),
        ("chart=donor_totals&theme=" + quote('"><b>'), 400, "light, dark, print"),
        ("chart=donor_totals&currency=XXX", 400, "XXX"),
    ],
)
def test_what_is_wrong_is_said_on_a_page(frame, query, status, said):
    answer = frame(f"/embed?{query}")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert said in answer.text
    assert "<script" not in answer.text
    assert "<b>" not in answer.text


@pytest.mark.parametrize(
    "query",
    [
        "chart=" + "x" * 50_000,
        "chart=donor_totals&" + "&".join(f"name{n}=1" for n in range(1000)),
        "chart=donor_totals&" + "&".join(f"donor=X{n}" for n in range(1000)),
    ],
)
def test_the_page_says_no_more_than_can_be_read_of_what_is_wrong(frame, query):
    answer = frame(f"/embed?{query}")
    assert answer.status_code in (400, 404)
    assert len(answer.text) < 5000


def test_a_refused_ledger_is_said_on_a_page():
    def refused():
        raise LedgerRefused(Report.of([]))

    answer = Client(make_api(refused))("/embed?chart=donor_totals")
    assert answer.status_code == 503
    assert "There are no figures yet" in answer.text


def test_a_frame_can_be_kept_and_asked_for_again(frame, folder):
    path = "/embed?chart=donor_totals"
    first = frame(path).headers
    again = frame(path, if_none_match=first["etag"])
    assert again.status_code == 304
    assert again.headers[POLICY] == first[POLICY]
    assert frame(f"{path}&theme=dark").headers["etag"] != first["etag"]
    moved = client_of(folder, site="https://moved.test")
    assert moved(path).headers["etag"] != first["etag"]
