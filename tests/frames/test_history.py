"""The history of a ledger: each thing recorded or withdrawn, once, on its day."""

from dataclasses import replace
from datetime import date

import pytest

from lib.frames.history import days_of_change, history, last_recorded
from lib.model.view import View
from tests.toys import NOW, claim, event, pledge, toy_ledger

LATER, LATEST = "2026-03-02", "2026-04-01"


@pytest.fixture(scope="module")
def view():
    pledges = [
        pledge("old", withdrawn_on=LATER),
        pledge("new", replaces="old", recorded_on=LATER),
        pledge("off", "NOR", meeting_id="m1", withdrawn_on=LATEST),
        pledge("if", "DEU;SWE", condition="If others give"),
        pledge("coming", recorded_on="2027-01-01"),
    ]
    claims = [
        claim("old", 1, withdrawn_on=LATER),
        claim("new", 2, recorded_on=LATER),
        claim("off", 3, withdrawn_on=LATEST),
        claim("if", 4),
        claim("if", 5, claim_id="if-2", lead=False, recorded_on=LATER)
        | {"withdrawn_on": LATEST},
    ]
    events = [event("e", "if", "met", date=LATER, recorded_on=LATEST)]
    return View(toy_ledger(pledges, claims, events), NOW)


def told(view):
    rows = history(view)
    days = rows["day"].dt.strftime("%m-%d")
    return list(zip(days, rows["kind"], rows["key"], strict=True))


def test_each_thing_is_told_once_on_its_day_the_newest_first(view):
    assert told(view) == [
        ("04-01", "withdrawn", "off"),
        ("04-01", "claim_withdrawn", "if-2"),
        ("04-01", "reported", "e"),
        ("03-02", "corrected", "new"),
        ("03-02", "claims", "if-2"),
        ("02-12", "added", "if"),
        ("02-12", "added", "off"),
        ("02-12", "added", "old"),
    ]


def test_what_is_of_a_later_day_is_not_known_yet(view):
    assert told(view.but(asof=date(2026, 3, 1))) == told(view)[-3:]


@pytest.mark.parametrize(
    ("choices", "keys"),
    [
        ({"donor": ("SWE",)}, ["if-2", "e", "if-2", "if"]),
        ({"meeting": ("m1",)}, ["off", "off"]),
        ({"show": "if"}, ["if-2", "e", "if-2", "if"]),
        ({"show": "NOR"}, ["off", "off"]),
        ({"show": "SWE"}, []),
    ],
)
def test_filters_and_the_row_shown_choose_by_the_pledge(view, choices, keys):
    assert [key for _, _, key in told(view.but(**choices))] == keys


def test_the_days_of_change_are_counted(view):
    assert days_of_change(view) == {
        **{date(2026, 4, 1): 3, date(2026, 3, 2): 2, date(2026, 2, 12): 3}
    }
    assert last_recorded(view) == date(2026, 4, 1)


def test_a_ledger_of_nothing_has_no_days():
    nothing = View(toy_ledger([], []), replace(NOW, donor=("NOR",)))
    assert days_of_change(nothing) == {}
    assert last_recorded(nothing) is None
