"""Tables in words and marks: what heads a column, what lies behind a row."""

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from lib.charts.catalogue import CHARTS
from lib.frames.catalogue import FRAMES
from lib.ui.tables import _columns, mark_of


def test_every_frame_that_a_chart_draws_has_columns_for_its_table_and_opens_rows():
    for chart in CHARTS.values():
        assert FRAMES[chart.frame].shown, chart.frame
    closed = {chart.frame for chart in CHARTS.values() if not FRAMES[chart.frame].opens}
    assert closed == {"change_steps"}


def test_money_is_headed_in_millions_but_not_a_head():
    columns = _columns("donor_totals", "EUR")
    assert columns["value"]["label"] == "Pledged, m EUR"
    assert columns["per_capita"]["label"] == "Per head, EUR"
    assert columns["per_gdp"]["label"] == "Share of GDP"


def test_money_is_shown_in_millions_and_a_head_as_it_is():
    def show():
        from lib.ui.tables import show_frame
        from tests.charts.toy_rows import donor_row, frame

        row = donor_row("DEU", "Germany", value=40.4e9, per_capita=12.5)
        show_frame(frame("donor_totals", [row]), "donor_totals", "A table")

    (table,) = AppTest.from_function(show).run().dataframe
    row = table.value.iloc[0]
    assert (row["value"], row["per_capita"]) == (40_400, 12.5)


@pytest.mark.parametrize(
    ("keys", "named"),
    [
        ({"donors": "DEU;NOR"}, "DEU;NOR"),
        ({"meeting_id": "m1", "donors": None}, "m1,unattributed"),
        ({"donors": "DEU", "meeting_id": None}, "DEU,outside"),
        ({"item_class": None, "year": 2025}, "unclassed,2025"),
        ({"donors": "DEU", "mechanism": "ifu;purl"}, "DEU,=ifu;purl"),
        ({"donors": "DEU", "mechanism": None}, "DEU,="),
        ({"to": "traced", "month": pd.Timestamp("2025-04-01")}, "traced,2025-04"),
        ({"item_class": "tank", "year": 2025}, "tank,2025"),
    ],
)
def test_a_row_names_what_lies_behind_it(keys, named):
    assert mark_of(keys) == named
