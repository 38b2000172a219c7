"""oEmbed: a link of ours becomes its chart, another one does not."""

from html import unescape
from urllib.parse import quote, urlencode

import pytest

from lib.charts.cards import card_of
from lib.export.page.interactive import ARTICLE, frame_height, iframe_code
from lib.model.selection import Selection
from lib.model.view import View
from tests.web.client import TODAY, client_of

SITE = "https://pledges.test/board"


@pytest.fixture(scope="module")
def board(folder):
    """Ask a site that stands in a folder of its host."""
    return client_of(folder, site=SITE)


def oembed(ask, url, **more):
    return ask(f"/v1/oembed?{urlencode({'url': url, **more})}")


def test_a_link_of_a_page_gives_the_code_that_the_page_gives(board, ledger):
    answer = oembed(board, f"{SITE}/donors?currency=EUR")
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json"
    said = answer.json()
    view = View(ledger, Selection(currency="EUR", asof=TODAY))
    card = card_of("leading_donors", view, SITE)
    assert said["html"] == iframe_code(SITE, card, view.selection)
    assert said["title"] == card.finding
    assert (said["version"], said["type"]) == ("1.0", "rich")
    assert (said["width"], said["height"]) == (ARTICLE, frame_height(card, ARTICLE))
    assert (said["provider_name"], said["provider_url"]) == ("Pledgeboard", f"{SITE}/")
    assert said["thumbnail_url"].startswith(f"{SITE}/api/v1/charts/leading_donors.png?")
    assert (said["thumbnail_width"], said["thumbnail_height"]) == (1200, 630)
    assert said["cache_age"] == 86_400


def test_the_chart_is_the_one_that_the_link_opens(board):
    for path, chart in (
        ("/meetings?show=udcg-2026-02-12", "meeting_bridge@udcg-2026-02-12"),
        ("/donors?show=DEU", "donor_months@DEU"),
        ("/briefing?chart=timeline&chart=items", "timeline"),
        ("", "promised"),
    ):
        code = unescape(oembed(board, SITE + path).json()["html"])
        assert f"chart={chart}" in code, path


@pytest.mark.parametrize(
    "link",
    [
        *(
            "/donors",
            "https://pledges.test/board/donors",
            "https://PLEDGES.test/board/",
        ),
        *("http://pledges.test/board/donors", "https://pledges.test/board"),
        *(f"{SITE}/Donors/", f"{SITE}/donors?fbclid=1&currency=XYZ#top"),
    ],
)
def test_a_link_of_this_site_is_known_however_it_is_written(board, link):
    assert oembed(board, link).status_code == 200


@pytest.mark.parametrize(
    "link",
    [
        *("https://evil.test/donors", "https://pledges.test.evil.test/board/donors"),
        *("https://evil@pledges.test/board/donors", "https://pledges.test:8/board/"),
        *("https://pledges.test/donors", "https://pledges.test/boards/donors"),
        *("https://pledges.test/", "https://pledges.test"),
        *(f"{SITE}/nowhere", f"{SITE}/donors/DEU", f"{SITE}/data", f"{SITE}/briefing"),
    ],
)
def test_a_link_of_another_site_or_of_no_chart_is_not_found(board, link):
    answer = oembed(board, link)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert f"a page of {SITE}/ that shows a chart" in answer.json()["detail"]


@pytest.mark.parametrize(
    ("query", "name"),
    [
        *[("", "url"), ("url=", "url"), ("url=javascript:alert(1)", "url")],
        *[("url=//evil.test/donors", "url"), ("url=http://[x", "url")],
        *[("url=donors", "url"), ("url=/donors&url=/meetings", "url")],
        *[
            ("url=/donors&maxwidth=0", "maxwidth"),
            ("url=/&maxheight=tall", "maxheight"),
        ],
        ("url=/donors&maxwidth=10001", "maxwidth"),
    ],
)
def test_what_is_malformed_is_refused(board, query, name):
    answer = board(f"/v1/oembed?{query}")
    assert answer.status_code == 400
    assert [one["name"] for one in answer.json()["problems"]] == [name]


def test_only_json_is_offered(board):
    assert oembed(board, "/donors", format="json").status_code == 200
    answer = oembed(board, "/donors", format="xml")
    assert answer.status_code == 501
    assert answer.headers["content-type"] == "application/problem+json"


def test_names_of_those_who_ask_are_ignored(board):
    assert oembed(board, "/donors", dnt="1", omitscript="true").status_code == 200


def test_nothing_is_larger_than_there_is_room_for(board):
    whole = oembed(board, "/donors").json()
    small = oembed(board, "/donors", maxwidth=300, maxheight=200).json()
    assert (small["width"], small["height"]) == (300, 200)
    assert 'height="200"' in small["html"]
    assert "thumbnail_url" in whole
    assert not [name for name in small if name.startswith("thumbnail")]
    narrow = oembed(board, "/donors", maxwidth=300).json()
    assert narrow["height"] > whole["height"]
    assert oembed(board, "/donors", maxwidth=4000).json() == whole
    assert oembed(board, "/donors", maxwidth=1).json()["width"] == 1


def test_an_answer_is_kept_for_its_link_and_its_room(board):
    tag = oembed(board, "/donors").headers["etag"]
    path = f"/v1/oembed?url={quote('/donors')}"
    assert board(path, if_none_match=tag).status_code == 304
    for other in (f"{path}&maxwidth=300", "/v1/oembed?url=/meetings"):
        assert board(other, if_none_match=tag).status_code == 200
