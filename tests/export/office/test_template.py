"""The operator's template: honoured where it is one, refused in words where it is not."""

from io import BytesIO

import pytest
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.util import Pt

from lib.export.archive import zipped
from lib.export.office.slides import as_pptx
from lib.export.office.template import (
    MAIN,
    TYPES,
    TemplateRefused,
    open_template,
    template_trouble,
    version_of,
)
from lib.model.settings import TEMPLATE
from tests.export.toy_packs import BARS, toy_card, toy_pack
from tests.zips import files_of


@pytest.fixture
def own(tmp_path):
    """Save a template: blue background, a title lower down, a slide to be left out."""
    deck = Presentation()
    fill = deck.slide_master.background.fill
    fill.solid()
    fill.fore_color.rgb = RGBColor(0, 0, 128)
    for layout in deck.slide_layouts:
        for shape in layout.placeholders:
            if shape.placeholder_format.type == 1:
                shape.left, shape.top = Pt(50), Pt(60)
                shape.width, shape.height = Pt(600), Pt(60)
    slide = deck.slides.add_slide(deck.slide_layouts[5])
    slide.shapes.title.text_frame.text = "Delete me"
    path = tmp_path / "house.pptx"
    deck.save(path)
    return path


@pytest.fixture
def potx(own, tmp_path):
    """Make it a template in PowerPoint's own sense."""
    files = files_of(own.read_bytes())
    kinds = [MAIN.format(one).encode() for one in ("presentation", "template")]
    files[TYPES] = files[TYPES].replace(*kinds)
    path = tmp_path / "house.potx"
    path.write_bytes(zipped(files.items()))
    return path


@pytest.mark.parametrize("name", ["own", "potx"])
def test_its_size_and_layouts_are_taken_and_its_slides_left_out(name, request):
    path = request.getfixturevalue(name)
    made = as_pptx(toy_pack(toy_card(BARS)), path)
    deck = Presentation(BytesIO(made))
    assert (deck.slide_width.pt, deck.slide_height.pt) == (720, 540)
    assert "Delete me" not in str(made)
    titles = [slide.shapes.title.text_frame.text for slide in deck.slides]
    assert titles[1] == "Germany pledged most: $3 billion"
    assert "Delete me" not in titles
    assert deck.slides[1].shapes.title.top == Pt(60)
    assert "000080" in deck.slide_master._element.xml


def test_what_is_added_keeps_below_its_title_and_within_its_width(own):
    made = as_pptx(toy_pack(toy_card(BARS)), own)
    slide = Presentation(BytesIO(made)).slides[1]
    for shape in slide.shapes:
        if shape is not slide.shapes.title and not shape.is_placeholder:
            assert shape.top.pt >= 120
            assert shape.left.pt >= 50
            assert shape.left.pt + shape.width.pt <= 651


def test_a_template_without_titles_is_filled_all_the_same(tmp_path):
    deck = Presentation()
    for layout in list(deck.slide_layouts)[:-1]:
        deck.slide_layouts.remove(layout)
    (last,) = deck.slide_layouts
    for shape in list(last.placeholders):
        shape._element.getparent().remove(shape._element)
    path = tmp_path / "bare.pptx"
    deck.save(path)
    made = as_pptx(toy_pack(toy_card(BARS), title="A pack"), path)
    first, second, *_ = Presentation(BytesIO(made)).slides
    assert any("A pack" in one.text_frame.text for one in first.shapes)
    assert any(shape.has_chart for shape in second.shapes)


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (b"", "is no PowerPoint file"),
        (b"not a zip at all", "is no PowerPoint file"),
        (zipped([("readme.txt", b"hello")]), "is no PowerPoint file"),
        (zipped([(TYPES, b"<Types/>")]), "is no PowerPoint file"),
    ],
)
def test_a_file_of_another_kind_is_refused_by_path(tmp_path, content, fault):
    path = tmp_path / "house.pptx"
    path.write_bytes(content)
    with pytest.raises(TemplateRefused, match=fault) as refused:
        open_template(path)
    assert str(path) in str(refused.value)
    assert f"Name such a file in {TEMPLATE.name}" in str(refused.value)


def test_a_workbook_is_refused(tmp_path):
    path = tmp_path / "book.pptx"
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    path.write_bytes(zipped([(TYPES, kind)]))
    with pytest.raises(TemplateRefused, match="is no PowerPoint file"):
        open_template(path)


def test_a_file_that_is_not_there_is_refused(tmp_path):
    with pytest.raises(TemplateRefused, match="cannot be read: No such file"):
        open_template(tmp_path / "missing.pptx")


def test_the_operator_states_it_in_the_environment(monkeypatch, own, tmp_path):
    monkeypatch.delenv(TEMPLATE.name, raising=False)
    assert TEMPLATE.value() is None
    assert template_trouble() == ""
    monkeypatch.setenv(TEMPLATE.name, str(own))
    assert TEMPLATE.value() == own
    assert template_trouble() == ""
    monkeypatch.setenv(TEMPLATE.name, str(tmp_path))
    assert "cannot be read" in template_trouble()


def test_a_changed_template_is_another_version(own):
    before = version_of(own)
    own.write_bytes(own.read_bytes() + b" ")
    assert version_of(own) != before
    assert version_of(None) != before
