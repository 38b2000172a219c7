"""A briefing as a document: headings, pictures, native tables, numbered sources."""

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.text.paragraph import Paragraph

from lib.export.data.row_values import Numbers, numbers_of
from lib.export.office.measure import column_widths
from lib.export.office.properties import (
    LANGUAGE,
    WEB,
    count_in_words,
    describe,
    saved,
)
from lib.export.pack import Pack, Part
from lib.export.picture.strips import strips_of
from lib.export.picture.typesetting import Size
from lib.model.card import Card
from lib.model.formats import day_in_words

FONT, TEXT, SMALL, CELL = "Calibri", 10.5, 9.0, 8.0
PAGE, MARGIN = (210, 297), 20  # A4 in millimetres
WIDTH = PAGE[0] - 2 * MARGIN
#: A picture: laid out so that its letters have 9 points; at most so many millimetres high.
PICTURE, HIGHEST = Size(width=640, scale=2.0, framed=False), 190
POINTS = 72 / 25.4  # of a millimetre
#: Columns of a table at most, and points at each side of a cell.
COLUMNS, PADDING = 7, 5.4


def as_docx(pack: Pack) -> bytes:
    """Write a briefing as a .docx file, A4, the same for the same pack."""
    document = Document()
    _prepare(document, pack)
    document.add_heading(pack.heading, 0)
    for line in (pack.words, pack.dated, pack.ledger_line):
        document.add_paragraph(line)
    _link(document.add_paragraph(), "This briefing on the site", pack.cited.link)
    for part in pack.parts:
        _add_part(document, part, pack)
    _add_caveats(document, pack.shared_caveats, "Caveats of several charts", 1)
    _add_terms(document, pack)
    _add_sources(document, pack)
    return saved(document)


