import pytest

from lib.extract.standing import stands
from lib.extract.tokens import tokens_of
from lib.model.proposal import Span


@pytest.mark.parametrize(
    ("text", "gives"),
    [
        ("Norway gives", True),
        ("told Norway that", False),
        ("with Norway giving most", True),
        ("thanks to Norway for it", True),
        ("thanks to them and to Norway for it", True),
        ("close to Norway for it", False),
        ("the intention of Norway to give", True),
        ("the coast of Norway to give", False),
    ],
)
def test_the_words_beside_a_name_tell_whether_it_may_give(text, gives):
    tokens = tokens_of(text, Span(0, len(text)))
    at = [token.text for token in tokens].index("Norway")
    assert stands(tokens, at, at, "name")[0] is gives


def test_an_adjective_of_things_gives_nothing():
    tokens = tokens_of("Norwegian weapons", Span(0, 17))
    assert stands(tokens, 0, 0, "adjective") == (False, "")
