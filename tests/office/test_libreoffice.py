"""Files of all charts, opened again: by Python's readers and by LibreOffice."""

from dataclasses import replace
from datetime import date
from io import BytesIO
from itertools import combinations
from pathlib import Path

import openpyxl
import pandas as pd
import pytest
from docx import Document
from pptx import Presentation

from lib.charts.cards import card_of
from lib.charts.catalogue import CHARTS, rows_to_open
from lib.export.about import about_chart
from lib.export.citation.bibliography import cited_view
from lib.export.data.flat_files import FORMATS
from lib.export.office.document import as_docx
from lib.export.office.layout import LEAST
from lib.export.office.native_chart import BEGINS, FIGURE, WHISKER
from lib.export.office.slides import as_pptx
from lib.export.pack import Pack, Part
from lib.ledger.package import read_ledger
from lib.model.caption import selection_in_words
from lib.model.plot import native_plots
from lib.model.selection import Selection
from lib.model.view import View
from tests.office.install import as_pdf, text_of

ROOT = Path(__file__).parents[2]
SITE = "https://pledges.example.org"
NOW = Selection(asof=date(2026, 11, 23), basis="conditional")
ROWS = {
    "donors": "DEU",
    "meeting_id": "udcg-2026-02-12",
    "item_class": "air_defence_missile",
}
#: Words that a document holds for each of its charts.
IN_DOCUMENT = ("leading_donors", "meeting_bridge", "conditions")
UNSEEN = {BEGINS, FIGURE, WHISKER}


@pytest.fixture(scope="module")
def ledger():
    return read_ledger(ROOT / "seeds")


@pytest.fixture(scope="module")
def parts(ledger):
    rows = rows_to_open(ledger)
    named = [
        f"{name}@{next((one for one in ROWS.values() if one in rows[name]), min(rows[name]))}"
        if name in rows
        else name
        for name in CHARTS
    ]
    cards = [card_of(one, View(ledger, NOW), SITE) for one in named]
    return [Part(card, about_chart(card, View(ledger, NOW))) for card in cards]


@pytest.fixture(scope="module")
def pack(ledger, parts):
    cited = cited_view("All charts", f"{SITE}/briefing", ledger, NOW.day, NOW.day)
    words = selection_in_words(View(ledger, NOW))
    return Pack("All charts", tuple(parts), words, cited)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("office")


@pytest.fixture(scope="module")
def deck_file(pack, folder):
    path = folder / "deck.pptx"
    path.write_bytes(as_pptx(pack))
    return path


@pytest.fixture(scope="module")
def deck(deck_file):
    return Presentation(deck_file)


@pytest.fixture(scope="module")
def deck_pages(deck_file, folder):
    return text_of(as_pdf(deck_file, folder))


def flat(text):
    return " ".join(text.split())


def title_of(slide):
    return slide.shapes.title.text_frame.text


def charts_of(deck):
    """Give the native charts of each card, in order; slides are told by their titles."""
    return [
        shape.chart
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_chart
    ]


def seen(chart):
    return [one for one in chart.plots[0].series if one.name not in UNSEEN]


def once(plot, values):
    """Take each value once, where a step holds it over two points."""
    known = [None if pd.isna(one) else float(one) for one in values]
    return known[::2] if plot.kind in {"steps", "areas"} else known


def test_every_native_chart_has_the_numbers_of_its_plot(deck, parts):
    charts = iter(charts_of(deck))
    compared = 0
    for plot in (plot for part in parts for plot in native_plots(part.card.plots)):
        found = [[] for _ in plot.series]
        while len(found[0]) < len(plot.categories):
            for values, one in zip(found, seen(next(charts)), strict=True):
                values += once(plot, one.values)
        assert found == [list(one.values) for one in plot.series]
        compared += 1
    assert next(charts, None) is None
    assert compared > 50


SCALES = {"Million": 1e6, "Billion": 1e9}


