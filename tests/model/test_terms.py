"""What the words mean."""

import pytest

from lib.model.states import ENTRY_STATES
from lib.model.terms import TERMS, state_term, term


def test_a_term_comes_with_its_definition():
    assert term("Claim") == ("Claim", TERMS["Claim"])
    with pytest.raises(KeyError, match="Tank"):
        term("Tank")


def test_a_state_is_named_as_charts_write_it():
    name, meaning = state_term("lapsed")
    assert name == "Lapsed or withdrawn"
    assert meaning == ENTRY_STATES["lapsed"].meaning


def test_firm_is_what_the_basis_counts():
    assert TERMS["Firm"] == "new and announced before"


def test_definitions_go_on_after_a_colon():
    assert not [name for name, meaning in TERMS.items() if meaning.endswith(".")]
