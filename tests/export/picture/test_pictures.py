"""Pictures of a card: all its words, in the size asked, in its own font, once drawn."""

import re
import struct
import zlib
from dataclasses import replace
from xml.etree import ElementTree

import pytest

from lib.export.picture.pictures import draw_picture
from lib.export.picture.renderer import Overloaded, Renderer
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
def svg(renderer):
    return draw_picture(toy_card(), "svg", renderer=renderer)


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
def test_a_png_has_the_pixels_that_were_asked_for(renderer, size, pixels):
    assert size_of(draw_picture(toy_card(), "png", size, "light", renderer)) == pixels


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
def test_each_theme_has_its_paper(renderer, theme, paper):
    png = draw_picture(toy_card(), "png", Size(300, 400), theme, renderer)
    assert bytes(first_pixel(png)).hex() == paper


def test_a_pdf_is_one_page_with_its_fonts_embedded(renderer):
    pdf = draw_picture(toy_card(), "pdf", Size(800, 600), renderer=renderer)
    assert pdf.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf)) == 1
    names = set(re.findall(rb"/FontName\s*/(\S+)", pdf))
    assert {name.split(b"+")[-1] for name in names} == {
        b"PledgeboardSans-Bold",
        b"PledgeboardSans-Regular",
    }
    assert pdf.count(b"/FontFile2") == len(names)
    assert b"/MediaBox [0 0 600 450]" in pdf


def test_markup_in_a_title_is_shown_as_letters(renderer):
    title = '<b>5 < 6</b> & "more" <script>alert(1)</script>'
    svg = draw_picture(replace(toy_card(), finding=title), "svg", renderer=renderer)
    assert title in words_in(svg)
    assert not list(ElementTree.fromstring(svg).iter(f"{SVG}script"))


def test_signs_that_no_xml_holds_leave_a_picture_that_can_be_read(renderer):
    card = toy_card(finding="A\x00B\x0c\ud800C")
    assert "ABC" in words_in(draw_picture(card, "svg", renderer=renderer))


@pytest.mark.parametrize("format", ["png", "svg", "pdf"])
def test_a_selection_with_no_data_gives_a_picture_that_says_so(renderer, format):
    drawn = draw_picture(without_rows(), format, renderer=renderer)
    if format == "svg":
        words = words_in(drawn)
        assert NOTHING in words
        assert without_rows().what in words
        assert without_rows().source_line in words
    else:
        assert len(drawn) > 1000


def test_without_a_frame_only_the_chart_is_drawn(renderer):
    svg = draw_picture(toy_card(), "svg", Size(800, framed=False), renderer=renderer)
    words = words_in(svg)
    assert "Germany" in words
    assert toy_card().what not in words


def test_too_many_pixels_are_refused_before_they_are_drawn():
    nobody = Renderer("/nowhere")
    with pytest.raises(SizeRefused, match=r"scale: expected at most [\d.]+ for"):
        draw_picture(toy_card(), "png", Size(3000, 3000, 4), "light", nobody)
    tall = toy_card()
    tall.figure["layout"]["height"] = 9000
    with pytest.raises(SizeRefused, match=r"width: expected at most \d+ for"):
        draw_picture(tall, "png", Size(4000), "light", nobody)


def test_a_picture_is_drawn_once_and_another_title_is_another_picture(renderer):
    forget()
    nobody = Renderer("/nowhere", waiting=0)
    drawn = draw_picture(toy_card(), "svg", Size(700), "light", renderer)
    assert draw_picture(toy_card(), "svg", Size(700), "light", nobody) == drawn
    for changed in (
        (toy_card(finding="Another"), Size(700), "light"),
        (toy_card(link=f"{LINK}&x=1"), Size(700), "light"),
        (toy_card(ledger_hash="1f" * 32), Size(700), "light"),
        (toy_card(), Size(701), "light"),
        (toy_card(), Size(700), "dark"),
    ):
        with pytest.raises(Overloaded):
            draw_picture(changed[0], "svg", *changed[1:], nobody)
