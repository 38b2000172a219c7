import pandas as pd
import pytest

from lib.charts.profiles import (
    MOST_COMPARED,
    donor_mechanisms_finding,
    donor_mechanisms_plots,
    donor_meetings_finding,
    donor_meetings_plots,
    donors_over_time,
    first_donors,
)
from lib.charts.rows import rows_figure
from lib.frames.profiles import donor_mechanisms, donor_meetings, donor_months
from lib.model.view import View
from tests.charts.test_meetings import bars, words
from tests.toys import NOW, claim, pledge, toy_ledger


@pytest.fixture(scope="module")
def ledger():
    pledges = [
        pledge("a", "NOR", meeting_id="m1", mechanism="purl"),
        pledge("b", "NOR", meeting_id="m2", announced_on="2025-04-11"),
        pledge("c", "NOR", announced_on="2025-12-01", mechanism="ifu;purl"),
        pledge("d", "GBR", meeting_id="m1"),
        pledge("e", "NOR", meeting_id="m1", mechanism="ifu"),
    ]
    amounts = {"a": 3e9, "b": 2e9, "c": 1e9, "d": 9e9, "e": None}
    return toy_ledger(pledges, [claim(name, sum) for name, sum in amounts.items()])


def by_meeting(rows):
    return rows_figure(donor_meetings_plots(rows, NOW))


def by_channel(rows):
    return rows_figure(donor_mechanisms_plots(rows, NOW))


def of_norway(frame):
    return frame[frame["donors"] == "NOR"]


def test_one_donor_by_meeting_the_newest_first_and_outside_meetings_last(ledger):
    rows = of_norway(donor_meetings(View(ledger, NOW)))
    figure = by_meeting(rows)
    assert list(bars(figure)["new"].customdata) == ["NOR,m1", "NOR,m2", "NOR,outside"]
    assert list(bars(figure)["new"].x) == [3, 2, 1]
    assert words(figure)[2].startswith("<b>Outside meetings</b>  1")
    assert donor_meetings_finding(rows) == (
        "Norway pledged most at the meeting of 12 Feb 2026: $3 billion"
    )


def test_one_donor_by_channel_each_cell_as_recorded(ledger):
    rows = of_norway(donor_mechanisms(View(ledger, NOW)))
    figure = by_channel(rows)
    assert list(bars(figure)["new"].customdata) == [
        "NOR,=purl",
        "NOR,=",
        "NOR,=ifu;purl",
    ]
    notes = [note.text for note in figure.layout.annotations]
    assert notes == ["No sum stated: Label (1 entry without a sum)"]
    assert donor_mechanisms_finding(rows) == (
        "Norway pledged most through Label: $3 billion"
    )


def test_a_donor_that_stated_no_sum_has_no_bar(ledger):
    rows = of_norway(donor_mechanisms(View(ledger, NOW)))
    silent = rows[rows["value"].isna()]
    assert not by_channel(silent).data
    assert "stated no sum" in donor_mechanisms_finding(silent)


def test_a_few_donors_over_time_on_one_axis(ledger):
    rows = first_donors(donor_months(View(ledger, NOW)))
    figure = donors_over_time(rows)
    norway = next(trace for trace in figure.data if trace.name == "Norway")
    assert list(norway.y) == [2, 3, 6]
    assert list(norway.customdata) == ["NOR,2025-04", "NOR,2025-12", "NOR,2026-02"]
    assert figure.layout.meta["finding"] == (
        "So far: United Kingdom $9 billion and Norway $6 billion"
    )


def test_a_line_goes_on_to_the_last_month_of_all(ledger):
    rows = donor_months(View(ledger, NOW))
    rows = rows[(rows["donors"] == "GBR") | (rows["month"] < "2026-01-01")]
    norway = next(t for t in donors_over_time(rows).data if t.name == "Norway")
    assert list(norway.y) == [2, 3, 3]
    assert len(norway.customdata) == 2


def test_of_one_donor_it_says_by_when_half_was_announced(ledger):
    figure = donors_over_time(of_norway(donor_months(View(ledger, NOW))))
    assert figure.layout.meta["finding"] == (
        "Half of what was pledged by Norway was announced by Dec 2025"
    )


def test_what_was_announced_in_one_month_is_all_of_it(ledger):
    rows = of_norway(donor_months(View(ledger, NOW)))
    finding = donors_over_time(rows.head(1)).layout.meta["finding"]
    month = f"{rows['month'].iloc[0]:%b %Y}"
    assert finding == f"All of what was pledged by Norway was announced in {month}"


def test_only_as_many_donors_are_compared_as_colours_tell_apart(ledger):
    one = of_norway(donor_months(View(ledger, NOW)))
    many = pd.concat(
        [one.assign(donors=f"D{number}") for number in range(MOST_COMPARED + 2)]
    )
    assert first_donors(many)["donors"].nunique() == MOST_COMPARED


def test_without_rows_the_charts_are_empty(ledger):
    none = donor_months(View(ledger, NOW)).head(0)
    assert not donors_over_time(none).data
    assert not by_meeting(donor_meetings(View(ledger, NOW)).head(0)).data


def test_what_is_traced_to_nobody_is_no_donors_pledge():
    ledger = toy_ledger([pledge("t", None, meeting_id="m1")], [claim("t", 9e6)])
    for finding in (
        donor_meetings_finding(donor_meetings(View(ledger, NOW))),
        donor_mechanisms_finding(donor_mechanisms(View(ledger, NOW))),
    ):
        assert "No named donor pledged" not in finding
        assert "no named donor" in finding
