"""What a deck begins with: the house's own template, or the operator's."""

from copy import deepcopy
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from itertools import chain
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.exc import PackageNotFoundError
from pptx.oxml.ns import qn
from pptx.util import Pt

from lib.export.archive import unzipped, zipped
from lib.export.office.boxes import box_of
from lib.export.office.measure import Box
from lib.model.settings import TEMPLATE

MAIN = "application/vnd.openxmlformats-officedocument.presentationml.{}.main+xml"
TYPES = "[Content_Types].xml"
WIDTH, HEIGHT, MARGIN = 960.0, 540.0, 30.0
#: Between the edge of a title's place and its words: what stands below lines up.
INSET = 7.2
#: Placeholders that stand in the foot of a slide.
FOOT = (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.DATE, PP_PLACEHOLDER.SLIDE_NUMBER)
TITLES = (PP_PLACEHOLDER.TITLE, PP_PLACEHOLDER.CENTER_TITLE)


class TemplateRefused(ValueError):  # noqa: N818 (said of a file)
    """A template that no deck can begin with: where, what was found, what to do."""


@dataclass(frozen=True)
class Room:
    """What a layout leaves free, in points: the title's place, and all below it."""

    title: Box
    body: Box


def version_of(path: Path | None) -> tuple[object, ...]:
    """Name the version of a template: a deck differs where it was changed."""
    if path is None or not path.is_file():
        return (str(path),)
    state = path.stat()
    return (str(path), state.st_mtime_ns, state.st_size)


def open_template(path: Path | None) -> Any:
    """Open a template as a presentation without slides, or raise TemplateRefused."""
    deck = Presentation(BytesIO(_house() if path is None else _read(path)))
    _without_slides(deck)
    return deck


def template_trouble() -> str:
    """Say what is wrong with the template that the operator states; blank for nothing."""
    try:
        open_template(TEMPLATE.value())
    except TemplateRefused as refused:
        return str(refused)
    return ""


def layout_of(deck: Any, *kinds: str) -> Any:
    """Choose the layout of the first kind that the template has, such as titleOnly.

    Otherwise the first layout that has a title; otherwise the first.
    """
    layouts = list(deck.slide_layouts)
    of_kind = (
        one for kind in kinds for one in layouts if one._element.get("type") == kind
    )
    titled = (one for one in layouts if any(map(_is_title, one.placeholders)))
    return next(chain(of_kind, titled), layouts[0])


def room_of(deck: Any, layout: Any) -> Room:
    """Measure what a layout leaves free between its title and its foot."""
    width, height = deck.slide_width.pt, deck.slide_height.pt
    margin = MARGIN * width / WIDTH
    plain = Box(margin, 0.04 * height, width - 2 * margin, 0.11 * height)
    title = next((box_of(one) for one in layout.placeholders if _is_title(one)), plain)
    if title.width < width / 2 or title.top > height / 3:
        title = plain
    feet = [box_of(one) for one in layout.placeholders if _kind(one) in FOOT]
    lows = [box.top for box in feet if box.top > 0.8 * height]
    bottom = min([*lows, height - margin / 2])
    top, left = title.top + title.height, title.left + INSET
    return Room(title, Box(left, top, title.width - 2 * INSET, bottom - top))


def add_number(slide: Any, layout: Any) -> None:
    """Let a slide show its number where the layout has a place for it."""
    for shape in layout.placeholders:
        if _kind(shape) == PP_PLACEHOLDER.SLIDE_NUMBER:
            slide.shapes._spTree.append(deepcopy(shape._element))


def _kind(shape: Any) -> Any:
    return shape.placeholder_format.type


def _is_title(shape: Any) -> bool:
    return _kind(shape) in TITLES


def _read(path: Path) -> bytes:
    try:
        content = as_presentation(path.read_bytes())
        layouts = Presentation(BytesIO(content)).slide_layouts
    except OSError as error:
        reason = error.strerror or "unknown reason"
        said = TEMPLATE.said(f"{path} cannot be read: {reason}")
        raise TemplateRefused(said) from error
    except (BadZipFile, PackageNotFoundError, KeyError, ValueError) as error:
        said = TEMPLATE.said(f"{path} is no PowerPoint file")
        raise TemplateRefused(said) from error
    if not layouts:
        raise TemplateRefused(TEMPLATE.said(f"{path} has no slide layouts"))
    return content


def as_presentation(content: bytes) -> bytes:
    """Turn a template of PowerPoint into a presentation; leave a presentation alone."""
    files = unzipped(content)
    template, presentation = (MAIN.format(one) for one in ("template", "presentation"))
    if template.encode() not in files[TYPES]:
        if presentation.encode() not in files[TYPES]:
            raise ValueError("no presentation")
        return content
    files[TYPES] = files[TYPES].replace(template.encode(), presentation.encode())
    return zipped(files.items())


def _without_slides(deck: Any) -> None:
    ids = deck.slides._sldIdLst
    for slide in list(ids):
        deck.part.drop_rel(slide.get(qn("r:id")))
        ids.remove(slide)
    for sections in deck.part._element.xpath(".//p:extLst"):
        sections.getparent().remove(sections)


@cache
def _house() -> bytes:
    """Make the house's template: wide, titles at the left, nothing else."""
    deck: Any = Presentation()
    wider = WIDTH / deck.slide_width.pt
    deck.slide_width, deck.slide_height = Pt(WIDTH), Pt(HEIGHT)
    for page in (deck.slide_master, *deck.slide_layouts):
        for shape in page.shapes:
            if shape._element.xpath("./p:spPr/a:xfrm"):
                shape.left = int(shape.left * wider)
                shape.width = int(shape.width * wider)
    _put(deck.slide_master, TITLES, Box(MARGIN, 22, WIDTH - 2 * MARGIN, 62))
    number = Box(WIDTH - MARGIN - 60, 514, 60, 18)
    for page in (deck.slide_master, *deck.slide_layouts):
        _put(page, (PP_PLACEHOLDER.SLIDE_NUMBER,), number)
    first, below = deck.slide_layouts[0], Box(60 + INSET, 275, 840 - 2 * INSET, 170)
    _put(first, TITLES, Box(60, 130, 840, 130))
    _put(first, (PP_PLACEHOLDER.SUBTITLE,), below)
    _titles_at_the_left(deck)
    file = BytesIO()
    deck.save(file)
    return file.getvalue()


def _put(page: Any, kinds: tuple[Any, ...], box: Box) -> None:
    for shape in page.placeholders:
        if _kind(shape) in kinds:
            shape.left, shape.top = Pt(box.left), Pt(box.top)
            shape.width, shape.height = Pt(box.width), Pt(box.height)


def _titles_at_the_left(deck: Any) -> None:
    for style in deck.slide_master._element.xpath(".//p:titleStyle/a:lvl1pPr"):
        style.set("algn", "l")
        style.find(qn("a:defRPr")).set("sz", "2400")
        style.find(qn("a:defRPr")).set("b", "1")
    for shape in (*deck.slide_master.placeholders, *deck.slide_layouts[0].placeholders):
        if _is_title(shape):
            shape.text_frame._bodyPr.set("anchor", "b")
    for style in deck.slide_layouts[0]._element.xpath(".//a:lvl1pPr[@algn]"):
        style.set("algn", "l")
