"""A chart as a page or a frame: nothing fetched, nothing run that a text brings along."""

import json
from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlsplit

import pytest

from lib.export.about import about_chart
from lib.export.page.interactive import (
    ARTICLE,
    DRAWING,
    FITTING_PATH,
    chart_page,
    embed_link,
    embedded_page,
    figure_json,
    frame_height,
    iframe_code,
)
from lib.export.picture.papers import papers
from lib.model.card import Source
from lib.model.selection import Selection
from lib.model.view import View
from tests.export.conftest import NOW
from tests.export.toy_cards import LINK, NOTHING, WAY_OUT, toy_card, without_rows

SITE = "https://pledges.test"
EVIL = '</script><script>alert(1)</script><img src=x onerror="alert(2)">'


class Page(HTMLParser):
    """Collects elements with their attributes, and the text of each."""

    def __init__(self, page):
        super().__init__()
        self.found, self.texts, self._open = [], {}, []
        self.feed(page.decode())

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        self._open.append(tag)

    def handle_endtag(self, tag):
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, text):
        for tag in self._open[-1:]:
            self.texts.setdefault(tag, []).append(text)

    def all(self, tag):
        return [attributes for name, attributes in self.found if name == tag]


@pytest.fixture(scope="module")
def page():
    return Page(chart_page(toy_card(), "light"))


def test_a_page_holds_the_words_and_the_numbers(page):
    card = toy_card()
    assert page.texts["h1"] == [card.finding]
    assert card.what in page.texts["p"]
    assert card.source_line in page.texts["p"]
    assert {"Germany", "Норвегія", "Латвія"} & set(page.texts["td"]) == {
        "Germany",
        "Латвія",
    }
    assert "3,000" in page.texts["td"]
    assert card.caveats[0] in page.texts["li"]
    assert any("Agency" in text for text in page.texts["li"])


def test_a_page_asks_no_host_for_anything(page):
    for tag in ("script", "img", "link", "iframe"):
        for attributes in page.all(tag):
            assert "src" not in attributes
            assert "href" not in attributes
    assert "plotly.js v" in page.texts["script"][1][:200]


def test_the_chart_is_described_for_those_who_do_not_see_it(page):
    [figure] = page.all("figure")
    assert figure == {"role": "img", "aria-label": "Bars of 3 donors."}
    assert {"name": "description", "content": "Bars of 3 donors."} in page.all("meta")
    assert page.texts["title"] == ["Germany pledged most: $3 billion - Pledgeboard"]


def test_the_figure_in_the_page_is_the_one_of_the_card(page):
    drawn = json.loads(page.texts["script"][0])
    assert drawn["layout"]["yaxis"]["ticktext"] == ["Germany", "Norway", "Латвія"]
    assert drawn["data"][0]["hovertext"] == ["hovers"] * 3
    assert drawn["layout"]["font"]["color"] == papers()["light"].ink


def test_links_open_beside_the_page(page):
    [live] = [one for one in page.all("a") if one["href"] == LINK]
    assert (live["target"], live["rel"]) == ("_blank", "noopener")


def test_an_embedded_page_takes_the_script_from_its_site():
    page = Page(embedded_page(toy_card(), "dark", "api/v1/plotly.js"))
    assert [one["src"] for one in page.all("script") if "src" in one] == [
        "api/v1/plotly.js"
    ]
    assert page.texts["h1"] == [toy_card().finding]
    assert len(b"".join([embedded_page(toy_card(), "dark", "x")])) < 200_000


@pytest.mark.parametrize(
    "field", ["finding", "what", "alt", "source_line", "caveats", "terms", "sources"]
)
def test_markup_in_any_text_stays_text(field):
    evil = {
        "caveats": (EVIL,),
        "terms": ((EVIL, EVIL),),
        "sources": (Source("x", EVIL, EVIL, "javascript:alert(1)", None),),
    }.get(field, EVIL)
    page = Page(chart_page(replace(toy_card(), **{field: evil}), "light"))
    assert len(page.all("script")) == 3
    assert page.all("img") == []
    assert not [one for one in page.all("a") if one["href"].startswith("javascript")]


def test_a_text_in_the_figure_does_not_end_its_script():
    card = toy_card()
    card.figure["data"][0]["y"] = [EVIL, "Norway", "Latvia"]
    page = Page(chart_page(card, "light"))
    assert len(page.all("script")) == 3
    assert json.loads(page.texts["script"][0])["data"][0]["y"][0] == EVIL


