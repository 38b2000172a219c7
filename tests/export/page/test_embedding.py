"""The code that shows a chart on another site: right, and safe to paste."""

from dataclasses import replace
from datetime import date
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlsplit

from lib.export.page.embedding import embed_link, iframe_code
from lib.model.selection import Selection

SITE = "https://pledges.test"
NOW = Selection(currency="EUR", asof=date(2026, 11, 23))


class Frames(HTMLParser):
    """Collects every element with its attributes."""

    def __init__(self, code):
        super().__init__()
        self.found = []
        self.feed(code)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


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


def test_the_code_is_one_frame_that_loads_late_and_has_a_title():
    code = iframe_code(SITE, "donor_totals", NOW, "Germany pledged most", 400)
    [(tag, attributes)] = Frames(code).found
    assert tag == "iframe"
    assert attributes["src"] == embed_link(SITE, "donor_totals", NOW)
    assert attributes["title"] == "Germany pledged most"
    assert attributes["height"] == "400"
    assert attributes["loading"] == "lazy"


def test_markup_in_a_title_stays_text():
    title = '"><script>alert(1)</script> & more'
    [(tag, attributes)] = Frames(iframe_code(SITE, "items", NOW, title)).found
    assert (tag, attributes["title"]) == ("iframe", title)
