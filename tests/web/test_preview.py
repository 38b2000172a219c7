"""The first HTML says what the link is about: right, escaped, and of this very view."""

import asyncio
import gzip
import logging
from datetime import date
from importlib.util import find_spec
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import pytest
from lxml import html
from starlette.applications import Starlette
from starlette.datastructures import QueryParams
from starlette.responses import FileResponse, RedirectResponse
from starlette.routing import Route

from lib.charts.cards import card_of
from lib.export.data.row_values import numbers_of
from lib.frames.fingerprint import fingerprint_of
from lib.frames.money import choices_on
from lib.ledger.report import LedgerRefused, Report
from lib.ledger.service import LedgerService, Served
from lib.model.pages import QUESTIONS
from lib.model.query import read_selection
from lib.model.selection import Selection
from lib.model.view import View
from lib.web import preview
from lib.web.outline import MOST_COLUMNS
from lib.web.preview import LinkPreview, Outlines, page_of
from tests.ledgers import put, sound_tables, write_ledger
from tests.web.client import TODAY, Client

SITE = "https://pledges.test"
SHELL = Path(find_spec("streamlit").origin).parent / "static" / "index.html"
ROOT = Path(__file__).parents[2]
PAGES = sorted(page.stem for page in (ROOT / "pages").glob("*.py"))


def path_of(page):
    return "/" if page == "overview" else f"/{page}"


def site_of(served, today=lambda: TODAY):
    """Put the preview before an app that gives Streamlit's page for every path."""
    routes = [
        Route("/moved", lambda _: RedirectResponse("/donors")),
        Route("/{path:path}", lambda _: FileResponse(SHELL), methods=["GET", "POST"]),
    ]
    app = LinkPreview(Starlette(routes=routes), SITE, served, today)
    return Client(app)


@pytest.fixture(scope="module")
def real():
    """Serve the shipped ledger."""
    return site_of(LedgerService(ROOT / "seeds").current)


@pytest.fixture(scope="module")
def tiny(folder):
    return site_of(LedgerService(folder).current)


def parsed(answer):
    assert answer.status_code == 200
    return html.document_fromstring(answer.text)


def meta(page):
    """Read the preview tags by their names."""
    return {
        tag.get("property") or tag.get("name"): tag.get("content")
        for tag in page.iter("meta")
        if tag.get("content")
    }


def words(element):
    return " ".join(element.text_content().split())


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


@pytest.mark.parametrize("page", PAGES)
def test_each_page_says_what_it_shows(page, real):
    shown = parsed(real(path_of(page)))
    tags, (body,) = meta(shown), shown.iter("noscript")
    assert len(list(shown.iter("title"))) == 1
    for name in ("title", "description", "url", "image", "image:alt", "type"):
        assert tags[f"og:{name}"], name
    assert tags["twitter:card"] == "summary_large_image"
    assert tags["description"] == tags["og:description"]
    assert tags["og:url"].startswith(f"{SITE}{path_of(page)}?asof=2026-11-23&view=")
    assert tags["og:image"].startswith(f"{SITE}/api/v1/charts/")
    assert (tags["og:image:width"], tags["og:image:height"]) == ("1200", "630")
    assert [words(one) for one in body.iter("h1")] == [page.capitalize()]
    assert QUESTIONS[page] in words(body)
    assert "billion" in words(next(body.iter("dl")))
    linked = {one.get("href") for one in body.iter("a")}
    assert {f".{path_of(one)}" for one in PAGES if one != page} <= linked
    assert shown.get_element_by_id("root").text_content() == ""


def test_a_filtered_view_is_previewed_in_its_own_figures(real):
    query = "currency=EUR&donor=GBR&donor=NOR&basis=announced&rows=all"
    shown = parsed(real(f"/donors?{query}"))
    tags, (canonical,) = meta(shown), shown.xpath("//link[@rel='canonical']/@href")
    assert "United Kingdom" in tags["og:title"]
    assert "€" in tags["og:title"]
    assert tags["og:title"] in next(shown.iter("title")).text
    assert parse_qs(urlsplit(canonical).query) == parse_qs(query)
    ledger = LedgerService(ROOT / "seeds").current().ledger
    chosen = Selection(
        currency="EUR", donor=("GBR", "NOR"), basis="announced", asof=TODAY
    )
    cited = parse_qs(urlsplit(tags["og:url"]).query)
    assert read_selection(cited, choices_on(ledger, TODAY)) == (chosen, [])
    assert cited["view"] == [fingerprint_of(View(ledger, chosen))]
    assert cited["rows"] == ["all"]
    picture = urlsplit(tags["og:image"])
    assert picture.path == "/api/v1/charts/donor_totals.png"
    assert parse_qs(picture.query)["donor"] == ["GBR", "NOR"]
    assert parse_qs(picture.query)["asof"] == ["2026-11-23"]
    assert "Norway" in tags["og:image:alt"]


