import pytest

from lib.extract.qualifiers import qualifier_after, qualifier_before
from lib.extract.tokens import tokens_of


@pytest.mark.parametrize(
    ("words", "qualifier"),
    [
        ("nearly", "nearly"),
        ("just under", "nearly"),
        ("almost", "nearly"),
        ("about", "about"),
        ("roughly an additional", "about"),
        ("approx.", "about"),
        ("more than", "over"),
        ("just over", "over"),
        ("upwards of", "over"),
        ("in excess of", "over"),
        ("at least", "at_least"),
        ("no less than", "at_least"),
        ("up to", "up_to"),
        ("as much as", "up_to"),
        ("an additional", "exact"),
        ("a total of", "exact"),
    ],
)
def test_the_words_before_a_figure_qualify_it(words, qualifier):
    tokens = tokens_of(f"{words} 48")
    assert qualifier_before(tokens, len(tokens) - 1)[0] == qualifier


@pytest.mark.parametrize(
    ("words", "qualifier"),
    [
        ("or more", "at_least"),
        ("or so", "about"),
        ("at most", "up_to"),
        ("tanks", "exact"),
    ],
)
def test_so_do_the_words_after_it(words, qualifier):
    assert qualifier_after(tokens_of(f"48 {words}"), 0)[0] == qualifier
