"""Names of parts stand clear of each other and of every leader."""

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from lib.charts.callouts import APART, LETTER, ROOM, callouts


def of(shares, names):
    ends, parts = 0.0, []
    for share in shares:
        parts.append((ends, ends + share))
        ends += share
    return callouts(parts, names)


def test_names_with_room_stand_in_one_line_right_of_where_their_parts_begin():
    placed = of([0.5, 0.5], ["One", "Two"])
    assert [(one.at, one.side, one.tier) for one in placed] == [
        *((0.0, "right", 0), (0.5, "right", 0))
    ]


def test_a_name_without_room_at_the_end_stands_left_of_it():
    _, last = of([0.9, 0.1], ["One", "On a condition"])
    assert (last.at, last.side, last.tier) == (1.0, "left", 0)


def test_names_that_would_meet_stand_on_tiers_the_first_on_top():
    names = ["New money $43 billion", "New, joint $1 billion", "Announced earlier"]
    assert [one.tier for one in of([0.01, 0.01, 0.9], names)] == [2, 1, 0]


def test_a_name_longer_than_the_bar_has_no_place():
    assert of([1.0], ["x" * 80]) is None
    assert of([1.0], ["x" * 30 + "<br>" + "x" * 30]) is not None


@given(
    st.lists(st.tuples(st.floats(0.001, 1), st.integers(1, 30)), min_size=1, max_size=5)
)
def test_no_name_is_on_another_or_in_the_way_of_a_leader(parts):
    total = sum(share for share, _ in parts)
    names = ["x" * letters for _, letters in parts]
    placed = of([share / total for share, _ in parts], names) or []
    for one in placed:
        assert 0 <= one.span[0] < one.span[1] <= ROOM + 1e-6
    for one, other in combinations(placed, 2):
        low, high = sorted((one, other), key=lambda each: each.tier)
        begin, end = low.span
        if low.tier == high.tier:
            assert begin >= high.span[1] or end <= high.span[0]
        else:
            assert not begin < high.at * ROOM < end
    assert all(one.width >= LETTER + APART for one in placed)
