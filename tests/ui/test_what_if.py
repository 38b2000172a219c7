"""What if others had given something else: read, told, and no frame changed."""

import pytest

from lib.frames.conditions import conditions
from lib.frames.what_if import suppose
from lib.model.view import View
from lib.ui.what_if import outlook_in_words, read_given, what_if_in_words
from tests.toys import NOW
from tests.ui.toy_conditions import first, offered, total


def row_of(ledger):
    return conditions(View(ledger, NOW)).to_dict("records")[0]


@pytest.mark.parametrize(
    ("given", "words"),
    [
        (18.0, "pending; 12 more needed; total would be 18, not 23."),
        (30.0, "met; the offer of Germany would follow; total would be 35."),
    ],
)
def test_a_supposition_is_told_as_one_with_what_follows(given, words):
    row = row_of(offered())
    said = what_if_in_words(row, suppose(row, given))
    assert said == f"Supposed, not reported: {words}"
    assert outlook_in_words(row) == (
        "From 30 missiles the condition would be met, and the offer of Germany would "
        "follow."
    )


def test_other_goods_than_those_offered_are_not_added():
    row = row_of(offered()) | {"condition_item": "US guarantee of replacement"}
    assert what_if_in_words(row, suppose(row, 18.0)) == (
        "Supposed, not reported: pending; 12 more needed."
    )


@pytest.mark.parametrize("asked", ["0", "18", "0.5", "12.125", "0018"])
def test_a_number_from_nought_is_read(asked):
    assert read_given(asked, first()) == (float(asked), None)


@pytest.mark.parametrize(
    "asked", ["-1", "abc", "1e9", "nan", "inf", "18,5", " 18", "1" * 13, "0.1234"]
)
def test_anything_else_is_named_and_left_out(asked):
    given, problem = read_given(asked, first())
    assert given is None
    assert str(problem) == (
        f'given "{asked}" cannot be read. Expected: a number from 0, as 18 or 0.5.'
    )


def test_a_supposition_about_a_condition_without_a_number_has_no_use():
    given, problem = read_given("18", first(threshold=float("nan")))
    assert given is None
    assert 'given "18" has no use' in str(problem)


def test_the_supposition_changes_no_frame():
    ledger = offered(total("e1", 12, "pending"))
    before = conditions(View(ledger, NOW))
    suppose(before.to_dict("records")[0], 30.0)
    assert conditions(View(ledger, NOW)).equals(before)
    assert conditions(View(ledger, NOW))["progress"].tolist() == [12]