def test_the_link_of_a_briefing_tells_of_all_its_charts(real):
    charts = ["timeline", "meeting_bridge@udcg-2026-02-12", "donors_compared"]
    query = "&".join(f"chart={quote(one)}" for one in [*charts, "nonsense"])
    page = parsed(real(f"/briefing?{query}&asof=2026-02-20&title=Mine"))
    chosen = Selection(asof=date(2026, 2, 20))
    ledger = LedgerService(ROOT / "seeds").current().ledger
    cards = [card_of(one, View(ledger, chosen), SITE) for one in charts]
    assert meta(page)["og:title"] == "Briefing of 3 charts"
    assert page.findtext(".//title") == "Briefing of 3 charts | Pledgeboard"
    assert cards[0].finding in meta(page)["og:description"]
    assert cards[1].finding in meta(page)["og:description"]
    said = words(page.find(".//noscript"))
    assert all(card.sentence in said for card in cards)


@pytest.mark.parametrize(
    ("link", "chart"),
    [
        ("/donors?show=DEU", "donor_months@DEU"),
        ("/donors?show=DEU&cut=channel", "donor_mechanisms@DEU"),
        ("/meetings?show=udcg-2026-02-12", "meeting_bridge@udcg-2026-02-12"),
        ("/?open=udcg-2026-02-12", "meeting_bridge@udcg-2026-02-12"),
        ("/meetings?axis=share", "meeting_shares"),
        ("/timeline?by=donor&axis=own", "timeline_by_donor_own_scale"),
        ("/briefing?chart=disputes&chart=timeline", "disputes"),
        ("/briefing?chart=nonsense", "largest_donors"),
        ("/data", "largest_donors"),
    ],
)
def test_the_picture_is_that_of_what_the_link_opens(link, chart, real):
    picture = urlsplit(meta(parsed(real(link)))["og:image"])
    assert picture.path == f"/api/v1/charts/{chart}.png"
    assert "show" not in parse_qs(picture.query)


def test_the_table_holds_the_first_rows_of_the_chart_in_human_columns(real):
    (body,) = parsed(real("/donors?rows=all&asof=2026-02-12")).iter("noscript")
    rows = [[words(cell) for cell in row] for row in body.iter("tr")]
    assert rows[0][:2] == ["Donor", "Pledged, m"]
    assert len(rows) == 21
    assert rows[1][0] == "Germany"
    assert "in all" in words(body)


def test_the_figures_are_those_of_the_day(real):
    then, now = (
        words(next(parsed(real(f"/donors?asof={day}")).iter("dl")))
        for day in ("2025-01-09", "2026-11-23")
    )
    assert then != now
    assert "Traced to nobody" in then


def test_a_view_without_rows_says_so_and_has_no_table(real):
    shown = parsed(real("/donors?donor=GBR&to=1999-01-01"))
    (body,) = shown.iter("noscript")
    assert list(body.iter("table")) == []
    assert "no entry" in words(body)
    assert meta(shown)["og:title"]


def test_malformed_values_are_dropped_as_the_page_drops_them(real):
    dropped = "currency=XYZ&asof=2199-01-01&from=soon&show=nobody&axis="
    plain = parsed(real("/donors?donor=NOR"))
    shown = parsed(real(f"/donors?donor=NOR&{dropped}"))
    assert meta(shown) == meta(plain)


HOSTILE = [
    '"><script>alert(1)</script>',
    "</title><script>alert(1)</script>",
    "</noscript><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "{{ 7 * 7 }}{% raw %}",
    "\\1\\g<0>",
    "\x00\ud7ff\u202e",
]


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("name", ["donor", "show", "q", "open", "chart", "title", "x"])
def test_nothing_of_a_query_becomes_markup(name, value, tiny):
    plain = parsed(tiny("/donors"))
    shown = parsed(tiny(f"/donors?{name}={quote(value)}"))
    for kind in ("script", "img", "title", "noscript", "meta"):
        assert len(list(shown.iter(kind))) == len(list(plain.iter(kind))), kind
    attributes = {one for element in shown.iter() for one in element.attrib}
    assert not [one for one in attributes if one.startswith("on")]
    links = [one.get("href", "") for one in shown.iter("a", "link")]
    assert not [one for one in links if one.startswith("javascript")]
    assert "49" not in meta(shown)["og:url"]


