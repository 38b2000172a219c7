"""DrawingML: fills by degree of doubt, whiskers, labels, ticks, names of months."""

import re
from datetime import date

import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from lib.export.office.drawingml import (
    invisible,
    labelled,
    line_style,
    name_months,
    painted,
    place_axes,
    shape_style,
    tick_every,
    whiskered,
)
from lib.export.office.layout import pages_of
from lib.export.office.measure import Box
from lib.export.office.native_chart import add_plot
from lib.model.drawings import DRAWINGS
from tests.export.toy_packs import BARS, STEPS

AREA = Box(30, 100, 880, 360)


@pytest.fixture
def chart():
    return chart_of(BARS)


def chart_of(plot):
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    add_plot(slide, pages_of([plot], AREA)[0][0], "Alt", date(2026, 11, 23))
    return next(shape.chart for shape in slide.shapes if shape.has_chart)


def bare(chart):
    """Take a series without whiskers and labels."""
    return chart.plots[0].series[0]


def points(element):
    return {
        int(one.get("idx")): float(one.findtext(qn("c:v")))
        for one in element.iter(qn("c:pt"))
    }


@pytest.mark.parametrize("name", DRAWINGS)
def test_every_degree_of_doubt_has_a_style_of_its_own(name):
    style = shape_style(DRAWINGS[name])
    others = [shape_style(one) for other, one in DRAWINGS.items() if other != name]
    assert DRAWINGS[name].colour[1:] in style
    assert style not in others


def test_a_line_has_its_colour_width_and_dash():
    assert line_style("2A6F9C", 9525, "dot") == (
        '<a:ln w="9525"><a:solidFill><a:srgbClr val="2A6F9C"/></a:solidFill>'
        '<a:prstDash val="dot"/></a:ln>'
    )


def test_a_series_keeps_the_last_of_its_styles(chart):
    series = bare(chart)
    painted(series, DRAWINGS["conditional"])
    invisible(series)
    (style,) = series._element.findall(qn("c:spPr"))
    assert style.find(qn("a:noFill")) is not None


def test_a_whisker_of_no_length_is_left_out(chart):
    series = bare(chart)
    whiskered(series, (1.0, 0.0, 2.5))
    bars = series._element.find(qn("c:errBars"))
    assert points(bars.find(qn("c:minus"))) == {0: 1.0, 2: 2.5}
    assert bars.find(qn("c:plus")) is None
    assert bars.find(qn("c:errDir")) is None


def test_a_whisker_on_both_sides_stands_upright(chart):
    series = bare(chart)
    whiskered(series, (1.0, 0.0, 0.0), (0.0, 3.0, 0.0))
    bars = series._element.find(qn("c:errBars"))
    assert bars.find(qn("c:errDir")).get("val") == "y"
    assert bars.find(qn("c:errBarType")).get("val") == "both"
    assert points(bars.find(qn("c:plus"))) == {1: 3.0}


def test_labels_are_text_whatever_they_hold_and_blank_ones_are_left_out(chart):
    series = bare(chart)
    labelled(series, ("<b>&", "", "3"), 9)
    texts = [one.text for one in series._element.iter(qn("a:t"))]
    assert texts == ["<b>&", "3"]
    places = [
        one.find(qn("c:idx")).get("val") for one in series._element.iter(qn("c:dLbl"))
    ]
    assert places == ["0", "2"]


def test_axes_stand_where_they_are_put_once(chart):
    for left in (10, 44):
        place_axes(chart, Box(left, 20, 440, 100), Box(0, 0, 880, 200))
    (layout,) = chart._chartSpace.chart.plotArea.findall(qn("c:layout"))
    found = {name: next(layout.iter(qn(f"c:{name}"))).get("val") for name in "xywh"}
    assert found == {"x": "0.05000", "y": "0.10000", "w": "0.50000", "h": "0.50000"}


@pytest.mark.parametrize(
    ("last", "every"),
    [(0, 1), (5, 1), (6, 2), (11, 2.5), (13, 5), (48, 10), (0.3, 0.1)],
)
def test_ticks_are_round_and_about_five(last, every):
    assert tick_every(last) == pytest.approx(every)


@pytest.mark.parametrize(("width", "every"), [(110, "1"), (20, "6"), (1, "24")])
def test_as_many_months_are_named_as_have_room(width, every):
    axis = chart_of(STEPS).category_axis
    for old in (
        *axis._element.iter(qn("c:majorUnit")),
        *axis._element.iter(qn("c:majorTimeUnit")),
    ):
        old.getparent().remove(old)
    days = [date(2024, 1, 1), date(2025, 6, 1)]
    name_months(axis, days, width, by_day=False)
    assert axis._element.find(qn("c:majorUnit")).get("val") == every
    assert axis._element.find(qn("c:baseTimeUnit")).get("val") == "months"
    assert axis.tick_labels.number_format == "mmm yyyy"


def test_any_two_states_that_differ_in_fill_differ_in_texture():
    textures = {
        name: re.sub(r"[0-9A-F]{6}", "", shape_style(one))
        for name, one in DRAWINGS.items()
    }
    fills = {one.fill for one in DRAWINGS.values()}
    assert len(set(textures.values())) == len(fills)
    assert 'prst="pct10"' in textures["earlier"]
