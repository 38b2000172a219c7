"""Documents held in full, the quoted passages marked."""

import pytest

from lib.model.view import View
from lib.ui.documents import marked, merged, quotes, quotes_in_words
from tests.toys import NOW
from tests.ui.toy_evidence import TEXT, quoting_ledger


@pytest.fixture(scope="module")
def ledger():
    return quoting_ledger()


def test_the_quoted_passages_are_counted_by_what_they_support(ledger):
    quoted = quotes("held", View(ledger, NOW))
    assert quoted[["quote_start", "quote_end"]].to_numpy().tolist() == [[0, 11]]
    assert quotes_in_words(quoted) == "Marked: what supports 1 claim."
    assert "nothing as of this day" in quotes_in_words(quoted.head(0))


def test_spans_that_touch_are_one():
    assert merged(((5, 9), (0, 3), (3, 4), (6, 7))) == [(0, 4), (5, 9)]


def test_a_passage_is_marked_line_by_line_and_nothing_is_lost():
    written = marked(TEXT, ((6, 24), (33, 39)))
    assert written.startswith("First :orange-background[said.]\n:orange-background[Sec")
    bare = written.replace(":orange-background[", "").replace("\\", "")
    assert bare.replace("]", "") == TEXT


def test_a_text_without_passages_is_as_it_stands():
    assert marked(TEXT, ()).replace("\\", "") == TEXT
