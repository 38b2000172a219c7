"""The drawer: what lies behind a mark, a pledge, and a row that a page has no place for."""

import pytest

from lib.ui.drawer import home_of
from tests.apps import button, opened, said
from tests.toys import claim, pledge, toy_ledger

MEETING, PAC3 = "udcg-2026-02-12", "udcg-2026-02-12-deu-pac3"


@pytest.mark.parametrize(
    ("key", "page"),
    [
        *[("offer", "conditions"), ("plain", "evidence")],
        *[("m1", "meetings"), ("DEU", "donors"), ("DEU;NOR", "donors")],
    ],
)
def test_each_row_has_its_page(key, page):
    pledges = [pledge("offer", condition="Others give 30"), pledge("plain")]
    ledger = toy_ledger(pledges, [claim("offer", 1), claim("plain", 1)])
    assert home_of(key, ledger) == page


@pytest.mark.parametrize(
    ("page", "query"),
    [
        ("donors", {"show": "DEU", "open": "DEU"}),
        ("meetings", {"show": MEETING, "open": MEETING}),
        ("evidence", {"show": PAC3, "open": PAC3}),
    ],
)
def test_the_drawer_may_list_what_the_page_lists_too(page, query):
    app = opened(page, **query)
    assert not app.exception
    keys = [one.key for one in app.dataframe]
    assert f"pledges_{query['show']}" in keys
    assert f"drawer_pledges_{query['open']}" in keys


@pytest.mark.parametrize(
    ("asof", "whole"),
    [("2026-02-12", f"{MEETING}-all-total"), ("2026-12-01", f"{MEETING}-all-total-v2")],
)
def test_the_whole_of_a_pledge_is_the_row_that_stands_on_the_day(asof, whole):
    app = opened("evidence", show=PAC3, asof=asof)
    (listed,) = [one for one in app.dataframe if one.key == f"pledges_{PAC3}"]
    assert listed.value["pledge_id"].tolist() == [whole]


def test_a_row_opens_in_the_drawer_where_the_page_has_no_place_for_it():
    assert "### Germany" in said(opened("timeline", show="DEU"))
    assert "### Germany" not in said(opened("donors", show="DEU"))


def test_the_way_back_leads_to_the_list_without_the_pledge():
    app = opened("timeline", open=f"DEU,{PAC3}")
    assert "**Who says so**" in said(app)
    button(app, "Back to the list").click().run()
    assert app.query_params["open"] in ("DEU", ["DEU"])
    assert "Choose a row (Shift and Space) to see who says so." in said(app)


def test_a_mark_with_nothing_behind_it_is_said_to_have_none():
    text = said(opened("timeline", open="DEU", asof="2022-01-01"))
    assert "No pledge of this selection is behind it." in text
