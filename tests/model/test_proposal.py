from dataclasses import FrozenInstanceError

import pytest

from lib.model.proposal import Extraction, Names, Span


def test_a_span_counts_code_points_end_exclusive():
    assert Span(1, 3).of("a€😀b") == "€😀"


def test_spans_are_ordered_by_place():
    assert sorted([Span(4, 5), Span(1, 9)])[0] == Span(1, 9)


def test_what_is_not_known_is_empty():
    assert Extraction("text").proposals == ()
    assert Names().donors == {}


def test_a_proposal_is_not_changed_in_place():
    with pytest.raises(FrozenInstanceError):
        Extraction("text").text = "other"
