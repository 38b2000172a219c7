"""Previews of links: of every page, kept, and never in the way of the page."""

import asyncio
import logging
from datetime import date

import pytest
from starlette.datastructures import QueryParams

from lib.ledger.report import LedgerRefused, Report
from lib.ledger.service import LedgerService, Served
from lib.model.pages import QUESTIONS
from lib.web import preview
from lib.web.preview import LinkPreview, Outlines, page_of
from tests.ledgers import put, sound_tables, write_ledger
from tests.web.client import TODAY
from tests.web.first_page import (
    PAGES,
    SHELL,
    SITE,
    meta,
    parsed,
    site_of,
)


def test_every_page_has_a_preview():
    assert sorted(QUESTIONS) == PAGES
    assert page_of("/") == "overview"
    for other in (
        "/overview",
        "/api/v1/health",
        "/static/x.js",
        "/nowhere",
        "//donors",
    ):
        assert page_of(other) is None


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
    assert answer.content == SHELL.read_bytes()


def test_a_preview_that_fails_leaves_the_page_and_a_line_in_the_log(
    folder, monkeypatch, caplog
):
    def fail(*_):
        raise ZeroDivisionError

    monkeypatch.setattr(preview, "outline_of", fail)
    with caplog.at_level(logging.ERROR):
        answer = site_of(LedgerService(folder).current)("/methodology")
    assert answer.content == SHELL.read_bytes()
    assert "The preview of methodology failed" in caplog.text


def test_sockets_and_the_start_of_the_process_pass_through():
    met = []

    async def app(scope, *_):
        met.append(scope["type"])

    for kind in ("websocket", "lifespan"):
        scope = {"type": kind, "path": "/donors"}
        asyncio.run(LinkPreview(app, SITE)(scope, None, None))
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


def test_what_is_kept_is_bounded(ledger, monkeypatch, counted):
    monkeypatch.setattr(preview, "ROOM", 60_000)
    kept = outlines(ledger)
    for number in range(12):
        kept.of("data", QueryParams(f"q={number}"))
    assert 0 < kept._kept.currsize <= 60_000
    assert len(kept._kept) < 12
    kept.of("data", QueryParams("q=0"))
    assert len(counted) == 13
