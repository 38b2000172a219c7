import pytest

from lib.charts.profiles import (
    donor_mechanisms_finding,
    donor_mechanisms_plots,
    donor_meetings_finding,
    donor_meetings_plots,
)
from lib.charts.rows import rows_figure
from lib.frames.profiles import donor_mechanisms, donor_meetings
from lib.model.view import View
from tests.charts.accepted import accepted
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
    return accepted(rows_figure(donor_meetings_plots(rows, NOW)))


def by_channel(rows):
    return accepted(rows_figure(donor_mechanisms_plots(rows, NOW)))


def of_norway(frame):
    return frame[frame["donors"] == "NOR"]


def test_one_donor_by_meeting_the_newest_first_and_outside_meetings_last(ledger):
    rows = of_norway(donor_meetings(View(ledger, NOW)))
    figure = by_meeting(rows)
    assert list(bars(figure)["new money"].customdata) == [
        "NOR,m1",
        "NOR,m2",
        "NOR,outside",
    ]
    assert list(bars(figure)["new money"].x) == [3, 2, 1]
    assert words(figure)[2].startswith("<b>Outside meetings</b>  1")
    assert donor_meetings_finding(rows) == (
        "Norway pledged most at the meeting of 12 Feb 2026{within}: $3 billion"
    )


def test_one_donor_by_channel_each_cell_as_recorded(ledger):
    rows = of_norway(donor_mechanisms(View(ledger, NOW)))
    figure = by_channel(rows)
    assert list(bars(figure)["new money"].customdata) == [
        "NOR,=purl",
        "NOR,=",
        "NOR,=ifu;purl",
    ]
    notes = [note.text for note in figure.layout.annotations]
    assert notes == ["No sum stated: Label (1 announcement)"]
    assert donor_mechanisms_finding(rows) == (
        "Norway pledged most through Label{within}: $3 billion"
    )


def test_a_donor_that_stated_no_sum_has_no_bar(ledger):
    rows = of_norway(donor_mechanisms(View(ledger, NOW)))
    silent = rows[rows["value"].isna()]
    assert not by_channel(silent).data


def test_without_rows_the_charts_are_empty(ledger):
    assert not by_meeting(donor_meetings(View(ledger, NOW)).head(0)).data


def test_what_is_traced_to_nobody_is_no_donors_pledge():
    ledger = toy_ledger([pledge("t", None, meeting_id="m1")], [claim("t", 9e6)])
    for finding in (
        donor_meetings_finding(donor_meetings(View(ledger, NOW))),
        donor_mechanisms_finding(donor_mechanisms(View(ledger, NOW))),
    ):
        assert "No donor named pledged" not in finding
        assert "no donor named" in finding
