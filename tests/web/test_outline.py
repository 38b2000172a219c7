"""What a page says at first glance: right, escaped, and of this very view."""

from datetime import date
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from lib.charts.cards import card_of
from lib.charts.catalogue import CHARTS
from lib.frames.fingerprint import fingerprint_of
from lib.frames.money import choices_on
from lib.ledger.service import LedgerService
from lib.model.pages import QUESTIONS, title_of
from lib.model.query import read_selection
from lib.model.selection import Selection
from lib.model.view import View
from lib.web.outline import OF_ALL, linked_chart
from tests.ledgers import SEARCHED, put, sound_tables, write_ledger
from tests.toys import claim, pledge, toy_ledger
from tests.web.client import TODAY
from tests.web.first_page import (
    PAGES,
    ROOT,
    SITE,
    meta,
    parsed,
    path_of,
    site_of,
    view_of,
    words,
)

LEDGER = toy_ledger(
    [
        pledge("deu", "DEU", meeting_id="m1", item_class="tank"),
        pledge("nor", "NOR", meeting_id="m2", condition="If others give"),
    ],
    [claim("deu", 10.0, quantity=5, unit="tanks"), claim("nor", 5.0)],
)
NOW = Selection(asof=date(2026, 11, 23))


@pytest.mark.parametrize("page", PAGES)
def test_each_page_says_what_it_shows(page, real_pages):
    shown = parsed(real_pages(path_of(page)))
    tags, body = meta(shown), view_of(shown)
    assert len(shown.findall("head/title")) == 1
    for name in ("title", "description", "url", "image", "image:alt", "type"):
        assert tags[f"og:{name}"], name
    assert tags["twitter:card"] == "summary_large_image"
    assert tags["description"] == tags["og:description"]
    assert tags["og:url"].startswith(f"{SITE}{path_of(page)}?asof=2026-11-23&view=")
    assert tags["og:image"].startswith(f"{SITE}/api/v1/charts/")
    assert (tags["og:image:width"], tags["og:image:height"]) == ("1200", "630")
    assert [words(one) for one in body.iter("h1")] == [title_of(page)]
    assert [one.text for one in body.xpath(".//*[@aria-current]")] == [title_of(page)]
    (figures, *_) = body.xpath(".//dl | .//section[@class='card opening']")
    assert "billion" in words(figures)
    linked = {one.get("href") for one in body.iter("a")}
    assert {f".{path_of(one)}" for one in PAGES if one != page} <= linked
    assert shown.get_element_by_id("root").text_content() == ""


def test_a_filtered_view_is_previewed_in_its_own_figures(real_pages):
    query = "currency=EUR&donor=GBR&donor=NOR&basis=announced&rows=all"
    shown = parsed(real_pages(f"/donors?{query}"))
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


def test_the_link_of_a_briefing_tells_of_all_its_charts(real_pages):
    charts = ["timeline", "meeting_bridge@udcg-2026-02-12", "donors_compared"]
    query = "&".join(f"chart={quote(one)}" for one in [*charts, "nonsense"])
    page = parsed(real_pages(f"/briefing?{query}&asof=2026-02-20&title=Mine"))
    chosen = Selection(asof=date(2026, 2, 20))
    ledger = LedgerService(ROOT / "seeds").current().ledger
    cards = [card_of(one, View(ledger, chosen), SITE) for one in charts]
    assert meta(page)["og:title"] == "Briefing of 3 charts"
    assert page.findtext(".//title") == "Briefing of 3 charts | Pledgeboard"
    assert cards[0].finding in meta(page)["og:description"]
    assert cards[1].finding in meta(page)["og:description"]
    said = words(view_of(page))
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
def test_the_picture_is_that_of_what_the_link_opens(link, chart, real_pages):
    picture = urlsplit(meta(parsed(real_pages(link)))["og:image"])
    assert picture.path == f"/api/v1/charts/{chart}.png"
    assert "show" not in parse_qs(picture.query)


