"""What the record of a chart follows from a selection."""

from dataclasses import replace

import pandas as pd
import pytest

from lib.charts.chart import (
    CONDITION,
    DONOR,
    IN_MONEY,
    ITEM_CLASS,
    MEETING,
    OF_WHOLES,
    Chart,
)
from lib.charts.statement import Statement
from lib.frames.items import items
from lib.model.filters import FILTERS
from lib.model.selection import Selection
from lib.model.view import View
from tests.toys import NOW, claim, pledge, toy_ledger

PLAIN = Chart(
    frame="donor_totals",
    page="donors",
    question="Who?",
    what="By donor",
    statement=lambda *_: Statement("so"),
    finding=lambda *_: "So",
    plots=lambda *_: [],
)
OF_ONE = replace(PLAIN, of=DONOR)


def test_a_selection_loses_what_the_chart_does_not_depend_on():
    chosen = replace(NOW, per="gdp", show="DEU", basis="new")
    assert PLAIN.selection(chosen) == replace(chosen, show=None)
    assert OF_ONE.selection(chosen) == chosen
    in_money = replace(PLAIN, ignores=IN_MONEY)
    assert in_money.selection(chosen).per == Selection().per


def test_what_is_a_whole_ignores_every_filter():
    assert {one.field for one in FILTERS} < set(OF_WHOLES)


def test_a_chart_of_one_row_takes_that_row_of_its_frame():
    frame = pd.DataFrame({"donors": ["DEU", "NOR", "DEU"], "value": [1, 2, 3]})
    first = replace(OF_ONE, rows=lambda rows, _: rows.head(1))
    assert first.drawn_rows(frame, replace(NOW, show="DEU"))["value"].tolist() == [1]
    assert OF_ONE.drawn_rows(frame, NOW).empty
    assert len(PLAIN.drawn_rows(frame, NOW)) == 3


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
        (DONOR, "unattributed", "no donor named"),
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
