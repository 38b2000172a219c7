"""The overview opens with one figure, and its doubts are counted."""

from dataclasses import replace

import pandas as pd
import pytest

from lib.charts.headlines import (
    Opening,
    disputed_in_words,
    doubts_in_words,
    open_questions,
    opening_of,
    silent_in_words,
    untraced_in_words,
)
from lib.model.view import View
from tests.toys import NOW, claim, pledge, toy_ledger


def opening(pledges, claims=(), **chosen):
    return opening_of(View(toy_ledger(pledges, claims), replace(NOW, **chosen)))


WHOLE = pledge("whole", None, meeting_id="m1")
OF_GERMANY = pledge("deu", "DEU", meeting_id="m1", part_of="whole")
BEFORE = pledge("old", "NOR", meeting_id="m2", novelty="announced_before")
SUMS = [claim("whole", 100e6), claim("deu", 60e6), claim("old", 5e6)]


def test_one_figure_is_of_named_donors_alone():
    said = opening([WHOLE, OF_GERMANY, BEFORE], SUMS)
    assert said.figure == "$65 million"
    assert "promised by 2 named donors at UDCG meetings" in said.whose
    assert said.whose.endswith(", in 2 pledges at 2 meetings.")


def test_one_donor_is_named_and_what_is_outside_meetings_is_at_none():
    said = opening([pledge("deu", "DEU")], [claim("deu", 60e6, qualifier="up_to")])
    assert said.figure == "Up to $60 million"
    assert "promised by Germany " in said.whose
    assert said.whose.endswith(", in 1 pledge.")


def test_who_is_chosen_is_named_where_others_promised_with_them():
    both = [pledge("both", "DEU;NOR", scope="joint")]
    said = opening(both, [claim("both", 7e6)], donor=("NOR",))
    assert "promised by Norway, alone or with other donors, at " in said.whose


def test_the_count_decides_what_the_figure_holds():
    said = opening([OF_GERMANY, WHOLE, BEFORE], SUMS, basis="new")
    assert said.figure == "$60 million"


def test_without_a_sum_of_a_named_donor_there_is_no_figure():
    assert opening([WHOLE], SUMS[:1]) == Opening()
    assert opening([OF_GERMANY, WHOLE], []) == Opening()
    assert opening([]) is None


def test_open_questions_lead_to_what_answers_them():
    claims = [
        claim("deu", 10e6),
        claim("deu", 20e6, claim_id="deu-c2", lead=False),
        claim("nor"),
    ]
    pledges = [pledge("deu", "DEU"), pledge("nor", "NOR"), pledge("swe", "SWE")]
    disputed, silent = open_questions(View(toy_ledger(pledges, claims), NOW))
    assert (disputed.words, disputed.page) == (
        "Sources disagree on 1 figure",
        "evidence",
    )
    assert silent.words == "2 announcements give no price"
    assert (silent.page, silent.own) == ("data", {"name": "frames/contributions"})
    sure = View(toy_ledger(pledges[:1], claims[:1]), NOW)
    assert open_questions(sure) == []


def test_doubts_are_counted_and_never_added_up():
    ledger = toy_ledger(
        [
            pledge("whole", None, meeting_id="m1"),
            pledge("deu", "DEU", meeting_id="m1", part_of="whole", novelty="unclear"),
            pledge("nor", "NOR", meeting_id="m2"),
        ],
        [
            claim("whole", 100e6),
            claim("deu", 10e6),
            claim("deu", 20e6, claim_id="deu-c2", lead=False),
            claim("nor"),
        ],
    )
    assert doubts_in_words(View(ledger, NOW)) == [
        "1 meeting announced a sum as a whole; most of it has no donor named.",
        "Sources differ by more than 2 percent on 1 figure.",
        "1 of 3 announcements states no sum; it is counted, never as zero.",
        "Of the new money from named donors, $10 million may have been "
        "announced earlier: sources do not say.",
    ]


def test_without_pledges_there_is_no_doubt():
    assert doubts_in_words(View(toy_ledger([], []), NOW)) == []


def test_none_one_and_many_doubts_are_said_as_they_are():
    said = [disputed_in_words(number) for number in (0, 1, 2)]
    assert said == [
        "Sources disagree on no figure.",
        "Sources differ by more than 2 percent on 1 figure.",
        "Sources differ by more than 2 percent on 2 figures.",
    ]
    said = [silent_in_words(number, of) for number, of in ((0, 3), (1, 1), (2, 2))]
    assert said == [
        "Every announcement states a sum.",
        "The only announcement states no sum; it is counted, never as zero.",
        "Both announcements state no sum; they are counted, never as zero.",
    ]


@pytest.mark.parametrize(
    ("shares", "words"),
    [
        ([], "No meeting announced a sum as a whole."),
        (
            [20],
            "1 meeting announced a sum as a whole; no more than half of it has no "
            "donor named.",
        ),
        (
            [20, 30],
            "2 meetings announced a sum as a whole; at least half of each of these "
            "sums comes from named donors.",
        ),
        (
            [20, 98],
            "2 meetings announced a sum as a whole; most of 1 of these sums has no "
            "donor named.",
        ),
    ],
)
def test_sums_that_are_traced_to_nobody_are_counted(shares, words):
    assert untraced_in_words(pd.Series(shares, dtype=float)) == words
