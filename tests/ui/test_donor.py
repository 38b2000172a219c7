"""A donor in words: what it promised, alone and together with others."""

from dataclasses import replace

import pytest

from lib.model.view import View
from lib.ui.donor import donor_in_words, joint_in_words
from tests.charts.toy_rows import donor_row, frame
from tests.toys import NOW, toy_ledger

WHERE = "at UDCG meetings and through PURL"


def first(row):
    return frame("donor_totals", [row]).to_dict("records")[0]


def said(row, **chosen):
    view = View(toy_ledger([], []), replace(NOW, **chosen))
    return [one.replace("\\", "") for one in donor_in_words(first(row), view)]


def test_a_donor_without_any_sum_is_missing_not_zero():
    row = donor_row("GRC", "Greece", unpriced=3, pledges=3, entries=3)
    assert said(row) == [f"Greece made 3 pledges {WHERE}, with no price given."]


def test_a_donor_is_told_in_two_sentences_that_can_be_read_aloud():
    row = donor_row(
        *("DEU", "Germany"),
        **{"value": 3e9, "new": 2e9, "earlier": 1e9, "restated": 1e9},
        **{"pledges": 4, "entries": 9, "unpriced": 5, "joint_pledges": 8},
    )
    assert said(row) == [
        f"Germany promised $3 billion in 4 pledges {WHERE}: $2 billion is new money and "
        "$1 billion was announced earlier.",
        "This leaves out $1 billion counted elsewhere, 5 announcements with no price "
        "given and its part of 8 joint pledges.",
    ]


def test_what_a_choice_counts_is_not_left_out():
    row = donor_row("NLD", "Netherlands", value=3e9, new=2e9, restated=1e9)
    (only,) = said(row, basis="announced")
    assert only.startswith("The Netherlands promised $3 billion in 1 pledge")
    assert only.endswith(
        "$2 billion is new money and $1 billion is counted elsewhere too."
    )


def test_new_money_alone_needs_no_parts():
    row = donor_row("NOR", "Norway", value=3e9, new=3e9)
    assert said(row) == [f"Norway promised $3 billion in 1 pledge {WHERE}."]


def test_no_donor_and_several_are_said_so():
    nobody = donor_row("unattributed", "No donor named", "unattributed", 5e9)
    assert said(nobody)[0].startswith(
        "No donor is named for $5 billion in 1 announcement"
    )
    several = donor_row("DNK;NOR", "Denmark and Norway", "joint", 5e9)
    assert said(several)[0].startswith(
        "Denmark and Norway together promised $5 billion"
    )


@pytest.mark.parametrize(
    ("worth", "words"),
    [
        ((467e6, 467e6, 467e6), " worth $467 million in all"),
        ((0, 0, 0), ", for whose money single donors account"),
        (
            (0, 0, 787e6),
            " worth up to $787 million beyond what single donors account for",
        ),
    ],
)
def test_joint_money_is_never_split(worth, words):
    ends = dict(zip(("joint_low", "joint_value", "joint_high"), worth, strict=True))
    row = donor_row("SWE", "Sweden", joint_pledges=11, **ends)
    assert joint_in_words(row) == f"its part of 11 joint pledges{words}"


def test_joint_pledges_without_a_price_are_counted():
    row = donor_row("SWE", "Sweden", joint_pledges=2, joint_unpriced=2)
    assert joint_in_words(row) == "its part of 2 joint pledges (2 with no price given)"
