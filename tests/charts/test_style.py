"""What every reader must be able to tell apart, on every paper."""

from itertools import combinations, product

import pytest

from lib.charts import style
from lib.charts.cards import card_of
from lib.charts.catalogue import CHARTS
from lib.export.picture.papers import in_grey, papers
from lib.ledger.package import read_ledger
from lib.model import drawings
from lib.model.plot import STACKED
from lib.model.view import View
from tests.charts.digest import ROOT, SELECTIONS, of_one

PAPERS = {name: paper.paper for name, paper in papers().items()}
MARKS = {
    **{name: one.colour for name, one in drawings.DRAWINGS.items()},
    **{name: one.colour for name, one in drawings.SYMBOLS.items()},
    **{f"donor {number}": one for number, one in enumerate(style.COMPARED, start=1)},
}


def luminance(colour):
    """Relative luminance, WCAG 2.2."""
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in parts
    ]
    return sum(w * one for w, one in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one, other):
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("paper", PAPERS)
def test_every_mark_stands_out_from_the_paper(paper):
    printed = in_grey if papers()[paper].grey else str
    faint = {
        name: round(contrast(printed(ink), PAPERS[paper]), 2)
        for name, ink in MARKS.items()
        if contrast(printed(ink), PAPERS[paper]) < 3
    }
    assert faint == {}


@pytest.mark.parametrize("paper", PAPERS)
def test_all_that_is_read_stands_out_from_the_paper(paper):
    inks = papers()[paper]
    words = {"ink": inks.ink, "quiet": inks.quiet, "accent": inks.accent}
    faint = [name for name, ink in words.items() if contrast(ink, PAPERS[paper]) < 4.5]
    assert faint == []


def test_any_two_states_differ_by_texture_or_stand_in_bars_of_their_own():
    alike = {
        frozenset(pair)
        for pair in combinations(drawings.DRAWINGS, 2)
        if len({drawings.DRAWINGS[one].fill for one in pair}) == 1
    }
    assert alike == {frozenset({"new", "headline"})}


def test_any_two_donors_compared_differ_by_colour_dash_and_mark():
    looks = zip(style.COMPARED, drawings.DASHES, drawings.MARKS, strict=True)
    for one, other in combinations(looks, 2):
        assert all(its != others for its, others in zip(one, other, strict=True))


def test_new_and_earlier_differ_in_grey_print():
    assert contrast(drawings.ACCENT, drawings.ACCENT_LIGHT) > 1.6


def test_what_is_not_solid_has_a_texture_of_its_own():
    shapes = [
        style.MARKERS[one]["pattern"]["shape"]
        for one in ("conditional", "restated", "lapsed", "joint", "earlier")
    ]
    assert len(set(shapes)) == len(shapes)


def test_conditional_and_restated_are_outlined_and_hollow():
    for state in ("conditional", "restated"):
        marker = style.MARKERS[state]
        assert marker["color"] == style.CLEAR
        assert marker["line"]["width"] > 0


def test_no_bar_holds_two_parts_of_one_texture():
    ledger = read_ledger(ROOT / "seeds")
    bars = [
        (name, row, [drawings.drawing_of(one.drawing).fill for one in plot.series])
        for name, chosen in product(CHARTS, SELECTIONS.values())
        for plot in card_of(name, View(ledger, of_one(name, chosen))).plots
        if plot.kind in STACKED
        for row in zip(*(one.values for one in plot.series), strict=True)
    ]
    alike, parted = [], 0
    for name, values, fills in bars:
        seen = [fill for fill, value in zip(fills, values, strict=True) if value]
        parted += len(seen) > 1
        if len(set(seen)) < len(seen):
            alike.append((name, seen))
    assert alike == []
    assert parted > 20
