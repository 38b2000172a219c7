"""Slides: one chart each, with its words, its source, its notes; terms and sources last."""

from dataclasses import replace
from datetime import date, datetime
from io import BytesIO
from itertools import combinations
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image
from pptx import Presentation
from pptx.util import Pt

from lib.charts.cards import card_of
from lib.charts.rows import rows_figure
from lib.export.archive import EPOCH
from lib.export.office.layout import LEAST
from lib.export.office.slides import as_pptx
from lib.ledger.package import read_ledger
from lib.model.plot import Series
from lib.model.selection import Selection
from lib.model.view import View
from tests.export.toy_cards import NOTHING, WAY_OUT
from tests.export.toy_packs import (
    BARS,
    COLUMNS,
    STEPS,
    plot_of,
    toy_card,
    toy_pack,
    without_rows,
)

FIRST, CHART = 0, 1
SEEDS = Path(__file__).parents[3] / "seeds"


def deck_of(pack):
    return Presentation(BytesIO(as_pptx(pack)))


def texts(slide):
    return [one.text_frame.text for one in slide.shapes if one.has_text_frame]


def title(slide):
    return slide.shapes.title.text_frame.text


def notes(slide):
    return slide.notes_slide.notes_text_frame.text


def alts(slide):
    return [
        one.get("descr")
        for one in slide._element.xpath("./p:cSld/p:spTree/*/*/p:cNvPr[@descr]")
    ]


@pytest.fixture(scope="module")
def pack():
    first = toy_card(BARS, comment="My own\nwords.")
    second = toy_card(COLUMNS, STEPS, name="timeline")
    return toy_pack(first, second, heading="<b>Mine</b> & more", title="A pack")


@pytest.fixture(scope="module")
def deck(pack):
    return deck_of(pack)


def test_the_deck_is_wide_and_begins_with_its_title_selection_and_days(deck):
    assert deck.slide_width / deck.slide_height == pytest.approx(16 / 9, abs=0.01)
    assert title(deck.slides[FIRST]) == "A pack"
    said = "\n".join(texts(deck.slides[FIRST]))
    assert "US dollars; as of 23 Nov 2026" in said
    assert "Figures as of 23 Nov 2026. Made on 24 Nov 2026." in said
    assert "Toy ledger, version 0, SHA-256" in said


def test_a_chart_slide_has_heading_subtitle_source_and_live_view(deck, pack):
    slide, card = deck.slides[CHART], pack.parts[0].card
    assert title(slide) == "<b>Mine</b> & more"
    said = texts(slide)
    assert card.what in said
    assert f"Source: {card.source_line} Live view: pledges.example.org/donors" in said
    links = [
        run.hyperlink.address
        for shape in slide.shapes
        if shape.has_text_frame
        for paragraph in shape.text_frame.paragraphs
        for run in paragraph.runs
    ]
    assert card.link in links


def test_without_an_own_heading_the_finding_is_the_title(deck, pack):
    assert title(deck.slides[CHART + 1]) == pack.parts[1].card.finding


def test_notes_hold_sentence_comment_caveats_numbers_and_link(deck, pack):
    card, said = pack.parts[0].card, notes(deck.slides[CHART])
    for text in (card.sentence, "My own\nwords.", card.finding, *card.caveats):
        assert text in said
    assert "Donor: Germany; Pledged, m: 10,000" in said
    assert f"Live view: {card.link}" in said


def test_every_graphic_has_an_alt_text(deck, pack):
    graphics = [
        shape
        for slide in deck.slides
        for shape in slide.shapes
        if shape.has_chart or shape.shape_type in (6, 13)
    ]
    assert len(graphics) == 5
    for shape in graphics:
        assert shape._element.xpath(".//p:cNvPr")[0].get("descr")
    assert pack.parts[0].card.alt in alts(deck.slides[CHART])
    assert any(
        alt.startswith("By month, billion US dollars")
        for alt in alts(deck.slides[CHART + 1])
    )