def test_bytes_that_are_no_text_and_very_long_queries_are_answered(tiny):
    assert tiny("/donors?donor=%ff%fe&q=%ff").status_code == 200
    assert tiny("/donors?" + "&".join(["donor=X"] * 3000)).status_code == 200
    shown = parsed(tiny("/donors?q=" + "a" * 30_000))
    assert len(meta(shown)["og:url"]) < 500


def test_texts_of_the_ledger_stay_texts(tmp_path):
    tables = sound_tables()
    put(tables, "donors DEU name", '<script>alert(1)</script> & "Sons"')
    put(tables, "meetings udcg-2025-04-11 city", "</noscript><b>X</b>")
    served = LedgerService(write_ledger(tmp_path / "hostile", **tables)).current
    for path in ("/", "/donors", "/donors?show=DEU", "/meetings", "/conditions"):
        answer = site_of(served)(path)
        assert "<script>alert" not in answer.text
        assert "</noscript><b>" not in answer.text
    shown = parsed(site_of(served)("/donors"))
    assert '<script>alert(1)</script> & "Sons"' in meta(shown)["og:image:alt"]


def test_the_host_header_plays_no_part(tiny):
    answer = tiny("/donors", host="evil.test", x_forwarded_host="evil.test")
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


def test_what_is_no_page_passes_untouched(tiny):
    for path, method in (("/nowhere", "GET"), ("/donors", "POST")):
        answer = tiny(path, method)
        assert answer.content == SHELL.read_bytes()
    moved = tiny("/moved")
    assert (moved.status_code, moved.headers["location"]) == (307, "/donors")


def test_an_answer_that_is_no_page_keeps_its_status(folder):
    routes = [Route("/donors", lambda _: RedirectResponse("/elsewhere"))]
    served = LedgerService(folder).current
    app = LinkPreview(Starlette(routes=routes), SITE, served)
    answer = Client(app)("/donors")
    assert (answer.status_code, answer.headers["location"]) == (307, "/elsewhere")


def test_sockets_and_the_start_of_the_process_pass_through():
    met = []

    async def app(scope, *_):
        met.append(scope["type"])

    for kind in ("websocket", "lifespan"):
        scope = {"type": kind, "path": "/donors"}
        asyncio.run(LinkPreview(app, SITE)(scope, None, None))
    assert met == ["websocket", "lifespan"]


def test_length_charset_and_head_are_right(tiny):
    answer, head = tiny("/donors", accept_encoding="identity"), tiny("/donors", "HEAD")
    assert int(answer.headers["content-length"]) == len(answer.content)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert head.status_code == 200
    assert head.content == b""
    assert head.headers["etag"] == answer.headers["etag"]
    assert "last-modified" not in answer.headers


def test_the_page_is_compressed_where_that_is_asked_for(tiny):
    plain = tiny("/donors", accept_encoding="identity")
    packed = tiny("/donors", accept_encoding="gzip")
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.headers["vary"] == plain.headers["vary"] == "Accept-Encoding"
    assert packed.text == plain.text
    smallest = len(gzip.compress(plain.content))
    assert int(packed.headers["content-length"]) < 2 * smallest


def test_a_page_that_is_known_is_not_sent_again(tiny):
    first = tiny("/donors")
    again = tiny("/donors", if_none_match=first.headers["etag"])
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    other = tiny("/donors?currency=EUR", if_none_match=first.headers["etag"])
    assert other.status_code == 200


@pytest.fixture
def counted(monkeypatch):
    """Count the outlines that are made."""
    made, real = [], preview.outline_of

    def count(asked, *others):
        made.append(asked)
        return real(asked, *others)

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


def test_pages_with_charts_fetch_what_draws_them_at_once(tiny):
    (code,) = parsed(tiny("/donors")).xpath(
        "//link[@rel='modulepreload'][contains(@href, 'PlotlyChart')]/@href"
    )
    assert (SHELL.parent / code).is_file()
    assert "PlotlyChart" not in tiny("/methodology").text


def test_a_table_says_what_the_chart_draws(tiny, ledger):
    card = card_of("leading_donors", View(ledger, Selection(asof=TODAY)), SITE)
    (body,) = parsed(tiny("/donors")).iter("noscript")
    rows = [tuple(words(cell) for cell in row) for row in body.iter("tr")]
    assert rows[1:] == [
        tuple(" ".join(cell.split()) for cell in row)
        for row in numbers_of(card, MOST_COLUMNS).rows
    ]
