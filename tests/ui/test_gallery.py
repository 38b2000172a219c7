"""The gallery: every chart once, with its question, its name, a telling row."""

from datetime import date

import pytest

from lib.charts.catalogue import CHARTS
from lib.charts.chart import CONDITION, DONOR, ITEM_CLASS, MEETING
from lib.ledger.package import read_ledger
from lib.model.links import split_name
from lib.model.selection import Selection
from lib.model.view import View
from lib.ui.gallery import charts_by_page, rows_to_choose
from tests.apps import ROOT, charts_in_link, opened, pictures, said, to_page
from tests.toys import TODAY


def shown(app):
    """Read the names of the pictures, with their rows."""
    return [one["src"].split("/charts/")[1].split(".png")[0] for one in pictures(app)]


def test_every_chart_is_shown_once_with_its_question_and_its_name():
    app = opened("gallery", since="2025-12-01")
    assert not app.exception
    assert sorted(split_name(one)[0] for one in shown(app)) == sorted(CHARTS)
    text = said(app)
    for name in CHARTS:
        assert f"**{CHARTS[name].question}**" in text
        assert f"`{name}" in text


def test_charts_stand_below_the_page_that_shows_them(real):
    by_page = charts_by_page(real)
    assert sorted(name for names in by_page.values() for name in names) == sorted(
        CHARTS
    )
    assert by_page["equipment"] == ["items", "item_donors", "item_years"]


def test_the_rows_are_computed_and_can_be_picked_in_the_link():
    rows = dict(map(split_name, shown(opened("gallery"))))
    assert rows["donor_months"] == "DEU"
    assert rows["meeting_bridge"] == "udcg-2026-02-12"
    assert rows["timeline"] is None
    assert rows["pledge_claims"] == "purl-2025-11-18-esp"
    more = {"of_pledge": "udcg-2025-06-04-can-aid", "item": "main_battle_tank"}
    picked = opened("gallery", of_donor="NOR", **more)
    rows = dict(map(split_name, shown(picked)))
    assert rows["pledge_claims"] == more["of_pledge"]
    assert rows["donor_months"] == rows["donor_meetings"] == "NOR"
    assert rows["item_years"] == "main_battle_tank"


def test_a_chart_joins_the_briefing_from_here():
    app = opened("gallery", of_donor="NOR")
    app.button(key="donor_months_briefing").click().run()
    to_page(app, "briefing")
    assert charts_in_link(app) == ["donor_months@NOR"]


def test_a_selection_that_fits_nothing_is_said_of_each_chart():
    app = opened("gallery", asof="2020-01-01")
    assert not app.exception
    assert not shown(app)
    assert said(app).count(
        "Nothing is known yet: the ledger begins on 26 Apr 2022"
    ) == len(CHARTS)


def test_each_chart_that_draws_nothing_says_which_silence_it_is():
    app = opened("gallery", meeting="udcg-2022-04-26")
    assert not app.exception
    words = said(app)
    assert "No source disagrees about these 3 pledges" in words
    assert "No condition is attached to these 3 pledges" in words
    assert "No sum is stated in these 3 pledges" in words


#: As of the end of the search: the largest donor, the newest headline, the condition that
#: its page opens, the class of most pledges.
EXAMPLES = {
    DONOR: "DEU",
    MEETING: "udcg-2026-02-12",
    CONDITION: "udcg-2026-02-12-deu-pac3",
    ITEM_CLASS: "air_defence_system",
}


@pytest.mark.parametrize("kind", EXAMPLES)
def test_the_first_row_is_the_example_and_each_row_is_there_once(kind):
    ledger = read_ledger(ROOT / "seeds")
    rows = rows_to_choose(kind, View(ledger, Selection(asof=TODAY)))
    assert next(iter(rows)) == EXAMPLES[kind]
    assert len(rows) > 1
    later = rows_to_choose(
        kind, View(ledger, Selection(asof=TODAY, show=list(rows)[-1]))
    )
    assert later == rows


@pytest.mark.parametrize("kind", EXAMPLES)
def test_where_nothing_fits_there_is_no_row_and_no_example(kind):
    ledger = read_ledger(ROOT / "seeds")
    assert rows_to_choose(kind, View(ledger, Selection(asof=date(2020, 1, 1)))) == {}
