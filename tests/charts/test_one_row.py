"""The kinds of row that a chart can be of."""

import pytest

from lib.charts.one_row import CONDITION, DONOR, ITEM_CLASS, MEETING
from lib.frames.items import items
from lib.model.view import View
from tests.toys import NOW, claim, pledge, toy_ledger

LEDGER = toy_ledger(
    [
        pledge("p", "DEU;NOR", condition="If others give"),
        pledge("t", None, condition="If a deal is reached"),
        pledge("q", item="Leopard", item_class="tank"),
    ],
    [claim("p", 1e9), claim("q", quantity=4.0, unit="tanks")],
)


@pytest.mark.parametrize(
    ("kind", "keys"),
    [
        (DONOR, {"DEU", "DEU;NOR", "unattributed"}),
        (MEETING, {"m1", "m2"}),
        (CONDITION, {"p", "t"}),
        (ITEM_CLASS, {"tank", "missile"}),
    ],
)
def test_a_kind_lists_its_rows_from_the_whole_ledger(kind, keys):
    assert kind.keys(LEDGER) == keys


@pytest.mark.parametrize(
    ("kind", "key", "name"),
    [
        (DONOR, "DEU;NOR", "Germany and Norway"),
        (DONOR, "unattributed", "no named donor"),
        (MEETING, "m1", "the meeting of 12 Feb 2026, Brussels"),
        (CONDITION, "p", "the pledge of Germany and Norway of 12 Feb 2026"),
        (CONDITION, "t", "the pledge of 12 Feb 2026"),
    ],
)
def test_a_row_is_named_within_a_sentence(kind, key, name):
    assert kind.name(key, LEDGER) == name


def test_the_rows_of_one_key_are_taken_and_of_no_key_none():
    frame = items(View(LEDGER, NOW))
    assert ITEM_CLASS.rows(frame, None).empty
    assert ITEM_CLASS.rows(frame, "tank")["quantity"].tolist() == [4.0]
