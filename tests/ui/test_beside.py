"""Side by side: choices that a link keeps, beside those of now."""

from urllib.parse import parse_qs

import pytest

from tests.apps import button, opened, said

KEPT, PAC3 = "kept", "udcg-2026-02-12-deu-pac3"
NORWAY = "show=NOR"


def charts(app):
    return [one.proto.id for one in app.get("plotly_chart")]


def test_a_page_without_charts_has_nothing_to_compare():
    labels = [one.label for one in opened("methodology").button]
    assert "Compare" not in labels


def test_choices_are_kept_and_each_chart_that_differs_is_drawn_twice():
    app = opened("donors", currency="EUR", asof="2026-02-12")
    once = len(charts(app))
    button(app, "Compare").click().run()
    held = app.query_params["compare"]
    assert parse_qs(held) == {"currency": ["EUR"], "asof": ["2026-02-12"]}
    assert len(charts(app)) == once
    assert "Both sides are the same so far" in said(app)
    app.selectbox(key="currency").set_value("USD").run()
    assert len(charts(app)) == 2 * once
    assert "**Kept:** euros at the rate of the day" in said(app)
    assert "**Now:** US dollars at the rate of the day" in said(app)
    assert [one.label for one in app.button].count("Add to briefing") == once


def test_rows_are_compared_and_what_both_have_in_common_stands_once():
    app = opened(
        "donors", show="DEU", asof="2026-02-12", compare=f"{NORWAY}&asof=2026-02-12"
    )
    text = said(app)
    assert "**Kept:** Norway." in text
    assert "**Now:** Germany." in text
    drawn = [one.split("-")[-1].removesuffix("_chart") for one in charts(app)]
    of_a_row = ("donor_parts", "donor_peers", "donor_months")
    twice = [side for one in of_a_row for side in (f"{one}_{KEPT}", one)]
    assert drawn == [*twice, "leading_donors"]


def test_swapped_the_choices_change_sides():
    app = opened("donors", show="DEU", currency="EUR", compare=NORWAY)
    button(app, "Swap").click().run()
    assert "**Kept:** Germany and euros" in said(app)
    assert "**Now:** Norway and US dollars" in said(app)
    assert app.selectbox(key="currency").value == "USD"


def test_a_reader_stops_and_a_page_that_is_left_compares_no_more():
    app = opened("donors", compare=NORWAY)
    button(app, "Stop comparing").click().run()
    assert "compare" not in app.query_params
    assert not any(KEPT in one for one in charts(app))


@pytest.mark.parametrize(
    ("held", "told"),
    [
        ("currency=XYZ", 'currency "XYZ" is not known'),
        ("asof=tomorrow", "cannot be read as a day"),
        ("show=<script>", "is not known"),
    ],
)
def test_what_a_link_keeps_and_means_nothing_is_said(held, told):
    app = opened("donors", compare=held)
    assert not app.exception
    assert told in "\n".join(one.value for one in app.warning)


def test_a_chart_of_a_row_keeps_it_where_the_other_view_shows_none_of_its_kind():
    app = opened("conditions", show=PAC3, compare="asof=2026-03-01&show=NOR")
    assert not app.exception
    assert len([one for one in charts(app) if KEPT in one and "history" in one]) == 1
    assert [one.label for one in app.button].count("Add to briefing") > 0


def test_a_side_that_draws_nothing_says_so():
    app = opened("timeline", compare="donor=DEU&asof=2022-01-01")
    assert not app.exception
    assert "The ledger holds no pledge of Germany yet" in said(app)
    assert len(charts(app)) == 1
