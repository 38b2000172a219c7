"""How the values of one name of a link are read."""

from datetime import date

import pytest

from lib.model.parameters import BadValue, a_day, one_of, read_values


def read(rule, *values):
    problems: list[BadValue] = []
    return read_values("name", values, rule, problems), [str(one) for one in problems]


def test_one_value_is_taken_and_a_second_one_is_one_too_many():
    rule = one_of(("a", "b"), "Letters.")
    assert read(rule, "b") == (("b",), [])
    assert read(rule, "b", "a") == (
        ("b",),
        ['name "a" is one too many. Expected: one value; b came first.'],
    )


def test_several_values_are_taken_once_each_in_order():
    assert read(one_of(("a", "b"), "Letters.", several=True), "b", "a", "b") == (
        ("a", "b"),
        [],
    )


def test_a_value_that_is_not_listed_is_told_with_what_is():
    found = read(one_of(("a", "b"), "Letters.", several=True), "c")
    assert found == ((), ['name "c" is not known. Expected: a, b.'])


@pytest.mark.parametrize("value", ["2026-2-12", "20260212", "12 Feb", "2026-02-30"])
def test_text_that_is_no_day_is_said_to_be_that(value):
    taken, (said,) = read(a_day(), value)
    assert taken == ()
    assert said.startswith(f'name "{value}" cannot be read as a day.')


def test_a_day_lies_between_two_or_is_the_word_for_none():
    rule = a_day(date(2026, 1, 1), date(2026, 12, 31), default="announced")
    assert read(rule, "2026-01-01")[0] == (date(2026, 1, 1),)
    assert read(rule, "announced")[0] == ("announced",)
    assert read(rule, "2025-12-31")[1] == [
        'name "2025-12-31" is not known. Expected: a day, as 2026-02-12.'
    ]


def test_no_value_is_nothing():
    assert read(one_of(("a",), "Letters.", several=True)) == ((), [])
