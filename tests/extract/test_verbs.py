import pytest

from lib.extract.verbs import GIVE, PROMISE, inflected
from tests.extract.reading import rows_of


@pytest.mark.parametrize(
    ("verb", "forms"),
    [
        ("pledge", ("pledge", "pledges", "pledging", "pledged", "pledged")),
        ("commit", ("commit", "commits", "committing", "committed", "committed")),
        ("supply", ("supply", "supplies", "supplying", "supplied", "supplied")),
        ("give", ("give", "gives", "giving", "gave", "given")),
        ("pitch in", ("pitch in", "pitches in", "pitching in", *["pitched in"] * 2)),
    ],
)
def test_a_verb_has_its_five_forms(verb, forms):
    assert inflected(verb) == forms


@pytest.mark.parametrize("verb", PROMISE)
def test_a_promise_is_read_in_each_verb(verb):
    past = inflected(verb)[3]
    assert [row[:2] for row in rows_of(f"Norway {past} €5 million for Ukraine.")] == [
        ("NOR", "5000000")
    ]


@pytest.mark.parametrize("verb", GIVE)
def test_a_gift_ahead_is_read_in_each_verb(verb):
    assert [row[:2] for row in rows_of(f"Norway will {verb} €5 million.")] == [
        ("NOR", "5000000")
    ]
