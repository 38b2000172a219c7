"""A plot as a chart that an office program draws by itself, and lets one edit."""

from calendar import monthrange
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, datetime, time
from typing import Any

import xlsxwriter
from pptx.chart.data import CategoryChartData
from pptx.chart.xlsx import CategoryWorkbookWriter
from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.dml import MSO_THEME_COLOR
from pptx.slide import Slide
from pptx.util import Pt

from lib.export.data.workbook import SAFE, runs
from lib.export.office.boxes import position_of, set_alt, text_box
from lib.export.office.drawingml import (
    invisible,
    labelled,
    name_months,
    painted,
    place_axes,
    stroked,
    tick_every,
    whiskered,
)
from lib.export.office.layout import (
    TICKS,
    Placed,
    foot_height,
    foot_of,
    foot_size,
    names_width,
)
from lib.export.office.measure import Box, estimated_width
from lib.model.drawings import drawing_of
from lib.model.plot import MONTHLY, STACKED, Plot, Series

#: Series that carry what a stack has no place for; their names stand in the workbook.
BEGINS, WHISKER, FIGURE = "begins at", "up to the high end", "figure"
#: Stands on what may be more, where no words have room.
OR_MORE = "\N{BLACK UP-POINTING TRIANGLE}"
CHARTS = {
    "bars": XL_CHART_TYPE.BAR_STACKED,
    "columns": XL_CHART_TYPE.COLUMN_STACKED,
    "steps": XL_CHART_TYPE.LINE,
    "areas": XL_CHART_TYPE.AREA,
}
#: A point only before decimals.
TICK_FORMAT = "#,##0.###"
#: Room for the figures of a standing axis.
FIGURES = 46.0


def add_plot(slide: Slide, placed: Placed, alt: str, created: date) -> None:
    """Put a plot on a slide as a native chart, its heading above, its footnote below.

    `created` is the day that the workbook inside is dated.
    """
    plot, box, size = placed.plot, placed.box, placed.size
    above, foot = placed.head_height, foot_height(plot, size, box.width)
    if placed.head:
        text_box(slide, placed.head, replace(box, height=above), size, bold=True)
    height = box.height - above - foot
    inner = replace(box, top=box.top + above, height=height)
    shapes: Any = slide.shapes
    data = _data_of(plot, created)
    frame = shapes.add_chart(CHARTS[plot.kind], *position_of(inner), data)
    set_alt(frame, alt, name=placed.head or "Chart")
    _drawn(frame.chart, placed, inner)
    if foot:
        low = replace(box, top=inner.top + height, height=foot)
        text_box(slide, foot_of(plot), low, foot_size(size))


def days_of(plot: Plot) -> list[date]:
    """Read the categories as months; of bars they are none."""
    if plot.kind not in MONTHLY:
        return []
    return [date.fromisoformat(one) for one in plot.categories]


def _data_of(plot: Plot, created: date) -> Any:
    data: Any = _SafeChartData(created)
    for name in days_of(plot) or plot.categories:
        data.add_category(name)
        if isinstance(name, date) and plot.kind not in STACKED:
            # A value holds to the end of its month: two points keep the step upright.
            _, last = monthrange(name.year, name.month)
            data.add_category(name.replace(day=last))
    times = 1 if plot.kind in STACKED else 2
    for one in _stacked(plot):
        data.add_series(one.name, [value for value in one.values for _ in range(times)])
    return data


def _stacked(plot: Plot) -> list[Series]:
    """List the series with those that only carry a beginning, a whisker, a label."""
    series = list(plot.series)
    if plot.base:
        series.insert(0, Series(BEGINS, "", plot.base))
    if plot.high and plot.kind in STACKED:
        beyond = zip(plot.ends, plot.stack_ends, plot.high, strict=True)
        rest = tuple(None if high is None else far - end for far, end, high in beyond)
        series.append(Series(WHISKER, "", rest))
    if labels_of(plot):
        series.append(Series(FIGURE, "", (0.0,) * len(plot.categories)))
    return series


def labels_of(plot: Plot) -> tuple[str, ...]:
    """Give what stands beside each bar; at least whether it may be more."""
    if plot.kind not in STACKED:
        return ()
    if plot.labels or not plot.open_ended:
        return plot.labels
    mark = "or more" if plot.kind == "bars" else OR_MORE
    return tuple(mark if one else "" for one in plot.open_ended)


def _drawn(chart: Any, placed: Placed, box: Box) -> None:
    plot = placed.plot
    chart.has_title = chart.has_legend = False
    chart.font.size = Pt(placed.size)
    chart.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    for series, one in zip(chart.plots[0].series, _stacked(plot), strict=True):
        if not one.drawing:
            _mark(series, one.name, plot, placed.size)
        elif plot.kind == "steps":
            stroked(series, drawing_of(one.drawing).colour)
        else:
            painted(series, drawing_of(one.drawing))
    if plot.high and plot.kind not in STACKED:
        _span(chart.plots[0].series[0], plot)
    lay_out = _lying if plot.kind == "bars" else _standing
    lay_out(chart, placed, box)


