"""Previews of links: of every page, kept, and never in the way; the page they fill."""

import asyncio
import gzip
import logging
import re
from datetime import date

import pytest
from starlette.applications import Starlette
from starlette.datastructures import QueryParams
from starlette.responses import HTMLResponse, RedirectResponse
from starlette.routing import Route

from lib.ledger.report import LedgerRefused, Report
from lib.ledger.service import LedgerService, Served
from lib.model.pages import QUESTIONS
from lib.web import preview
from lib.web.headers import KEPT
from lib.web.outline import Outline
from lib.web.preloads import preload_links
from lib.web.preview import LinkPreview, Outlines, Shell, filled
from tests.ledgers import put, sound_tables, write_ledger
from tests.web.client import TODAY, Client
from tests.web.first_page import (
    PAGES,
    SHELL,
    SITE,
    meta,
    parsed,
    site_of,
)


def as_streamlit_has_it(page):
    """Return the page without a preview; it still says what it loads, and from where."""
    shell = re.sub(rb'<link rel="service-desc"[^>]*>', b"", SHELL.read_bytes())
    return shell.replace(b"</head>", preload_links(page) + b"</head>", 1)


def test_every_page_has_a_preview():
    assert sorted(QUESTIONS) == PAGES


def test_an_interface_for_agents_that_is_not_here_is_not_named(tiny_pages):
    assert "service-desc" in SHELL.read_text()
    assert 'rel="service-desc"' not in tiny_pages("/donors").text


def test_malformed_values_are_dropped_as_the_page_drops_them(real_pages):
    dropped = "currency=XYZ&asof=2199-01-01&from=soon&show=nobody&axis="
    plain = parsed(real_pages("/donors?donor=NOR"))
    shown = parsed(real_pages(f"/donors?donor=NOR&{dropped}"))
    assert meta(shown) == meta(plain)


def test_bytes_that_are_no_text_and_very_long_queries_are_answered(tiny_pages):
    assert tiny_pages("/donors?donor=%ff%fe&q=%ff").status_code == 200
    assert tiny_pages("/donors?" + "&".join(["donor=X"] * 3000)).status_code == 200
    shown = parsed(tiny_pages("/donors?q=" + "a" * 30_000))
    assert len(meta(shown)["og:url"]) < 500


def test_the_host_header_plays_no_part(tiny_pages):
    answer = tiny_pages("/donors", host="evil.test", x_forwarded_host="evil.test")
    assert "evil" not in answer.text
    assert meta(parsed(answer))["og:url"].startswith(SITE)


def test_without_a_ledger_the_page_is_sent_as_it_is():
    def refused():
        raise LedgerRefused(Report.of([]))

    answer = site_of(refused)("/methodology")
    assert answer.content == as_streamlit_has_it("methodology")


def test_a_preview_that_fails_leaves_the_page_and_a_line_in_the_log(
    folder, monkeypatch, caplog
):
    def fail(*_):
        raise ZeroDivisionError

    monkeypatch.setattr(preview, "outline_of", fail)
    with caplog.at_level(logging.ERROR):
        answer = site_of(LedgerService(folder).current)("/methodology")
    assert answer.content == as_streamlit_has_it("methodology")
    assert "The preview of methodology failed" in caplog.text


def test_sockets_and_the_start_of_the_process_pass_through():
    met = []

    async def app(scope, *_):
        met.append(scope["type"])

    for kind in ("websocket", "lifespan"):
        scope = {"type": kind, "path": "/donors"}
        asyncio.run(LinkPreview(app, Outlines(SITE))(scope, None, None))
    assert met == ["websocket", "lifespan"]


@pytest.fixture
def counted(monkeypatch):
    """Count the outlines that are made."""
    made, real_pages = [], preview.outline_of

    def count(asked, *others):
        made.append(asked)
        return real_pages(asked, *others)

    monkeypatch.setattr(preview, "outline_of", count)
    return made


def outlines(ledger, today=TODAY):
    return Outlines(SITE, lambda: Served(ledger), lambda: today)


