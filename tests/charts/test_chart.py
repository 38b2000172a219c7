"""What the record of a chart follows from a selection."""

from dataclasses import replace

import pandas as pd
import pytest

from lib.charts.chart import IN_MONEY, OF_WHOLES, Chart
from lib.charts.one_row import DONOR
from lib.charts.statement import Statement
from lib.model.filters import FILTERS
from lib.model.selection import Selection
from tests.toys import NOW

PLAIN = Chart(
    frame="donor_totals",
    page="donors",
    question="Who?",
    what="By donor",
    statement=lambda *_: Statement("so"),
    finding=lambda *_: "So",
    plots=lambda *_: [],
)
OF_ONE = replace(PLAIN, of=DONOR, empty="nothing of {row} {scope} {where}")


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


@pytest.mark.parametrize(
    ("chart", "row", "said"),
    [
        (OF_ONE, "Germany", "nothing of Germany at UDCG"),
        (OF_ONE, "", "no pledge at UDCG"),
        (PLAIN, "", "no pledge at UDCG"),
    ],
)
def test_without_rows_it_says_of_what_there_are_none(chart, row, said, topic):
    assert chart.said_of_nothing(row, topic()).startswith(said)


def test_filters_are_named_where_they_leave_nothing(topic):
    said = OF_ONE.said_of_nothing("Germany", topic(donor=("NOR",)))
    assert "lay within the filters (donor: Norway)" in said
    assert OF_ONE.said_of_nothing("Germany", topic()).endswith("was in the ledger")