def test_the_legend_names_the_drawings_of_its_slide(deck):
    (legend,) = (one for one in alts(deck.slides[CHART]) if one.startswith("Legend"))
    assert legend == "Legend: new, conditional, no named donor, low to high"
    (legend,) = (one for one in alts(deck.slides[2]) if one.startswith("Legend"))
    assert legend == "Legend: new, Germany, Norway, low to high, or more"


def test_what_has_no_native_chart_is_left_out_of_the_slide():
    marks = replace(COLUMNS, kind="marks")
    silent = replace(COLUMNS, series=(Series("earlier", "earlier", (None,) * 3),))
    slide = deck_of(toy_pack(toy_card(marks, silent, BARS))).slides[CHART]
    assert len([shape for shape in slide.shapes if shape.has_chart]) == 1
    assert "Legend: new, conditional, no named donor, low to high" in alts(slide)


def test_terms_and_numbered_sources_end_the_deck(deck):
    *_, terms, sources = deck.slides
    assert title(terms) == "Terms used"
    assert "Firm: new and earlier." in "\n".join(texts(terms))
    said = "\n".join(texts(sources))
    assert "1. Agency <b>, 23 Nov 2026, agency  agency.test" in said
    assert "2. Ministry, undated, official" in said


def test_only_web_addresses_become_links(deck):
    targets = {
        relation.target_ref
        for slide in deck.slides
        for relation in slide.part.rels.values()
        if relation.is_external
    }
    assert "https://agency.test/1?a=1&b=2" in targets
    assert all(one.startswith("https://") for one in targets)


def test_many_sources_run_over_several_slides_and_none_is_cut():
    card = toy_card(BARS)
    many = tuple(
        replace(card.sources[0], source_id=str(n), publisher=f"Agency {n:03}")
        for n in range(250)
    )
    slides = list(deck_of(toy_pack(replace(card, sources=many))).slides)
    lists = [one for one in slides if title(one).startswith("Sources (")]
    assert len(lists) > 1
    assert title(lists[0]) == f"Sources (1 of {len(lists)})"
    said = "\n".join(text for slide in lists for text in texts(slide))
    assert all(f"{n + 1}. Agency {n:03}," in said for n in range(250))


def test_a_chart_of_many_rows_runs_over_several_slides():
    long = replace(
        BARS,
        categories=tuple(f"Donor {n}" for n in range(60)),
        series=(replace(BARS.series[0], values=(1.0,) * 60),),
        labels=("1",) * 60,
        **dict.fromkeys(("low", "high", "open_ended"), ()),
    )
    slides = list(deck_of(toy_pack(toy_card(long))).slides)
    charts = [one for one in slides if any(shape.has_chart for shape in one.shapes)]
    assert len(charts) > 1
    assert title(charts[0]).endswith(f"(1 of {len(charts)})")
    scales = {
        shape.chart.value_axis.maximum_scale
        for slide in charts
        for shape in slide.shapes
        if shape.has_chart
    }
    assert len(scales) == 1


def test_what_has_no_native_chart_is_an_svg_with_a_png_beside():
    spans = replace(BARS, kind="spans")
    slide = deck_of(toy_pack(toy_card(spans))).slides[CHART]
    (picture,) = (one for one in slide.shapes if one.shape_type == 13)
    assert picture.image.content_type == "image/png"
    assert picture._element.xpath(".//p:cNvPr")[0].get("descr") == toy_card().alt
    parts = {part.partname: part for part in slide.part.package.iter_parts()}
    (svg,) = (part for name, part in parts.items() if name.endswith(".svg"))
    assert svg.content_type == "image/svg+xml"
    assert b"<svg" in svg.blob
    assert "svgBlip" in slide._element.xml


def test_a_selection_without_data_gives_a_slide_that_says_so():
    slide = deck_of(toy_pack(without_rows(toy_card(BARS)))).slides[CHART]
    said = "\n".join(texts(slide))
    assert f"{NOTHING}\n{WAY_OUT[0]}" in said
    assert not any(shape.has_chart for shape in slide.shapes)