def test_an_outline_is_made_once_for_a_view(ledger, counted):
    kept = outlines(ledger)
    for query in ("donor=DEU", "donor=DEU&x=1", "donor=DEU&donor=XYZ"):
        kept.of("donors", QueryParams(query))
    assert len(counted) == 1
    kept.of("donors", QueryParams("donor=LVA"))
    kept.of("meetings", QueryParams("donor=DEU"))
    assert len(counted) == 3


def test_another_ledger_or_another_day_makes_it_anew(ledger, tmp_path, counted):
    tables = sound_tables()
    put(tables, "claims deu-c1 amount", "70000000")
    changed = LedgerService(write_ledger(tmp_path / "changed", **tables)).current()
    served, days = [Served(ledger)], [TODAY]
    kept = Outlines(SITE, lambda: served[-1], lambda: days[-1])
    first = kept.of("donors", QueryParams(""))
    served.append(changed)
    assert kept.of("donors", QueryParams("")) != first
    served.append(Served(ledger))
    days.append(date(2026, 11, 24))
    assert kept.of("donors", QueryParams("")) != first
    assert len(counted) == 3


def test_every_page_is_made_ready_once_for_a_ledger_and_a_day(ledger, counted):
    days = [TODAY]
    kept = Outlines(SITE, lambda: Served(ledger), lambda: days[-1])
    assert not kept.warmed
    assert (kept.warm(), kept.warm()) == (True, False)
    assert kept.warmed
    assert sorted(asked.page for asked in counted) == sorted(QUESTIONS)
    kept.of("donors", QueryParams(""))
    assert len(counted) == len(QUESTIONS)
    days.append(date(2026, 11, 24))
    kept.warm()
    assert len(counted) == 2 * len(QUESTIONS)


def test_before_the_first_good_ledger_nothing_is_made_ready(tmp_path, counted):
    assert not Outlines(SITE, LedgerService(tmp_path).current).warm()
    assert counted == []


def test_what_is_kept_is_bounded(ledger, monkeypatch, counted):
    monkeypatch.setattr(preview, "ROOM", 60_000)
    kept = outlines(ledger)
    for number in range(12):
        kept.of("data", QueryParams(f"q={number}"))
    assert 0 < kept._kept.weight <= 60_000
    assert len(kept._kept) < 12
    kept.of("data", QueryParams("q=0"))
    assert len(counted) == 13


def test_the_client_is_told_where_to_connect_and_by_whom_it_may_be_told(tiny_pages):
    for page in ("/", "/donors"):
        (script,) = [
            one.text
            for one in parsed(tiny_pages(page)).iter("script")
            if "__streamlit" in (one.text or "")
        ]
        assert 'BACKEND_BASE_URL: new URL(".", location.href).href' in script
        assert "allowedOrigins: [location.origin]" in script


def test_what_is_no_page_passes_untouched(tiny_pages):
    for path, method in (("/nowhere", "GET"), ("/donors", "POST")):
        answer = tiny_pages(path, method)
        assert answer.content == SHELL.read_bytes()
    moved = tiny_pages("/moved")
    assert (moved.status_code, moved.headers["location"]) == (307, "/donors")


def test_an_answer_that_is_no_page_keeps_its_status(folder):
    routes = [Route("/donors", lambda _: RedirectResponse("/elsewhere"))]
    served = LedgerService(folder).current
    app = LinkPreview(Starlette(routes=routes), Outlines(SITE, served))
    answer = Client(app)("/donors")
    assert (answer.status_code, answer.headers["location"]) == (307, "/elsewhere")


def test_length_charset_and_head_are_right(tiny_pages):
    answer, head = (
        tiny_pages("/donors", accept_encoding="identity"),
        tiny_pages("/donors", "HEAD"),
    )
    assert int(answer.headers["content-length"]) == len(answer.content)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert head.status_code == 200
    assert head.content == b""
    assert head.headers["etag"] == answer.headers["etag"]
    assert "last-modified" not in answer.headers