def _prepare(document: Any, pack: Pack) -> None:
    """Set the page, the type, the language, the footer, and who made it when."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.PORTRAIT
    section.page_width, section.page_height = (Mm(side) for side in PAGE)
    section.left_margin = section.right_margin = Mm(MARGIN)
    section.top_margin = section.bottom_margin = Mm(MARGIN)
    normal = document.styles["Normal"]
    normal.font.name, normal.font.size = FONT, Pt(TEXT)
    for language in document.styles.element.xpath(".//w:rPrDefault/w:rPr/w:lang"):
        language.attrib.clear()
        language.set(qn("w:val"), LANGUAGE)
    describe(document, pack)
    document.core_properties.comments = ""
    _foot(section.footer.paragraphs[0], pack)


def _foot(paragraph: Any, pack: Pack) -> None:
    digest = pack.cited.ledger.hash[:8]
    words = f"As of {day_in_words(pack.cited.as_of)}, ledger {digest}. "
    paragraph.add_run(words).font.size = Pt(SMALL)
    _link(paragraph, pack.cited.link.partition("?")[0], pack.cited.link, SMALL)
    paragraph.add_run("  Page ").font.size = Pt(SMALL)
    run = paragraph.add_run()
    run.font.size = Pt(SMALL)
    begin, field, end = map(OxmlElement, ("w:fldChar", "w:instrText", "w:fldChar"))
    begin.set(qn("w:fldCharType"), "begin")
    field.text = "PAGE"
    end.set(qn("w:fldCharType"), "end")
    run._r.extend((begin, field, end))


def _add_part(document: Any, part: Part, pack: Pack) -> None:
    card = part.card
    document.add_heading(part.title, 1)
    if part.heading:
        finding = document.add_paragraph(f"{card.finding}.")
        finding.runs[0].bold = finding.paragraph_format.keep_with_next = True
    _small(document, card.what).paragraph_format.keep_with_next = True
    if card.undrawn:
        _add_silence(document, card)
    else:
        _add_picture(document, part)
    document.add_paragraph(card.sentence)
    for line in filter(None, card.comment.split("\n")):
        document.add_paragraph(line, style="Intense Quote")
    if not card.rows.empty:
        document.add_heading("Numbers drawn", 2)
        _add_table(document, numbers_of(card, COLUMNS))
    _add_caveats(document, pack.own_caveats(card), "Caveats", 2)
    cited = pack.numbers_cited(card)
    line = _small(document, f"{card.source_line} Sources: {cited or 'none'}. ")
    _link(line, "Live view", card.link, SMALL)


def _add_silence(document: Any, card: Card) -> None:
    """Say why nothing is drawn, and link to what to do."""
    said = document.add_paragraph(f"{card.undrawn} ")
    if card.way_out:
        _link(said, *card.way_out)


def _add_caveats(
    document: Any, caveats: Sequence[str], heading: str, level: int
) -> None:
    if caveats:
        document.add_heading(heading, level)
    for caveat in caveats:
        document.add_paragraph(caveat, style="List Bullet")


def _add_picture(document: Any, part: Part) -> None:
    strips = strips_of(part.card, PICTURE, HIGHEST / WIDTH)
    for number, strip in enumerate(strips, start=1):
        shape = document.add_picture(BytesIO(strip.png), width=Mm(WIDTH))
        count = count_in_words(number, len(strips))
        properties = shape._inline.docPr
        properties.set("descr", f"{part.card.alt}{count}")
        properties.set("title", f"{part.title}{count}")


def _add_table(document: Any, numbers: Numbers) -> None:
    """Add all rows; the head is repeated on each page, and no row is torn apart."""
    table = document.add_table(1 + len(numbers.rows), len(numbers.heads))
    table.style, table.autofit = "Light Grid Accent 1", False
    widths = column_widths(numbers, WIDTH * POINTS, CELL, PADDING)
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Pt(width)
    lines = (numbers.heads, *numbers.rows)
    # By the elements: python-docx walks the whole table to look a cell up.
    for row, texts in zip(table._tbl.tr_lst, lines, strict=True):
        row.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, text, width, right in zip(
            row.tc_lst, texts, widths, numbers.figures, strict=True
        ):
            cell.width = Pt(width)
            paragraph = Paragraph(cell.p_lst[0], table)
            paragraph.paragraph_format.space_after = Pt(0)
            if right:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            paragraph.add_run(text).font.size = Pt(CELL)
    repeated = OxmlElement("w:tblHeader")
    repeated.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeated)
    _small(document, numbers.note)


def _add_terms(document: Any, pack: Pack) -> None:
    document.add_heading("Terms used", 1)
    for term, meaning in pack.terms:
        paragraph = document.add_paragraph(style="List Bullet")
        paragraph.add_run(f"{term}: ").bold = True
        paragraph.add_run(f"{meaning}.")
    document.add_heading("Data", 1)
    if pack.cited.licence:
        document.add_paragraph(f"Licence: {pack.cited.licence}")
    document.add_paragraph(pack.citation)


def _add_sources(document: Any, pack: Pack) -> None:
    """List every source with its number and address."""
    document.add_heading("Sources", 1)
    for number, source in enumerate(pack.sources, start=1):
        paragraph = document.add_paragraph(f"{number}. {source.in_words}. ")
        paragraph.paragraph_format.space_after = Pt(2)
        paragraph.runs[0].font.size = Pt(SMALL)
        if source.address:
            _link(paragraph, source.address, source.address, SMALL)


def _small(document: Any, text: str) -> Any:
    paragraph = document.add_paragraph(text)
    for run in paragraph.runs:
        run.font.size = Pt(SMALL)
    return paragraph


def _link(paragraph: Any, text: str, address: str, size: float = TEXT) -> None:
    """Add words that open an address; one that is no web address stays words."""
    run = paragraph.add_run(text)
    run.font.size = Pt(size)
    if not address.startswith(WEB):
        return
    run.font.underline = True
    related = paragraph.part.relate_to(
        address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True
    )
    element = OxmlElement("w:hyperlink")
    element.set(qn("r:id"), related)
    paragraph._p.append(element)
    element.append(run._r)
