"""One setting: stated, blank, bad, passed on."""

import pytest

from lib.model.setting import Setting, SettingRefused, Unread


def whole(stated):
    if not stated.isdecimal():
        raise Unread(stated)
    return int(stated)


DOORS = Setting("TEST_DOORS", whole, "1", "is no number", "a number, such as 2")


@pytest.mark.parametrize(("stated", "value"), [(" 3 ", 3), ("  ", 1)])
def test_what_is_stated_holds_and_what_is_blank_is_the_default(
    monkeypatch, stated, value
):
    monkeypatch.setenv("TEST_DOORS", stated)
    assert DOORS.value() == value
    assert DOORS.is_stated == bool(stated.strip())


def test_a_bad_one_says_where_what_was_expected_and_what_to_do(monkeypatch):
    monkeypatch.setenv("TEST_DOORS", "many")
    with pytest.raises(SettingRefused) as refused:
        DOORS.value()
    assert str(refused.value) == (
        'environment, TEST_DOORS: "many" is no number. Expected: a number, such as 2. '
        "Correct the setting."
    )


def test_what_is_passed_on_takes_the_place_of_nothing_that_is_stated(monkeypatch):
    monkeypatch.setenv("TEST_DOORS", "3")
    DOORS.pass_on("4")
    assert DOORS.value() == 3
    monkeypatch.delenv("TEST_DOORS")
    DOORS.pass_on("4")
    assert DOORS.value() == 4
    monkeypatch.delenv("TEST_DOORS")
