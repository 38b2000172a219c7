"""What the head of a page tells programs."""

import json
from urllib.parse import parse_qs, urlsplit

import pytest

from lib.web.discovery import CATALOGUE, OEMBED, discovered, shows_chart
from tests.web.first_page import PAGES, SITE, parsed, path_of

EMBED, LD = "application/json+oembed", "application/ld+json"


def links(page, kind):
    return [one.get("href") for one in page.iter("link") if one.get("type") == kind]


@pytest.mark.parametrize("page", PAGES)
def test_a_page_with_a_chart_names_its_oembed(page, tiny_pages, ledger):
    found = links(parsed(tiny_pages(path_of(page))), EMBED)
    charted = page not in ("add", "data", "gallery", "briefing", "methodology")
    assert shows_chart(page, [], ledger) is charted
    if not charted:
        assert found == []
        return
    (link,) = map(urlsplit, found)
    assert f"{link.scheme}://{link.netloc}{link.path}" == f"{SITE}/{OEMBED}"
    assert parse_qs(link.query) == {"url": [f"{SITE}{path_of(page)}"]}


def test_the_oembed_is_that_of_the_very_view_and_of_nothing_appended(tiny_pages):
    page = parsed(tiny_pages("/donors?currency=EUR&donor=DEU&fbclid=1&utm_source=x"))
    (link,) = links(page, EMBED)
    asked = f"{SITE}/donors?currency=EUR&donor=DEU"
    assert parse_qs(urlsplit(link).query) == {"url": [asked]}
    (canonical,) = [
        one.get("href") for one in page.iter("link") if one.get("rel") == "canonical"
    ]
    assert canonical == asked


def test_a_briefing_has_an_oembed_where_its_link_holds_a_chart(tiny_pages):
    assert links(parsed(tiny_pages("/briefing?chart=timeline")), EMBED)


def datasets(page):
    found = [one.text for one in page.iter("script") if one.get("type") == LD]
    return [json.loads(one) for one in found]


def test_the_data_page_describes_what_it_shows(tiny_pages):
    for query, name in (
        ("", "A tiny ledger"),
        ("?name=frames/donor_totals", "A tiny ledger: donor totals"),
        ("?name=tables/pledges&utm_source=x", "A tiny ledger: pledges"),
        ("?name=nonsense", "A tiny ledger"),
    ):
        page = parsed(tiny_pages(f"/data{query}"))
        (dataset,) = datasets(page)
        assert dataset["name"] == name
        assert links(page, LD) == [f"{SITE}/{CATALOGUE}"]


def test_other_pages_describe_no_dataset(tiny_pages):
    page = parsed(tiny_pages("/donors?name=frames/claims"))
    assert datasets(page) == links(page, LD) == []


def test_a_text_cannot_end_the_data(offer_of):
    evil = '</script><script>alert("1")</script>&<!--'
    offer = offer_of(title=evil)
    text = discovered("data", [], offer)
    assert text.count("<script") == text.count("</script>") == 1
    written = text.partition('json">')[2].partition("</script>")[0]
    assert json.loads(written)["name"] == evil
