import pytest

from lib.extract.money import sums_in
from lib.extract.same import same_figure
from lib.extract.tokens import tokens_of
from tests.extract.reading import rows_of


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("€5 million", "€5 million", True),
        ("€1.6 billion", "€1.58 billion", True),
        ("more than €21 billion", "€21.3 billion", True),
        ("nearly $48bn", "$47.8bn", True),
        ("€5 million", "€6 million", False),
        ("€5 million", "$5 million", False),
        ("more than €22 billion", "€21 billion", False),
        ("€1 billion", "€1.2 billion", False),
    ],
)
def test_a_rough_figure_and_its_exact_one_are_the_same(one, other, same):
    (first,), (second,) = (sums_in(tokens_of(text)) for text in (one, other))
    assert same_figure(first, second) is same


def test_a_headline_and_its_exact_figure_are_one_pledge():
    text = "Norway to give over €21 billion\n\nNorway pledged €21.3 billion on Friday."
    assert rows_of(text, "amount", "qualifier") == [("21300000000", "exact")]


def test_equal_sums_for_two_channels_are_two():
    text = "Norway gives €5m to PURL. Norway gives €5m to the drone coalition."
    assert len(rows_of(text)) == 2


def test_equal_sums_of_two_donors_are_two():
    assert len(rows_of("Belgium and Denmark each add 10 million euros.")) == 2
