"""What a ledger says in other languages."""

from pathlib import Path

import pytest

from lib.ledger.package import read_ledger
from lib.ledger.translations import own_words
from lib.model.formats import donors_in_words, names_of
from lib.model.language import ENGLISH, LANGUAGES, speaking
from tests.ledgers import write_ledger

SEEDS = Path(__file__).parents[2] / "seeds"
OTHERS = [code for code in LANGUAGES if code != ENGLISH]


@pytest.fixture
def seeds():
    return read_ledger(SEEDS)


def said(**cells):
    return {"language": "de", "words": "drone", "translation": "Drohne"} | cells


def test_words_are_said_in_the_language_that_is_spoken(tmp_path, tables):
    folder = write_ledger(tmp_path / "own", **tables | {"translations": [said()]})
    ledger = read_ledger(folder)
    assert ledger.in_language("drone") == "drone"
    with speaking("de"):
        assert ledger.in_language("drone") == "Drohne"
        assert ledger.in_language("tank") == "tank"
    with speaking("uk"):
        assert ledger.in_language("drone") == "drone"


@pytest.mark.parametrize(
    ("cells", "problem"),
    [
        ({"language": "en"}, 'language "en" is not known'),
        ({"words": "tank", "translation": ""}, "translation is empty"),
        ({"translation": "Unbemanntes"}, '"drone" is said in de already'),
    ],
)
def test_what_cannot_be_said_is_refused(tables, refused, cells, problem):
    refused(tables | {"translations": [said(), said() | cells]}, problem)


@pytest.mark.parametrize("code", OTHERS)
def test_the_shipped_ledger_says_all_its_words(seeds, code):
    rows = seeds["translations"]
    translated = set(rows.loc[rows["language"] == code, "words"])
    assert sorted(set(own_words(seeds)) - translated) == []
    assert sorted(translated - set(own_words(seeds))) == []


@pytest.mark.parametrize(
    ("code", "name", "both"),
    [
        ("en", "Germany", "Germany and Norway"),
        ("de", "Deutschland", "Deutschland und Norwegen"),
        ("uk", "Німеччина", "Німеччина і Норвегія"),
    ],
)
def test_countries_are_named_in_each_language(seeds, code, name, both):
    with speaking(code):
        assert names_of(seeds, "donors", "name")["DEU"] == name
        assert donors_in_words("DEU;NOR", seeds) == both


@pytest.mark.parametrize("code", OTHERS)
def test_no_government_keeps_its_english_name_for_want_of_another(seeds, code):
    english = names_of(seeds, "donors", "name")
    with speaking(code):
        names = names_of(seeds, "donors", "name")
    assert len(set(names.values())) == len(english)
    assert [one for one in names if names[one] == english[one] and code == "uk"] == []
