"""What every reader must be able to tell apart, on either paper."""

import pytest

from lib.charts import style
from lib.model import drawings

PAPERS = {"light": "#FCFBF8", "dark": "#171716"}
INKS = [
    drawings.ACCENT,
    drawings.ACCENT_LIGHT,
    drawings.AMBER,
    drawings.GREY,
    drawings.SLATE,
]


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
@pytest.mark.parametrize("ink", INKS)
def test_every_mark_stands_out_from_the_paper(ink, paper):
    assert contrast(ink, PAPERS[paper]) >= 3


def test_new_and_earlier_differ_in_grey_print():
    assert contrast(drawings.ACCENT, drawings.ACCENT_LIGHT) > 1.6


def test_what_is_not_solid_has_a_texture_of_its_own():
    shapes = [
        style.MARKERS[one]["pattern"]["shape"]
        for one in ("conditional", "restated", "joint")
    ]
    assert len(set(shapes)) == 3


def test_conditional_and_restated_are_outlined_and_hollow():
    for state in ("conditional", "restated"):
        marker = style.MARKERS[state]
        assert marker["color"] == style.CLEAR
        assert marker["line"]["width"] > 0
