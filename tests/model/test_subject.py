"""The words of a subject, as sentences and lists take them."""

from lib.model.ledger import Ledger
from lib.model.subject import LISTS, Word
from tests.toys import claim, pledge, toy_ledger

LEDGER: Ledger = toy_ledger([pledge("deu")], [claim("deu", 5.0)])


def test_every_list_is_declared_and_keyed_by_its_codes():
    assert set(LEDGER.vocabulary) == set(LISTS)
    for words in LEDGER.vocabulary.values():
        assert [word.code for word in words.values()] == list(words)


def test_no_kind_of_source_speaks_officially_unless_it_says_so():
    assert not Word("blog", "blog", "A diary.").official
    kinds = LEDGER.vocabulary["source_kinds"]
    assert [code for code, word in kinds.items() if word.official] == ["official"]


def test_no_kind_of_source_is_second_hand_unless_it_says_so():
    assert not Word("blog", "blog", "A diary.").second_hand
    kinds = LEDGER.vocabulary["source_kinds"]
    assert [code for code, word in kinds.items() if word.second_hand] == ["other"]
