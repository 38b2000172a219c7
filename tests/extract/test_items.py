import pytest

from lib.extract.items import class_in, kind_of

KNOWN = {"uav", "interceptor_drone", "air_defence_system", "mixed_package", "radar"}


@pytest.mark.parametrize(
    ("word", "unit", "item_class"),
    [
        ("tank", "tanks", "main_battle_tank"),
        ("batteries", "batteries", "air_defence_system"),
        ("interceptors", "interceptors", "air_defence_missile"),
        ("f-16s", "aircraft", "fighter_aircraft"),
    ],
)
def test_a_noun_tells_unit_and_class(word, unit, item_class):
    kind = kind_of(word)
    assert (kind.unit, kind.item_class) == (unit, item_class)


def test_other_nouns_are_no_goods():
    assert kind_of("billion") is None


@pytest.mark.parametrize(
    ("words", "item_class"),
    [
        ("interceptor drones", "interceptor_drone"),
        ("drones", "uav"),
        ("air defence and drones", "mixed_package"),
        ("shells", ""),
        ("whatever helps", ""),
    ],
)
def test_the_class_of_a_purpose_is_one_the_ledger_has(words, item_class):
    assert class_in(words, KNOWN) == item_class
