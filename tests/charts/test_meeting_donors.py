"""The donors of one meeting: what is new beside what was announced earlier."""

from dataclasses import replace

import pytest

from lib.charts.meeting_donors import (
    meeting_donors_finding,
    meeting_donors_plots,
    named_donors,
)
from lib.frames.profiles import donor_meetings
from lib.model.view import View
from tests.toys import NOW, claim, pledge, toy_ledger

EARLIER = {"novelty": "announced_before"}
AMOUNTS = {"a": 1e9, "b": 2e9, "c": 3e9, "d": 5e9, "e": 9e9, "f": None, "g": 7e9}


@pytest.fixture(scope="module")
def ledger():
    at = {"meeting_id": "m1"}
    pledges = [
        pledge("a", "NOR", **at),
        pledge("b", "NOR", **at, **EARLIER),
        pledge("c", "GBR", **at, condition="If others give"),
        pledge("d", "DEU;SWE", **at),
        pledge("e", None, **at),
        pledge("f", "SWE", **at),
        pledge("g", "NOR", meeting_id="m2", announced_on="2025-04-11"),
    ]
    return toy_ledger(pledges, [claim(name, sum_) for name, sum_ in AMOUNTS.items()])


def rows_of(ledger, chosen=NOW):
    every = donor_meetings(View(ledger, chosen))
    return named_donors(every[every["meeting_id"] == "m1"], chosen)


def drawn(plot):
    return {one.drawing: one.values for one in plot.series}


def test_donors_stand_before_joint_sets_and_states_apart(ledger):
    (plot,) = meeting_donors_plots(rows_of(ledger), NOW)
    assert plot.categories == ("Norway", "Germany and Sweden")
    assert drawn(plot) == {
        "new": (1, None),
        "joint": (None, 5),
        "earlier": (2, None),
    }
    assert plot.keys == ("NOR,m1", "DEU;SWE,m1")


def test_who_has_no_bar_is_named_below_with_why(ledger):
    (plot,) = meeting_donors_plots(rows_of(ledger), NOW)
    assert plot.footnote == (
        "No sum stated: Sweden (1 announcement). Not counted: United Kingdom ($3 "
        "billion, promised on a condition)"
    )


def test_what_hangs_on_a_condition_is_drawn_where_it_counts(ledger):
    counted = replace(NOW, basis="conditional")
    rows = rows_of(ledger, counted)
    (plot,) = meeting_donors_plots(rows, counted)
    assert plot.categories == ("Norway", "United Kingdom", "Germany and Sweden")
    assert drawn(plot)["conditional"] == (None, 3, None)


def test_the_finding_names_the_first_and_what_of_it_is_not_new(ledger):
    assert meeting_donors_finding(rows_of(ledger), NOW) == (
        "Norway pledged most at {row}{within}: $3 billion, of it $2 billion announced "
        "earlier"
    )


def test_one_sum_alone_is_not_the_most(ledger):
    rows = rows_of(ledger)
    alone = rows[rows["donors"] == "NOR"]
    assert meeting_donors_finding(alone, NOW).startswith(
        "Norway pledged at {row}{within}: $3 billion"
    )
    joint = rows[rows["kind"] == "joint"]
    assert meeting_donors_finding(joint, NOW) == (
        "Germany and Sweden pledged together at {row}{within}: $5 billion"
    )


def test_without_a_sum_nothing_is_drawn(ledger):
    rows = rows_of(ledger)
    assert meeting_donors_plots(rows[rows["donors"] == "SWE"], NOW) == []
