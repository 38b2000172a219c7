"""Letters: measured, broken into lines, embedded."""

import pytest

from lib.export.picture.lettering import font_faces, width_of, wrapped, writable

TITLE = "Germany pledged most: $40.4 billion, of it $32.9 billion announced earlier"


@pytest.mark.parametrize("width", [120, 160, 400, 2000])
@pytest.mark.parametrize("bold", [True, False])
def test_no_line_is_wider_than_asked_and_no_word_is_lost(width, bold):
    lines = wrapped(TITLE, width, 20, bold=bold)
    assert all(width_of(line, 20, bold=bold) <= width for line in lines)
    assert " ".join(lines) == TITLE


def test_lines_are_about_as_long_as_each_other():
    first, second = wrapped("one two three four five six seven", 190, 20)
    assert len(second.split()) >= 3
    assert width_of(first, 20) <= 190


@pytest.mark.parametrize("word", ["W" * 200, "WWWWiiii" * 20, "i" * 500])
def test_a_word_that_no_line_holds_is_broken(word):
    lines = wrapped(word, 100, 20)
    assert "".join(lines) == word
    assert all(width_of(line, 20) <= 100 for line in lines)


def test_a_space_that_does_not_break_keeps_words_together():
    lines = wrapped("costs NOK\N{NO-BREAK SPACE}4.2 or more", 75, 20)
    assert any("NOK\N{NO-BREAK SPACE}4.2" in line for line in lines)


def test_no_words_are_no_lines():
    assert wrapped("  ", 100, 20) == ()


def test_digits_have_one_width_and_the_bold_is_wider():
    assert len({width_of(digit, 20) for digit in "0123456789"}) == 1
    assert width_of("Germany", 20, bold=True) > width_of("Germany", 20)


@pytest.mark.parametrize(
    "sign", ["Ж", "Її", "Ґ", "é", "ł", "ž", "€", "£", "\u2009", "−"]
)
def test_the_font_has_every_sign_that_charts_write(sign):
    missing = width_of("\U0010ffff", 100)
    assert width_of(sign * 2, 100) != 2 * missing or sign == "\N{THIN SPACE}"


def test_both_weights_are_embedded():
    css = font_faces()
    assert css.count("@font-face") == 2
    assert css.count("data:font/woff2;base64,") == 2
    assert "http" not in css


def test_signs_that_no_xml_holds_are_dropped():
    assert writable("a\x00b\x0bc\ud800d\uffffe\n") == "abcde\n"
