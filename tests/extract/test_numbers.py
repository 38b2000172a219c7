import pytest

from lib.extract.numbers import figure, number_at, scale_after
from lib.extract.tokens import tokens_of


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("1,000 tanks", 1000),
        ("4.2bn", 4.2e9),
        ("2,5 million", 2.5e6),
        ("thirty-five billion", 35e9),
        ("two hundred and fifty", 250),
        ("two hundred million", 200e6),
        ("half a billion", 0.5e9),
        ("a quarter of a billion", 0.25e9),
        ("one and a half billion", 1.5e9),
        ("a dozen", 12),
        ("two dozen", 24),
        ("a hundred thousand", 100_000),
        ("a billion", 1e9),
        ("a hundred and twenty-five million", 125e6),
        ("one hundred twenty-five", 125),
    ],
)
def test_numbers_are_read_in_figures_and_words(words, value):
    assert number_at(tokens_of(words), 0).value == value


@pytest.mark.parametrize("words", ["155mm", "14th", "twenty-seventh", "tanks"])
def test_ordinals_and_calibres_are_no_numbers(words):
    assert number_at(tokens_of(words), 0) is None


@pytest.mark.parametrize(
    "words", ["hundreds of millions", "several hundred million", "billions", "tens of"]
)
def test_a_vague_number_has_no_value(words):
    found = number_at(tokens_of(words), 0)
    assert found is not None
    assert found.value is None


def test_two_numbers_side_by_side_are_two():
    assert number_at(tokens_of("two and three tanks"), 0).value == 2


def test_a_comma_before_one_or_two_digits_is_a_fraction():
    assert (figure("2,5"), figure("2,500"), figure("1.000.000")) == (2.5, 2500, 1e6)
    assert figure("1.2.3") is None


def test_a_single_letter_is_a_scale_only_close_by():
    assert scale_after(tokens_of("20m"), 0)[0] == 1e6
    assert scale_after(tokens_of("20 tanks"), 0)[0] == 1


def test_a_spelt_point_begins_the_fraction():
    assert number_at(tokens_of("one point one billion"), 0).value == 1.1e9
