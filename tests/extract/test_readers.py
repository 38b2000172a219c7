from dataclasses import replace

import pytest

from lib.extract.reader import extract
from lib.extract.readers import (
    UnknownReaderError,
    fault_of,
    read_as,
    read_by,
    reader_named,
)
from lib.model.proposal import Span
from tests.extract.reading import names

TEXT = "Norway pledged NOK 5 million for two tanks."


def plain_reader(text, known, published_on):
    """Propose one sum that stands in the text and one that does not."""
    (one,) = extract(text, known, published_on).proposals
    return [one, replace(one, claim={**one.claim, "amount": "7000000"})]


def test_a_figure_that_does_not_stand_in_the_passage_is_refused():
    found = read_by(plain_reader, TEXT, names())
    assert [one.claim["amount"] for one in found.proposals] == ["5000000"]
    (notice,) = found.notices
    assert "amount 7000000 does not stand in its passage" in notice


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"passage": Span(0, 999)}, "outside the text"),
        ({"passage": Span(0, 6)}, "amount 5000000 does not stand"),
        ({"pledge": {"condition_threshold": "30"}}, "condition_threshold 30"),
        ({"claim": {"quantity": "many"}}, "quantity many"),
        ({"claim": {"amount": "", "quantity": "2"}, "pledge": {}}, ""),
    ],
)
def test_each_figure_is_held_against_the_text(change, fault):
    (one,) = extract(TEXT, names()).proposals
    assert fault in fault_of(TEXT, replace(one, **change))
    assert bool(fault_of(TEXT, replace(one, **change))) is bool(fault)


def test_the_rules_are_a_reader_of_their_own():
    assert read_as("rules", TEXT, names()) == extract(TEXT, names())


def test_a_reader_that_nobody_plugged_in_is_refused():
    with pytest.raises(UnknownReaderError, match=r"'oracle'. Known: rules"):
        reader_named("oracle")
