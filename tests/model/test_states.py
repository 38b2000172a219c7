"""The words for the states of entries and of conditions."""

from lib.frames.catalogue import FRAMES
from lib.model.drawings import DRAWINGS
from lib.model.formats import BASIS_WORDS
from lib.model.states import (
    ENTRY_STATES,
    NOVELTY_WORDS,
    STATE_WORDS,
    STATUS_WORDS,
)
from lib.model.terms import state_term
from lib.model.vocabulary import NOVELTIES, STATES, STATUSES


def test_every_state_of_the_closed_lists_has_words():
    assert set(ENTRY_STATES) == set(STATES)
    assert set(STATUS_WORDS) == set(STATUSES) - {"unknown"}
    assert set(NOVELTY_WORDS) == set(NOVELTIES)


def test_what_is_added_stands_in_brackets_and_only_within_a_sentence():
    assert STATE_WORDS["restated"] == "restated (counted in another entry)"
    assert STATE_WORDS["earlier"] == "announced before"
    assert ENTRY_STATES["restated"].title == "Restated"


def test_a_legend_a_column_and_a_definition_name_a_state_alike():
    columns = FRAMES["donor_totals"].columns
    for key, state in ENTRY_STATES.items():
        assert DRAWINGS[key].label == state.label
        assert columns[key].title == state.title
        assert state_term(key) == (state.title, state.meaning)


def test_the_choice_of_firm_names_the_states_that_it_counts():
    assert BASIS_WORDS["firm"] == "Firm pledges (new, and announced before)"


def test_a_definition_goes_on_after_a_colon_and_has_no_full_stop():
    for state in ENTRY_STATES.values():
        assert state.meaning[0].islower()
        assert not state.meaning.endswith(".")
