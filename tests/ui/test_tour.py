"""The tour: of four steps, not where a link is to show something, and again if asked."""

import pytest

from tests.apps import button, mounted, opened


def told(app):
    [data] = mounted(app, "tour")
    return data


def test_it_has_four_steps_and_is_for_a_page_as_it_is():
    tour = told(opened("overview", currency="EUR"))
    assert len(tour["steps"]) == 4
    assert tour["wanted"] is True
    assert tour["asked"] == 0


@pytest.mark.parametrize(
    ("page", "query"),
    [
        ("donors", {"show": "DEU"}),
        ("meetings", {"open": "udcg-2026-02-12"}),
        ("data", {"q": "norway"}),
        ("briefing", {"chart": "timeline"}),
    ],
)
def test_a_link_that_opens_something_shows_just_that(page, query):
    assert told(opened(page, **query))["wanted"] is False


def test_methodology_shows_it_again_each_time_it_is_asked_for():
    app = opened("methodology")
    for count in (1, 2):
        button(app, "Show the tour").click().run()
        assert told(app)["asked"] == count
