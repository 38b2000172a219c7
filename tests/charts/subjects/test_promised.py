"""What the chart of all that is promised says in one sentence."""

from lib.charts.cards import card_of
from lib.model.view import View
from tests.frames.test_promised import CLAIMS, PLEDGES
from tests.toys import NOW, event, toy_ledger


def sentence(**chosen):
    ledger = toy_ledger(
        PLEDGES, CLAIMS, condition_events=[event("e1", "if", "pending")]
    )
    return card_of("promised", View(ledger, NOW).but(**chosen)).sentence


def test_the_sentence_says_who_how_much_and_what_is_beside_it():
    said = sentence()
    assert said.startswith("As of 23 Nov 2026, 2 named donors had promised $12 to 72 ")
    assert "in firm pledges (of which $5 million was announced earlier)" in said
    assert "in headlines names no donor, overlaps and is not added" in said


def test_joint_pledges_of_a_chosen_donor_count_in_full():
    assert "joint pledges with other donors count in full" in sentence(donor=("NOR",))
    assert "joint" not in sentence(basis="new", donor=("SWE",))


def test_without_a_sum_of_a_named_donor_it_says_so():
    said = sentence(donor=("SWE",))
    assert "no sum of a named donor was promised in firm pledges" in said
    assert "$3 million more is promised on a condition and not counted" in said