def _mark(series: Any, name: str, plot: Plot, size: float) -> None:
    """Let an unseen series of a stack carry whiskers or figures."""
    invisible(series)
    if name == WHISKER:
        whiskered(series, _lengths(plot.ends, plot.low))
    if name == FIGURE:
        labelled(series, labels_of(plot), size)


def _span(series: Any, plot: Plot) -> None:
    """Span low to high around a line that no stack carries on."""
    values = [value or 0.0 for value in plot.series[0].values]
    minus, plus = _lengths(values, plot.low), _lengths(plot.high, values)
    # Once a month, at its end.
    twice = ([one for end in some for one in (0.0, end)] for some in (minus, plus))
    whiskered(series, *twice)


def _lengths(
    ends: Sequence[float | None], starts: Sequence[float | None]
) -> list[float]:
    """Measure from start to end; nothing where either is missing."""
    pairs = zip(ends, starts, strict=True)
    return [0.0 if None in pair else max(pair[0] - pair[1], 0.0) for pair in pairs]  # type: ignore[operator]


def _lying(chart: Any, placed: Placed, box: Box) -> None:
    """Lay bars out: ticks above, names at the left, figures beside the bars."""
    whole = placed.whole
    names = names_width(whole, placed.size, box.width)
    inner = Box(names, TICKS, box.width - names - 8, box.height - TICKS)
    chart.plots[0].gap_width = 45
    down, along = chart.category_axis, chart.value_axis
    down.reverse_order = True
    down.major_tick_mark = XL_TICK_MARK.NONE
    along.minimum_scale = 0
    along.maximum_scale = _furthest(whole, placed.size, inner.width)
    _quiet(down, along)
    if labels_of(whole):
        # The figures stand beside the bars; ticks end with the longest bar.
        along.has_major_gridlines = False
        last = max(whole.ends)
        along.major_unit = tick_every(last)
        along.tick_labels.number_format = f'[>{last * 1.001:.6g}]"";{TICK_FORMAT}'
    place_axes(chart, inner, box)


def _furthest(plot: Plot, size: float, width: float) -> float:
    """Choose the end of the axis so that each figure has room beside its bar."""
    labels = labels_of(plot) or ("",) * len(plot.categories)
    wanted = [
        end / max(1 - (estimated_width(label, size) + size) / width, 0.2)
        for end, label in zip(plot.ends, labels, strict=True)
    ]
    return max([*wanted, plot.reach or 0.0]) or 1.0


def _standing(chart: Any, placed: Placed, box: Box) -> None:
    """Stand columns, steps and areas on an axis of months."""
    down, along = chart.category_axis, chart.value_axis
    along.minimum_scale = 0
    along.maximum_scale = placed.plot.reach
    _quiet(down, along)
    days = days_of(placed.plot)
    by_day = placed.plot.kind != "columns"
    name_months(down, days, (box.width - FIGURES) / placed.size, by_day=by_day)
    if placed.plot.kind == "columns":
        chart.plots[0].gap_width = 25
    above = placed.size * 0.7
    inner = Box(FIGURES, above, box.width - FIGURES - 16, box.height - TICKS - above)
    place_axes(chart, inner, box)


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
    figures.tick_labels.number_format = TICK_FORMAT
    figures.tick_labels.number_format_is_linked = False


class _SafeWriter(CategoryWorkbookWriter):
    """Writes names as text, whatever they begin with, under a fixed date."""

    @contextmanager
    def _open_worksheet(self, xlsx_file: Any) -> Iterator[tuple[Any, Any]]:
        book = xlsxwriter.Workbook(xlsx_file, SAFE)
        book.set_properties(
            {"created": datetime.combine(self._chart_data.created, time())}
        )
        sheet = book.add_worksheet("Sheet1")
        quoted = book.add_format({"quote_prefix": True})

        def write_text(sheet: Any, row: int, column: int, *cell: Any) -> Any:
            text, *style = cell
            style = [quoted] if runs(text) else style
            return sheet.write_string(row, column, text, *style)

        sheet.add_write_handler(str, write_text)
        yield book, sheet
        book.close()


class _SafeChartData(CategoryChartData):
    """Categories and series of a chart, dated: the same data gives the same bytes."""

    def __init__(self, created: date) -> None:
        super().__init__(number_format="General")  # type: ignore[no-untyped-call]
        self.created = created

    @property
    def _workbook_writer(self) -> CategoryWorkbookWriter:
        return _SafeWriter(self)  # type: ignore[no-untyped-call]
