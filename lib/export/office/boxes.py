"""Text and shapes at a place of a slide, in points, in the theme's own type and ink."""

from copy import deepcopy
from functools import cache
from typing import Any

from pptx.enum.text import MSO_ANCHOR
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide
from pptx.util import Pt

from lib.export.office.measure import Box
from lib.export.office.properties import LANGUAGE, WEB


def position_of(box: Box) -> tuple[Pt, Pt, Pt, Pt]:
    """Give left, top, width and height as python-pptx takes them."""
    return Pt(box.left), Pt(box.top), Pt(box.width), Pt(box.height)


def box_of(shape: Any) -> Box:
    """Measure where a shape stands."""
    return Box(shape.left.pt, shape.top.pt, shape.width.pt, shape.height.pt)


def text_box(
    slide: Slide, text: str, box: Box, size: float, *, bold: bool = False
) -> Any:
    """Write text in a box without margins, one paragraph a line; return its frame."""
    shape = slide.shapes.add_textbox(*position_of(box))
    frame = shape.text_frame
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
    ink = '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
    properties = f'<a:rPr lang="{LANGUAGE}" sz="900" b="0">{ink}</a:rPr>'
    return parse_xml(f"<a:r {nsdecls('a')}>{properties}<a:t/></a:r>")


def link(run: Any, address: str) -> None:
    """Let a run open an address; the ink stays that of the theme's links."""
    if address.startswith(WEB):
        run.hyperlink.address = address


def set_alt(shape: Any, alt: str, name: str = "") -> None:
    """Give a graphic its alt text; a blank one marks it as decoration."""
    properties = shape._element.xpath(".//p:cNvPr")[0]
    properties.set("descr", alt)
    if name:
        properties.set("name", name)
