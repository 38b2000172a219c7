"""The last slides: the terms used, and every source with its address."""

from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlsplit

from pptx.util import Pt

from lib.export.about import source_in_words
from lib.export.office.boxes import add_run, link, text_box
from lib.export.office.layout import Box
from lib.export.office.measure import height_of
from lib.export.pack import Pack
from lib.model.card import Source

TERMS, SOURCES = 11.0, 9.0
GUTTER, SPACE = 20.0, 4.0

#: A line of the list: words before, words that open an address, the address.
Line = tuple[str, str, str]


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
    _add("Terms used", new_slide, terms, _Columns(area, 2, TERMS))
    sources = [_line(number, one) for number, one in enumerate(pack.sources, start=1)]
    _add("Sources", new_slide, sources, _Columns(area, 3, SOURCES))


def _line(number: int, source: Source) -> Line:
    host = urlsplit(source.address).netloc.removeprefix("www.")
    return (f"{number}. {source_in_words(source)}  ", host, source.address)


class _Columns:
    """Columns of a slide, and how much of a list each holds."""

    def __init__(self, area: Box, columns: int, size: float) -> None:
        self.area, self.columns, self.size = area, columns, size
        self.width = (area.width - GUTTER * (columns - 1)) / columns

    def filled(self, lines: Sequence[Line]) -> list[list[Line]]:
        """Share lines out over columns, in order; none is cut."""
        columns: list[list[Line]] = []
        free = 0.0
        for line in lines:
            height = height_of("".join(line[:2]), self.size, self.width) + SPACE
            if not columns or height > free:
                columns.append([])
                free = self.area.height
            columns[-1].append(line)
            free -= height
        return columns

    def box(self, column: int) -> Box:
        """Place a column."""
        left = self.area.left + column * (self.width + GUTTER)
        return Box(left, self.area.top, self.width, self.area.height)


def _add(
    title: str, new_slide: Callable[[str], Any], lines: list[Line], columns: _Columns
) -> None:
    filled = columns.filled(lines)
    across = columns.columns
    slides = [filled[at : at + across] for at in range(0, len(filled), across)]
    for number, some in enumerate(slides, start=1):
        count = f" ({number} of {len(slides)})" if len(slides) > 1 else ""
        slide = new_slide(f"{title}{count}")
        for place, column in enumerate(some):
            _write(slide, column, columns.box(place), columns.size)


def _write(slide: Any, lines: list[Line], box: Box, size: float) -> None:
    frame = text_box(slide, "", box, size)
    for number, (words, linked, address) in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.space_after = Pt(SPACE)
        add_run(paragraph, words, size, bold=not address and bool(linked))
        if linked:
            link(add_run(paragraph, linked, size), address)
