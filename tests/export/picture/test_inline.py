"""A chart inside a page: in the page's ink, several in one page, with its words."""

import re
from xml.etree import ElementTree

from lib.export.picture.inline import inline_svg
from tests.export.toy_packs import BARS, toy_card, without_rows

SVG = "{http://www.w3.org/2000/svg}"


def test_it_is_laid_out_for_its_width_and_says_what_it_shows():
    card = toy_card(BARS)
    root = ElementTree.fromstring(inline_svg(card, 358))
    assert root.get("width") == "358"
    assert root.get("viewBox") == f"0 0 358 {root.get('height')}"
    assert root.get("role") == "img"
    assert root.findtext(f"{SVG}title") == card.finding
    assert root.findtext(f"{SVG}desc") == card.alt


def test_it_takes_ink_and_letters_from_the_page():
    svg = inline_svg(toy_card(BARS), 800)
    assert 'fill="currentColor"' in svg
    assert "font-family" not in svg
    assert "@font-face" not in svg


def test_two_of_them_share_no_name():
    wide, narrow = (
        set(re.findall(r'id="([^"]+)"', inline_svg(toy_card(BARS), across)))
        for across in (800, 358)
    )
    assert wide
    assert narrow
    assert not wide & narrow


def test_hostile_names_stay_words():
    svg = inline_svg(toy_card(BARS, finding="<script>alert(1)</script>"), 800)
    assert "<script>" not in svg
    assert "<b>" not in svg


def test_where_nothing_is_drawn_there_is_none():
    assert inline_svg(without_rows(toy_card(BARS)), 800) == ""
