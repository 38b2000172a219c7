"""What the charts of changes say in a sentence."""

from datetime import date

from lib.charts.cards import card_of
from lib.charts.subjects.changes import RATES
from lib.frames.change_sums import change_steps
from tests.frames.test_change_list import view
from tests.toys import claim, pledge, toy_ledger

__all__ = ["view"]
HELD = "As of 23 Nov 2026, what was traced to donors in firm pledges at toy meetings"


def test_the_sentence_says_what_moved_the_sum(view):
    said = card_of("change_steps", view).sentence
    assert "came to $119, $104 more than on 1 Mar 2026 (new pledges: $7 more," in said
    assert "what has no donor named is $7 less" in said
    assert RATES in card_of("change_steps", view).summary[1].lower()


def test_where_nothing_changed_the_sentence_says_so(view):
    said = card_of("change_steps", view.but(since=date(2026, 4, 1))).sentence
    assert "came to $119, as on 1 Apr 2026: nothing of this selection changed" in said


def test_changes_that_moved_no_sum_are_told_apart_from_none(view):
    quiet = toy_ledger(
        [pledge("p", recorded_on="2026-03-02"), pledge("q")], [claim("q", 1)]
    )
    card = card_of("change_steps", type(view)(quiet, view.selection))
    assert "came to $1, as on 1 Mar 2026: no change moved it" in card.sentence
    assert card.finding == (
        "Since 1 Mar 2026: 1 change, none of which moved the sum from named donors"
    )


def test_donors_are_named_with_what_moved_theirs(view):
    card = card_of("donor_changes", view)
    assert "Sweden $100 more, United Kingdom $7 more, Norway $5 less" in card.sentence
    assert card.what.startswith("By donor, how far its sum moved")
    assert ", from 1 Mar 2026" in card.what


def test_no_move_leads_to_the_last_change(view):
    card = card_of("donor_changes", view.but(since=date(2026, 4, 1)))
    assert card.finding == (
        "No sum from named donors moved since 1 Apr 2026; the ledger's last "
        "change was on 2 Mar 2026"
    )
    words, link = card.way_out
    assert words == "See that change"
    assert "since=2026-03-01" in link


def test_only_charts_that_compare_take_the_day_compared_with(view):
    assert card_of("change_steps", view).view.selection.since == view.selection.since
    assert card_of("donor_totals", view).view.selection.since is None
    assert len(change_steps(view)) == len(card_of("change_steps", view).rows)