@pytest.mark.parametrize(
    "name", ["donor_totals", "meeting_totals", "donor_meetings", "timeline"]
)
def test_the_bars_of_a_chart_add_up_to_the_value_of_its_frame(name, parts):
    (card,) = (part.card for part in parts if part.card.name.split("@")[0] == name)
    plots = [one for one in native_plots(card.plots) if one.kind in {"bars", "columns"}]
    drawn = sum(
        SCALES[plot.unit.split()[0]] * sum(filter(None, one.values))
        for plot in plots
        for one in plot.series
    )
    # The timeline stacks what has no donor named on what is traced.
    sums = card.rows.filter(items=["value", "untraced"])
    assert drawn == pytest.approx(sums.sum().sum())


def test_charts_are_editable_and_their_workbooks_open(deck):
    for chart in charts_of(deck):
        blob = chart.part.chart_workbook.xlsx_part.blob
        sheet = openpyxl.load_workbook(BytesIO(blob))["Sheet1"]
        header = [cell.value for cell in sheet[1]][1:]
        assert header == [one.name for one in chart.plots[0].series]
        assert all(cell.data_type != "f" for row in sheet.rows for cell in row)


def test_libreoffice_shows_every_slide_with_its_words(deck, deck_pages, parts):
    assert len(deck_pages) == len(deck.slides)
    for slide, page in zip(deck.slides, deck_pages, strict=True):
        assert flat(title_of(slide)) in flat(page)
    said = flat(" ".join(deck_pages))
    for part in parts:
        assert flat(part.card.what) in said
        assert flat(part.card.source_line) in said


def test_libreoffice_shows_every_row_and_its_figure(deck_pages, parts):
    said = flat(" ".join(deck_pages))
    for part in parts:
        for plot in native_plots(part.card.plots):
            for label in plot.labels:
                assert flat(label) in said


def test_no_type_is_smaller_than_nine_points(deck):
    parts = {part.partname: part for part in deck.part.package.iter_parts()}
    sizes = [
        int(size)
        for name, part in parts.items()
        if name.startswith(("/ppt/slides/", "/ppt/charts/")) and name.endswith(".xml")
        for size in part._element.xpath("//@sz")
        # A placeholder for a date is "quarter" of a slide.
        if size.isdigit()
    ]
    assert len(sizes) > 500
    assert min(sizes) >= LEAST * 100


def test_nothing_leaves_its_slide_or_lies_on_something_else(deck):
    for slide in deck.slides:
        boxes = [
            (one.left, one.top, one.left + one.width, one.top + one.height)
            for one in slide.shapes
        ]
        for left, top, right, bottom in boxes:
            assert left >= 0
            assert top >= 0
            assert right <= deck.slide_width
            assert bottom <= deck.slide_height
        for one, other in combinations(boxes, 2):
            across = min(one[2], other[2]) - max(one[0], other[0])
            down = min(one[3], other[3]) - max(one[1], other[1])
            # A point: a line of text is measured, not drawn.
            assert across < 12_700 or down < 12_700, title_of(slide)


@pytest.fixture(scope="module")
def some(pack):
    kept = tuple(
        part for part in pack.parts if part.card.name.split("@")[0] in IN_DOCUMENT
    )
    return replace(pack, parts=kept)


def test_libreoffice_shows_the_document_with_all_rows(some, folder):
    path = folder / "document.docx"
    path.write_bytes(as_docx(some))
    pages = text_of(as_pdf(path, folder))
    said = flat(" ".join(pages))
    document = Document(path)
    assert len(document.inline_shapes) >= len(some.parts)
    for table, part in zip(document.tables, some.parts, strict=True):
        assert len(table.rows) == 1 + len(part.card.rows)
        assert flat(part.card.sentence) in said
    assert len(pages) > 3
    assert f"{len(some.sources)}. " in said


def test_libreoffice_shows_the_workbook_of_a_chart(parts, folder):
    (part,) = (one for one in parts if one.card.name == "leading_donors")
    path = folder / "rows.xlsx"
    path.write_bytes(FORMATS["xlsx"].write(part.card.rows, part.about))
    said = flat(" ".join(text_of(as_pdf(path, folder))))
    rows = part.card.rows
    for donor in rows.loc[rows["kind"] == "donor", "donor_label"]:
        assert donor in said
    assert "Selection" in said
