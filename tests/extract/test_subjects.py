import pytest

from lib.extract.subjects import alludes
from tests.extract.reading import rows_of


@pytest.mark.parametrize(
    "ahead",
    [
        "It",
        "The ministry",
        "In addition, the country",
        "A further ",
        "60 billion euros",
        "GUEST: Just over ",
        "Also ",
        "In 2026 that will be ",
        "which",
    ],
)
def test_a_pronoun_a_known_noun_or_no_subject_speaks_of_who_was_named(ahead):
    assert alludes(ahead)


@pytest.mark.parametrize(
    "ahead",
    [
        "Insurers in London",
        "Clearing mines",
        "The European Bank for Reconstruction",
        "Three grain ships",
        "On Monday, dockers",
    ],
)
def test_another_subject_does_not(ahead):
    assert not alludes(ahead)


def test_only_a_clause_about_who_was_named_is_of_its_giving():
    assert rows_of("Norway gives €5m. It adds €2m for roads.") == [
        ("NOR", "5000000", "EUR", ""),
        ("NOR", "2000000", "EUR", ""),
    ]
    assert rows_of("Norway gives €5m. Dockers will add €2m.") == [
        ("NOR", "5000000", "EUR", "")
    ]
