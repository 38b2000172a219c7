"""What moved a sum as plots: ends, causes, donors, more and less."""

from datetime import date

import pytest

from lib.charts.captions import words_of_rows
from lib.charts.changes import (
    between_days,
    causes_in_words,
    donors_finding,
    donors_plots,
    more_or_less,
    moved_donors,
    steps_finding,
    steps_plots,
)
from lib.charts.rows import rows_figure
from lib.frames.change_sums import change_steps, donor_changes
from lib.model.drawings import AMBER
from tests.charts.accepted import accepted
from tests.frames.test_change_list import SINCE, view

__all__ = ["view"]


@pytest.fixture(scope="module")
def steps(view):
    return change_steps(view)


def test_a_move_is_said_as_more_or_less():
    assert more_or_less(2e9, "USD") == "$2 billion more"
    assert more_or_less(-2e9, "EUR") == "€2 billion less"
    assert more_or_less(0.0, "USD") == "unchanged"


def test_both_ends_and_each_cause_are_drawn(steps):
    ends, causes = steps_plots(steps, SINCE)
    assert ends.categories == ("1 Mar 2026", "23 Nov 2026")
    assert [one.values for one in ends.series] == [(15, 119)]
    assert causes.heading == "What moved it (another scale)"
    more, less = causes.series
    assert (more.name, more.values) == ("more", (7, 2, None, 100, None))
    assert (less.drawing, less.values) == (AMBER, (None, None, 5, None, None))
    assert words_of_rows(causes)[2] == "<b>Withdrawals</b>  $5 less (1 change)"
    figure = accepted(rows_figure([ends, causes]))
    assert figure.layout.xaxis.title.text == "US dollars"


def test_what_did_not_move_is_drawn_without_causes(view):
    before = view.but(since=date(2026, 4, 1))
    (ends,) = steps_plots(change_steps(before), before.selection)
    assert [one.values for one in ends.series] == [(119, 119)]


def test_the_finding_says_how_much_and_of_how_many_changes(view, steps):
    assert steps_finding(steps, SINCE) == (
        "Since 1 Mar 2026, $104 more comes from named donors: 5 changes"
    )
    quiet = view.but(since=date(2026, 4, 1))
    assert steps_finding(change_steps(quiet), quiet.selection) == (
        "Nothing of this selection changed from 1 Apr 2026 to 23 Nov 2026"
    )
    assert between_days(SINCE) == "from 1 Mar 2026 to 23 Nov 2026"


def test_causes_that_moved_nothing_are_not_said(steps):
    assert causes_in_words(steps) == [
        *("new pledges: $7 more", "corrections: $2 more", "withdrawals: $5 less"),
        "reports on conditions: $100 more",
    ]


def test_donors_are_drawn_by_how_far_their_sums_moved(view):
    rows = moved_donors(donor_changes(view), SINCE)
    (plot,) = donors_plots(rows, SINCE)
    assert plot.categories == ("Sweden", "United Kingdom", "Norway", "Germany")
    assert plot.keys == ("SWE", "GBR", "NOR", "DEU")
    assert plot.labels[2] == "$5 less"
    assert donors_finding(rows, SINCE) == (
        "Sweden: $100 more since 1 Mar 2026, the largest move of 4"
    )
