"""Sources by their numbers."""

from dataclasses import replace
from datetime import date

import pytest
from lib.export.citation.source_names import numbers_cited, source_in_words

from lib.model.card import Source
from tests.export.toy_cards import toy_card

NUMBERED = tuple(
    Source(f"s{n}", "Agency", "press", "https://news.test/a", date(2026, 2, 12))
    for n in range(1, 10)
)


@pytest.mark.parametrize(
    ("cited", "words"),
    [
        ([3], "3"),
        ([3, 4], "3 and 4"),
        ([5, 3, 4], "3 to 5"),
        ([1, 2, 3, 5, 7, 8, 9], "1 to 3, 5 and 7 to 9"),
    ],
)
def test_three_numbers_in_a_row_are_a_range_and_two_are_none(cited, words):
    card = toy_card(sources=tuple(NUMBERED[n - 1] for n in cited))
    assert numbers_cited(card, NUMBERED) == words


def test_a_source_without_a_day_is_undated():
    dated, undated = NUMBERED[0], replace(NUMBERED[0], published_on=None)
    assert source_in_words(dated) == "Agency, 12 Feb 2026, press"
    assert source_in_words(undated) == "Agency, undated, press"
