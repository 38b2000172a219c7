"""Layout of a picture: everything is on it, in the size asked for."""

from dataclasses import fields

import pytest

from lib.export.picture.typesetting import (
    CHART_SHRINKS,
    NARROWEST,
    Size,
    SizeRefused,
    typeset,
)
from tests.export.toy_cards import NOTHING, ToyCard, toy_card, without_rows

SIZES = [
    *(Size(), Size(600), Size(240), Size(4000)),
    *(Size(1200, 630), Size(600, 1200), Size(400, 400), Size(4000, 900)),
]


def words_of(placed, role):
    return " ".join(line.text for line in placed.lines if line.role == role)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_every_word_is_on_the_picture_and_above_its_lower_edge(size):
    card = toy_card(what="By donor. " * 12, source_line="A source. " * 12)
    placed = typeset(card, size)
    assert words_of(placed, "finding") == card.finding
    assert words_of(placed, "what") == card.what.strip()
    assert words_of(placed, "foot") == card.source_line.strip()
    downs = [line.down for line in placed.lines]
    assert downs == sorted(downs)
    assert downs[-1] < placed.down


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_chart_stands_between_heading_and_footer_and_is_not_cut(size):
    placed = typeset(toy_card(), size)
    box = placed.box
    last = max(line.down for line in placed.lines if line.role == "what")
    assert last < box.y
    assert box.y + box.height <= placed.rule
    assert box.down >= 300 * 0.999
    assert box.across / box.down == pytest.approx(box.width / box.height)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_the_layout_has_the_proportions_of_the_picture(size):
    placed = typeset(toy_card(), size)
    assert placed.width == size.width
    assert placed.across >= NARROWEST
    if size.height:
        assert placed.height == size.height
    assert placed.down / placed.across == pytest.approx(
        placed.height / placed.width, rel=0.005
    )


def test_without_a_height_the_chart_has_its_own():
    placed = typeset(toy_card(), Size(800))
    assert (placed.box.height, placed.box.down) == (300, 300)


def test_a_wide_picture_has_larger_letters():
    assert (
        typeset(toy_card(), Size(1600)).across == typeset(toy_card(), Size(800)).across
    )


def test_a_chart_that_does_not_fit_shrinks_with_the_least_height_named():
    tall = toy_card()
    tall.figure["layout"]["height"] = 3000
    with pytest.raises(
        SizeRefused, match=r"height: expected at least (\d+)"
    ) as refused:
        typeset(tall, Size(600, 160))
    least = int(refused.value.expected.split()[2])
    box = typeset(tall, Size(600, least + 2)).box
    assert box.height / box.down >= CHART_SHRINKS * 0.9
    with pytest.raises(SizeRefused):
        typeset(tall, Size(600, least - 10))


def test_without_a_frame_there_are_no_words():
    placed = typeset(toy_card(), Size(800, framed=False))
    assert placed.lines == ()
    assert placed.rule is None
    assert placed.box.height == 300


def test_a_long_link_is_cut_with_a_sign_and_a_short_one_is_whole():
    short = typeset(toy_card(), Size(800))
    assert "pledges.test/donors?asof=2026-11-23&view=0a1b2c3d" in words_of(
        short, "link"
    )
    long = typeset(toy_card(link="https://pledges.test/" + "x" * 900), Size(800))
    assert words_of(long, "link").endswith("…")
    assert sum(line.role == "link" for line in long.lines) == 2


def test_a_selection_without_rows_is_laid_out_too():
    placed = typeset(without_rows(), Size(800))
    assert words_of(placed, "finding")
    assert placed.box.height == 122
    assert words_of(placed, "nothing") == NOTHING


def test_a_chart_is_laid_out_for_the_width_it_gets():
    low = {"data": [], "layout": {"height": 400}}
    tall = {"data": [], "layout": {"height": 900}}

    class Wide(ToyCard):
        def figure_at(self, across):
            return low if across >= 700 else tall

    one = toy_card()
    card = Wide(**{field.name: getattr(one, field.name) for field in fields(one)})
    assert typeset(card, Size(600)).box.height == 900
    assert typeset(card, Size(800)).box.height == 400
    placed = typeset(card, Size(1200, 675))
    assert placed.across >= 700
    assert placed.box.down == pytest.approx(400, rel=0.25)
