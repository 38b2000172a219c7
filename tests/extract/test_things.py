import pytest

from lib.extract.numbers import Number
from lib.extract.things import any_noun
from lib.extract.tokens import tokens_of
from tests.extract.reading import rows_of


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("Belgium donates 500 laptops.", "laptops"),
        ("Norway will train 300 young doctors.", "young doctors"),
    ],
)
def test_a_thing_of_any_kind_is_given_by_a_verb_of_giving(text, item):
    assert rows_of(text, "item") == [(item,)]


@pytest.mark.parametrize(
    "text", ["gives 3 reasons", "has 500 laptops", "gives 500 more"]
)
def test_other_numbers_are_no_things(text):
    tokens = tokens_of(text)
    assert any_noun(tokens, Number(1, 1, 3.0)) is None
