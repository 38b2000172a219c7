"""A chart card as a picture: SVG, PNG and PDF, the same bytes for the same view.

The SVG is written here; typst, which needs no browser, makes PNG and PDF of it.
"""

from dataclasses import dataclass, replace
from functools import cache
from os import cpu_count
from pathlib import Path
from struct import pack
from threading import BoundedSemaphore
from typing import Any
from zlib import crc32

import typst
from markupsafe import Markup

from lib.export.about import NAME, software_version
from lib.export.markup import templates_of
from lib.export.picture.lettering import FONTS, STACK, font_faces, writable
from lib.export.picture.papers import Paper, on_paper, papers
from lib.export.picture.typesetting import LETTERS, Size, SizeRefused, Typeset, typeset
from lib.export.svg.drawing import Drawing, drawing_of
from lib.frames.cache import from_cache
from lib.model.card import Card
from lib.model.gate import give_way

MEDIA_TYPES = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}
#: A PNG has at most so many pixels: its memory is four bytes for each.
MOST_PIXELS = 40_000_000
#: Pixels of CSS to an inch.
PER_INCH = 96
#: Pictures that are drawn at once, each on a core; pages that typst remembers.
AT_ONCE, REMEMBERED = cpu_count() or 1, 10
_TURNS = BoundedSemaphore(AT_ONCE)
#: Where the chunks of a PNG go on after its head.
AFTER_HEAD = 33

_TEMPLATES = templates_of(Path(__file__).parent)
_TEMPLATES.filters["writable"] = writable
_PAGE = Path(__file__).with_name("page.typ").read_bytes()


@dataclass(frozen=True)
class Picture:
    """An SVG of so many pixels, with the words of its card.

    `extents` are the top and the bottom of each thing drawn, in pixels from the top;
    `link` is where the link stands in the footer, if it does: left, top, width, height.
    """

    svg: str
    width: int
    height: int
    extents: tuple[tuple[float, float], ...]
    link: tuple[float, float, float, float] | None


def draw_picture(
    card: Card, format: str, size: Size | None = None, theme: str = "light"
) -> bytes:
    """Draw a card, once for what it shows, its format, its size and its theme.

    Without a size it is 1200 pixels wide and as high as the chart needs.

    Raises
    ------
    SizeRefused
        Where the chart cannot be drawn so small, or the picture is too large.
    """
    size = size or Size()
    # The link names chart, selection, day and the rows visible on that day.
    shown = (card.name, card.link, card.finding, card.what)
    key = ("picture", software_version(), card.ledger_hash, shown, format, size, theme)
    return from_cache(key, lambda: _drawn(card, format, size, theme))


def _drawn(card: Card, format: str, size: Size, theme: str) -> bytes:
    picture = picture_of(card, size, theme, embedded=format == "svg")
    if format == "svg":
        return picture.svg.encode()
    return (
        as_png(picture, card, size.scale) if format == "png" else as_pdf(picture, card)
    )


def picture_of(
    card: Card, size: Size, theme: str = "light", *, embedded: bool = True
) -> Picture:
    """Write the SVG of a card; its font is `embedded` where the file travels.

    SizeRefused is raised as by `draw_picture`.
    """
    paper, placed = papers()[theme], typeset(card, size)
    if not size.framed and theme != "dark":
        # It stands on the white of a slide or a page.
        paper = replace(paper, paper="#FFFFFF")
    _check_pixels(placed, size)
    chart = _chart(card, placed, paper)
    svg = _TEMPLATES.get_template("sheet.svg").render(
        card=card,
        placed=placed,
        paper=paper,
        family=STACK,
        letters=LETTERS,
        fonts=Markup(font_faces()) if embedded else "",
        chart=Markup(chart.content),
    )
    shrunk, zoom = placed.box.width / placed.box.across, placed.width / placed.across
    first, step = zoom * placed.box.y, zoom * shrunk
    extents = tuple(
        (first + step * one, first + step * end) for one, end in chart.extents
    )
    give_way()
    return Picture(svg, placed.width, placed.height, extents, _link(placed, zoom))


def as_png(picture: Picture, card: Card, scale: float = 1.0) -> bytes:
    """Turn an SVG into pixels, with what it is of in the file's own words."""
    png = _typeset(picture, card, format="png", ppi=PER_INCH * scale)
    return _with_words(png, _words(card))


def as_pdf(picture: Picture, card: Card) -> bytes:
    """Turn an SVG into a page of its size; its words stay words."""
    return _typeset(picture, card, format="pdf")


def _typeset(picture: Picture, card: Card, **how: Any) -> bytes:
    given, fonts = _inputs(picture, card), _fonts()
    with _TURNS:
        page: bytes = typst.compile(_PAGE, font_paths=fonts, sys_inputs=given, **how)
        # typst remembers the pixels of its last pages: a hundred megabytes of them.
        for _ in range(REMEMBERED):
            typst.compile(b"", font_paths=fonts, format="pdf")
    return page


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS]
    )


def _chart(card: Card, placed: Typeset, paper: Paper) -> Drawing:
    if card.undrawn:
        return Drawing("", ())
    size = (placed.box.across, placed.box.down)
    return drawing_of(on_paper(card.figure_at(placed.across), paper), size, paper.ink)


def _check_pixels(placed: Typeset, size: Size) -> None:
    pixels = placed.width * placed.height
    most = (MOST_PIXELS / pixels) ** 0.5
    shown = f"for this chart, {placed.width} x {placed.height} pixels"
    if most < 1:
        raise SizeRefused("width", f"at most {int(size.width * most)} {shown}")
    if size.scale > most:
        raise SizeRefused("scale", f"at most {int(most * 10) / 10:g} {shown}")


def _link(placed: Typeset, zoom: float) -> tuple[float, float, float, float] | None:
    """Give the place of the link in the footer, in pixels."""
    lines = [line.down for line in placed.lines if line.role == "link"]
    if not lines:
        return None
    size, height = LETTERS["link"]
    top, tall = lines[0] - size, lines[-1] - lines[0] + height
    wide = placed.across - 2 * placed.margin
    return zoom * placed.margin, zoom * top, zoom * wide, zoom * tall


def _words(card: Card) -> dict[str, str]:
    """Say in a file what it shows, where that is from, and from which day."""
    said = {
        "Title": card.finding,
        "Description": card.alt,
        "Source": f"{card.source_line} {card.link}",
        "Creation Time": card.as_of.isoformat(),
        "Software": NAME,
    }
    return {name: writable(text) for name, text in said.items()}


def _inputs(picture: Picture, card: Card) -> dict[str, str]:
    """Give the template of a page what it takes, as text."""
    return {
        **_words(card),
        "svg": picture.svg,
        "width": str(picture.width),
        "height": str(picture.height),
        "link": card.link if picture.link else "",
        "place": " ".join(f"{one:.2f}" for one in picture.link or ()),
    }


def _with_words(png: bytes, words: dict[str, str]) -> bytes:
    """Put texts into a PNG, after its head: chunks iTXt of its specification, 11.3.3.4."""
    chunks = b""
    for name, text in words.items():
        content = b"iTXt" + name.encode() + b"\0\0\0\0\0" + text.encode()
        chunks += pack(">I", len(content) - 4) + content + pack(">I", crc32(content))
    return png[:AFTER_HEAD] + chunks + png[AFTER_HEAD:]
