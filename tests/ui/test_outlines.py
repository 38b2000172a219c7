"""Of filled outlines a page is sent what its screen shows."""

from copy import deepcopy

from lib.ui.outlines import seen

#: A hundred units along a hundred pixels.
LAYOUT = {
    "height": 200,
    "xaxis2": {"range": [0, 100]},
    "yaxis2": {"range": [0, 100], "domain": [0.5, 1]},
}
#: A square whose lower side bends by a pixel at 50 and by less at 20.
SQUARE = [(0, 0), (20, 0.2), (50, 2), (100, 0), (100, 100), (0, 100), (0, 0)]
BEYOND = [(120, 120), (140, 120), (140, 140), (120, 120)]
REACHING_IN = [(90, 90), (120, 90), (120, 120), (90, 90)]
TINY = [(50, 50), (50.2, 50), (50.2, 50.2), (50, 50)]
GAP = (None, None)


def trace_of(*rings, **more):
    points = [point for ring in rings for point in (*ring, GAP)]
    x, y = zip(*points, strict=True)
    sent = {"x": [*x], "y": [*y], "fill": "toself", "xaxis": "x2", "yaxis": "y2"}
    return sent | more


def points_of(trace):
    return [*zip(trace["x"], trace["y"], strict=True)]


def test_a_point_stays_that_stands_out_by_a_pixel():
    kept = points_of(seen(trace_of(SQUARE), LAYOUT))
    assert kept == [one for one in SQUARE if one != (20, 0.2)] + [GAP]


def test_what_counts_is_what_a_pixel_is_there():
    smaller = LAYOUT | {"height": 20}
    kept = points_of(seen(trace_of(SQUARE), smaller))
    assert kept == [(0, 0), (100, 0), (100, 100), (0, 100), (0, 0), GAP]


def test_an_outline_beyond_the_axes_goes_and_one_that_reaches_in_stays_whole():
    kept = points_of(seen(trace_of(BEYOND, REACHING_IN), LAYOUT))
    assert kept == [*REACHING_IN, GAP]


def test_an_outline_too_small_to_see_goes_and_none_at_all_is_a_gap():
    assert points_of(seen(trace_of(TINY), LAYOUT)) == [GAP]


def test_what_is_no_filled_outline_on_fixed_axes_stays_as_it_is():
    line = trace_of(SQUARE, fill=None)
    free = {"height": 200, "xaxis2": {}, "yaxis2": {}}
    assert seen(line, LAYOUT) is line
    assert seen(trace_of(SQUARE), free) == trace_of(SQUARE)
    bare = {"type": "bar", "x": [1], "y": [2]}
    assert seen(bare, LAYOUT) is bare


def test_the_trace_is_left_as_it_was():
    trace = trace_of(SQUARE, TINY)
    before = deepcopy(trace)
    seen(trace, LAYOUT)
    assert trace == before