def test_the_page_is_compressed_where_that_is_asked_for(tiny_pages):
    plain = tiny_pages("/donors", accept_encoding="identity")
    packed = tiny_pages("/donors", accept_encoding="gzip")
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert (
        packed.headers["vary"]
        == plain.headers["vary"]
        == "Accept-Encoding, Accept-Language"
    )
    assert packed.text == plain.text
    smallest = len(gzip.compress(plain.content))
    assert int(packed.headers["content-length"]) < 2 * smallest


def test_a_page_that_is_known_is_not_sent_again(tiny_pages):
    first = tiny_pages("/donors")
    again = tiny_pages("/donors", if_none_match=first.headers["etag"])
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    assert first.headers["cache-control"] == again.headers["cache-control"] == KEPT
    other = tiny_pages("/donors?currency=EUR", if_none_match=first.headers["etag"])
    assert other.status_code == 200


class Shells:
    """Streamlit's page, and how often it was asked for."""

    def __init__(self):
        self.asked = 0

    async def __call__(self, scope, receive, send):
        self.asked += 1
        await HTMLResponse(SHELL.read_bytes())(scope, receive, send)


def test_what_many_ask_for_is_kept_as_it_was_sent(ledger, monkeypatch):
    monkeypatch.setattr(preview, "FRESH_SECONDS", 600)
    shells, kept = Shells(), outlines(ledger)
    kept.of("donors", QueryParams())
    site = Client(LinkPreview(shells, kept))
    first = site("/donors")
    assert site("/donors").content == first.content
    assert site("/donors", "HEAD").headers == first.headers
    assert shells.asked == 1
    for other in ("/donors?donor=DEU", "/meetings"):
        assert site(other).content != first.content
    for plain in ("br", "gzip;q=0"):
        assert "content-encoding" not in site("/donors", accept_encoding=plain).headers
    assert shells.asked == 4


def test_a_changed_ledger_is_sent_once_it_has_been_looked_at(ledger, monkeypatch):
    monkeypatch.setattr(preview, "FRESH_SECONDS", 0)
    days = [TODAY]
    kept = Outlines(SITE, lambda: Served(ledger), lambda: days[-1])
    site = Client(LinkPreview(Shells(), kept))
    first = site("/donors").text
    days.append(date(2026, 11, 24))
    assert "24 Nov 2026" in site("/donors").text
    assert "24 Nov 2026" not in first


def test_pages_with_charts_fetch_what_draws_them_at_once(tiny_pages):
    (code,) = parsed(tiny_pages("/donors")).xpath(
        "//link[@rel='modulepreload'][contains(@href, 'PlotlyChart')]/@href"
    )
    assert (SHELL.parent / code).is_file()
    assert "js/PlotlyChart" not in tiny_pages("/methodology").text


PAGE = "<head><title>Streamlit</title></head><body><noscript>No</noscript></body>"
OUTLINE = Outline("<title>A \\1 B</title>", "<noscript>Words</noscript>")


def test_an_outline_takes_the_place_of_title_and_noscript():
    assert filled(PAGE, OUTLINE) == (
        "<head><title>A \\1 B</title></head><body><noscript>Words</noscript></body>"
    )


def test_a_page_without_them_gets_the_outline_at_the_end_of_head_and_body():
    bare = filled("<head></head><body><p>x</p></body>", OUTLINE)
    assert bare == f"<head>{OUTLINE.head}</head><body><p>x</p>{OUTLINE.body}</body>"


def test_without_an_outline_a_page_stays_as_it_is():
    shell = Shell(200, [(b"content-type", b"text/html")], PAGE.encode())
    shell.fill(None)
    assert shell.body == PAGE.encode()


@pytest.mark.parametrize(
    ("status", "kind", "is_page"),
    [
        (200, b"text/html; charset=utf-8", True),
        (404, b"text/html", False),
        (200, b"application/json", False),
    ],
)
def test_a_page_is_html_that_is_there(status, kind, is_page):
    assert Shell(status, [(b"content-type", kind)]).is_page is is_page
