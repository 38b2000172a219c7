"""Counts of things in words."""

import pytest

from lib.model.counts import counted, part_in_words


@pytest.mark.parametrize(
    ("number", "of", "words"),
    [
        (0, 0, "no pledge"),
        (0, 1, "no pledge"),
        (1, 1, "the only pledge"),
        (0, 5, "none of 5 pledges"),
        (1, 5, "1 of 5 pledges"),
        (1_200, 6_000, "1,200 of 6,000 pledges"),
        (2, 2, "both pledges"),
        (5, 5, "all 5 pledges"),
    ],
)
def test_a_part_of_some_things_is_said_as_one_says_it(number, of, words):
    assert part_in_words(number, of, "pledge") == words


def test_none_of_a_thing_is_no_number():
    assert counted(0, "claim") == "no claim"
    assert counted(1, "claim") == "1 claim"
    assert counted(1_200, "claim") == "1,200 claims"
