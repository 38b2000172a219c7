"""The sums of the overview stand apart, and its doubts are counted."""

import pandas as pd
import pytest

from lib.charts.headlines import (
    disputed_in_words,
    doubts_in_words,
    headline_figures,
    opening_in_words,
    silent_in_words,
    untraced_in_words,
)
from lib.model.view import View
from tests.toys import NOW, claim, pledge, toy_ledger


def figures_of(pledges, claims):
    return headline_figures(View(toy_ledger(pledges, claims), NOW))


def test_traced_and_untraced_sums_stand_apart():
    figures = figures_of(
        [
            pledge("whole", None, meeting_id="m1"),
            pledge("deu", "DEU", meeting_id="m1", part_of="whole"),
            pledge("old", "NOR", meeting_id="m1", novelty="announced_before"),
        ],
        [claim("whole", 100e6), claim("deu", 60e6), claim("old", 5e6)],
    )
    assert list(figures.values())[:3] == ["$60 million", "$5 million", "$40 million"]


def test_what_nobody_priced_is_missing_and_counted():
    figures = figures_of([pledge("deu", "DEU", meeting_id="m1")], [claim("deu")])
    assert figures["New money, named donors"] == "no sum stated"
    assert (
        figures["In headlines, no donor named"]
        == figures["Promised on a condition"]
        == "none"
    )
    assert figures["No price given"] == "all"


def test_a_figure_says_between_what_it_lies():
    figures = figures_of(
        [
            pledge("whole", None, meeting_id="m1"),
            pledge("deu", "DEU", meeting_id="m1", part_of="whole"),
        ],
        [
            claim("whole", 100e6),
            claim("deu", 60e6, qualifier="up_to"),
        ],
    )
    assert list(figures.values())[:3] == [
        "Up to $60 million",
        "none",
        "$40 to 100 million",
    ]


def test_nothing_chosen_is_nothing_stated():
    figures = figures_of([], [])
    assert set(figures.values()) == {"none", "No figure"}


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


def opening(*pledges):
    return opening_in_words(View(toy_ledger(list(pledges), []), NOW))


def test_no_pledge_is_no_number_of_pledges_at_no_meetings():
    assert opening() == ()
    (said,) = opening(pledge("whole", None, meeting_id="m1"))
    assert said.startswith("Meetings searched to ")
    at_none = opening(pledge("deu", "DEU"))
    assert at_none[1] == "1 pledge"
    assert len(at_none) == 3
    both = opening(
        pledge("deu", "DEU", meeting_id="m1"), pledge("nor", "NOR", meeting_id="m1")
    )
    assert both[1::2] == ("2 pledges", "1 meeting")
    assert "".join(both).count(" in all. Meetings searched to ") == 1
