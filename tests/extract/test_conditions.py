import pytest

from lib.extract.conditions import condition_of, conditions_in, is_met
from lib.model.proposal import Span


def read(text):
    found = conditions_in(text, Span(0, len(text)))
    return [(one.item, one.threshold, one.unit) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "five, provided other countries contribute a total of 30.",
            ("other countries contribute a total of 30", 30, ""),
        ),
        (
            "three on the condition that at least four other countries each provide one, he said",
            ("at least four other countries each provide one", 4, "countries"),
        ),
        ("14 of them if Berlin agrees.", ("Berlin agrees", None, "")),
        (
            "subject to approval by parliament, he said",
            ("approval by parliament", None, ""),
        ),
        ("as long as others give 20 tanks", ("others give 20 tanks", 20, "tanks")),
        ("unless Congress objects", ("Congress objects", None, "")),
        ("if Sweden pays NOK 2 billion", ("Sweden pays NOK 2 billion", 2e9, "NOK")),
        (
            "once parliament approves it in 2026",
            ("parliament approves it in 2026", None, ""),
        ),
    ],
)
def test_conditions_are_read_with_their_threshold(text, expected):
    assert read(text) == [expected]


def test_one_that_opens_a_sentence_ends_at_its_comma():
    assert read("If others pay, Germany gives two.")[0][0] == "others pay"


@pytest.mark.parametrize(
    "text",
    [
        "Norway provided the tanks",
        "if necessary",
        "has provided more than 3",
        "depends on the exchange rate",
    ],
)
def test_idle_words_and_verbs_are_none(text):
    assert read(text) == []


@pytest.mark.parametrize(
    "text", ["the condition has been met", "partners have now come up with 35"]
)
def test_a_condition_can_be_told_as_met(text):
    assert is_met(text, 0, len(text))


def test_a_cell_is_a_condition_as_it_stands():
    one = condition_of("at least 5 states", Span(0, 0), Span(0, 17))
    assert (one.threshold, one.unit) == (5, "states")
