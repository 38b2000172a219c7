"""When a ledger last changed, as far as was known on a day."""

from datetime import date

import pytest

from lib.frames.latest import last_change, last_changes, newest_day
from tests.toys import claim, pledge, toy_ledger

PLEDGES = [
    pledge("a", "DEU", meeting_id="m1", recorded_on="2026-02-12"),
    pledge("b", "DEU;NOR", meeting_id="m1", recorded_on="2026-02-13"),
    pledge("c", None, meeting_id="m2", scope="total", recorded_on="2026-02-14"),
    pledge("d", "SWE", recorded_on="2026-09-01", withdrawn_on="2026-10-01"),
]
CLAIMS = [
    claim("a", 1.0, recorded_on="2026-03-01"),
    claim("b", 1.0, recorded_on="2026-02-13"),
    claim("c", 1.0, recorded_on="2026-02-14"),
    claim("d", 1.0, recorded_on="2026-09-01"),
]
LEDGER = toy_ledger(PLEDGES, CLAIMS)


@pytest.mark.parametrize(
    ("today", "last"),
    [
        (date(2026, 2, 11), None),
        (date(2026, 2, 12), date(2026, 2, 12)),
        (date(2026, 9, 30), date(2026, 9, 1)),
        (date(2026, 10, 1), date(2026, 10, 1)),
    ],
)
def test_the_last_change_is_what_was_recorded_or_withdrawn_by_then(today, last):
    assert LEDGER.coverage.checked_on > today
    assert last_change(LEDGER, today) == last


def test_the_newest_day_is_that_of_a_row_recorded_or_withdrawn():
    assert newest_day(LEDGER) == date(2026, 10, 1)
    assert newest_day(toy_ledger(PLEDGES[:1], CLAIMS[:1])) == date(2026, 3, 1)
    assert newest_day(toy_ledger([], [])) is None


def test_that_all_rows_were_checked_is_a_change():
    checked = LEDGER.coverage.checked_on
    assert last_change(LEDGER, checked) == checked


def test_a_row_changes_with_whatever_is_recorded_of_its_pledges():
    assert last_changes(LEDGER, "meeting_id", date(2026, 11, 1)) == {
        "m1": date(2026, 3, 1),
        "m2": date(2026, 2, 14),
    }
    assert last_changes(LEDGER, "pledge_id", date(2026, 2, 20)) == {
        "a": date(2026, 2, 12),
        "b": date(2026, 2, 13),
        "c": date(2026, 2, 14),
    }


def test_a_donor_changes_with_the_pledges_that_it_takes_part_in():
    assert last_changes(LEDGER, "donors", date(2026, 11, 1)) == {
        "DEU": date(2026, 3, 1),
        "DEU;NOR": date(2026, 2, 13),
        "NOR": date(2026, 2, 13),
        "SWE": date(2026, 10, 1),
        "unattributed": date(2026, 2, 14),
    }


def test_a_ledger_without_pledges_has_changed_nowhere():
    empty = toy_ledger([], [])
    assert last_changes(empty, "donors", date(2026, 11, 1)) == {}
    assert last_change(empty, date(2020, 1, 1)) is None
