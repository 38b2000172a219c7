"""Native charts: the plot's own numbers, editable, drawn as doubt is drawn."""

from datetime import date
from io import BytesIO

import openpyxl
import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from lib.export.office.layout import pages_of
from lib.export.office.measure import Box
from lib.export.office.native_chart import BEGINS, FIGURE, OR_MORE, WHISKER, add_plot
from tests.export.toy_packs import AREAS, BARS, COLUMNS, PLOTS, STEPS, WATERFALL, known

DAY = date(2026, 11, 23)
AREA = Box(30, 100, 880, 360)


def drawn(plot):
    """Draw a plot on a slide of its own; return the slide."""
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    (page,) = pages_of([plot], AREA)
    for placed in page:
        add_plot(slide, placed, "An alt text", DAY)
    return slide


def chart_of(plot):
    return next(shape.chart for shape in drawn(plot).shapes if shape.has_chart)


def values_of(chart):
    return {one.name: known(one.values) for one in chart.plots[0].series}


def workbook_of(chart):
    blob = chart.part.chart_workbook.xlsx_part.blob
    return openpyxl.load_workbook(BytesIO(blob))


def series_of(chart, name):
    (found,) = (one for one in chart.plots[0].series if one.name == name)
    return found


@pytest.mark.parametrize("plot", [BARS, WATERFALL, COLUMNS], ids=lambda one: one.kind)
def test_a_stack_has_the_numbers_of_the_plot(plot):
    values = values_of(chart_of(plot))
    for one in plot.series:
        assert values[one.name] == list(one.values)


@pytest.mark.parametrize("plot", [STEPS, AREAS], ids=lambda one: one.kind)
def test_a_step_holds_each_value_from_the_first_to_the_last_day_of_its_month(plot):
    chart = chart_of(plot)
    values = values_of(chart)
    for one in plot.series:
        assert values[one.name] == [number for number in one.values for _ in "ab"]
    cells = workbook_of(chart)["Sheet1"]
    days = [row[0].value.date() for row in cells.iter_rows(min_row=2)]
    assert days[:4] == [
        *(date(2025, 11, 1), date(2025, 11, 30)),
        *(date(2025, 12, 1), date(2025, 12, 31)),
    ]


@pytest.mark.parametrize("plot", PLOTS.values(), ids=PLOTS)
def test_the_workbook_inside_holds_what_the_chart_shows(plot):
    chart = chart_of(plot)
    rows = list(workbook_of(chart)["Sheet1"].values)
    assert list(rows[0][1:]) == [one.name for one in chart.plots[0].series]
    columns = list(zip(*rows[1:], strict=True))[1:]
    for one, column in zip(chart.plots[0].series, columns, strict=True):
        assert known(column) == known(one.values)


def test_the_rows_stand_in_order_from_the_top():
    chart = chart_of(BARS)
    assert list(chart.plots[0].categories) == list(BARS.categories)
    assert chart.category_axis.reverse_order


def test_a_name_that_looks_like_a_formula_is_text_in_the_workbook():
    cell = workbook_of(chart_of(BARS))["Sheet1"]["A3"]
    assert cell.value == "=cmd|' /C calc'!A0"
    assert cell.data_type == "s"
    assert cell.quotePrefix


def test_a_waterfall_begins_where_its_base_says_unseen():
    chart = chart_of(WATERFALL)
    assert values_of(chart)[BEGINS] == [0, 0, 4]
    assert next(iter(chart.plots[0].series)).name == BEGINS
    assert series_of(chart, BEGINS)._element.spPr.find(qn("a:noFill")) is not None


def test_a_whisker_spans_low_to_high_where_they_differ():
    chart = chart_of(BARS)
    # 4 + 6 = 10 reaches to 12, and from there 3 back to 9; 2 reaches to 2, and 1 back.
    assert values_of(chart)[WHISKER] == [2, None, 0]
    bars = series_of(chart, WHISKER)._element.find(qn("c:errBars"))
    back = {
        point.get("idx"): float(point.findtext(qn("c:v")))
        for point in bars.iter(qn("c:pt"))
    }
    assert back == {"0": 3, "2": 1}
    assert bars.find(qn("c:errBarType")).get("val") == "minus"


def test_each_bar_has_its_figure_beside_it():
    chart = chart_of(BARS)
    labels = series_of(chart, FIGURE)._element.iter(qn("a:t"))
    assert [one.text for one in labels] == list(BARS.labels)


def test_a_column_that_may_be_more_is_marked():
    chart = chart_of(COLUMNS)
    points = list(series_of(chart, FIGURE)._element.iter(qn("c:dLbl")))
    assert [one.find(qn("c:idx")).get("val") for one in points] == ["2"]
    assert next(points[0].iter(qn("a:t"))).text == OR_MORE


def test_each_degree_of_doubt_has_its_fill():
    chart = chart_of(BARS)
    conditional = series_of(chart, "conditional")._element.spPr
    assert conditional.find(qn("a:pattFill")).get("prst") == "wdUpDiag"
    assert conditional.find(qn("a:ln")) is not None
    pale = series_of(chart, "no named donor")._element.spPr
    assert next(pale.iter(qn("a:prstDash"))).get("val") == "sysDot"
    assert next(pale.iter(qn("a:alpha"))).get("val") == "16000"
    firm = series_of(chart, "new")._element.spPr
    assert next(firm.iter(qn("a:srgbClr"))).get("val") == "2A6F9C"


def test_plots_of_one_scale_end_at_the_same_figure():
    assert chart_of(AREAS).value_axis.maximum_scale == 8


def test_a_figure_beside_a_bar_has_room_within_the_axis():
    assert chart_of(BARS).value_axis.maximum_scale > 12


def test_heading_unit_and_footnote_stand_by_the_chart_and_it_has_an_alt_text():
    slide = drawn(BARS)
    texts = [one.text_frame.text for one in slide.shapes if one.has_text_frame]
    assert texts == ["Donors, billion US dollars", "No sum stated: Greece"]
    (chart,) = (one for one in slide.shapes if one.has_chart)
    assert chart._element.xpath(".//p:cNvPr")[0].get("descr") == "An alt text"


def test_axes_begin_at_zero_and_no_chart_titles_itself():
    for plot in PLOTS.values():
        chart = chart_of(plot)
        assert chart.value_axis.minimum_scale == 0
        assert not chart.has_title
        assert not chart.has_legend
