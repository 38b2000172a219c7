"""Text, pictures and tables at a place of a slide, in the theme's own type and ink."""

from collections.abc import Sequence
from copy import deepcopy
from dataclasses import replace
from functools import cache
from io import BytesIO
from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.opc.package import Part
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.util import Pt

from lib.export.data.row_values import Numbers
from lib.export.office.drawingml import INK
from lib.export.office.measure import Box, column_widths, height_of, packed
from lib.export.office.properties import LANGUAGE, WEB
from lib.export.picture.strips import Strip

#: Of a table: size of its type, room beside the words of two cells.
SIZE, PADDING = 9.0, 8.0
SVG_URI = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}"
SVG = "http://schemas.microsoft.com/office/drawing/2016/SVG/main"


def position_of(box: Box) -> tuple[Pt, Pt, Pt, Pt]:
    """Give left, top, width and height as python-pptx takes them."""
    return Pt(box.left), Pt(box.top), Pt(box.width), Pt(box.height)


def box_of(shape: Any) -> Box:
    """Measure where a shape stands."""
    return Box(shape.left.pt, shape.top.pt, shape.width.pt, shape.height.pt)


def text_box(
    slide: Any, text: str, box: Box, size: float, *, bold: bool = False
) -> Any:
    """Write text in a box without margins on a slide, or in a group; return its frame.

    It has one paragraph a line.
    """
    frame = slide.shapes.add_textbox(*position_of(box)).text_frame
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for number, line in enumerate(text.split("\n")):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        add_run(paragraph, line, size, bold=bold)
    return frame


def add_run(paragraph: Any, text: str, size: float, *, bold: bool = False) -> Any:
    """Add a run of text at the end of a paragraph; return it."""
    # Copied from one that is finished: python-pptx takes a while to make each.
    element = deepcopy(_plain_run())
    element.text = text
    properties = element.find(qn("a:rPr"))
    properties.set("sz", str(int(size * 100)))
    properties.set("b", str(int(bold)))
    paragraph._p.append(element)
    return paragraph.runs[-1]


@cache
def _plain_run() -> Any:
    properties = f'<a:rPr lang="{LANGUAGE}" sz="900" b="0">{INK}</a:rPr>'
    return parse_xml(f"<a:r {nsdecls('a')}>{properties}<a:t/></a:r>")


def link(run: Any, address: str) -> None:
    """Let a run open an address; the ink stays that of the theme's links."""
    if address.startswith(WEB):
        run.hyperlink.address = address


def set_alt(shape: Any, alt: str, name: str) -> None:
    """Name a graphic, and give it its alt text; a blank one marks it as decoration."""
    properties = shape._element.xpath(".//p:cNvPr")[0]
    properties.set("descr", alt)
    properties.set("name", name)


def add_picture(slide: Any, strip: Strip, box: Box, alt: str) -> None:
    """Put a picture on a slide: an SVG, with a PNG for what cannot draw it.

    It is as wide as its place, less where it would be higher.
    """
    width = min(box.width, box.height / strip.ratio)
    picture = slide.shapes.add_picture(
        BytesIO(strip.png), Pt(box.left), Pt(box.top), width=Pt(width)
    )
    set_alt(picture, alt, name="Chart")
    package = slide.part.package
    name = package.next_partname("/ppt/media/drawing%d.svg")
    part = Part(name, "image/svg+xml", package, strip.svg)
    related = slide.part.relate_to(part, RELATIONSHIP_TYPE.IMAGE)
    drawn = parse_xml(
        f'<a:extLst {nsdecls("a", "r")}><a:ext uri="{SVG_URI}">'
        f'<asvg:svgBlip xmlns:asvg="{SVG}" r:embed="{related}"/></a:ext></a:extLst>'
    )
    picture._element.find(".//" + qn("a:blip")).append(drawn)


def table_pages(numbers: Numbers, box: Box) -> list[Numbers]:
    """Share the rows of a table, and its note, out over slides."""
    widths = column_widths(numbers, box.width, SIZE, PADDING)
    room = box.height - _note_height(numbers, box) - _height(numbers.heads, widths)
    pages = packed(numbers.rows, room, lambda row: _height(row, widths))
    return [replace(numbers, rows=tuple(rows)) for rows in pages]


def add_table(slide: Any, numbers: Numbers, box: Box) -> None:
    """Put rows on a slide as a native table, with their note below."""
    widths = column_widths(numbers, box.width, SIZE, PADDING)
    lines = [numbers.heads, *numbers.rows]
    heights = [_height(line, widths) for line in lines]
    whole = position_of(replace(box, height=sum(heights)))
    shape = slide.shapes.add_table(len(lines), len(widths), *whole)
    set_alt(shape, "The rows of this chart as a table", name="Table")
    table = shape.table
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Pt(width)
    for at, (line, height) in enumerate(zip(lines, heights, strict=True)):
        table.rows[at].height = Pt(height)
        for place, text in enumerate(line):
            _fill(table.cell(at, place), text, right=numbers.figures[place])
    low = box.top + sum(heights) + 4
    below = replace(box, top=low, height=_note_height(numbers, box))
    text_box(slide, numbers.note, below, SIZE)


def _note_height(numbers: Numbers, box: Box) -> float:
    return height_of(numbers.note, SIZE, box.width) + 6


def _height(cells: Sequence[str], widths: Sequence[float]) -> float:
    pairs = zip(cells, widths, strict=True)
    heights = (height_of(text or "-", SIZE, width - PADDING) for text, width in pairs)
    return max(heights) + 5


def _fill(cell: Any, text: str, *, right: bool) -> None:
    cell.margin_left = cell.margin_right = Pt(PADDING / 2)
    cell.margin_top = cell.margin_bottom = Pt(1.5)
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.RIGHT if right else PP_ALIGN.LEFT
    if not text:
        # An empty line has a height too.
        paragraph._p.get_or_add_endParaRPr().set("sz", str(int(SIZE * 100)))
        return
    run = paragraph.add_run()
    run.text = text
    run.font.size = Pt(SIZE)
    run._r.get_or_add_rPr().set("lang", LANGUAGE)
