import pytest

from lib.extract.donors import Register
from lib.extract.tokens import tokens_of
from tests.extract.reading import names


def givers(text):
    register = Register(names(), text)
    found = register.mentions(tokens_of(text))
    return ["".join(one.donors) for one in found if one.gives and one.donors]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Berlin would pay", ["DEU"]),
        ("Healey said", ["GBR"]),
        ("the government of Norway", ["NOR"]),
        ("Norway's minister", ["NOR"]),
        ("the U.S. will pay", ["USA"]),
    ],
)
def test_who_may_give_is_found(text, expected):
    assert givers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "a meeting in Berlin",
        "American weapons",
        "German-made tanks",
        "Germany's Rheinmetall",
        "the Czech company",
        "Ukraine said",
        "Moscow said",
        "tell us more",
        "near the coast of Norway",
    ],
)
def test_places_origins_and_the_other_side_give_nothing(text):
    assert givers(text) == []


def test_a_minister_is_learnt_from_the_text():
    text = "Norwegian Defence Minister Ola Nordhus spoke. Nordhus pays."
    register = Register(names(), text)
    assert register.forms["nordhus"] == ("NOR", "person")
    assert register.people["nordhus"] == "Ola Nordhus"


def test_words_of_a_sum_name_nobody():
    tokens = tokens_of("five Canadian dollars")
    register = Register(names(), "")
    assert register.mentions(tokens, [range(3)]) == []


def test_nameless_allies_are_known():
    (one,) = Register(names(), "").mentions(tokens_of("Allies pledged"))
    assert (one.form, one.donors, one.gives) == ("allies", (), True)
