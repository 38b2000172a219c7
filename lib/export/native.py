"""A plot as a chart that an office program draws by itself, and lets one edit."""

from datetime import date, timedelta
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_AXIS_CROSSES, XL_CHART_TYPE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.slide import Slide
from pptx.util import Pt

from lib.export.boxes import describe, place_of, text_box
from lib.export.cells import SafeChartData
from lib.export.chart_xml import (
    finished,
    invisible,
    labelled,
    painted,
    stroked,
    stepped_axis,
    whiskered,
)
from lib.export.layout import HEAD, TICKS, Box, Placed, foot_height, names_width
from lib.export.measure import width_of
from lib.model.card import Plot, Series
from lib.model.drawings import drawing_of

#: Series that carry what a stack has no place for; their names stand in the workbook.
BEGINS, WHISKER, FIGURE = "begins at", "up to the high end", "figure"
CHARTS = {
    "bars": XL_CHART_TYPE.BAR_STACKED,
    "columns": XL_CHART_TYPE.COLUMN_STACKED,
    "steps": XL_CHART_TYPE.LINE,
    "areas": XL_CHART_TYPE.AREA,
}
#: Room for the figures of a standing axis.
FIGURES = 46.0


def add_plot(slide: Slide, placed: Placed, alt: str, created: date) -> None:
    """Put a plot on a slide as a native chart, its heading above, its footnote below.

    Parameters
    ----------
    slide
        Changed in place.
    placed
        What is drawn, and where.
    alt
        Alt text of the chart.
    created
        Day that the workbook inside is dated.
    """
    plot, box, size = placed.plot, placed.box, placed.size
    head = ", ".join(filter(None, [plot.heading, _unit(plot)]))
    top = box.top
    if head:
        text_box(slide, head, Box(box.left, top, box.width, HEAD), size, bold=True)
        top += HEAD
    foot = foot_height(plot, size, box.width)
    height = box.height - (top - box.top) - foot
    inner = Box(box.left, top, box.width, height)
    frame = slide.shapes.add_chart(
        CHARTS[plot.kind], *place_of(inner), _data_of(plot, created)
    )
    describe(frame, alt, name=head or "Chart")
    _drawn(frame.chart, placed, inner)
    if plot.footnote:
        low = Box(box.left, top + height, box.width, foot)
        text_box(slide, plot.footnote, low, max(size - 1.5, 9.0))


def ends_of(plot: Plot) -> list[float]:
    """Give the far end of the bar of each row, its whisker included."""
    highs = plot.high or (None,) * len(plot.categories)
    return [
        max(end, high or 0.0) for end, high in zip(stack_ends(plot), highs, strict=True)
    ]


def stack_ends(plot: Plot) -> list[float]:
    """Give the far end of the bar of each row; a row without figures ends at zero."""
    bases = plot.base or (0.0,) * len(plot.categories)
    columns = zip(*(one.values for one in plot.series), strict=True)
    return [
        base + sum(value or 0.0 for value in values)
        for base, values in zip(bases, columns, strict=True)
    ]


def days_of(plot: Plot) -> list[date] | None:
    """Read the categories as months; None where they are none."""
    try:
        return [date.fromisoformat(one) for one in plot.categories]
    except ValueError:
        return None


def _unit(plot: Plot) -> str:
    said = plot.unit == plot.heading
    first = plot.unit[:1].lower() if plot.heading else plot.unit[:1]
    return "" if said else first + plot.unit[1:]


def _data_of(plot: Plot, created: date) -> CategoryChartData:
    data, days = SafeChartData(created), days_of(plot)
    stepped = days is not None and plot.kind in {"steps", "areas"}
    for name in plot.categories if days is None else days:
        if not stepped:
            data.add_category(name)
            continue
        # A value holds to the end of its month: two points keep the step upright.
        data.add_category(name)
        data.add_category(_last_of_month(name))
    for one in _stacked(plot):
        values = [value for value in one.values for _ in range(2 if stepped else 1)]
        data.add_series(one.name, values)
    return data


