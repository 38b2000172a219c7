"""What vague words are worth."""

import pytest

from lib.model.vocabulary import bounds_of_phrase


@pytest.mark.parametrize(
    ("phrase", "low", "high"),
    [
        ("tens of millions", 20e6, 100e6),
        ("tens of thousands", 20e3, 100e3),
        ("dozens of euros", 24, 100),
        ("several", 3, 10),
        ("several million", 3e6, 10e6),
        ("several hundred", 300, 1_000),
        ("several hundred million euros", 300e6, 1e9),
        ("hundreds of millions of dollars", 200e6, 1e9),
        ("in the hundreds of millions of dollars", 200e6, 1e9),
        ("thousands of pounds", 2_000, 10_000),
        ("billions", 2e9, 10e9),
        ("Billions of euros", 2e9, 10e9),
    ],
)
def test_a_phrase_of_the_closed_list_has_bounds(phrase: str, low: float, high: float):
    assert bounds_of_phrase(phrase) == (low, high)


@pytest.mark.parametrize(
    "phrase",
    [
        "",
        "a lot",
        "million",
        "a billion",
        "mehrere Millionen",
        "сотні мільйонів",
        "tens of hundreds of millions",
        "hundreds of millions and several billion",
        "about 5 million",
        "hundreds of tanks",
        "hundreds of mln dollars",
        "several trillion dollars",
        "several Milliarden Euro",
        "tens of bn",
    ],
)
def test_any_other_phrase_has_none(phrase: str):
    assert bounds_of_phrase(phrase) is None