def test_rows_without_any_figure_stand_in_a_table():
    silent = toy_card(undrawn="No sum stated: Greece (3 announcements).")
    slide = deck_of(toy_pack(silent)).slides[CHART]
    assert any(shape.has_table for shape in slide.shapes)
    assert "No sum stated: Greece (3 announcements)." in "\n".join(texts(slide))


def test_the_longest_heading_keeps_to_its_place():
    slide = deck_of(toy_pack(toy_card(BARS), heading="Wide " * 40)).slides[CHART]
    run = slide.shapes.title.text_frame.paragraphs[0].runs[0]
    assert run.font.size < Pt(24)


def test_nothing_on_a_slide_leaves_it_or_lies_on_something_else(deck):
    for slide in deck.slides:
        boxes = [
            (one.left.pt, one.top.pt, one.width.pt, one.height.pt)
            for one in slide.shapes
            if one.shape_type != 14 or one is slide.shapes.title
        ]
        for left, top, width, height in boxes:
            assert left >= 0
            assert top >= 0
            assert left + width <= deck.slide_width.pt
            assert top + height <= deck.slide_height.pt
        for one, other in combinations(boxes, 2):
            across = min(one[0] + one[2], other[0] + other[2]) - max(one[0], other[0])
            down = min(one[1] + one[3], other[1] + other[3]) - max(one[1], other[1])
            assert across < 1 or down < 1


def test_the_same_pack_gives_the_same_bytes_dated_as_the_figures(pack, deck):
    assert as_pptx(pack) == as_pptx(pack)
    about = deck.core_properties
    assert about.created == about.modified == datetime(2026, 11, 23)
    assert about.title == "A pack"
    assert about.author == "Pledgeboard"


def test_an_address_that_is_no_web_page_stays_words():
    card = toy_card(BARS)
    odd = replace(card.sources[0], address="ftp://files.test/report")
    deck = deck_of(toy_pack(replace(card, sources=(odd,))))
    assert "files.test" in "\n".join(texts(deck.slides[-1]))
    assert not any(one.is_external for one in deck.slides[-1].part.rels.values())


def test_no_part_carries_the_hour_at_which_it_was_written(pack):
    with ZipFile(BytesIO(as_pptx(pack))) as package:
        assert {entry.date_time for entry in package.infolist()} == {EPOCH}


@pytest.mark.parametrize(
    ("rows", "slides", "columns"), [(3, 1, 1), (8, 1, 1), (17, 1, 2), (21, 2, 2)]
)
def test_a_picture_fills_few_slides_with_type_that_one_can_read(rows, slides, columns):
    figure = rows_figure([plot_of(rows)]).plain()
    deck = deck_of(toy_pack(toy_card(figure=figure)))
    found = [
        [shape for shape in slide.shapes if shape.shape_type == 13]
        for slide in list(deck.slides)[CHART:]
    ]
    found = [pictures for pictures in found if pictures]
    assert len(found) == slides
    assert len(found[0]) == columns
    for pictures in found:
        for picture in pictures:
            with Image.open(BytesIO(picture.image.blob)) as image:
                # Two pixels of the PNG are one of the layout, whose letters have 12.
                assert 12 * picture.width.pt / (image.width / 2) >= LEAST - 0.01
            assert picture.left.pt + picture.width.pt <= deck.slide_width.pt - 30
        across = sum(picture.width.pt for picture in pictures)
        assert across > 0.9 * (deck.slide_width.pt - 72) * len(pictures) / columns


@pytest.mark.parametrize("per", ["total", "gdp", "capita"])
def test_the_map_is_one_picture_on_one_slide_with_europe_left_of_the_world(per):
    view = View(read_ledger(SEEDS), Selection(asof=date(2026, 2, 20), per=per))
    card = card_of("donor_map", view, "https://pledges.example")
    deck = deck_of(toy_pack(card))
    found = [
        shape
        for slide in list(deck.slides)[CHART:]
        for shape in slide.shapes
        if shape.shape_type == 13
    ]
    (picture,) = found
    assert picture.top.pt + picture.height.pt < deck.slide_height.pt - 36
    with Image.open(BytesIO(picture.image.blob)) as image:
        assert 12 * picture.width.pt / (image.width / 2) >= LEAST - 0.01