def _last_of_month(day: date) -> date:
    return (day.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _stacked(plot: Plot) -> list[Series]:
    """List the series with those that only carry a beginning, a whisker, a label."""
    many = len(plot.categories)
    series = list(plot.series)
    if plot.base:
        series.insert(0, Series(BEGINS, "", plot.base))
    if plot.high:
        beyond = zip(ends_of(plot), stack_ends(plot), plot.high, strict=True)
        rest = tuple(None if high is None else far - end for far, end, high in beyond)
        series.append(Series(WHISKER, "", rest))
    if labels_of(plot):
        series.append(Series(FIGURE, "", (0.0,) * many))
    return series


def labels_of(plot: Plot) -> tuple[str, ...]:
    """Give what stands beside each bar; at least whether it may be more."""
    if plot.labels or not plot.open_ended:
        return plot.labels
    return tuple("or more" if one else "" for one in plot.open_ended)


def _drawn(chart: Any, placed: Placed, box: Box) -> None:
    plot = placed.plot
    chart.has_title = chart.has_legend = False
    chart.font.size = Pt(placed.size)
    chart.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    _paint(chart, plot, placed.size)
    if plot.kind == "bars":
        _lying(chart, placed, box)
    else:
        _standing(chart, placed, box)


def _paint(chart: Any, plot: Plot, size: float) -> None:
    for series, one in zip(chart.plots[0].series, _stacked(plot), strict=True):
        if one.drawing and plot.kind == "steps":
            stroked(series, drawing_of(one.drawing).colour)
        elif one.drawing:
            painted(series, drawing_of(one.drawing))
        else:
            invisible(series)
        if one.name == WHISKER and not one.drawing:
            ends = ends_of(plot)
            whiskered(series, [_reach(*pair) for pair in zip(ends, plot.low, strict=True)])
        if one.name == FIGURE and not one.drawing:
            labelled(series, labels_of(plot), size)


def _reach(end: float, low: float | None) -> float:
    return 0.0 if low is None else max(end - low, 0.0)


def _lying(chart: Any, placed: Placed, box: Box) -> None:
    """Lay bars out: names at the left, figures beside the bars, ticks below."""
    plot, whole = placed.plot, placed.whole
    names = names_width(whole, placed.size, box.width)
    inner = Box(names, 0.0, box.width - names - 8, box.height - TICKS)
    chart.plots[0].gap_width = 45
    down, along = chart.category_axis, chart.value_axis
    down.reverse_order = True
    down.crosses = XL_AXIS_CROSSES.MAXIMUM
    down.major_tick_mark = XL_TICK_MARK.NONE
    along.minimum_scale = 0
    along.maximum_scale = _furthest(whole, placed.size, inner.width)
    _quiet(down, along)
    finished(chart, inner, box)
    del plot


def _furthest(plot: Plot, size: float, width: float) -> float:
    """Choose the end of the axis so that each figure has room beside its bar."""
    labels = labels_of(plot) or ("",) * len(plot.categories)
    wanted = [
        end / max(1 - (width_of(label, size) + size) / width, 0.2)
        for end, label in zip(ends_of(plot), labels, strict=True)
    ]
    return max([*wanted, 0.0]) or 1.0


def _standing(chart: Any, placed: Placed, box: Box) -> None:
    """Stand columns, steps and areas on an axis of months."""
    down, along = chart.category_axis, chart.value_axis
    along.minimum_scale = 0
    _quiet(down, along)
    days = days_of(placed.plot)
    if days:
        stepped_axis(down, days, box.width - FIGURES, by_day=placed.plot.kind != "columns")
    if placed.plot.kind == "columns":
        chart.plots[0].gap_width = 25
    inner = Box(FIGURES, 6.0, box.width - FIGURES - 16, box.height - TICKS - 6)
    finished(chart, inner, box)


def _quiet(names: Any, figures: Any) -> None:
    names.has_major_gridlines = False
    names.format.line.color.theme_color = MSO_THEME_COLOR.TEXT_1
    names.format.line.width = Pt(0.75)
    names.tick_label_position = XL_TICK_LABEL_POSITION.LOW
    figures.format.line.fill.background()
    figures.major_tick_mark = XL_TICK_MARK.NONE
    grid = figures.major_gridlines.format.line
    grid.width = Pt(0.5)
    grid.color.theme_color = MSO_THEME_COLOR.TEXT_1
    grid.color.brightness = 0.8
    figures.tick_labels.number_format = "#,##0.###;-#,##0.###"
    figures.tick_labels.number_format_is_linked = False
