"""The scoring itself, on rows that one can score in the head."""

import pytest

from lib.model.proposal import Proposal, Span
from tests.extract.scoring import Score, paired, proposed_row, scores, total

NORWAY = {
    "scope": "donor",
    "donors": ["NOR"],
    "amount": 600,
    "currency": "USD",
    "qualifier": "exact",
    "novelty": "new",
}
DUTCH = NORWAY | {"donors": ["NLD"], "amount": 106}
OFFER = {
    "scope": "donor",
    "donors": ["DEU"],
    "qualifier": "none",
    "novelty": "new",
    "quantity": 5,
    "condition_item": "other countries contribute interceptors",
    "condition_threshold": 30,
}


def shares(expected, proposed, question):
    score = scores(expected, proposed)[question]
    return score.right, score.proposed, score.expected


def test_rows_that_agree_are_exact():
    found = scores([NORWAY, DUTCH, OFFER], [OFFER, NORWAY, DUTCH])
    assert found["pledge"] == Score(3, 3, 3)
    assert found["exact row"] == Score(3, 3, 3)
    assert found["amount"] == found["qualifier"] == Score(2, 2, 2)
    assert found["condition"] == Score(1, 1, 1)
    assert found["running total"] == Score(0, 0, 0)


def test_what_is_missed_costs_recall_and_what_is_made_up_costs_precision():
    made_up = NORWAY | {"donors": ["SWE"], "amount": 1}
    score = scores([NORWAY, DUTCH], [NORWAY, made_up])["donor, amount, currency"]
    assert score == Score(1, 2, 2)
    assert (score.precision, score.recall) == (0.5, 0.5)
    only = scores([NORWAY, DUTCH], [NORWAY])["pledge"]
    assert (only.precision, only.recall) == (1, 0.5)


@pytest.mark.parametrize(
    ("change", "question"),
    [
        ({"amount": 601}, "amount"),
        ({"amount_to": 700}, "amount"),
        ({"currency": "NOK"}, "currency"),
        ({"qualifier": "about"}, "qualifier"),
        ({"donors": ["NOR", "SWE"]}, "donor"),
        ({"amount": 601}, "donor, amount, currency"),
        ({"novelty": "announced_before"}, "exact row"),
        ({"mechanism": "purl"}, "exact row"),
        ({"quantity": 3}, "exact row"),
        ({"scope": "joint"}, "exact row"),
        ({"period_end": "2026-12-31"}, "exact row"),
        ({"condition_item": "a vote"}, "exact row"),
    ],
)
def test_one_wrong_field_is_a_wrong_row_and_still_that_pledge(change, question):
    found = scores([NORWAY], [NORWAY | change])
    assert found["pledge"] == Score(1, 1, 1)
    assert found[question] == Score(0, 1, 1)
    assert found["exact row"] == Score(0, 1, 1)


def test_unit_item_and_printed_words_are_free():
    printed = {"item": "drones", "unit": "aircraft", "amount_as_printed": "$600"}
    assert shares([NORWAY], [NORWAY | printed], "exact row") == (1, 1, 1)


def test_a_condition_needs_its_threshold_and_a_word_of_substance():
    same = OFFER | {"condition_item": "30 interceptor missiles of others"}
    assert shares([OFFER], [same], "condition") == (1, 1, 1)
    for wrong in (
        {"condition_threshold": 31},
        {"condition_item": "the vote of a house"},
    ):
        assert shares([OFFER], [OFFER | wrong], "condition") == (0, 1, 1)
    firm = {name: OFFER[name] for name in OFFER if not name.startswith("condition")}
    assert shares([OFFER], [firm], "condition") == (0, 0, 1)
    assert shares([firm], [OFFER], "condition") == (0, 1, 0)


def test_what_is_open_is_not_compared():
    left = NORWAY | {"open": ["mechanism"]}
    assert shares([left], [NORWAY | {"mechanism": "purl"}], "exact row") == (1, 1, 1)


def test_an_optional_row_is_neither_right_nor_wrong():
    optional = DUTCH | {"optional": True}
    assert shares([NORWAY, optional], [NORWAY, DUTCH], "pledge") == (1, 1, 1)
    assert shares([NORWAY, optional], [NORWAY], "pledge") == (1, 1, 1)


def test_a_running_total_is_no_pledge_and_costs_one_where_it_is_proposed_as_such():
    running = NORWAY | {"scope": "cumulative"}
    assert shares([running], [running], "pledge") == (0, 0, 0)
    assert shares([running], [running], "running total") == (1, 1, 1)
    assert shares([running], [NORWAY], "pledge") == (0, 1, 0)
    assert shares([running], [], "pledge") == (0, 0, 0)


def test_rows_of_one_donor_are_paired_by_their_figures():
    more = NORWAY | {"amount": 700}
    pairs = paired([NORWAY, more], [more, NORWAY])
    assert pairs == [(NORWAY, NORWAY), (more, more)]
    assert paired([NORWAY], [DUTCH | {"currency": "EUR"}]) == []


def test_nothing_expected_and_nothing_proposed_is_right():
    score = scores([], [])["pledge"]
    assert (score.precision, score.recall) == (1, 1)


def test_scores_of_reports_add_up():
    each = [scores([NORWAY], [NORWAY]), scores([DUTCH], [])]
    assert total(each)["pledge"] == Score(1, 1, 2)


def test_a_proposal_is_written_as_an_expected_row():
    pledge = {"scope": "joint", "donors": "NOR;NLD", "condition_threshold": "30"}
    claim = {"amount": "600", "currency": "USD", "amount_to": "", "quantity": "2.5"}
    assert proposed_row(Proposal(pledge, claim, Span(0, 1), (), 1.0)) == {
        "scope": "joint",
        "donors": ["NLD", "NOR"],
        "condition_threshold": 30,
        "amount": 600,
        "currency": "USD",
        "quantity": 2.5,
    }
