"""Tables in words and marks: what heads a column, what lies behind a row."""

import pandas as pd
import pytest

from lib.frames.catalogue import FRAMES
from lib.model.frames import CONTRACTS
from lib.ui.tables import KEYS, PER_HEAD, SHOWN, mark_of, money_columns


def test_money_per_head_is_not_shown_in_millions():
    assert PER_HEAD in CONTRACTS["donor_totals"].to_schema().columns
    assert PER_HEAD not in money_columns("donor_totals")
    assert {"value", "joint_value"} <= set(money_columns("donor_totals"))


@pytest.mark.parametrize("name", SHOWN)
def test_a_table_opens_with_columns_that_its_frame_has(name):
    columns = set(CONTRACTS[name].to_schema().columns)
    assert name in FRAMES
    assert set(SHOWN[name]) <= columns
    assert set(KEYS[name]) <= columns


@pytest.mark.parametrize(
    ("keys", "named"),
    [
        ({"donors": "DEU;NOR"}, "DEU;NOR"),
        ({"meeting_id": "m1", "donors": None}, "m1,unattributed"),
        ({"donors": "DEU", "meeting_id": None}, "DEU,outside"),
        ({"donors": "DEU", "mechanism": "ifu;purl"}, "DEU,=ifu;purl"),
        ({"donors": "DEU", "mechanism": None}, "DEU,="),
        ({"to": "traced", "month": pd.Timestamp("2025-04-01")}, "traced,2025-04"),
        ({"item_class": "tank", "year": 2025}, "tank,2025"),
    ],
)
def test_a_row_names_what_lies_behind_it(keys, named):
    assert mark_of(keys) == named
