"""Changes in plain text, to be copied."""

import pandas as pd

from lib.charts.change_text import (
    SAID,
    Told,
    counts_in_words,
    sums_in_words,
    told_in_text,
)
from lib.frames.change_list import TOLD, changes_of
from tests.frames.test_change_list import view

__all__ = ["view"]


def test_every_kind_of_change_has_its_words():
    assert tuple(SAID) == TOLD


def test_changes_are_counted_by_their_kind():
    kinds = pd.Series(["settled", "added", "added"])
    assert counts_in_words(kinds) == "2 announcements added and 1 condition settled"
    assert not counts_in_words(pd.Series([], dtype="str"))


def test_sums_are_said_apart(view):
    traced, untraced = sums_in_words(changes_of(view), "USD")
    assert traced.startswith("From named donors: $104 more: $15 before, $119 after")
    assert untraced == "In headlines, no donor named: $7 less: $50 before, $43 after"


def test_the_text_tells_sums_causes_donors_and_each_change(view):
    text = told_in_text(Told(changes_of(view), view, "From then to now"))
    lines = text.splitlines()
    assert lines[0].startswith(
        "From then to now: 1 announcement added, 1 announcement corrected,"
    )
    for line in (
        "- withdrawals: $5 less",
        "- Sweden: $100 more",
        "- outside meetings: $97 more",
        "- 2 Mar 2026, Norway. Withdrawn: “$5”, $5 less [off]",
    ):
        assert line in lines


def test_where_nothing_changed_the_text_says_so(view):
    quiet = view.but(since=view.day)
    text = told_in_text(Told(changes_of(quiet), quiet, "From now to now"))
    assert text.startswith("From now to now: nothing of this selection changed.")
    assert "Changes" not in text
