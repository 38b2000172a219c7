"""Pictures of a card: all its words, in the size asked, in its own font, once drawn."""

import re
import struct
import zlib
from dataclasses import replace
from io import BytesIO
from xml.etree import ElementTree

import pytest
from PIL import Image
from pypdf import PdfReader

from lib.export.picture.pictures import draw_picture
from lib.export.picture.typesetting import Size, SizeRefused
from lib.frames.cache import forget
from tests.export.toy_cards import LINK, NOTHING, toy_card, without_rows

SVG = "{http://www.w3.org/2000/svg}"


def size_of(png):
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    return struct.unpack(">II", png[16:24])


def words_in(svg):
    root = ElementTree.fromstring(svg)
    return ["".join(one.itertext()) for one in root.iter(f"{SVG}text")]


@pytest.fixture(scope="module")
def svg():
    return draw_picture(toy_card(), "svg")


def test_an_svg_holds_the_words_of_the_card_and_of_the_chart(svg):
    card, words = toy_card(), words_in(svg)
    for text in (card.finding, card.what, card.source_line):
        assert text in words
    assert {"Germany", "Norway", "Латвія"} <= set(words)
    assert f"Pledgeboard\N{NO-BREAK SPACE}·\N{NO-BREAK SPACE}{LINK[8:]}" in words


def test_an_svg_brings_its_font_and_fetches_nothing(svg):
    text = svg.decode()
    assert text.count("@font-face") == 2
    assert "Pledgeboard Sans" in text
    assert not re.search(r"(src|href)=\"(?!https://pledges\.test/|#)[^\"]", text)
    assert "hovers" not in text


def test_an_svg_has_title_and_alt_text(svg):
    root = ElementTree.fromstring(svg)
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == toy_card().finding
    assert root.findtext(f"{SVG}desc") == toy_card().alt


def test_the_link_leads_to_the_live_view(svg):
    [link] = ElementTree.fromstring(svg).iter(f"{SVG}a")
    assert link.get("href") == LINK


@pytest.mark.parametrize(
    ("size", "pixels"),
    [
        (Size(1200, 630), (1200, 630)),
        (Size(600, 1200, 2), (1200, 2400)),
        (Size(240, 300, 1.5), (360, 450)),
    ],
)
def test_a_png_has_the_pixels_that_were_asked_for(size, pixels):
    assert size_of(draw_picture(toy_card(), "png", size, "light")) == pixels


def first_pixel(png):
    """Read the lower left pixel of a PNG of eight bits, which is paper."""
    content, at = b"", 8
    while at < len(png):
        length, kind = struct.unpack(">I4s", png[at : at + 8])
        content += png[at + 8 : at + 8 + length] if kind == b"IDAT" else b""
        at += 12 + length
    return tuple(zlib.decompress(content)[1:4])


@pytest.mark.parametrize(
    ("theme", "paper"),
    [("light", "fcfbf8"), ("dark", "171716"), ("print", "ffffff")],
)
def test_each_theme_has_its_paper(theme, paper):
    png = draw_picture(toy_card(), "png", Size(300, 400), theme)
    assert bytes(first_pixel(png)).hex() == paper


def test_a_pdf_is_one_page_with_its_fonts_embedded():
    pdf = draw_picture(toy_card(), "pdf", Size(800, 600))
    (page,) = PdfReader(BytesIO(pdf)).pages
    assert list(map(float, page.mediabox)) == [0, 0, 600, 450]
    names = set(re.findall(rb"/FontName\s*/([^\s/]+)", pdf))
    assert {name.split(b"+")[-1] for name in names} == {
        b"PledgeboardSans-Bold",
        b"PledgeboardSans-Regular",
    }
    assert pdf.count(b"/FontFile2") == len(names)


def test_markup_in_a_title_is_shown_as_letters():
    title = '<b>5 < 6</b> & "more" <script>alert(1)</script>'
    svg = draw_picture(replace(toy_card(), finding=title), "svg")
    assert title in words_in(svg)
    assert not list(ElementTree.fromstring(svg).iter(f"{SVG}script"))


