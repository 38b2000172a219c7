"""What the ledger held on a day, and cells of it that hold lists."""

from datetime import date

import pandas as pd
import pytest

from lib.model.ledger import cities_of, holds_any, holds_only, in_force
from tests.toys import frame_of, pledge


@pytest.mark.parametrize(
    ("day", "held"),
    [
        (date(2026, 2, 11), []),
        (date(2026, 2, 12), ["kept", "gone"]),
        (date(2026, 2, 28), ["kept", "gone"]),
        (date(2026, 3, 1), ["kept"]),
    ],
)
def test_a_row_is_held_from_the_day_recorded_to_the_day_before_it_is_withdrawn(
    day, held
):
    gone = pledge("gone", withdrawn_on="2026-03-01")
    rows = frame_of("pledges", [pledge("kept"), gone])
    assert in_force(rows, day)["pledge_id"].to_list() == held


CELLS = pd.Series(["DEU;NOR", "NOR", None, "DEUX"])


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (["NOR"], [True, True, False, False]),
        (["DEU"], [True, False, False, False]),
        ([], [False, False, False, False]),
    ],
)
def test_a_cell_holds_a_word_whole(wanted, found):
    assert holds_any(CELLS, wanted).to_list() == found


def test_a_cell_holds_nothing_but_what_is_allowed():
    assert holds_only(CELLS, ["NOR"]).to_list() == [False, True, False, False]
    allowed = holds_only(CELLS, ["DEU", "NOR"]).to_list()
    assert allowed == [True, True, False, False]


def test_a_meeting_is_online_where_it_was_and_elsewhere_only_if_it_is_known():
    meetings = pd.DataFrame(
        {
            "city": ["Brussels", None, None, None],
            "format": ["in_person", "virtual", None, "hybrid"],
        },
        dtype="str",
    )
    assert cities_of(meetings).fillna("").tolist() == ["Brussels", "online", "", ""]
