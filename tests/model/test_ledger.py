"""What the ledger held on a day."""

from datetime import date

import pytest

from lib.model.ledger import in_force
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
