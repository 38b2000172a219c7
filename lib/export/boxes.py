"""Text and shapes at a place of a slide, in points, in the theme's own type and ink."""

from typing import Any

from pptx.enum.dml import MSO_THEME_COLOR
from pptx.enum.text import MSO_ANCHOR
from pptx.slide import Slide
from pptx.util import Pt

from lib.export.layout import Box

LANGUAGE = "en-GB"


def place_of(box: Box) -> tuple[Pt, Pt, Pt, Pt]:
    """Give left, top, width and height as python-pptx takes them."""
    return Pt(box.left), Pt(box.top), Pt(box.width), Pt(box.height)


def text_box(
    slide: Slide, text: str, box: Box, size: float, *, bold: bool = False
) -> Any:
    """Write text in a box without margins, one paragraph a line; return its frame."""
    shape = slide.shapes.add_textbox(*place_of(box))
    frame = shape.text_frame
    frame.word_wrap = True
    frame.vertical_anchor = MSO_ANCHOR.TOP
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    for number, line in enumerate(text.split("\n")):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        write(paragraph, line, size, bold=bold)
    return frame


def write(paragraph: Any, text: str, size: float, *, bold: bool = False) -> Any:
    """Add a run of text to a paragraph; return it."""
    run = paragraph.add_run()
    run.text = text
    run.font.size = Pt(size)
    run.font.bold = bold
    run.font.color.theme_color = MSO_THEME_COLOR.TEXT_1
    run._r.get_or_add_rPr().set("lang", LANGUAGE)
    return run


def link(run: Any, address: str) -> None:
    """Let a run open an address; the ink stays that of the theme's links."""
    if address.startswith(("https://", "http://")):
        run.hyperlink.address = address


def describe(shape: Any, alt: str, name: str = "") -> None:
    """Give a graphic its alt text; a blank one marks it as decoration."""
    properties = shape._element.xpath(".//p:cNvPr")[0]
    properties.set("descr", alt)
    if name:
        properties.set("name", name)
