"""Text, pictures and tables at a place of a slide."""

from io import BytesIO

import pytest
from PIL import Image
from pptx import Presentation
from pptx.util import Pt

from lib.export.data.row_values import Numbers
from lib.export.office.boxes import (
    add_picture,
    add_run,
    add_table,
    box_of,
    link,
    set_alt,
    table_pages,
    text_box,
)
from lib.export.office.measure import Box
from lib.export.picture.strips import Strip

PLACE = Box(30, 100, 400, 200)


@pytest.fixture
def slide():
    deck = Presentation()
    return deck.slides.add_slide(deck.slide_layouts[6])


def table(rows, note="A note."):
    cells = tuple((f"Donor {number}", str(number)) for number in range(rows))
    return Numbers(("Donor", "Sum, m"), cells, (False, True), note)


def test_a_text_stands_at_its_place_one_paragraph_a_line(slide):
    frame = text_box(slide, "one\ntwo", PLACE, 12, bold=True)
    assert box_of(slide.shapes[0]) == PLACE
    assert [one.text for one in frame.paragraphs] == ["one", "two"]
    (run,) = frame.paragraphs[0].runs
    assert (run.font.size, run.font.bold) == (Pt(12), True)
    assert frame.margin_left == frame.margin_top == 0


def test_runs_follow_each_other_each_in_its_own_type(slide):
    paragraph = text_box(slide, "", PLACE, 9).paragraphs[0]
    add_run(paragraph, "plain ", 9)
    add_run(paragraph, "bold", 10.5, bold=True)
    assert [(run.text, run.font.bold) for run in paragraph.runs][-2:] == [
        ("plain ", False),
        ("bold", True),
    ]
    assert paragraph.runs[-1].font.size == Pt(10.5)


@pytest.mark.parametrize(
    ("address", "opened"),
    [("https://a.test/?b=1&c=2", True), ("javascript:alert(1)", False), ("", False)],
)
def test_only_a_web_address_becomes_a_link(slide, address, opened):
    run = add_run(text_box(slide, "", PLACE, 9).paragraphs[0], "words", 9)
    link(run, address)
    assert run.hyperlink.address == (address if opened else None)


def test_a_graphic_has_an_alt_text_and_a_name(slide):
    text_box(slide, "", PLACE, 9)
    shape = slide.shapes[0]
    set_alt(shape, "Described", name="Named")
    properties = shape._element.xpath(".//p:cNvPr")[0]
    assert (properties.get("descr"), properties.get("name")) == ("Described", "Named")


@pytest.mark.parametrize(("ratio", "width"), [(0.25, 400), (1.0, 200)])
def test_a_picture_is_as_wide_as_its_place_less_where_it_would_be_higher(
    slide, ratio, width
):
    file = BytesIO()
    Image.new("RGB", (800, 300), "white").save(file, "PNG")
    png = file.getvalue()
    add_picture(slide, Strip(png, b"<svg/>", ratio), PLACE, "Alt")
    assert slide.shapes[0].width.pt == pytest.approx(width)
    parts = [part.blob for part in slide.part.package.iter_parts()]
    assert b"<svg/>" in parts


def test_a_table_of_many_rows_is_shared_out_and_none_is_lost():
    numbers = table(40)
    pages = table_pages(numbers, PLACE)
    assert len(pages) > 1
    assert tuple(row for page in pages for row in page.rows) == numbers.rows
    assert {page.heads for page in pages} == {numbers.heads}


def test_a_table_without_rows_has_no_page():
    assert table_pages(table(0), PLACE) == []


def test_a_table_has_its_head_its_rows_and_the_note_below(slide):
    add_table(slide, table(2), PLACE)
    shape, note = slide.shapes
    cells = [[cell.text for cell in row.cells] for row in shape.table.rows]
    assert cells == [["Donor", "Sum, m"], ["Donor 0", "0"], ["Donor 1", "1"]]
    assert note.text_frame.text == "A note."
    assert note.top.pt >= shape.top.pt + shape.height.pt
