"""Pledges add up from meeting to meeting, and each meeting is a mark."""

from lib.charts.build_up import MARKED
from lib.charts.cards import card_of
from lib.model.view import View
from tests.toys import NOW, claim, pledge, toy_ledger

EARLY = pledge("old", "NOR", meeting_id="m2", announced_on="2025-04-11")
LATE = pledge("new", "DEU", meeting_id="m1")
CLAIMS = [claim("old", 1e9), claim("new", 3e9)]


def card(*pledges):
    return card_of("build_up", View(toy_ledger(pledges, CLAIMS), NOW))


def test_the_line_rises_and_each_meeting_opens():
    shown = card(EARLY, LATE)
    line, meetings = shown.plots
    assert (line.kind, line.series[0].values[-1]) == ("areas", 4)
    assert line.footnote == MARKED
    assert (meetings.kind, meetings.keys[0], meetings.keys[-1]) == ("marks", "m2", "m1")
    marks = [
        mark
        for one in shown.figure["data"]
        if one.get("marker", {}).get("symbol") == "triangle-up"
        for mark in one["customdata"]
    ]
    assert marks == ["m2", "m1"]
    assert shown.figure["layout"]["showlegend"] is False


def test_one_month_is_a_column_with_its_states_named():
    shown = card(LATE)
    column, _ = shown.plots
    assert column.kind == "columns"
    assert any(one.get("showlegend") for one in shown.figure["data"])


def test_headlines_alone_add_up_to_nothing():
    shown = card(pledge("whole", None, meeting_id="m1"))
    assert shown.plots == ()
    assert shown.silence.kind == "absent"
