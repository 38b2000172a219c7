"""Pairs of axes: their grids, their numbers and their titles."""

import re

import pytest

from lib.export.svg.bars import segments_of
from lib.export.svg.canvas import Canvas
from lib.export.svg.panels import draw_grid, draw_names, panels_of, room_beside

BOX = (50.0, 20.0, 450.0, 220.0)
GRID = {"gridcolor": "#D8D4CB"}


def panels(traces, **layout):
    return panels_of(traces, layout, segments_of(traces), BOX)


def points(**more):
    return {"type": "scatter", "x": [0, 10], "y": [0, 4], **more}


def drawn(panel, draw):
    canvas = Canvas("#000000")
    draw(canvas, panel)
    return canvas.elements


def test_an_axis_takes_its_share_of_the_box():
    found = panels([points()], yaxis={"domain": [0.5, 1], "range": [0, 4]})
    scale = found["x", "y"].y
    assert (scale.at(0), scale.at(4)) == (120, 20)


def test_values_and_bars_are_held_where_no_range_is_given():
    bar = {"type": "bar", "x": [1, 2], "y": [3.0, 19.0], "width": 1}
    found = panels([bar], yaxis={"rangemode": "tozero"})["x", "y"]
    assert found.y.last == pytest.approx(20)
    assert found.x.first < 0.5


def test_lines_stand_at_the_numbers_of_visible_axes():
    (panel,) = panels(
        [points()],
        xaxis={"range": [0, 10], "nticks": 5, **GRID},
        yaxis={"range": [0, 4], "visible": False},
    ).values()
    lines = drawn(panel, draw_grid)
    assert len(lines) == 6
    assert all('stroke="#D8D4CB"' in one for one in lines)


def test_years_have_faint_lines_of_their_own():
    axis = {"type": "date", "range": ["2022-06-01", "2024-06-01"], "showgrid": False}
    axis |= {"minor": {"showgrid": True, **GRID}}
    days = points(x=["2022-06-01", "2024-06-01"])
    (panel,) = panels([days], xaxis=axis, yaxis={"visible": False}).values()
    assert len(drawn(panel, draw_grid)) == 2


def test_numbers_and_titles_stand_beside_their_own_panel():
    traces = [points(), points(yaxis="y2")]
    title = {"text": "Billion US dollars", "font": {"size": 12}, "standoff": 6}
    found = panels(
        traces,
        xaxis={"range": [0, 10], "dtick": 5, "title": title},
        yaxis={"domain": [0, 0.4], "visible": False},
        yaxis2={"domain": [0.6, 1], "range": [0, 4], "dtick": 2},
    )
    below = drawn(found["x", "y"], draw_names)
    assert [re.sub("<[^>]+>", "", one) for one in below] == [
        *("0", "5", "10", "Billion US dollars"),
    ]
    beside = drawn(found["x", "y2"], draw_names)
    assert [re.sub("<[^>]+>", "", one) for one in beside] == ["0", "2", "4"]


def test_wide_numbers_ask_for_room():
    (narrow,) = panels([points()], yaxis={"range": [0, 4]}).values()
    (wide,) = panels([points()], yaxis={"range": [0, 4_000_000]}).values()
    assert room_beside([wide]) > room_beside([narrow]) > 0
    titled = {"range": [0, 4], "title": {"text": "Money"}}
    (long,) = panels([points()], yaxis=titled).values()
    assert room_beside([long]) > room_beside([narrow]) + 12


def test_names_that_would_touch_are_left_out():
    axis = {"range": [0, 10], "tickvals": list(range(11)), "ticktext": ["Month 1"] * 11}
    (panel,) = panels([points()], xaxis=axis, yaxis={"visible": False}).values()
    assert 1 < len(drawn(panel, draw_names)) < 11


@pytest.mark.parametrize(
    ("ranges", "x", "y"),
    [
        # The box is 400 pixels across and 200 down.
        (([0, 10], [0, 10]), (-5, 15), (0, 10)),
        (([0, 40], [0, 10]), (0, 40), (-5, 15)),
        (([0, 20], [0, 10]), (0, 20), (0, 10)),
    ],
)
def test_axes_of_one_scale_reach_further_where_there_is_room(ranges, x, y):
    across, down = ({"range": one} for one in ranges)
    layout = {"xaxis": across, "yaxis": down | {"scaleanchor": "x"}}
    pair = panels([points()], **layout)["x", "y"]
    assert (pair.x.first, pair.x.last) == x
    assert (pair.y.first, pair.y.last) == y
    assert pair.x.at(1) - pair.x.at(0) == pair.y.at(0) - pair.y.at(1)


@pytest.mark.parametrize(
    ("ranges", "x", "y"),
    [
        (([0, 10], [0, 10]), (150, 350), (220, 20)),
        (([0, 40], [0, 10]), (50, 450), (170, 70)),
    ],
)
def test_axes_that_are_to_hold_nothing_more_take_less_room_in_the_middle(ranges, x, y):
    across, down = ({"range": one, "constrain": "domain"} for one in ranges)
    layout = {"xaxis": across, "yaxis": down | {"scaleanchor": "x"}}
    pair = panels([points()], **layout)["x", "y"]
    assert [pair.x.at(end) for end in ranges[0]] == list(x)
    assert [pair.y.at(end) for end in ranges[1]] == list(y)


def test_axes_of_two_measures_keep_their_scales():
    layout = {"xaxis": {"range": [0, 10]}, "yaxis": {"range": [0, 10]}}
    pair = panels([points()], **layout)["x", "y"]
    assert (pair.x.first, pair.x.last) == (0, 10)
