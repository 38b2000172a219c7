"""How each degree of doubt is drawn."""

import re

from lib.model.drawings import DRAWINGS, GREY, Swatch, drawing_of
from lib.model.glossary import ENTRY_STATES
from lib.model.vocabulary import UNATTRIBUTED


def test_every_state_and_what_nobody_accounts_for_has_a_drawing():
    assert {*ENTRY_STATES, UNATTRIBUTED, "joint", "headline"} <= set(DRAWINGS)


def test_no_two_states_are_drawn_alike():
    drawn = [(one.colour, one.fill) for one in DRAWINGS.values()]
    assert len(set(drawn)) == len(drawn)
    assert all(re.fullmatch("#[0-9A-F]{6}", colour) for colour, _ in drawn)


def test_a_colour_by_itself_is_drawn_solid_without_a_label():
    assert drawing_of(GREY) == Swatch("", GREY, "solid")
    assert drawing_of("joint").label == "new money, joint"
