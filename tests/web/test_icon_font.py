"""The font of icons has those that a page can show, drawn as they were."""

from io import BytesIO

import pytest
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

from lib.web.icon_font import (
    fewer_icons,
    icon_set,
    icons_of_ours,
    is_icon_font,
    ligatures,
    words_of_streamlit,
)
from lib.web.streamlit_folder import STATIC

#: Icons of Streamlit's own frame, seen on our pages.
FRAME = {
    "chevron_right",
    "keyboard_arrow_down",
    "keyboard_double_arrow_left",
    "keyboard_double_arrow_right",
    "more_vert",
    "close",
    "check",
    "error",
}


@pytest.fixture(scope="module")
def whole():
    (file,) = filter(is_icon_font, STATIC.rglob("*"))
    return file.read_bytes()


@pytest.fixture(scope="module")
def few(whole):
    return fewer_icons(whole)


def icons_of(font):
    opened = TTFont(BytesIO(font))
    return opened, dict(ligatures(opened))


def drawing(font, glyph):
    pen = DecomposingRecordingPen(font.getGlyphSet())
    font.getGlyphSet()[glyph].draw(pen)
    return pen.value, font["hmtx"][glyph]


def test_a_font_of_a_quarter_of_the_size_is_left(whole, few):
    assert few[:4] == whole[:4] == b"wOF2"
    assert len(few) < len(whole) / 4


def test_every_icon_that_is_named_is_still_there(whole, few):
    _, before = icons_of(whole)
    _, after = icons_of(few)
    assert icons_of_ours()
    assert icons_of_ours() | FRAME <= set(after)
    assert set(before) & words_of_streamlit() <= set(after)
    assert len(after) < len(before) / 4


def test_an_icon_is_drawn_as_it_was(whole, few):
    (old, before), (new, after) = icons_of(whole), icons_of(few)
    for name, glyph in after.items():
        assert drawing(new, glyph) == drawing(old, before[name]), name


def test_other_icons_are_another_set(monkeypatch):
    named = icon_set()
    assert icon_set() == named
    icon_set.cache_clear()
    monkeypatch.setattr("lib.web.icon_font.icons_of_ours", lambda: frozenset({"tank"}))
    try:
        assert icon_set() != named
    finally:
        icon_set.cache_clear()


@pytest.mark.parametrize(
    "name", ["SourceSansVF-Upright.ttf.B.woff2", "MaterialSymbols-Rounded.B.js"]
)
def test_no_other_file_is_the_font_of_icons(name):
    assert not is_icon_font(STATIC / name)


def test_the_icons_of_quiet_buttons_are_among_ours():
    assert {"arrow_back", "fact_check", "playlist_add"} <= icons_of_ours()
