"""The reader's choices as one value."""

from dataclasses import fields, replace
from datetime import date

import pytest

from lib.model.selection import Selection, link_names


def test_a_link_holds_what_is_not_at_its_default_in_the_order_of_the_fields():
    chosen = Selection(donor=("DEU", "NOR"), start=date(2025, 1, 1), basis="new")
    assert Selection().query() == []
    assert chosen.query() == [
        *(("donor", "DEU"), ("donor", "NOR"), ("from", "2025-01-01")),
        ("basis", "new"),
    ]


def test_from_and_to_are_named_as_links_name_them():
    assert len(link_names()) == len(fields(Selection))
    assert {"from", "to"} <= set(link_names())
    assert not {"start", "end"} & set(link_names())


def test_the_day_is_today_unless_one_is_chosen():
    today, chosen = date(2026, 11, 23), date(2026, 2, 12)
    assert Selection().on(today).day == today
    assert Selection(asof=chosen).on(today).day == chosen


def test_a_selection_that_is_not_resolved_has_no_day():
    with pytest.raises(ValueError, match=r"call on\(today\) first"):
        _ = Selection().day


@pytest.mark.parametrize(
    ("day", "before"),
    [
        ("2026-03-31", "2026-02-28"),
        ("2024-03-30", "2024-02-29"),
        ("2026-01-15", "2025-12-15"),
        ("0001-01-20", "0001-01-01"),
    ],
)
def test_the_day_compared_with_is_a_month_before_unless_one_is_chosen(day, before):
    chosen = Selection(asof=date.fromisoformat(day))
    assert chosen.since_day == date.fromisoformat(before)
    assert replace(chosen, since=date(2020, 5, 1)).since_day == date(2020, 5, 1)
