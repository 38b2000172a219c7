"""Fills, hatches, dashes and symbols."""

import re

import pytest

from lib.charts.style import MARKERS
from lib.export.svg.canvas import Canvas
from lib.export.svg.ink import fill, mark, paint, stroke, symbol
from lib.model.drawings import DRAWINGS, SYMBOLS


def test_a_colour_with_an_alpha_is_written_apart():
    assert paint("#2A6F9C") == {"fill": "#2A6F9C"}
    assert paint("rgba(122, 135, 148, 0.25)") == {
        "fill": "#7A8794",
        "fill_opacity": "0.25",
    }
    assert paint("rgba(0, 0, 0, 0)", "stroke") == {"stroke": "none"}


def test_dashes_are_as_long_as_the_line_is_wide():
    assert stroke({"color": "#000000", "width": 4, "dash": "dash"}) == {
        "stroke": "#000000",
        "stroke_width": "4",
        "stroke_dasharray": "12 12",
    }
    assert (
        stroke({"color": "#000000", "width": 1.5, "dash": "dot"})["stroke_dasharray"]
        == "3 3"
    )
    assert stroke({"color": "#000000", "width": 0}) == {}


@pytest.mark.parametrize("name", DRAWINGS)
def test_every_degree_of_doubt_has_a_drawing_of_its_own(name):
    canvas = Canvas("#000000")
    mine = fill(canvas, MARKERS[name]), tuple(canvas.definitions)
    for other in set(DRAWINGS) - {name}:
        page = Canvas("#000000")
        assert (fill(page, MARKERS[other]), tuple(page.definitions)) != mine


def test_a_hatch_is_outlined_and_lies_on_no_ground():
    canvas = Canvas("#000000")
    look = fill(canvas, MARKERS["conditional"])
    assert look["fill"] == "url(#chart1)"
    assert (look["stroke"], look["stroke_width"]) == ("#C06A10", "1.5")
    assert "<rect" not in canvas.content
    assert 'stroke="#C06A10"' in canvas.content


def test_a_seam_is_white_on_its_colour():
    canvas = Canvas("#000000")
    fill(canvas, MARKERS["joint"])
    assert '<rect width="7" height="7" fill="#2A6F9C"/>' in canvas.content
    assert 'stroke="#FFFFFF"' in canvas.content


def test_dots_are_white_on_their_colour():
    canvas = Canvas("#000000")
    fill(canvas, MARKERS["earlier"])
    assert '<rect width="8" height="8" fill="#5895C0"/>' in canvas.content
    assert '<circle cx="4" cy="4" r="1.35" fill="#FFFFFF"/>' in canvas.content


def test_hatches_of_two_directions_differ():
    drawn = []
    for name in ("conditional", "restated", "lapsed"):
        canvas = Canvas("#000000")
        fill(canvas, MARKERS[name])
        drawn.append(re.search(r' d="([^"]+)"', canvas.content)[1])
    assert len(set(drawn)) == 3


@pytest.mark.parametrize("shape", sorted({one.shape for one in SYMBOLS.values()}))
def test_a_symbol_lies_around_its_point(shape):
    numbers = [float(one) for one in re.findall(r"-?[\d.]+", symbol(shape, 10))]
    assert min(numbers) < 0 < max(numbers)
    assert max(map(abs, numbers)) <= 10


def test_an_open_symbol_has_a_line_and_no_fill():
    canvas = Canvas("#000000")
    mark(canvas, (30, 40), {"symbol": "circle-open", "size": 6, "color": "#7A8794"})
    (drawn,) = canvas.elements
    assert 'fill="none"' in drawn
    assert 'stroke="#7A8794" stroke-width="1"' in drawn
    assert 'transform="translate(30 40)"' in drawn
    assert canvas.extents == [(37, 43)]


def test_a_clear_mark_is_only_for_a_pointer():
    canvas = Canvas("#000000")
    mark(canvas, (5, 5), {"color": "rgba(0, 0, 0, 0)", "size": 9})
    assert (canvas.content, canvas.extents) == ("", [])