@pytest.mark.parametrize("page", ["overview", "evidence", "timeline"])
def test_a_donor_that_the_ledger_does_not_hold_is_said_once_with_a_way_out(
    page, real_pages
):
    shown = parsed(real_pages(f"{path_of(page)}?donor=JPN"))
    said = f"The ledger holds no pledge of Japan; {SEARCHED}"
    assert meta(shown)["og:title"] == said
    body = view_of(shown)
    assert words(body).count(said) == 1
    ways = {one.text: one.get("href") for one in body.iter("a")}
    asof = f"{SITE}{path_of(page)}?asof=2026-11-23"
    assert ways["Leave out donor: Japan"] == asof


HOSTILE = [
    '"><script>alert(1)</script>',
    "</title><script>alert(1)</script>",
    "</noscript></div><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)",
    "javascript:alert(1)",
    "{{ 7 * 7 }}{% raw %}",
    "\\1\\g<0>",
    "\x00\ud7ff\u202e",
]


@pytest.mark.parametrize("value", HOSTILE)
@pytest.mark.parametrize("name", ["donor", "show", "q", "open", "chart", "title", "x"])
def test_nothing_of_a_query_becomes_markup(name, value, tiny_pages):
    plain = parsed(tiny_pages("/donors"))
    shown = parsed(tiny_pages(f"/donors?{name}={quote(value)}"))
    for kind in ("script", "img", "title", "noscript", "meta"):
        assert len(list(shown.iter(kind))) == len(list(plain.iter(kind))), kind
    attributes = {one for element in shown.iter() for one in element.attrib}
    assert not [one for one in attributes if one.startswith("on")]
    links = [one.get("href", "") for one in shown.iter("a", "link")]
    assert not [one for one in links if one.startswith("javascript")]
    assert "49" not in meta(shown)["og:url"]


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


def foremost(page, own=(), **chosen):
    return linked_chart(
        page, View(LEDGER, Selection(asof=NOW.asof, **chosen)), tuple(own)
    )


@pytest.mark.parametrize("page", QUESTIONS)
def test_every_page_is_about_a_chart(page):
    name = foremost(page)
    assert name in CHARTS
    charted = page in {place.page for place in CHARTS.values()}
    assert CHARTS[name].page == page if charted else name == OF_ALL


@pytest.mark.parametrize(
    ("page", "own", "expected"),
    [
        ("donors", {}, "leading_donors"),
        ("donors", {"rows": "all"}, "donor_totals"),
        ("donors", {"rows": "nonsense"}, "leading_donors"),
        ("meetings", {"axis": "traced"}, "traced_meeting_totals"),
        ("timeline", {"by": "group"}, "timeline_by_group"),
        ("timeline", {"by": "group", "axis": "own"}, "timeline_by_group_own_scale"),
        ("timeline", {"axis": "own"}, "timeline"),
        ("equipment", {"item": "tank"}, "item_donors@tank"),
        ("equipment", {"item": "nonsense"}, "items"),
        ("donors", {"open": "DEU"}, "donor_months@DEU"),
        ("donors", {"open": "DEU,2026-02"}, "leading_donors"),
        ("briefing", {"chart": "donor_months@DEU"}, "donor_months@DEU"),
        ("briefing", {"chart": "donor_months"}, OF_ALL),
        ("briefing", {"chart": "donor_months@nobody"}, OF_ALL),
        ("briefing", {"chart": "timeline@DEU"}, OF_ALL),
    ],
)
def test_the_names_of_the_page_choose(page, own, expected):
    assert foremost(page, own.items()) == expected


@pytest.mark.parametrize(
    ("show", "own", "expected"),
    [
        ("DEU", {}, "donor_months@DEU"),
        ("DEU", {"cut": "meeting"}, "donor_meetings@DEU"),
        ("m1", {}, "meeting_bridge@m1"),
        ("deu", {}, "pledge_claims@deu"),
        ("atlantis", {}, "leading_donors"),
    ],
)
def test_the_row_that_is_shown_comes_first(show, own, expected):
    assert foremost("donors", own.items(), show=show) == expected


def test_a_row_without_anything_in_this_view_gives_way():
    assert foremost("donors", show="DEU", donor=("NOR",)) == "leading_donors"


def test_where_all_is_empty_the_chart_of_the_page_stays():
    empty = foremost("donors", show="DEU", end=date(1999, 1, 1))
    assert empty == "leading_donors"
