"""Areas: what outlines enclose, cut off at their panel, in the fills of bars."""

import re

from lib.export.svg.areas import draw_areas, fill_of
from lib.export.svg.canvas import Canvas
from lib.export.svg.panels import AxisPair
from lib.export.svg.scale import Scale

PANEL = AxisPair(
    ("x", "y"),
    {},
    {},
    Scale("linear", 0, 1, 10, 110),
    Scale("linear", 0, 1, 220, 20),
)
LOOK = {
    "fillcolor": "rgba(42, 111, 156, 0.25)",
    "line": {"color": "#7A8794", "width": 0.8},
}
DOTTED = {"shape": ".", "fgcolor": "#7A8794", "bgcolor": "rgba(0, 0, 0, 0)"}
SQUARE, HOLE = ((0, 0), (9, 0), (9, 9.04)), ((1, 1), (1, 2), (2.26, 2))


def drawn(*outlines, **more):
    canvas = Canvas("#000000")
    draw_areas(canvas, outlines, LOOK | more, PANEL)
    return canvas


def test_outlines_and_holes_are_one_path_to_a_tenth_of_a_pixel():
    content = drawn(SQUARE, HOLE).content
    assert re.findall(r' d="([^"]+)"', content) == ["M0,0 9,0 9,9ZM1,1 1,2 2.3,2Z"]
    assert 'fill="#2A6F9C" fill-opacity="0.25" stroke="#7A8794"' in content


def test_areas_end_with_their_panel_and_are_never_cut_through():
    canvas = drawn(SQUARE)
    assert '<rect x="10" y="20" width="100" height="200"/></clipPath>' in canvas.content
    assert 'clip-path="url(#chart1)"' in canvas.content
    assert canvas.extents == [(20, 220)]


def test_of_no_outline_nothing_is_drawn():
    canvas = drawn()
    assert (canvas.content, canvas.extents) == ("", [])


def test_a_pattern_is_drawn_as_that_of_a_bar():
    pattern = DOTTED | {"size": 5, "solidity": 0.3}
    canvas = Canvas("#000000")
    look = fill_of(canvas, LOOK | {"fillpattern": pattern})
    assert look["fill"] == "url(#chart1)"
    assert "<circle" in canvas.content
