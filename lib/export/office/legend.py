"""The line that names the drawings of a slide, made of shapes."""

from collections.abc import Iterable, Sequence
from typing import Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from lib.export.office.boxes import position_of, set_alt, text_box
from lib.export.office.drawingml import OUTLINE, ink_line, shape_style
from lib.export.office.measure import Box, estimated_width, packed
from lib.export.office.native_chart import OR_MORE
from lib.model.drawings import Swatch, drawing_of
from lib.model.plot import STACKED, Plot

SIZE, ROW, SAMPLE, GAP = 10.5, 16.0, 16.0, 18.0

#: A name, and how it is drawn; a mark stands for itself, None for a whisker.
Entry = tuple[str, Swatch | str | None]


def entries_of(plots: Iterable[Plot]) -> list[Entry]:
    """List what the drawings of some plots mean, each once.

    A lone line is named by what stands above it, a single solid fill by the title.
    """
    plots = list(plots)
    named = [plot for plot in plots if plot.kind in STACKED or len(plot.series) > 1]
    drawn: dict[str, Swatch | str | None] = {
        series.name: drawing_of(series.drawing)
        for plot in named
        for series in plot.series
    }
    plain = {one.fill for one in drawn.values() if isinstance(one, Swatch)} <= {"solid"}
    one_ink = len({series.drawing for plot in named for series in plot.series}) == 1
    if plain and one_ink:
        drawn = {}
    drawn |= {plot.whisker: None for plot in plots if set(plot.high) - {None}}
    columns = [plot for plot in plots if plot.kind == "columns" and not plot.labels]
    if any(any(plot.open_ended) for plot in columns):
        drawn["or more"] = OR_MORE
    return list(drawn.items())


def legend_height(entries: Sequence[Entry], width: float) -> float:
    """Give the height of a legend in a width, in points; without entries none."""
    return ROW * len(packed(entries, width, _width))


def add_legend(slide: Any, entries: Sequence[Entry], box: Box) -> None:
    """Put the legend on a slide, as one group with an alt text."""
    if not entries:
        return
    group = slide.shapes.add_group_shape()
    for line, row in enumerate(packed(entries, box.width, _width)):
        left, top = box.left, box.top + line * ROW
        for entry in row:
            _add_entry(group, entry, left, top)
            left += _width(entry)
    named = ", ".join(name for name, _ in entries)
    set_alt(group, f"Legend: {named}", name="Legend")


def _width(entry: Entry) -> float:
    return SAMPLE + 5 + estimated_width(entry[0], SIZE) + GAP


def _add_entry(group: Any, entry: Entry, left: float, top: float) -> None:
    name, drawing = entry
    middle = top + ROW / 2
    if isinstance(drawing, str):
        _write(group, drawing, Box(left + 2, top, SAMPLE, ROW))
    elif drawing is None:
        ends = (Pt(left), Pt(middle), Pt(left + SAMPLE), Pt(middle))
        _style(group.shapes.add_connector(1, *ends), ink_line(OUTLINE))
    else:
        place = position_of(Box(left, middle - 5, SAMPLE, 10))
        sample = group.shapes.add_shape(MSO_SHAPE.RECTANGLE, *place)
        _style(sample, shape_style(drawing))
    room = Box(left + SAMPLE + 5, top, estimated_width(name, SIZE) + 4, ROW)
    _write(group, name, room)


def _write(group: Any, text: str, box: Box) -> None:
    text_box(group, text, box, SIZE).word_wrap = False


def _style(shape: Any, style: str) -> None:
    wrapped = parse_xml(f"<p:spPr {nsdecls('p', 'a')}>{style}</p:spPr>")
    shape._element.spPr.extend(list(wrapped))
    for own in shape._element.findall("{*}style"):
        shape._element.remove(own)
