"""The words for what readers meet: one place, plain, in two lines."""

import re
from pathlib import Path

import pytest

from lib.frames.catalogue import FRAMES
from lib.model import glossary
from lib.model.drawings import DRAWINGS
from lib.model.glossary import (
    BASIS_WORDS,
    ENTRY_STATES,
    NOVELTY_WORDS,
    STATE_WORDS,
    STATUS_WORDS,
    TERMS,
    state_term,
    term,
)
from lib.model.vocabulary import (
    BASES,
    CLAIM_MODES,
    MEASURES,
    NOVELTIES,
    STATES,
    STATUSES,
)

#: Two lines of a small box hold so many letters.
TWO_LINES = 190
DEFINED = (*ENTRY_STATES.values(), *TERMS.values())


def test_every_code_of_the_closed_lists_has_words():
    assert set(ENTRY_STATES) == set(STATES)
    assert set(STATUS_WORDS) == set(STATUSES) - {"unknown"}
    assert set(NOVELTY_WORDS) == set(NOVELTIES)
    for name, codes in {
        "BASIS": BASES,
        "MEASURE": MEASURES,
        "CLAIM": CLAIM_MODES,
    }.items():
        for kind in ("LABELS", "WORDS"):
            assert set(getattr(glossary, f"{name}_{kind}")) == set(codes)
    assert set(glossary.BASIS_COUNTS) == set(glossary.BASIS_ONCE) == set(BASES)


def test_a_legend_a_column_and_a_definition_name_a_state_alike():
    columns = FRAMES["donor_totals"].columns
    for key, state in ENTRY_STATES.items():
        assert DRAWINGS[key].label == state.label == STATE_WORDS[key]
        assert columns[key].title == state.title
        assert state_term(key) == (state.title, state.definition)


def test_things_are_not_called_money():
    assert state_term("new", of_goods=True)[0] == "Newly promised"
    assert state_term("earlier", of_goods=True)[0] == "Announced earlier"


def test_the_choice_of_firm_names_the_states_that_it_counts():
    assert BASIS_WORDS["firm"] == "Firm pledges (new money, and announced earlier)"
    assert TERMS["firm"].meaning.endswith("new money, and what was announced earlier")


def test_a_term_comes_with_its_definition_and_the_word_of_the_field():
    assert term("claim") == ("Claim", TERMS["claim"].meaning)
    name, meaning = term("unattributed")
    assert name == "No donor named"
    assert meaning.endswith("(unattributed)")
    with pytest.raises(KeyError, match="tank"):
        term("tank")


def test_a_definition_goes_on_after_a_colon_in_two_lines_without_a_full_stop():
    for one in DEFINED:
        assert not one.meaning.endswith("."), one.label
        assert len(one.meaning) <= TWO_LINES, one.label


def test_no_two_things_are_called_alike():
    labels = [one.label for one in DEFINED]
    assert len({*labels}) == len(labels)


#: What readers no longer meet: words of the trade and of the machine.
GONE = re.compile(
    r"\b(?:entry|entries|untraced|traced to|without a sum|own scale|restated sums?|"
    r"announced before|no named donor)\b",
    re.IGNORECASE,
)
WRITTEN = (".md", ".html", ".txt")


def test_words_that_were_replaced_are_in_no_text_for_readers():
    root = Path(glossary.__file__).parents[1]
    texts = [one for one in root.rglob("*") if one.suffix in WRITTEN]
    said = re.compile(r"{[{%].*?[%}]}|<!--.*?-->", re.DOTALL)
    found = {one.name: GONE.findall(said.sub("", one.read_text())) for one in texts}
    assert not {name: words for name, words in found.items() if words}
