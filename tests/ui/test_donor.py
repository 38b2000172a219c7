"""A donor in words: what it gave, alone and together with others."""

import pytest

from lib.ui.donor import donor_in_words, joint_in_words
from tests.charts.toy_rows import donor_row, frame


def first(name, row):
    return frame(name, [row]).to_dict("records")[0]


def test_a_donor_without_any_sum_is_missing_not_zero():
    row = first(
        "donor_totals", donor_row("GRC", "Greece", unpriced=3, pledges=3, entries=3)
    )
    assert donor_in_words(row) == [
        "3 pledges: no sum stated.",
        "No price given: 3 of 3 announcements.",
    ]


def test_a_donor_is_told_its_states_apart():
    row = first("donor_totals", donor_row("DEU", "Germany", value=2e9, restated=1e9))
    assert donor_in_words(row) == [
        "1 pledge: $2 billion.",
        "By state: $2 billion new; $1 billion counted elsewhere.",
    ]


@pytest.mark.parametrize(
    ("worth", "words"),
    [
        ((467e6, 467e6, 467e6), " worth $467 million, not split."),
        ((0, 0, 0), ", not split; single donors account for all that is stated."),
        (
            (0, 0, 787e6),
            " worth up to $787 million beyond what single donors account for, not split.",
        ),
    ],
)
def test_joint_money_is_never_split(worth, words):
    ends = dict(zip(("joint_low", "joint_value", "joint_high"), worth, strict=True))
    row = donor_row("SWE", "Sweden", joint_pledges=11, **ends)
    assert joint_in_words(row) == f"And takes part in 11 joint pledges{words}"


def test_joint_pledges_without_a_sum_are_counted():
    row = donor_row("SWE", "Sweden", joint_pledges=2, joint_unpriced=2)
    assert joint_in_words(row) == (
        "And takes part in 2 joint pledges (2 with no price given), not split."
    )
