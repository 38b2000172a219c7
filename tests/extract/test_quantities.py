import pytest

from lib.extract.quantities import noun_in, quantities_in
from lib.extract.tokens import tokens_of


def read(text):
    found = quantities_in(text, tokens_of(text), set())
    return [(one.value, one.qualifier, one.unit, one.item) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "five additional missile interceptors",
            (5, "exact", "interceptors", "missile interceptors"),
        ),
        ("two Patriot batteries", (2, "exact", "batteries", "Patriot batteries")),
        (
            "1,000 lightweight multirole missiles",
            (1000, "exact", "missiles", "lightweight multirole missiles"),
        ),
        ("a Patriot battery", (1, "exact", "batteries", "Patriot battery")),
        ("up to 12 Mirage jets", (12, "up_to", "jets", "Mirage jets")),
        ("14 Leopard 2A6 tanks", (14, "exact", "tanks", "Leopard 2A6 tanks")),
        ("19 of its Caesar howitzers", (19, "exact", "howitzers", "Caesar howitzers")),
        ("between 10 and 12 tanks", (10, "range", "tanks", "tanks")),
        ("thousands of drones", (None, "vague", "drones", "drones")),
    ],
)
def test_numbers_of_goods_are_read(text, expected):
    assert read(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "50 nations",
        "a drone coalition",
        "in 2026 tanks",
        "ten Patriot launchers' worth",
        "5 years",
        "20 tank crews",
    ],
)
def test_other_numbers_are_none(text):
    assert [one for one in read(text) if one[0] != 2026] == []


def test_figures_of_money_are_left_to_money():
    text = "5 million for tanks"
    assert quantities_in(text, tokens_of(text), {0, 1}) == []


def test_the_goods_last_named_have_no_number():
    text = "part with Leopard tanks"
    one = noun_in(text, tokens_of(text))
    assert (one.value, one.item) == (None, "Leopard tanks")
    assert noun_in("nothing", tokens_of("nothing")) is None
