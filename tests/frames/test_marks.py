"""Marks in words."""

import pytest

from lib.frames.marks import mark_in_words, title_in_words
from lib.model.ledger import Ledger
from tests.toys import claim, pledge, toy_ledger


@pytest.fixture(scope="module")
def ledger() -> Ledger:
    return toy_ledger([pledge("alone", "GBR", item="drones")], [claim("alone")])


@pytest.mark.parametrize(
    ("named", "words"),
    [
        ("DEU", "Germany"),
        ("DEU;NOR,m1", "Germany and Norway, 12 Feb 2026, Brussels"),
        ("unattributed,new", "No donor named, new money"),
        ("purl", "Label"),
        ("DEU,=", "Germany, no mechanism named"),
        ("DEU,outside", "Germany, outside meetings"),
        ("unclassed,2025", "class not stated, 2025"),
        ("2025,2025-04", "2025, Apr 2025"),
        ("<b>", "<b>"),
    ],
)
def test_a_mark_is_named(named, words, ledger):
    assert mark_in_words(named, ledger) == words


def test_a_pledge_is_named_by_its_title(ledger):
    assert title_in_words("alone", ledger) == "United Kingdom: drones"
    assert title_in_words("GBR", ledger) == "United Kingdom"
