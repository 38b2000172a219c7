"""What stands beside the charts: speaker notes; terms and sources on the last slides."""

from collections.abc import Callable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pptx.util import Pt

from lib.export.data.row_values import as_lines, numbers_of
from lib.export.markup import templates_of
from lib.export.office.boxes import add_run, link, text_box
from lib.export.office.measure import Box, batched, height_of, packed
from lib.export.office.properties import count_in_words
from lib.export.pack import Pack, Part

TERMS, SOURCES = 11.0, 9.0
GUTTER, SPACE = 20.0, 4.0

TEMPLATES = templates_of(Path(__file__).parent)

#: A line of the list: words before, words that open an address, the address.
Line = tuple[str, str, str]


def notes_of(part: Part) -> str:
    """Write the speaker notes: sentence, comment, caveats, numbers, link."""
    numbers = numbers_of(part.card)
    notes = TEMPLATES.get_template("notes.txt")
    return notes.render(part=part, note=numbers.note, lines=as_lines(numbers))


def add_endnotes(new_slide: Callable[[str], Any], body: Box, pack: Pack) -> None:
    """Add slides for the terms and for the sources of a pack, as many as they need."""
    area = Box(body.left, body.top + 10, body.width, body.height - 14)
    terms = [(f"{term}: ", f"{meaning}.", "") for term, meaning in pack.terms]
    about = [
        ("Licence of the data: ", pack.cited.licence, ""),
        ("Ledger: ", f"{pack.ledger_line}.", ""),
        ("To cite: ", pack.citation, ""),
    ]
    terms += [line for line in about if line[1]]
    _add("Terms used", new_slide, terms, area.columns(2, GUTTER), TERMS)
    sources = []
    for number, source in enumerate(pack.sources, start=1):
        host = urlsplit(source.address).netloc.removeprefix("www.")
        sources.append((f"{number}. {source.in_words}  ", host, source.address))
    _add("Sources", new_slide, sources, area.columns(3, GUTTER), SOURCES)


def _add(
    title: str,
    new_slide: Callable[[str], Any],
    lines: list[Line],
    places: list[Box],
    size: float,
) -> None:
    """Fill columns in order; no line is cut."""
    room = places[0]
    filled = packed(
        lines,
        room.height,
        lambda line: height_of("".join(line[:2]), size, room.width) + SPACE,
    )
    slides = list(batched(filled, len(places)))
    for number, columns in enumerate(slides, start=1):
        slide = new_slide(f"{title}{count_in_words(number, len(slides))}")
        for column, place in zip(columns, places, strict=False):
            _write(slide, column, place, size)


def _write(slide: Any, lines: list[Line], box: Box, size: float) -> None:
    frame = text_box(slide, "", box, size)
    for number, (words, linked, address) in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(SPACE)
        add_run(paragraph, words, size, bold=not address and bool(linked))
        if linked:
            link(add_run(paragraph, linked, size), address)
