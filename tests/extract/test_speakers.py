import pytest

from lib.extract.donors import Register
from lib.extract.speakers import people_in, who_said
from lib.extract.tokens import tokens_of
from lib.model.proposal import Span
from tests.extract.reading import names, rows_of


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Healey said the UK pledged £5 million.", "John Healey"),
        ("The UK pledged £5 million, said Healey.", "John Healey"),
        ("NATO's Mark Rutte said the UK pledged £5 million.", "Mark Rutte"),
        ("The UK pledged £5 million.", ""),
    ],
)
def test_who_announced_is_named_in_full(text, name):
    assert rows_of(text, "announced_by") == [(name,)]


def test_he_is_who_spoke_before():
    text = "Healey spoke. He said so."
    people = people_in(tokens_of(text), Register(names(), text))
    (healey,) = people
    assert who_said(text, Span(0, 13), people, None) is None
    assert who_said(text, Span(14, len(text)), [], healey) == healey
