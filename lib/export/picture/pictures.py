"""A chart card as a picture: PNG, SVG and PDF, the same from any device."""

from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

from markupsafe import Markup

from lib.export.about import software_version
from lib.export.markup import templates_of
from lib.export.picture.lettering import STACK, font_faces, writable
from lib.export.picture.papers import Paper, on_paper, papers
from lib.export.picture.renderer import Renderer, kept_renderer
from lib.export.picture.typesetting import LETTERS, Size, SizeRefused, Typeset, typeset
from lib.frames.cache import from_cache
from lib.model.card import Card

MEDIA_TYPES = {"png": "image/png", "svg": "image/svg+xml", "pdf": "application/pdf"}
#: A PNG has at most so many pixels: its memory is four bytes for each.
MOST_PIXELS = 40_000_000

#: What answers a mouse is for screens.
_ON_SCREEN = ("hovertext", "hovertemplate", "hoverinfo", "selected", "unselected")
_TEMPLATES = templates_of(Path(__file__).parent)
_TEMPLATES.filters["writable"] = writable
#: Stands in the template for the chart; no text of a sheet holds this sign.
_CHART = "\f"


def draw_picture(
    card: Card,
    format: str,
    size: Size | None = None,
    theme: str = "light",
    renderer: Renderer | None = None,
) -> bytes:
    """Draw a card, once for what it shows, its format, its size and its theme.

    Without a size it is 1200 pixels wide and as high as the chart needs; without a
    renderer that of this process draws it.

    Raises
    ------
    SizeRefused
        Where the chart cannot be drawn so small, or the picture is too large.
    NoPicture
        Where there is no Chrome, or too much to draw.
    """
    size = size or Size()
    # The link names chart, selection, day and the rows visible on that day.
    shown = (card.name, card.link, card.finding, card.what)
    key = ("picture", software_version(), card.ledger_hash, shown, format, size, theme)
    return from_cache(
        key, lambda: _drawn(card, format, size, theme, renderer or kept_renderer())
    )


def _drawn(
    card: Card, format: str, size: Size, theme: str, renderer: Renderer
) -> bytes:
    paper, placed = papers()[theme], typeset(card, size)
    if not size.framed and theme != "dark":
        # It stands on the white of a slide or a page.
        paper = replace(paper, paper="#FFFFFF")
    _check_pixels(placed, size)
    sheet = _sheet(card, placed, paper, embedded=format == "svg")
    # Without "data" kaleido sees no figure.
    chart = {"data": []} if card.undrawn else _chart(card, placed, paper)
    measures = (placed.width, placed.height)
    return renderer.draw(chart | {"sheet": sheet}, format, measures, size.scale)


def _chart(card: Card, placed: Typeset, paper: Paper) -> dict[str, Any]:
    chart = on_paper(card.figure, paper)
    for trace in chart["data"]:
        for name in _ON_SCREEN:
            trace.pop(name, None)
    return chart | {"box": asdict(placed.box)}


def _check_pixels(placed: Typeset, size: Size) -> None:
    pixels = placed.width * placed.height
    most = (MOST_PIXELS / pixels) ** 0.5
    shown = f"for this chart, {placed.width} x {placed.height} pixels"
    if most < 1:
        raise SizeRefused("width", f"at most {int(size.width * most)} {shown}")
    if size.scale > most:
        raise SizeRefused("scale", f"at most {int(most * 10) / 10:g} {shown}")


def _sheet(
    card: Card, placed: Typeset, paper: Paper, *, embedded: bool
) -> dict[str, str]:
    """Write the SVG before and after the chart."""
    text = _TEMPLATES.get_template("sheet.svg").render(
        card=card,
        placed=placed,
        paper=paper,
        family=STACK,
        letters=LETTERS,
        fonts=Markup(font_faces()) if embedded else "",
        chart=_CHART,
    )
    before, after = text.split(_CHART)
    return {"before": before, "after": after}
