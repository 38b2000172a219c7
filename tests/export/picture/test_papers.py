"""Papers: the colours of the pages, and greys for print."""

import tomllib
from copy import deepcopy

import pytest

from lib.export.picture.papers import CONFIG, in_grey, on_paper, papers
from tests.export.toy_cards import toy_card


def luminance(colour):
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [
        c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", ["light", "dark", "print"])
def test_words_can_be_read_on_every_paper(theme):
    paper = papers()[theme]
    assert contrast(paper.ink, paper.paper) >= 7
    assert contrast(paper.quiet, paper.paper) >= 4.5


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_paper_and_ink_are_those_of_the_pages(theme):
    stated = tomllib.loads(CONFIG.read_text())["theme"][theme]
    paper = papers()[theme]
    assert (paper.paper, paper.ink) == (
        stated["backgroundColor"],
        stated["textColor"],
    )


@pytest.mark.parametrize(
    ("colour", "grey"),
    [
        ("#FF0000", "#363636"),
        ("#ffffff", "#FFFFFF"),
        ("rgba(0, 0, 0, 0.5)", "rgba(0, 0, 0, 0.5)"),
        ("rgb(255, 0, 0)", "rgba(54, 54, 54, 1)"),
        *(("Germany", "Germany"), ("#2A6", "#2A6"), ("see #2A6F9C", "see #2A6F9C")),
    ],
)
def test_a_colour_turns_into_the_grey_that_is_as_light(colour, grey):
    assert in_grey(colour) == grey


def test_in_print_no_mark_has_a_colour():
    drawn = on_paper(toy_card().figure, papers()["print"])
    assert drawn["data"][0]["marker"]["color"] == in_grey("#2A6F9C")
    assert drawn["layout"]["font"]["color"] == "#000000"


def test_steps_on_one_pair_of_axes_differ_by_dash_and_mark_in_print():
    traces = [
        {"line": {"color": "#2A6F9C", "shape": "hv"}},
        {"line": {"color": "#C06A10", "shape": "hv"}},
        {"line": {"color": "#7F7F7F"}},
        {"line": {"color": "#2A6F9C", "shape": "hv"}, "yaxis": "y2"},
    ]
    figure = {"data": traces, "layout": {}}
    one, other, whisker, alone = on_paper(figure, papers()["print"])["data"]
    assert one["line"]["dash"] != other["line"]["dash"]
    assert one["marker"]["symbol"] != other["marker"]["symbol"]
    assert "dash" not in whisker["line"]
    assert alone["line"]["dash"] == "solid"


def test_the_figure_is_left_alone_and_where_a_click_leads_stays_behind():
    figure = toy_card().figure
    before = deepcopy(figure)
    on_paper(figure, papers()["print"])
    drawn = on_paper(figure, papers()["dark"])
    assert figure == before
    assert "customdata" not in drawn["data"][0]
    assert drawn["layout"]["font"]["color"] == papers()["dark"].ink
    assert drawn["layout"]["height"] == 300
