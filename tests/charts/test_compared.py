"""A few donors compared: a line each, on one axis."""

import pandas as pd
import pytest

from lib.charts.compared import (
    MOST_COMPARED,
    compared_figure,
    compared_plots,
    first_donors,
    over_time_finding,
)
from lib.frames.profiles import donor_months
from lib.model.alt_text import alt_of
from lib.model.view import View
from tests.charts.accepted import accepted
from tests.toys import NOW, claim, pledge, toy_ledger


@pytest.fixture(scope="module")
def ledger():
    """Norway 2, 1 and 3 in three months, the last with a silent entry; Britain 9."""
    pledges = [
        pledge("a", "NOR", meeting_id="m1"),
        pledge("b", "NOR", meeting_id="m2", announced_on="2025-04-11"),
        pledge("c", "NOR", announced_on="2025-12-01"),
        pledge("d", "GBR", meeting_id="m1"),
        pledge("e", "NOR", meeting_id="m1"),
    ]
    amounts = {"a": 3e9, "b": 2e9, "c": 1e9, "d": 9e9, "e": None}
    return toy_ledger(pledges, [claim(name, sum) for name, sum in amounts.items()])


def of_norway(frame):
    return frame[frame["donors"] == "NOR"]


def drawn(rows):
    return accepted(compared_figure(compared_plots(rows)))


def test_a_few_donors_over_time_on_one_axis(ledger):
    rows = first_donors(donor_months(View(ledger, NOW)))
    figure = drawn(rows)
    norway = next(trace for trace in figure.data if trace.name == "Norway")
    assert list(norway.y) == [2, 3, 6]
    assert list(norway.customdata) == ["NOR,2025-04", "NOR,2025-12", "NOR,2026-02"]
    assert figure.layout.yaxis.title.text == "Billion US dollars"
    looks = {(line.line.dash, line.marker.symbol) for line in figure.data}
    assert looks == {("solid", "circle"), ("dash", "square")}
    assert over_time_finding(rows) == (
        "Pledged so far {scope}: United Kingdom $9 billion and Norway $6 billion"
    )


def test_donors_of_one_month_are_bars_and_no_lines(ledger):
    rows = donor_months(View(ledger, NOW))
    rows = rows[(rows["donors"] == "GBR") & (rows["month"] == "2026-02-01")]
    (plot,) = compared_plots(rows)
    assert (plot.kind, plot.categories) == ("bars", ("United Kingdom",))
    assert plot.series[0].known == [9]
    assert plot.labels == ("$9 billion",)
    assert plot.keys == ("GBR,2026-02",)
    figure = drawn(rows)
    assert [trace.type for trace in figure.data] == ["scatter", "bar"]
    assert figure.data[0].mode == "text"


def test_a_line_goes_on_to_the_last_month_of_all(ledger):
    rows = donor_months(View(ledger, NOW))
    rows = rows[(rows["donors"] == "GBR") | (rows["month"] < "2026-01-01")]
    norway = next(t for t in drawn(rows).data if t.name == "Norway")
    assert list(norway.y) == [2, 3, 3]
    assert len(norway.customdata) == 2


def test_of_one_donor_it_says_by_when_half_was_announced(ledger):
    rows = of_norway(donor_months(View(ledger, NOW)))
    assert over_time_finding(rows) == (
        "Half of what was pledged by Norway {scope} was announced by Dec 2025"
    )


def test_what_was_announced_in_one_month_is_all_of_it(ledger):
    rows = of_norway(donor_months(View(ledger, NOW)))
    finding = over_time_finding(rows.head(1))
    month = f"{rows['month'].iloc[0]:%b %Y}"
    assert finding == (
        f"All of what was pledged by Norway {{scope}} was announced in {month}"
    )


def test_only_as_many_donors_are_compared_as_colours_tell_apart(ledger):
    one = of_norway(donor_months(View(ledger, NOW)))
    many = pd.concat(
        [one.assign(donors=f"D{number}") for number in range(MOST_COMPARED + 2)]
    )
    assert first_donors(many)["donors"].nunique() == MOST_COMPARED


def test_each_line_holds_its_height_and_has_a_mark_where_it_steps(ledger):
    (plot,) = compared_plots(first_donors(donor_months(View(ledger, NOW))))
    britain, norway = (list(one.values) for one in plot.series)
    assert britain == [None] * 10 + [9]
    assert norway == [2] * 8 + [3] * 2 + [6]
    norway = plot.series[1]
    assert norway.keys[:2] == ("NOR,2025-04", "")
    assert norway.hovers[8] == "<b>Norway</b>, 2025-12<br>so far: USD 3,000,000,000"


def test_the_alt_text_comes_from_the_numbers(ledger):
    rows = first_donors(donor_months(View(ledger, NOW)))
    assert alt_of(compared_plots(rows)) == (
        "Billion US dollars, from Apr 2025 to Feb 2026, at the end: United Kingdom 9; "
        "Norway 6."
    )


def test_without_a_sum_there_is_no_plot(ledger):
    assert compared_plots(donor_months(View(ledger, NOW)).head(0)) == []


def test_what_is_traced_to_nobody_is_no_donors_pledge():
    ledger = toy_ledger([pledge("t", None, meeting_id="m1")], [claim("t", 9e6)])
    finding = over_time_finding(donor_months(View(ledger, NOW)))
    assert finding == (
        "All of what has no donor named {scope} was announced in Feb 2026"
    )
