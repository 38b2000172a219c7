"""Bars: stacked where they stand at one place, else from their base."""

from lib.export.svg.bars import segments_of


def bar(**more):
    return {"type": "bar", "orientation": "h", "width": 0.5, **more}


def test_bars_at_one_place_are_stacked_and_missing_ones_left_out():
    first = bar(x=[3.0, 1.0], y=[0, 1])
    second = bar(x=[2.0, None], y=[0, 1])
    found = [(one.across, one.down) for one in segments_of([first, second])]
    assert found == [
        ((0.0, 3.0), (-0.25, 0.25)),
        ((0.0, 1.0), (0.75, 1.25)),
        ((3.0, 5.0), (-0.25, 0.25)),
    ]


def test_other_axes_have_stacks_of_their_own():
    pair = [bar(x=[3.0], y=[0]), bar(x=[2.0], y=[0], xaxis="x2", yaxis="y2")]
    assert [one.across for one in segments_of(pair)] == [(0.0, 3.0), (0.0, 2.0)]


def test_a_base_is_where_a_bar_begins():
    found = segments_of([bar(x=[2.0], y=[0], base=[5.0]), bar(x=[1.0], y=[0])])
    assert [one.across for one in found] == [(5.0, 7.0), (0.0, 1.0)]


def test_a_wait_lasts_from_its_day_on():
    (wait,) = segments_of([bar(x=[86_400_000], y=[0], base=["1970-01-02"])])
    assert wait.across == (86_400_000, 172_800_000)


def test_a_column_begins_beside_its_month():
    column = {"type": "bar", "x": ["1970-01-02"], "y": [4.0], "offset": 10, "width": 5}
    (found,) = segments_of([column, {"type": "scatter", "x": [1], "y": [2]}])
    assert found.across == (86_400_010, 86_400_015)
    assert found.down == (0.0, 4.0)
