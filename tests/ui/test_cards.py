"""Cards: the figure that is sent has the ink of the page, and is written down once."""

import plotly.graph_objects as go
import pytest

from lib.ui.cards import Drawn, in_ink


@pytest.fixture
def figure():
    figure = go.Figure()
    figure.add_scatter(x=[1], y=[1], mode="text", text=["said"])
    return figure.add_bar(x=[1], y=[2]).add_annotation(text="note")


def test_words_are_in_the_ink_of_the_page_also_while_a_mark_is_chosen(figure):
    inked = in_ink(Drawn(figure), "dark")
    ink = inked.layout.font.color
    assert inked.layout.annotations[0].font.color == ink
    assert inked.layout.yaxis.tickfont.color == ink
    assert inked.data[0].unselected.textfont.color == ink
    assert in_ink(Drawn(figure), "light").layout.font.color != ink


def test_the_kept_figure_is_left_as_it_was(figure):
    before = figure.to_json()
    in_ink(Drawn(figure), "dark")
    assert figure.to_json() == before


def test_what_is_sent_is_written_once_and_after_the_ink(figure):
    inked = in_ink(Drawn(figure), "dark")
    assert inked.to_dict() is inked.to_dict()
    assert inked.to_dict() == go.Figure(inked).to_dict()