def test_signs_that_no_xml_holds_leave_a_picture_that_can_be_read():
    card = toy_card(finding="A\x00B\x0c\ud800C")
    assert "ABC" in words_in(draw_picture(card, "svg"))


@pytest.mark.parametrize("format", ["png", "svg", "pdf"])
def test_a_selection_with_no_data_gives_a_picture_that_says_so(format):
    drawn = draw_picture(without_rows(), format)
    if format == "svg":
        words = words_in(drawn)
        assert NOTHING in words
        assert without_rows().what in words
        assert without_rows().source_line in words
    else:
        assert len(drawn) > 1000


def test_without_a_frame_only_the_chart_is_drawn():
    svg = draw_picture(toy_card(), "svg", Size(800, framed=False))
    words = words_in(svg)
    assert "Germany" in words
    assert toy_card().what not in words


def test_too_many_pixels_are_refused_before_they_are_drawn():
    with pytest.raises(SizeRefused, match=r"scale: expected at most [\d.]+ for"):
        draw_picture(toy_card(), "png", Size(3000, 3000, 4), "light")
    tall = toy_card()
    tall.figure["layout"]["height"] = 9000
    with pytest.raises(SizeRefused, match=r"width: expected at most \d+ for"):
        draw_picture(tall, "png", Size(4000), "light")


def test_a_picture_is_drawn_once_and_another_title_is_another_picture():
    forget()
    drawn = draw_picture(toy_card(), "svg", Size(700), "light")
    assert draw_picture(toy_card(), "svg", Size(700), "light") is drawn
    others = [
        draw_picture(card, "svg", size, theme)
        for card, size, theme in (
            (toy_card(finding="Another"), Size(700), "light"),
            (toy_card(link=f"{LINK}&x=1"), Size(700), "light"),
            (toy_card(), Size(701), "light"),
            (toy_card(), Size(700), "dark"),
        )
    ]
    assert len({drawn, *others}) == 5
    newer = draw_picture(toy_card(ledger_hash="1f" * 32), "svg", Size(700), "light")
    assert newer == drawn
    assert newer is not drawn


def test_the_same_view_gives_the_same_bytes():
    for format in ("svg", "png", "pdf"):
        forget()
        drawn = draw_picture(toy_card(), format)
        forget()
        assert draw_picture(toy_card(), format) == drawn


def test_a_png_says_what_it_shows_and_where_from():
    with Image.open(BytesIO(draw_picture(toy_card(), "png"))) as image:
        image.load()
        said = image.text
    card = toy_card()
    assert said == {
        "Title": card.finding,
        "Description": card.alt,
        "Source": f"{card.source_line} {card.link}",
        "Creation Time": "2026-11-23",
        "Software": "Pledgeboard",
    }


def test_an_svg_says_its_source_its_day_and_its_link(svg):
    said = {
        one.tag.partition("}")[2]: one.text
        for one in ElementTree.fromstring(svg).iter()
        if one.tag.startswith("{http://purl.org/dc/elements/1.1/}")
    }
    card = toy_card()
    assert said == {
        "title": card.finding,
        "source": card.source_line,
        "date": "2026-11-23",
        "identifier": LINK,
    }


def test_a_pdf_keeps_its_words_its_link_and_its_source():
    card = toy_card()
    reader = PdfReader(BytesIO(draw_picture(card, "pdf", Size(800))))
    (page,) = reader.pages
    said = page.extract_text()
    assert card.finding in said
    assert "Латвія" in said
    assert [one.get_object()["/A"]["/URI"] for one in page["/Annots"]] == [LINK]
    about = reader.metadata
    assert (about.title, about.author) == (card.finding, "Pledgeboard")
    assert about.subject == f"{card.source_line} {LINK}"
    assert about.creation_date.date() == card.as_of
