"""What moved the sums, step by step, by donor and by meeting."""

import pytest

from lib.frames.change_sums import (
    OUTSIDE_MEETINGS,
    STEPS,
    change_steps,
    donor_changes,
    meeting_changes,
)
from lib.frames.effects import CAUSES
from tests.frames.test_change_list import view

__all__ = ["view"]


def test_the_steps_lead_from_before_to_after(view):
    steps = change_steps(view).set_index("step")
    assert steps.index.to_list() == list(STEPS)
    assert steps["value"].to_dict() == {
        **{"before": 15, "added": 7, "corrected": 2, "withdrawn": -5, "claims": 0},
        **{"conditions": 100, "follows": 0, "after": 119},
    }
    assert steps.loc["follows", "untraced"] == -7
    assert steps["changes"].to_list() == [0, 1, 1, 1, 0, 1, 1, 5]


def test_each_donor_has_what_moved_its_sum(view):
    rows = donor_changes(view).set_index("donors")
    assert rows.index.to_list() == ["SWE", "GBR", "NOR", "DEU", "unattributed"]
    assert rows.loc["DEU", ["before", "after", "corrected"]].to_list() == [10, 12, 2]
    assert rows.loc["NOR", "withdrawn"] == -5
    assert rows.loc["unattributed", "follows"] == -7
    parts = rows[list(CAUSES)].sum(axis="columns")
    assert parts.to_list() == rows["difference"].to_list()
    assert rows["changes"].to_list() == [1, 1, 1, 1, 1]


def test_each_meeting_has_what_moved_it_and_what_is_untraced_stands_beside(view):
    rows = meeting_changes(view)
    assert rows["meeting_label"].to_list()[-1] == OUTSIDE_MEETINGS
    assert rows["meeting_id"].isna().to_list() == [False, True]
    assert rows["added"].to_list() == [7, 0]
    assert rows["untraced"].fillna(0).to_list() == [-7, 0]
    assert rows["difference"].to_list() == [7, 97]


@pytest.mark.parametrize("frame", [change_steps, donor_changes, meeting_changes])
def test_the_input_is_left_as_it_is(view, frame):
    tables = {name: rows.copy() for name, rows in view.ledger.tables.items()}
    frame(view)
    assert all(rows.equals(tables[name]) for name, rows in view.ledger.tables.items())