def test_a_selection_with_no_data_gives_a_page_that_says_so():
    page = Page(chart_page(without_rows(), "light"))
    assert page.texts["strong"][0] == NOTHING
    assert WAY_OUT[1] in [one["href"] for one in page.all("a")]
    assert page.texts["script"] == [DRAWING]


def test_the_json_is_a_figure_with_what_it_is(ledger):
    about = about_chart(toy_card(), View(ledger, NOW))
    written = json.loads(figure_json(toy_card(), about))
    assert written["data"][0]["x"] == [3e9, 2e9, 1e9]
    assert written["layout"]["height"] == 300
    meta = written["meta"]
    assert meta["alt"] == "Bars of 3 donors."
    assert meta["finding"] == meta["title"] == toy_card().finding
    assert meta["sentence"] == toy_card().sentence
    assert meta["as_of"] == "2026-11-23"
    assert meta["ledger_hash"] == ledger.hash


def test_a_workbook_says_which_terms_and_sources_a_chart_has(ledger):
    chosen = Selection(donor=("DEU",), asof=NOW.asof)
    rows = dict(about_chart(toy_card(), View(ledger, chosen)).in_rows())
    assert rows["Title"] == toy_card().finding
    assert rows["Selection"] == toy_card().what
    assert rows["Query"] == "chart=donor_totals&donor=DEU&asof=2026-11-23"
    assert rows["As of"] == "2026-11-23"
    assert rows["Term: Pledge"] == "a public promise"
    assert rows["Source 1"] == "Agency, 12 Feb 2026, press. https://news.test/a"
    assert rows["Caveat"] == "Pledges are public promises."


def test_a_frame_names_the_chart_the_selection_and_the_day():
    link = urlsplit(embed_link(SITE, "donor_totals", NOW))
    assert (link.netloc, link.path) == ("pledges.test", "/embed")
    assert parse_qsl(link.query) == [
        *NOW.query(),
        ("chart", "donor_totals"),
    ]


def test_the_row_of_a_chart_is_named_once():
    named, chosen = "meeting_bridge@udcg-2026-02-12", replace(NOW, show="DEU")
    query = urlsplit(embed_link(SITE, named, chosen)).query
    assert query.endswith("chart=meeting_bridge@udcg-2026-02-12")
    assert "show=" not in query


def test_a_row_that_only_the_selection_names_stays_in_the_address():
    chosen = replace(NOW, show="udcg-2026-02-12")
    assert "show=udcg-2026-02-12" in embed_link(SITE, "meeting_bridge", chosen)


def test_the_code_is_a_frame_that_loads_late_and_the_script_that_fits_it():
    card = toy_card()
    (_, frame), (_, script) = Page(iframe_code(SITE, card, NOW).encode()).found
    assert frame["src"] == embed_link(SITE, "donor_totals", NOW)
    assert frame["title"] == card.finding
    assert frame["height"] == str(frame_height(card, ARTICLE))
    assert frame["loading"] == "lazy"
    assert script == {"src": f"{SITE}/{FITTING_PATH}", "async": None}


def test_the_code_takes_a_height_that_is_given():
    [(_, frame), _] = Page(iframe_code(SITE, toy_card(), NOW, 400).encode()).found
    assert frame["height"] == "400"


def test_markup_in_a_title_stays_text():
    title = '"><script>alert(1)</script> & more'
    card = toy_card(finding=title, name="items")
    found = Page(iframe_code(SITE, card, NOW).encode()).found
    assert [tag for tag, _ in found] == ["iframe", "script"]
    assert found[0][1]["title"] == title


def test_a_frame_is_as_high_as_its_chart_with_its_words():
    low, high = toy_card(), toy_card()
    high.figure["layout"]["height"] = 1300
    assert frame_height(high, 640) - frame_height(low, 640) == 1000
    wordy = toy_card(source_line=" ".join(["source"] * 60))
    assert frame_height(wordy, 320) > frame_height(wordy, 900) > frame_height(low, 900)
    assert frame_height(wordy, 932) == frame_height(wordy, 4000)


def test_a_frame_without_a_chart_is_as_high_as_its_words():
    assert 150 < frame_height(without_rows(), 640) < frame_height(toy_card(), 640)


def test_a_page_in_a_frame_tells_its_height_with_a_chart_or_without():
    for card in (toy_card(), without_rows()):
        page = Page(embedded_page(card, "light", "x"))
        assert page.texts["script"][-1] == DRAWING
