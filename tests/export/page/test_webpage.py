"""The web page: one file, nothing fetched, nothing of a reader's run."""

import json
import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest

from lib.export.page.webpage import as_html
from tests.export.toy_cards import NOTHING, WAY_OUT
from tests.export.toy_packs import BARS, toy_card, toy_pack, without_rows

HOSTILE = "</script><script>alert(1)</script><img src=x onerror=alert(1)>"


class Page(HTMLParser):
    """Take a page apart: its tags with their attributes, its texts, its scripts."""

    def __init__(self, content):
        super().__init__()
        self.tags, self.texts, self.scripts, self._open = [], [], [], ""
        self.feed(content.decode())

    def handle_starttag(self, tag, attrs):
        self.tags.append((tag, dict(attrs)))
        self._open = tag
        if tag == "script":
            self.scripts.append("")

    def handle_data(self, data):
        if self._open == "script":
            self.scripts[-1] += data
        else:
            self.texts.append(data)

    def handle_endtag(self, _tag):
        self._open = ""

    def all(self, tag):
        return [attributes for name, attributes in self.tags if name == tag]

    @property
    def text(self):
        return " ".join("".join(self.texts).split())


@pytest.fixture(scope="module")
def pack():
    card = toy_card(BARS, comment=HOSTILE)
    return toy_pack(card, toy_card(BARS), heading=HOSTILE, title=HOSTILE)


@pytest.fixture(scope="module")
def page(pack):
    return Page(as_html(pack))


def test_words_of_a_reader_are_letters(page):
    assert page.text.count(HOSTILE) >= 3
    assert page.all("img") == []
    assert len(page.scripts) == 3


def test_nothing_is_fetched_from_anywhere(page):
    fetching = {"src", "srcset", "poster", "data", "background"}
    for tag, attributes in page.tags:
        assert not fetching & set(attributes), tag
    assert page.all("link") == []
    assert all(one["href"].startswith(("#", "https://")) for one in page.all("a"))


def test_its_policy_allows_its_own_two_scripts_and_no_host(page):
    (policy,) = (
        one["content"]
        for one in page.all("meta")
        if one.get("http-equiv") == "Content-Security-Policy"
    )
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "http" not in policy
    for script in page.scripts[1:]:
        digest = b64encode(sha256(script.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy


def test_plotly_stands_in_it_once_and_each_figure_beside(page, pack):
    assert sum("Plotly" in script for script in page.scripts) == 2
    figures = json.loads(page.scripts[0])
    assert len(figures) == len(pack.parts)
    assert "Germany </script><b>x</b>" in figures[0]["data"][0]["text"][0]
    assert "<" not in page.scripts[0]


def test_each_chart_has_words_a_table_and_an_alt_text(page, pack):
    card = pack.parts[1].card
    assert len(page.all("details")) == 2
    assert len(page.all("table")) == 2
    assert {one["aria-label"] for one in page.all("figure")} == {card.alt}
    for text in (card.sentence, card.what, card.source_line, "Sources: 1 and 2."):
        assert text in page.text
    assert page.text.count(card.caveats[0]) == 1


def test_it_is_in_british_english_and_fits_phones_dark_rooms_and_paper(page, pack):
    assert page.all("html")[0]["lang"] == "en-GB"
    assert any(one.get("name") == "viewport" for one in page.all("meta"))
    content = as_html(pack).decode()
    for rule in ("prefers-color-scheme: dark", "@media print"):
        assert rule in content


def test_no_script_address_becomes_a_link(page):
    assert "javascript:" not in " ".join(one["href"] for one in page.all("a"))
    assert "Ministry, undated, official" in page.text


def test_a_selection_without_data_is_said():
    page = Page(as_html(toy_pack(without_rows(toy_card(BARS)))))
    assert NOTHING in page.text
    assert WAY_OUT[1] in [one["href"] for one in page.all("a")]
    assert page.all("figure") == []


def test_the_same_pack_gives_the_same_bytes(pack):
    assert as_html(pack) == as_html(pack)


def test_the_page_names_no_other_host_in_what_it_runs(page):
    own = page.scripts[2]
    assert not re.search(r"https?:", own)
