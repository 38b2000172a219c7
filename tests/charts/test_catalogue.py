"""Which rows the charts of one row can be of."""

from lib.charts.catalogue import CHARTS, rows_to_open
from tests.toys import claim, pledge, toy_ledger


def test_every_chart_of_one_row_and_no_other_has_rows_to_open():
    ledger = toy_ledger(
        [pledge("p", "DEU;NOR", condition="If others give"), pledge("q")], [claim("p")]
    )
    rows = rows_to_open(ledger)
    assert set(rows) == {name for name, chart in CHARTS.items() if chart.of}
    assert rows["donor_months"] == {"DEU", "DEU;NOR", "unattributed"}
    assert rows["meeting_bridge"] == {"m1", "m2"}
    assert rows["condition_history"] == {"p"}
    assert rows["item_donors"] == {"tank", "missile"}
