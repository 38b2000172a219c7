"""The menu of a card: nothing until it is opened, then all that can be taken along."""

import json
from urllib.parse import parse_qs, urlsplit

import pytest

from lib.charts.catalogue import CHARTS
from tests.apps import groups, opened, texts

SITE = "https://pledges.test"
DAY = "2026-02-12"


@pytest.fixture(autouse=True)
def site(monkeypatch):
    monkeypatch.setenv("PLEDGEBOARD_URL", SITE)
    monkeypatch.delenv("PLEDGEBOARD_CONTACT", raising=False)


def menu(page, name, **query):
    app = opened(page, **query)
    app.session_state[f"{name}_card_menu"] = True
    app.run()
    assert not app.exception
    return groups(app)


@pytest.mark.parametrize("page", ["donors", "meetings", "overview"])
def test_a_closed_menu_sends_nothing_and_the_page_sends_its_link(page):
    assert list(groups(opened(page))) == [""]


def test_the_link_holds_the_choices_the_names_of_the_page_the_day_and_the_rows():
    found = menu(
        "donors", "donor_totals", currency="EUR", rows="all", utm_source="x", show="NOR"
    )
    link = texts(found["Link to this view"])["Copy link"]
    query = parse_qs(urlsplit(link).query)
    assert link.startswith(f"{SITE}/donors?")
    assert len(query.pop("view")[0]) == 8
    assert len(query.pop("asof")[0]) == len(DAY)
    assert query == {"currency": ["EUR"], "rows": ["all"], "show": ["NOR"]}
    assert texts(found[""])["Copy link"] == link == found["Link to this view"]["shown"]


def test_files_are_of_the_chart_with_its_row_and_of_the_same_selection():
    key = "udcg-2026-02-12"
    found = menu("meetings", "meeting_bridge", asof=DAY, show=key, donor=["GBR", "NOR"])
    files = texts(found["Download"])
    query = f"donor=GBR&donor=NOR&asof={DAY}"
    named = f"meeting_bridge@{key}"
    assert files["PNG"] == f"/api/v1/charts/{named}.png?{query}"
    assert files["XLSX"] == f"/api/v1/charts/{named}.xlsx?{query}"
    assert files["Slide (PPTX)"] == f"/api/v1/briefing.pptx?{query}&chart={named}"
    assert files["CSV for Excel"] == f"{files['CSV']}&bom=true"
    copied = texts(found["Picture to the clipboard"])
    assert copied == {"Copy PNG": files["PNG"], "Copy SVG": files["SVG"]}
    (alone,) = texts(found["Full screen"]).values()
    assert alone == f"{SITE}/embed?{query}&chart={named}"


def test_words_citations_and_the_frame_are_of_the_view():
    found = menu("donors", "leading_donors", asof=DAY)
    words, cite = texts(found["In words"]), texts(found["Cite, embed"])
    assert words["Copy sentence"] == found["In words"]["shown"]
    assert "12 Feb" in words["Copy sentence"]
    assert len(words["Copy summary"].splitlines()) == 2
    assert f"{SITE}/donors?asof={DAY}" in cite["Copy citation"]
    assert cite["Copy BibTeX"].startswith("@misc{")
    assert json.loads(cite["Copy CSL-JSON"])[0]["type"] == "dataset"
    frame = cite["Copy embed code"]
    assert f'src="{SITE}/embed?asof={DAY}&amp;chart=leading_donors"' in frame


def test_a_report_names_the_figure_and_goes_to_the_address_that_is_stated(monkeypatch):
    without = menu("donors", "leading_donors", asof=DAY)["Report an error"]
    assert list(texts(without)) == ["Copy the details"]
    assert "stated no address" in without["note"]
    monkeypatch.setenv("PLEDGEBOARD_CONTACT", "errors@pledges.test")
    stated = menu("donors", "leading_donors", asof=DAY)["Report an error"]
    details = texts(stated)["Copy the details"]
    assert "Chart: leading_donors" in details
    assert f"{SITE}/donors?asof={DAY}" in details
    letter = urlsplit(texts(stated)["Write a report"])
    assert (letter.scheme, letter.path) == ("mailto", "errors@pledges.test")
    assert parse_qs(letter.query)["body"] == [details]


#: What opens the pages so that every chart of the catalogue stands on one of them.
OPENED = {
    "donors": {"show": "DEU", "donor": ["DEU", "GBR"]},
    "meetings": {"show": "udcg-2026-02-12"},
    "conditions": {"show": "udcg-2026-02-12-deu-pac3"},
    "evidence": {"show": "purl-2025-11-18-esp"},
    "equipment": {"item": "air_defence_missile"},
}


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_of_every_page_has_the_menu_and_can_join_a_briefing(name):
    chart = CHARTS[name]
    query = {**OPENED.get(chart.page, {}), **dict(chart.own)}
    app = opened(chart.page, **query)
    keys = {one.key for one in app.button}
    assert f"{name}_card_briefing" in keys
    app.session_state[f"{name}_card_menu"] = True
    app.run()
    row = query.get(chart.row_name) if CHARTS[name].of else None
    named = f"{name}@{row}" if row else name
    assert f"charts/{named}.png" in texts(groups(app)["Download"])["PNG"]
