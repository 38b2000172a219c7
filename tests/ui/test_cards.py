"""Cards of charts: the tab that the link holds, the row in detail, the mark clicked."""

import pytest

from lib.charts.catalogue import CHARTS
from lib.ui import cards, link
from lib.ui.donor import CUTS, LENGTHS
from lib.ui.meeting import SCALES
from tests.apps import opened, said
from tests.ledgers import REPLENISHMENT


def test_a_card_says_finding_selection_and_source_above_the_very_files():
    text = said(opened("timeline", asof="2026-02-12"))
    assert "published sources, as of 12 Feb 2026" in text
    assert "figures: [CSV](/api/v1/charts/timeline.csv?asof=2026-02-12)" in text
    assert "[XLSX](/api/v1/charts/timeline.xlsx?asof=2026-02-12)" in text


def test_the_table_is_sent_where_the_link_names_it_and_else_the_chart():
    app = opened("timeline", table="timeline")
    assert [one.key for one in app.dataframe] == ["timeline_table"]
    assert not app.get("plotly_chart")
    app = opened("timeline", table="another_chart")
    assert not app.dataframe
    assert len(app.get("plotly_chart")) == 1


class Page:
    """What a card takes of Streamlit to make its tabs."""

    def __init__(self, **query):
        self.session_state, self.query_params = {}, query

    def tabs(self, labels, key, on_change):
        self.key, self.turned = key, on_change
        return labels

    def turn_to(self, label):
        self.session_state[self.key] = label
        self.turned()


@pytest.mark.parametrize(
    ("held", "label", "names"),
    [
        ("other", "Table", "other,timeline"),
        ("timeline,other", "Chart", "other"),
        ("timeline", "Chart", None),
    ],
)
def test_turning_a_tab_keeps_the_tables_of_other_cards(monkeypatch, held, label, names):
    page = Page(table=held)
    monkeypatch.setattr(cards, "st", page)
    monkeypatch.setattr(link, "st", page)
    cards._tabs("timeline")
    page.turn_to(label)
    assert page.query_params.get("table") == names


def test_without_rows_a_card_says_what_to_do():
    app = opened("timeline", asof="2020-01-01")
    assert "Nothing is known yet: the ledger begins on 26 Apr 2022" in said(app)
    assert not app.get("plotly_chart")


def test_the_count_that_would_draw_it_is_one_click_away(monkeypatch):
    monkeypatch.setenv("PLEDGEBOARD_LEDGER", str(REPLENISHMENT))
    app = opened("donors", donor="AQF", asof="2026-01-15")
    assert not app.get("plotly_chart")
    waits = (
        "1 pledge of Aquifer Foundation: up to \\$6 billion, promised on a condition"
    )
    assert said(app).count(f"## {waits}; a count of firm pledges leaves it out") == 2
    assert "This leaves out \\$6 billion promised on a condition." in said(app)
    app.button(key="leading_donors_way").click().run()
    assert app.query_params["basis"] == "conditional"
    assert len(app.get("plotly_chart")) == 3


@pytest.mark.parametrize(
    ("query", "opened_row"),
    [
        ({"show": "NOR"}, "NOR"),
        ({"donor": "NOR"}, "NOR"),
        ({"donor": ["NOR", "SWE"]}, None),
        ({"donor": ["NOR", "SWE"], "show": "SWE"}, "SWE"),
        ({"show": "udcg-2026-02-12"}, None),
        ({}, None),
    ],
    ids=str,
)
def test_the_row_in_detail_is_the_one_shown_else_the_only_one_chosen(query, opened_row):
    app = opened("donors", **query)
    assert app.selectbox(key="show_on_donors").value == opened_row


def test_a_row_that_is_picked_stands_in_the_link_until_it_is_taken_out():
    app = opened("donors")
    app.selectbox(key="show_on_donors").set_value("NOR").run()
    assert app.query_params["show"] in ("NOR", ["NOR"])
    app.selectbox(key="show_on_donors").set_value(None).run()
    assert "show" not in app.query_params


@pytest.mark.parametrize("cuts", [CUTS, LENGTHS, SCALES], ids=["cut", "rows", "axis"])
def test_each_code_of_a_switch_names_a_chart_of_its_own(cuts):
    charts = [chart for _, chart in cuts.values()]
    assert set(charts) <= set(CHARTS)
    assert len(set(charts)) == len(charts)


def test_the_code_in_the_link_says_which_of_a_few_charts_is_shown():
    first, every = (opened("donors", **query) for query in ({}, {"rows": "all"}))
    assert "charts/leading_donors.csv" in said(first)
    assert "charts/donor_totals.csv" in said(every)
    assert "charts/leading_donors.csv" not in said(every)
