"""Tall pictures cut for pages: between rows, nothing lost, PNG and SVG alike."""

import re
from io import BytesIO
from itertools import pairwise

import pytest
from PIL import Image

from lib.export.picture.strips import cuts, strips_of
from lib.export.picture.typesetting import Size
from tests.export.toy_packs import plain_picture, toy_card

ROW, INK = 40, 28


def rows_of(number):
    """Paint rows of 28 pixels of ink, with 12 blank ones between, and a grid line."""
    image = Image.new("RGB", (400, ROW * number), "white")
    for row in range(number):
        image.paste("#2A6F9C", (0, row * ROW, 200, row * ROW + INK))
    image.paste("#CCCCCC", (350, 0, 351, image.height))
    return image


@pytest.mark.parametrize("number", [5, 16, 70])
def test_a_cut_goes_between_rows_and_no_part_is_too_high(number):
    image, ratio = rows_of(number), 1.5
    ends = cuts(image, ratio)
    assert ends[0] == 0
    assert ends[-1] == image.height
    for end in ends[1:-1]:
        assert INK <= end % ROW < ROW
    heights = [bottom - top for top, bottom in pairwise(ends)]
    assert max(heights) <= ratio * image.width
    assert sum(heights) == image.height


def test_a_picture_that_fits_stays_whole():
    image = rows_of(5)
    assert cuts(image, 0.5) == [0, image.height]
    (strip,) = strips_of(toy_card(), plain_picture, Size(), 1.0)
    assert strip.png == plain_picture(toy_card(), "png", Size())
    assert strip.svg == plain_picture(toy_card(), "svg", Size())


def test_parts_of_the_svg_show_what_those_of_the_png_show():
    strips = strips_of(toy_card(), plain_picture, Size(), 0.2)
    assert len(strips) > 1
    shown = 0.0
    for strip in strips:
        with Image.open(BytesIO(strip.png)) as image:
            assert image.width == 800
            assert image.height == pytest.approx(strip.ratio * 800)
            found = re.search(
                rb'height="([\d.]+)" viewBox="0 (\S+) 800 (\S+)"', strip.svg
            )
            height, top, down = map(float, found.groups())
            assert top == pytest.approx(shown)
            assert height == down == pytest.approx(image.height)
            shown += image.height
    assert shown == 300


def test_without_a_wish_for_it_no_svg_is_drawn():
    def only_png(card, format, size):
        assert format == "png"
        return plain_picture(card, format, size)

    strips = strips_of(toy_card(), only_png, Size(), 0.2, svg=False)
    assert {strip.svg for strip in strips} == {b""}


def test_an_svg_of_another_make_is_refused():
    def strange(card, format, size):
        return b"<svg/>" if format == "svg" else plain_picture(card, format, size)

    with pytest.raises(ValueError, match="states no width, height and viewBox"):
        strips_of(toy_card(), strange, Size(), 0.2)
