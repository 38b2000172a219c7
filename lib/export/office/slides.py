"""A briefing as slides: charts that one can edit, each with its source and its caveats."""

from dataclasses import dataclass, replace
from itertools import product
from math import ceil
from operator import itemgetter
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pptx.util import Pt

from lib.export.data.row_values import numbers_of
from lib.export.office.boxes import (
    add_picture,
    add_run,
    add_table,
    box_of,
    link,
    table_pages,
    text_box,
)
from lib.export.office.layout import GUTTER, pages_of
from lib.export.office.legend import add_legend, entries_of, legend_height
from lib.export.office.measure import Box, height_of, largest_that_fits
from lib.export.office.native_chart import add_plot
from lib.export.office.notes import add_endnotes, notes_of
from lib.export.office.properties import (
    LANGUAGE,
    count_in_words,
    describe,
    saved,
)
from lib.export.office.template import (
    Room,
    add_number,
    layout_of,
    open_template,
    room_of,
)
from lib.export.pack import Pack, Part
from lib.export.picture.strips import parts_of, strips_of
from lib.export.picture.typesetting import Size, typeset
from lib.model.alt_text import alt_of
from lib.model.card import Card
from lib.model.gate import give_way
from lib.model.plot import Plot, native_plots

#: Sizes of titles and of what stands under them; the least size of all is 9 points.
TITLE_SIZES = (26.0, 24.0, 22.0, 20.0, 18.0, 16.0, 14.0)
FIRST_SIZES = (16.0, 14.0, 12.0, 10.5, 9.0)
WHAT, FOOT, SAID = 12.0, 9.0, 16.0
#: Points of a pixel of a picture, the largest first: its letters have 12 to 9.
POINTS = (1.0, 0.875, 0.75)
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


def as_pptx(pack: Pack, template: Path | None = None) -> bytes:
    """Write a briefing as a .pptx file, the same for the same pack.

    What office programs have no chart for is a picture. It is 16:9 unless the operator's
    template says otherwise; TemplateRefused is raised where that is no PowerPoint file.
    """
    presentation = open_template(template)
    layout = layout_of(presentation, "titleOnly", "obj")
    deck = Deck(presentation, layout, room_of(presentation, layout), pack)
    describe(presentation, pack)
    _add_first(deck)
    for part in pack.parts:
        _add_part(deck, part)
        give_way()
    add_endnotes(deck.new_slide, deck.room.body, pack)
    return saved(presentation)


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


def _add_first(deck: Deck) -> None:
    pack, layout = deck.pack, layout_of(deck.deck, "title", "titleOnly")
    slide = deck.deck.slides.add_slide(layout)
    room = room_of(deck.deck, layout)
    others = [one for one in slide.placeholders if one.placeholder_format.idx]
    title = slide.shapes.title
    box = room.title if title is None else box_of(title)
    put_title(slide, pack.heading, box)
    lines = f"{pack.words}\n{pack.dated}\n{pack.ledger_line}"
    below = box_of(others[0]) if others else room.body
    for shape in others:
        shape._element.getparent().remove(shape._element)
    size = largest_that_fits(lines, FIRST_SIZES, (below.width, below.height - 24))
    frame = text_box(slide, lines, below, size)
    run = add_run(frame.add_paragraph(), "This briefing on the site", size)
    link(run, pack.cited.link)


def _add_part(deck: Deck, part: Part) -> None:
    card = part.card
    frame = _frame(deck.room.body, card)
    if card.undrawn and card.rows.empty:
        said = text_box(_new_slide(deck, part), card.undrawn, frame, SAID)
        if card.way_out:
            words, address = card.way_out
            link(add_run(said.add_paragraph(), words, SAID), address)
    elif card.undrawn:
        _add_rows(deck, part, frame, card.undrawn)
    elif plots := native_plots(card.plots):
        _add_plots(deck, part, plots, frame)
    else:
        _add_picture(deck, part, frame)


def _frame(body: Box, card: Card) -> Box:
    """Give what the subtitle and the footer leave free."""
    top = body.top + height_of(card.what, WHAT, body.width) + 8
    bottom = body.top + body.height - _foot_height(card, body.width) - 6
    return Box(body.left, top, body.width, bottom - top)


def _foot_height(card: Card, width: float) -> float:
    line = f"Source: {card.source_line} Live view: {_shown_address(card.link)}"
    return height_of(line, FOOT, width - 70)


def _shown_address(address: str) -> str:
    parts = urlsplit(address)
    return f"{parts.netloc}{parts.path}".rstrip("/") or address


def _new_slide(deck: Deck, part: Part, number: int = 1, many: int = 1) -> Any:
    """Add one of several slides of a chart, with its words, its source, its notes."""
    card, body = part.card, deck.room.body
    slide = deck.new_slide(f"{part.title}{count_in_words(number, many)}")
    what = height_of(card.what, WHAT, body.width)
    text_box(slide, card.what, Box(body.left, body.top + 2, body.width, what), WHAT)
    foot = _foot_height(card, body.width)
    low = Box(body.left, body.top + body.height - foot, body.width - 70, foot)
    frame = text_box(slide, f"Source: {card.source_line} ", low, FOOT)
    paragraph = frame.paragraphs[0]
    add_run(paragraph, "Live view: ", FOOT)
    link(add_run(paragraph, _shown_address(card.link), FOOT), card.link)
    slide.notes_slide.notes_text_frame.text = notes_of(part)
    return slide


def _add_plots(deck: Deck, part: Part, plots: list[Plot], frame: Box) -> None:
    card, created = part.card, deck.pack.cited.as_of
    legend = legend_height(entries_of(plots), frame.width)
    taken = legend + (6 if legend else 0)
    area = replace(frame, top=frame.top + taken, height=frame.height - taken)
    pages = pages_of(plots, area)
    for number, page in enumerate(pages, start=1):
        slide = _new_slide(deck, part, number, len(pages))
        add_legend(slide, entries_of(one.plot for one in page), frame)
        for one in page:
            whole = len(page) == 1 and one.plot.categories == one.whole.categories
            alt = card.alt if whole else alt_of([one.plot])
            add_plot(slide, one, alt, created)


def _add_picture(deck: Deck, part: Part, frame: Box) -> None:
    """Put a picture on a slide, or on several."""
    card = part.card
    places, size = _spread(card, frame)
    strips = strips_of(card, size, frame.height / places[0].width)
    many = ceil(len(strips) / len(places))
    for at, strip in enumerate(strips):
        page, column = divmod(at, len(places))
        if column == 0:
            slide = _new_slide(deck, part, page + 1, many)
        count = count_in_words(at + 1, len(strips))
        add_picture(slide, strip, places[column], f"{card.alt}{count}")


def _spread(card: Card, frame: Box) -> tuple[list[Box], Size]:
    """Take few slides, rather one column than two, and the largest type that does."""
    tried = []
    for columns, points in product((1, 2), POINTS):
        places = frame.columns(columns, GUTTER)
        size = Size(width=round(places[0].width / points), scale=2.0, framed=False)
        parts = parts_of(typeset(card, size).height, frame.height / points)
        tried.append((ceil(parts / columns), places, size))
    _, places, size = min(tried, key=itemgetter(0))
    return places, size


def _add_rows(deck: Deck, part: Part, frame: Box, note: str) -> None:
    numbers = numbers_of(part.card, COLUMNS)
    numbers = replace(numbers, note=f"{note} {numbers.note}")
    pages = table_pages(numbers, frame)
    for number, page in enumerate(pages, start=1):
        add_table(_new_slide(deck, part, number, len(pages)), page, frame)
