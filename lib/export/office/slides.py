"""A briefing as slides: charts that one can edit, each with its source and its caveats."""

from dataclasses import dataclass, replace
from datetime import datetime, time
from io import BytesIO
from itertools import product
from math import ceil
from operator import itemgetter
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pptx.util import Pt

from lib.export.about import NAME, generated_by
from lib.export.archive import undated
from lib.export.data.row_values import numbers_of
from lib.export.office.boxes import LANGUAGE, add_run, link, text_box
from lib.export.office.endnotes import add_endnotes
from lib.export.office.layout import Box, Placed, pages_of
from lib.export.office.legend import add_legend, entries_of, legend_height
from lib.export.office.measure import height_of, largest_that_fits
from lib.export.office.native_chart import add_plot
from lib.export.office.notes import notes_of
from lib.export.office.row_table import add_picture, add_table, table_pages
from lib.export.office.template import (
    Room,
    add_number,
    layout_of,
    open_template,
    room_of,
)
from lib.export.pack import Pack, Part
from lib.export.picture.chrome import NoChrome
from lib.export.picture.strips import Picture, parts_of, strips_of
from lib.export.picture.typesetting import Size, typeset
from lib.model.alt_text import alt_of
from lib.model.card import Card
from lib.model.plot import Plot, native_plots

#: Sizes of titles and of what stands under them; the least size of all is 9 points.
TITLE_SIZES = (26.0, 24.0, 22.0, 20.0, 18.0, 16.0, 14.0)
WHAT, FOOT = 12.0, 9.0
#: Points of a pixel of a picture, the largest first: its letters have 12 to 9.
POINTS = (1.0, 0.875, 0.75)
#: Between parts of a picture that stand side by side.
GUTTER = 24.0
#: Columns of a table on a slide.
COLUMNS = 7


@dataclass(frozen=True, eq=False)
class Deck:
    """A presentation in the making: its layouts, and what they leave free."""

    deck: Any
    layout: Any
    room: Room
    pack: Pack

    def new_slide(self, title: str) -> Any:
        """Add a slide under a title that fits."""
        slide = self.deck.slides.add_slide(self.layout)
        for shape in list(slide.placeholders):
            if shape is not slide.shapes.title and shape.placeholder_format.idx:
                shape._element.getparent().remove(shape._element)
        put_title(slide, title, self.room.title)
        add_number(slide, self.layout)
        return slide


def as_pptx(pack: Pack, picture: Picture, template: Path | None = None) -> bytes:
    """Write a briefing as slides.

    Parameters
    ----------
    pack
        At least one chart.
    picture
        Draws what office programs have no chart for.
    template
        Of the operator; None for the house's own.

    Returns
    -------
    bytes
        A .pptx file, 16:9 unless the template says otherwise. The same pack, pictures
        and template give the same bytes.

    Raises
    ------
    TemplateRefused
        Where the template is no PowerPoint file.
    NoPicture
        Where a picture cannot be had now. Without any Chrome the rows stand in a table
        instead, and the slide says why.
    """
    presentation = open_template(template)
    layout = layout_of(presentation, "titleOnly", "obj")
    deck = Deck(presentation, layout, room_of(presentation, layout), pack)
    _describe(presentation, pack)
    _add_first(deck)
    for part in pack.parts:
        _add_part(deck, part, picture)
    add_endnotes(deck.new_slide, deck.room.body, pack)
    file = BytesIO()
    presentation.save(file)
    return undated(file.getvalue())


def put_title(slide: Any, title: str, box: Box) -> None:
    """Write a title at the largest size that fits its place."""
    size = largest_that_fits(title, TITLE_SIZES, (box.width - 16, box.height))
    shape = slide.shapes.title
    if shape is None:
        text_box(slide, title, box, size, bold=True)
        return
    shape.text_frame.text = title
    shape.text_frame.word_wrap = True
    for run in shape.text_frame.paragraphs[0].runs:
        run.font.size = Pt(size)
        run._r.get_or_add_rPr().set("lang", LANGUAGE)


def _describe(presentation: Any, pack: Pack) -> None:
    about = presentation.core_properties
    about.title, about.subject = pack.heading, pack.words[:255]
    about.author, about.last_modified_by = NAME, generated_by()
    about.language = LANGUAGE
    about.created = about.modified = datetime.combine(pack.cited.as_of, time())
    about.revision = 1


def _add_first(deck: Deck) -> None:
    pack, layout = deck.pack, layout_of(deck.deck, "title", "titleOnly")
    slide = deck.deck.slides.add_slide(layout)
    room = room_of(deck.deck, layout)
    others = [one for one in slide.placeholders if one.placeholder_format.idx]
    title = slide.shapes.title
    box = room.title if title is None else _box(title)
    put_title(slide, pack.heading, box)
    lines = f"{pack.words}\n{pack.dated}\n{pack.ledger_line}"
    below = _box(others[0]) if others else room.body
    for shape in others:
        shape._element.getparent().remove(shape._element)
    size = largest_that_fits(
        lines, (16.0, 14.0, 12.0, 10.5, 9.0), (below.width, below.height - 24)
    )
    frame = text_box(slide, lines, below, size)
    run = add_run(frame.add_paragraph(), "This briefing on the site", size)
    link(run, pack.cited.link)


