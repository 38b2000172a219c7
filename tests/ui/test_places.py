"""Where one is, what is related to it, what can be asked: links that keep the choices."""

from urllib.parse import parse_qs, urlsplit

import pytest
from lxml import html

from lib.charts.questions import questions
from lib.model.selection import Selection
from lib.ui.text import literal
from tests.apps import opened, said

MEETING, PAC3 = "udcg-2026-02-12", "udcg-2026-02-12-deu-pac3"


def links(app, kind):
    """Read the words of each link of a kind, with its address; none where one is."""
    bodies = [one.proto.body for one in app.get("html")]
    whole = html.fragment_fromstring("".join(bodies), create_parent=True)
    return [
        (one.text_content(), one.get("href"))
        for nav in whole.iter("nav")
        if kind in nav.get("class").split()
        for one in nav.iter()
        if one.tag == "a" or one.get("aria-current")
    ]


@pytest.mark.parametrize(
    ("page", "query", "steps"),
    [
        (
            "donors",
            {"show": "DEU", "currency": "EUR"},
            [("Donors", "/donors?currency=EUR"), ("Germany", None)],
        ),
        (
            "meetings",
            {"show": MEETING},
            [("Meetings", "/meetings"), ("12 Feb 2026, Brussels", None)],
        ),
        (
            "conditions",
            {"show": PAC3},
            [
                ("Conditions", "/conditions"),
                ("12 Feb 2026, Brussels", f"/meetings?show={MEETING}"),
                ("Germany: PAC-3 interceptor missiles for Patriot", None),
            ],
        ),
        (
            "equipment",
            {"item": "main_battle_tank"},
            [("Equipment", "/equipment"), ("main battle tank", None)],
        ),
        ("donors", {}, []),
        ("equipment", {"item": "no-such-class"}, []),
    ],
)
def test_crumbs_lead_from_the_page_to_what_is_open_on_it(page, query, steps):
    assert links(opened(page, **query), "crumbs") == steps


@pytest.mark.parametrize(
    ("named", "steps"),
    [
        ("NOR", [("Meetings", "/meetings"), ("Norway", None)]),
        (
            f"{MEETING},{PAC3}",
            [
                ("Meetings", "/meetings"),
                ("12 Feb 2026, Brussels", f"/meetings?open={MEETING}"),
                ("Germany: PAC-3 interceptor missiles for Patriot", None),
            ],
        ),
    ],
)
def test_crumbs_of_the_drawer_lead_back_to_its_list_and_out(named, steps):
    assert links(opened("meetings", open=named), "crumbs") == steps


@pytest.mark.parametrize(
    ("page", "query", "words", "address"),
    [
        ("donors", {"show": "SWE"}, "Netherlands", "/donors?show=NLD"),
        (
            "meetings",
            {"show": MEETING, "asof": "2026-11-01"},
            "16 Dec 2025, online",
            "/meetings?asof=2026-11-01&show=udcg-2025-12-16",
        ),
        ("evidence", {"show": PAC3}, "Germany", "/donors?show=DEU"),
        ("conditions", {"show": PAC3}, "Germany", "/donors?show=DEU"),
        ("donors", {"open": PAC3}, "Germany", "/donors?show=DEU"),
    ],
)
def test_a_detail_ends_with_what_it_is_related_to(page, query, words, address):
    assert (words, address) in links(opened(page, **query), "related")


def test_nothing_leads_to_where_one_is():
    related = links(opened("conditions", show=PAC3), "related")
    assert f"/conditions?show={PAC3}" not in [address for _, address in related]


def test_the_gallery_lists_what_can_be_asked():
    app = opened("gallery", currency="EUR")
    asked = links(app, "questions")
    assert len(asked) == 10
    assert all("currency=EUR" in address for _, address in asked)


@pytest.mark.parametrize("number", range(10))
def test_each_link_answers_its_question(number):
    view = opened("methodology").session_state["_view"]
    asked = questions(view)[number]
    query = parse_qs(urlsplit(asked.place.address(Selection())).query)
    app = opened(asked.place.page, **query)
    assert not app.exception
    answer = asked.answer(view).finding
    assert literal(answer) in said(app), asked.place.words
    assert "Left out of this view" not in said(app)
