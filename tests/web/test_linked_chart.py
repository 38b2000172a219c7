"""The chart that a link is about is that of what it opens, else the page's first."""

from datetime import date

import pytest

from lib.charts.catalogue import CHARTS
from lib.model.pages import QUESTIONS
from lib.model.selection import Selection
from lib.model.view import View
from lib.web.linked_chart import OF_ALL, linked_chart
from tests.toys import claim, pledge, toy_ledger

LEDGER = toy_ledger(
    [
        pledge("deu", "DEU", meeting_id="m1", item_class="tank"),
        pledge("nor", "NOR", meeting_id="m2", condition="If others give"),
    ],
    [claim("deu", 10.0, quantity=5, unit="tanks"), claim("nor", 5.0)],
)
NOW = Selection(asof=date(2026, 11, 23))


def foremost(page, own=(), **chosen):
    return linked_chart(
        page, View(LEDGER, Selection(asof=NOW.asof, **chosen)), tuple(own)
    )


@pytest.mark.parametrize("page", QUESTIONS)
def test_every_page_has_one(page):
    name = foremost(page)
    assert name in CHARTS
    charted = page in {place.page for place in CHARTS.values()}
    assert CHARTS[name].page == page if charted else name == OF_ALL


@pytest.mark.parametrize(
    ("page", "own", "expected"),
    [
        ("donors", {}, "leading_donors"),
        ("donors", {"rows": "all"}, "donor_totals"),
        ("donors", {"rows": "nonsense"}, "leading_donors"),
        ("meetings", {"axis": "traced"}, "traced_meeting_totals"),
        ("timeline", {"by": "group"}, "timeline_by_group"),
        ("timeline", {"by": "group", "axis": "own"}, "timeline_by_group_own_scale"),
        ("timeline", {"axis": "own"}, "timeline"),
        ("equipment", {"item": "tank"}, "item_donors@tank"),
        ("equipment", {"item": "nonsense"}, "items"),
        ("donors", {"open": "DEU"}, "donor_months@DEU"),
        ("donors", {"open": "DEU,2026-02"}, "leading_donors"),
        ("briefing", {"chart": "donor_months@DEU"}, "donor_months@DEU"),
        ("briefing", {"chart": "donor_months"}, OF_ALL),
        ("briefing", {"chart": "donor_months@nobody"}, OF_ALL),
        ("briefing", {"chart": "timeline@DEU"}, OF_ALL),
    ],
)
def test_the_names_of_the_page_choose(page, own, expected):
    assert foremost(page, own.items()) == expected


@pytest.mark.parametrize(
    ("show", "own", "expected"),
    [
        ("DEU", {}, "donor_months@DEU"),
        ("DEU", {"cut": "meeting"}, "donor_meetings@DEU"),
        ("m1", {}, "meeting_bridge@m1"),
        ("deu", {}, "leading_donors"),
    ],
)
def test_the_row_that_is_shown_comes_first(show, own, expected):
    assert foremost("donors", own.items(), show=show) == expected


def test_a_row_without_anything_in_this_view_gives_way():
    assert foremost("donors", show="DEU", donor=("NOR",)) == "leading_donors"


def test_where_all_is_empty_the_chart_of_the_page_stays():
    empty = foremost("donors", show="DEU", end=date(1999, 1, 1))
    assert empty == "leading_donors"