def _box(shape: Any) -> Box:
    return Box(shape.left.pt, shape.top.pt, shape.width.pt, shape.height.pt)


def _add_part(deck: Deck, part: Part, picture: Picture) -> None:
    card = part.card
    frame = _frame(deck.room.body, card)
    if card.undrawn and card.rows.empty:
        slide = _new_slide(deck, part, notes_of(part))
        text_box(slide, card.undrawn, frame, 16)
    elif card.undrawn:
        _add_rows(deck, part, frame, card.undrawn)
    elif plots := native_plots(card.plots):
        _add_plots(deck, part, plots, frame)
    else:
        _add_picture(deck, part, frame, picture)


def _frame(body: Box, card: Card) -> Box:
    """Give what the subtitle and the footer leave free."""
    top = body.top + height_of(card.what, WHAT, body.width) + 8
    bottom = body.top + body.height - _foot_height(card, body.width) - 6
    return Box(body.left, top, body.width, bottom - top)


def _foot_height(card: Card, width: float) -> float:
    return height_of(_foot_line(card), FOOT, width - 70)


def _foot_line(card: Card) -> str:
    return f"Source: {card.source_line} Live view: {_shown_address(card.link)}"


def _shown_address(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.netloc}{parts.path}".rstrip("/") or address


def _new_slide(deck: Deck, part: Part, notes: str, count: str = "") -> Any:
    card, body = part.card, deck.room.body
    slide = deck.new_slide(f"{part.title}{count}")
    what = height_of(card.what, WHAT, body.width)
    text_box(slide, card.what, Box(body.left, body.top + 2, body.width, what), WHAT)
    foot = _foot_height(card, body.width)
    low = Box(body.left, body.top + body.height - foot, body.width - 70, foot)
    frame = text_box(slide, f"Source: {card.source_line} ", low, FOOT)
    paragraph = frame.paragraphs[0]
    add_run(paragraph, "Live view: ", FOOT)
    link(add_run(paragraph, _shown_address(card.link), FOOT), card.link)
    slide.notes_slide.notes_text_frame.text = notes
    return slide


def _add_plots(deck: Deck, part: Part, plots: list[Plot], frame: Box) -> None:
    card, created = part.card, deck.pack.cited.as_of
    legend = legend_height(entries_of(plots), frame.width)
    gap = 6 if legend else 0
    area = Box(
        frame.left, frame.top + legend + gap, frame.width, frame.height - legend - gap
    )
    pages, notes = pages_of(plots, area), notes_of(part)
    for number, page in enumerate(pages, start=1):
        slide = _new_slide(deck, part, notes, _count(number, len(pages)))
        add_legend(slide, entries_of(one.plot for one in page), frame)
        for placed in page:
            add_plot(slide, placed, _alt(card, placed, page), created)


def _alt(card: Card, placed: Placed, page: list[Placed]) -> str:
    whole = len(page) == 1 and placed.plot.categories == placed.whole.categories
    return card.alt if whole else alt_of([placed.plot])


def _count(number: int, pages: int) -> str:
    return f" ({number} of {pages})" if pages > 1 else ""


def _add_picture(deck: Deck, part: Part, frame: Box, picture: Picture) -> None:
    """Put a picture on a slide, or on several; without a Chrome, the rows as a table."""
    card, notes = part.card, notes_of(part)
    places, size = _spread(card, frame)
    width = places[0].width
    try:
        strips = strips_of(card, picture, size, frame.height / width)
    except NoChrome as reason:
        _add_rows(
            deck, part, frame, f"A table, for no picture could be drawn: {reason}"
        )
        return
    starts = range(0, len(strips), len(places))
    for number, start in enumerate(starts, start=1):
        slide = _new_slide(deck, part, notes, _count(number, len(starts)))
        for place, strip in zip(places, strips[start:], strict=False):
            count = _count(strips.index(strip) + 1, len(strips))
            add_picture(slide, strip, place, f"{card.alt}{count}")


def _spread(card: Card, frame: Box) -> tuple[list[Box], Size]:
    """Choose the places on a slide and the size of a picture.

    It takes few slides, rather one column than two, and the largest type that does.
    """
    tried = []
    for columns, points in product((1, 2), POINTS):
        width = (frame.width - GUTTER * (columns - 1)) / columns
        size = Size(width=round(width / points), scale=2.0, framed=False)
        parts = parts_of(typeset(card, size).height, frame.height / points)
        places = [
            replace(frame, left=frame.left + at * (width + GUTTER), width=width)
            for at in range(columns)
        ]
        tried.append((ceil(parts / columns), places, size))
    _, places, size = min(tried, key=itemgetter(0))
    return places, size


def _add_rows(deck: Deck, part: Part, frame: Box, note: str) -> None:
    numbers = numbers_of(part.card, COLUMNS)
    pages = table_pages(numbers, frame, note)
    for number, rows in enumerate(pages, start=1):
        count = _count(number, len(pages))
        slide = _new_slide(deck, part, notes_of(part), count)
        add_table(slide, numbers, rows, frame, note)
