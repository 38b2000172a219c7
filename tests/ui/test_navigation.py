"""The menu of pages and the links from one to another."""

import pytest

from lib.charts.catalogue import CHARTS
from lib.model.pages import QUESTIONS, introduction
from lib.ui import collection, navigation
from lib.ui.navigation import PAGES, title_of
from tests.apps import button, opened


def test_every_page_of_the_menu_has_its_file():
    assert {path.stem for path in PAGES.glob("*.py")} == set(QUESTIONS)


@pytest.mark.parametrize(("charts", "title"), [(0, "Briefing"), (3, "Briefing (3)")])
def test_the_briefing_alone_says_how_many_charts_it_holds(monkeypatch, charts, title):
    monkeypatch.setattr(collection, "charts_collected", lambda: charts)
    assert title_of("briefing") == title
    assert title_of("donors") == "Donors"


@pytest.mark.parametrize(
    ("named", "link"),
    [
        ("donor_months@NOR", ("donors", {"show": "NOR"})),
        ("item_years@uav", ("equipment", {"item": "uav"})),
        ("donor_totals", ("donors", {"rows": "all"})),
    ],
)
def test_a_chart_is_linked_as_it_stands_on_its_page(monkeypatch, named, link):
    made = []
    monkeypatch.setattr(
        navigation, "link_to", lambda *named, **own: made.append((named[0], own))
    )
    navigation.link_to_place(named)
    assert CHARTS[named.partition("@")[0]].page == made[0][0]
    assert made == [link]


def test_a_link_to_the_page_that_is_open_leaves_the_drawer():
    app = opened("meetings", open="udcg-2026-02-12")
    button(app, "All of this meeting").click().run()
    assert app.query_params["show"] in ("udcg-2026-02-12", ["udcg-2026-02-12"])
    assert "open" not in app.query_params


@pytest.mark.parametrize("page", ["donors", "conditions"])
def test_a_page_begins_with_its_title_and_introduction(page):
    app = opened(page)
    assert app.title[0].value == page.capitalize()
    said = introduction(page, app.session_state["_view"].ledger)
    assert app.markdown[0].value.startswith(said[:30])
