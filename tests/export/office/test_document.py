"""The document: headings, pictures, native tables, numbered sources."""

from datetime import UTC, date, datetime
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from docx.oxml.ns import qn
from docx.shared import Mm

from lib.charts.cards import card_of
from lib.export.data.row_values import numbers_of
from lib.export.office.document import as_docx
from lib.ledger.package import read_ledger
from lib.model.selection import Selection
from lib.model.view import View
from tests.export.toy_cards import NOTHING, WAY_OUT
from tests.export.toy_packs import (
    BARS,
    COLUMNS,
    STEPS,
    toy_card,
    toy_pack,
    without_rows,
)

REPLENISHMENT = Path(__file__).parents[2] / "replenishment"


def document_of(pack):
    return Document(BytesIO(as_docx(pack)))


def words(document):
    return [one.text for one in document.paragraphs]


@pytest.fixture(scope="module")
def pack():
    first = toy_card(BARS, comment="My own\n<b>words</b>.", caveats=("Shared.", "Own."))
    second = toy_card(BARS, name="timeline", caveats=("Shared.",))
    return toy_pack(first, second, heading="<i>Mine</i>", title="A pack")


@pytest.fixture(scope="module")
def document(pack):
    return document_of(pack)


def test_headings_form_an_outline(document, pack):
    found = [
        (one.style.name, one.text)
        for one in document.paragraphs
        if one.style.name.startswith(("Heading", "Title"))
    ]
    finding = pack.parts[1].card.finding
    assert found == [
        ("Title", "A pack"),
        ("Heading 1", "<i>Mine</i>"),
        ("Heading 2", "Numbers drawn"),
        ("Heading 2", "Caveats"),
        ("Heading 1", finding),
        ("Heading 2", "Numbers drawn"),
        ("Heading 1", "Caveats of several charts"),
        ("Heading 1", "Terms used"),
        ("Heading 1", "Data"),
        ("Heading 1", "Sources"),
    ]


def test_each_chart_comes_with_its_words(document, pack):
    said, card = words(document), pack.parts[0].card
    for text in (f"{card.finding}.", card.what, card.sentence, "My own", "Own."):
        assert text in said
    assert "<b>words</b>." in said
    assert said.count("Shared.") == 1
    assert any(f"{card.source_line} Sources: 1 and 2. Live view" in one for one in said)


def test_the_table_holds_all_rows_under_a_head_that_repeats(document, pack):
    table, numbers = document.tables[0], numbers_of(pack.parts[0].card, 7)
    cells = [tuple(cell.text for cell in row.cells) for row in table.rows]
    assert cells == [numbers.heads, *numbers.rows]
    assert table.rows[0]._tr.trPr.find(qn("w:tblHeader")) is not None
    assert all(row._tr.trPr.find(qn("w:cantSplit")) is not None for row in table.rows)


def test_pictures_have_alt_texts_and_fit_the_page(document, pack):
    assert len(document.inline_shapes) == 2
    for shape in document.inline_shapes:
        assert shape._inline.docPr.get("descr") == pack.parts[0].card.alt
        assert shape.width <= Mm(170) + 1


def test_sources_are_numbered_and_only_web_addresses_are_links(document):
    said = words(document)
    assert any(one.startswith("1. Agency <b>, 23 Nov 2026, agency.") for one in said)
    assert any(one.startswith("2. Ministry, undated, official.") for one in said)
    targets = [one.target_ref for one in document.part.rels.values() if one.is_external]
    assert "https://agency.test/1?a=1&b=2" in targets
    assert not any("javascript" in one for one in targets)


def test_the_page_is_a4_in_british_english_with_a_footer(document, pack):
    section = document.sections[0]
    sides = (section.page_width, section.page_height)
    assert [side.mm for side in sides] == pytest.approx([210, 297], abs=0.1)
    assert document.styles.element.xpath(".//w:rPrDefault//w:lang/@w:val") == ["en-GB"]
    foot = section.footer.paragraphs[0].text
    assert "As of 23 Nov 2026, ledger " in foot
    assert pack.cited.ledger.hash[:8] in foot


def test_properties_are_those_of_the_pack(pack, document):
    about = document.core_properties
    assert about.title == "A pack"
    assert about.author == "Pledgeboard"
    assert about.created == about.modified == datetime(2026, 11, 23, tzinfo=UTC)
    assert as_docx(pack) == as_docx(pack)


def test_a_selection_without_data_is_said():
    document = document_of(toy_pack(without_rows(toy_card(BARS))))
    said = [one for one in document.paragraphs if one.text.startswith(NOTHING)]
    assert [link.address for one in said for link in one.hyperlinks] == [WAY_OUT[1]]
    assert document.tables == []


def test_a_caveat_of_several_charts_is_said_once():
    shared = toy_card(BARS, caveats=("Money is nominal.", "Of the first."))
    again = toy_card(COLUMNS, caveats=("Money is nominal.",))
    other = toy_card(STEPS, caveats=("Of the last.",))
    pack = toy_pack(shared, again, other)
    assert pack.shared_caveats == ("Money is nominal.",)
    said = words(Document(BytesIO(as_docx(pack))))
    for caveat in ("Money is nominal.", "Of the first.", "Of the last."):
        assert said.count(caveat) == 1


def test_the_map_is_one_picture_that_no_page_cuts():
    view = View(
        read_ledger(REPLENISHMENT), Selection(asof=date(2026, 11, 20), per="gdp")
    )
    card = card_of("donor_map", view, "https://pledges.example")
    (picture,) = Document(BytesIO(as_docx(toy_pack(card)))).inline_shapes
    assert picture.width == Mm(170)
    assert picture.height <= Mm(190)
