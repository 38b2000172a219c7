"""Tall pictures cut for pages: between rows, nothing lost, PNG and SVG alike."""

import re
from dataclasses import replace
from io import BytesIO
from itertools import pairwise

import pytest
from PIL import Image

from lib.export.picture.pictures import Picture, picture_of
from lib.export.picture.strips import cuts, gaps, parts_of, strips_of
from lib.export.picture.typesetting import Size
from tests.export.toy_packs import many_rows, toy_card

ROW, INK = 40, 28
SIZE = Size(640, framed=False)


def rows_of(number):
    """Give rows of words and a bar that touch, in 28 of 40 pixels."""
    return [
        (row * ROW + begin, row * ROW + end)
        for row in range(number)
        for begin, end in ((0, 13), (12, INK))
    ]


@pytest.mark.parametrize("number", [5, 16, 70])
def test_a_cut_goes_between_rows_and_no_part_is_too_high(number):
    height, most = ROW * number, 600
    ends = cuts(rows_of(number), height, most)
    assert ends[0] == 0
    assert ends[-1] == height
    for end in ends[1:-1]:
        assert INK <= end % ROW < ROW
    heights = [bottom - top for top, bottom in pairwise(ends)]
    assert max(heights) <= most
    assert sum(heights) == height


def test_what_has_no_gap_is_cut_evenly():
    assert cuts([(0, 900)], 900, 500) == [0, 450, 900]


def test_gaps_are_what_nothing_covers():
    assert list(gaps([(10, 20), (15, 30), (40, 50)], 60)) == [
        (0.0, 10),
        (30, 40),
        (50, 60),
    ]


def test_parts_have_slack_for_the_gap():
    assert [parts_of(height, 100) for height in (100, 101, 185, 186, 240)] == [
        *(1, 2, 2),
        *(3, 3),
    ]


def test_a_picture_that_fits_stays_whole():
    (strip,) = strips_of(many_rows(), SIZE, 3.0)
    picture = picture_of(many_rows(), SIZE)
    assert strip.svg == picture.svg.encode()
    assert strip.ratio == picture.height / picture.width


def test_each_row_of_a_tall_picture_stands_whole_in_one_part():
    whole = picture_of(many_rows(), SIZE)
    strips = strips_of(many_rows(), replace(SIZE, scale=2.0), 1.0)
    assert len(strips) > 1
    shown = 0
    for strip in strips:
        with Image.open(BytesIO(strip.png)) as image:
            assert image.width == 2 * whole.width
            assert image.height == pytest.approx(strip.ratio * image.width)
        found = re.search(
            rb'width="640" height="(\d+)" viewBox="0 (\S+) 640 (\S+)"', strip.svg
        )
        height, top, down = map(float, found.groups())
        assert top == pytest.approx(shown)
        assert height == down
        shown += int(height)
        edge = shown
        assert not [one for one in whole.extents if one[0] < edge < one[1]]
    assert shown == whole.height


def test_an_svg_of_another_make_is_refused(monkeypatch):
    strange = Picture("<svg/>", 100, 400, (), None)
    monkeypatch.setattr("lib.export.picture.strips.picture_of", lambda *_: strange)
    with pytest.raises(ValueError, match="states no width, height and viewBox"):
        strips_of(toy_card(), SIZE, 1.0)
