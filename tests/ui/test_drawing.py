"""What is sent of a figure: in the ink of the page, once, and with nothing to redraw."""

from copy import deepcopy

import pytest
import streamlit as st

from lib.ui.drawing import drawn


@pytest.fixture
def figure():
    said = {"type": "scatter", "x": [1], "y": [1], "mode": "text", "text": ["said"]}
    axis = {"automargin": False, "tickfont": {"size": 9}}
    layout = {"xaxis": axis, "annotations": [{"text": "note"}]}
    return {"data": [said, {"type": "bar", "x": [1], "y": [2]}], "layout": layout}


def test_words_are_in_the_ink_of_the_page_also_while_a_mark_is_chosen(figure):
    sent = drawn(figure, "dark").to_dict()
    ink = st.get_option("theme.dark.textColor")
    assert sent["layout"]["font"]["color"] == ink
    assert sent["layout"]["hoverlabel"]["font"]["color"] == ink
    assert sent["data"][0]["unselected"]["textfont"]["color"] == ink
    assert "unselected" not in sent["data"][1]
    light = drawn(figure, "light").to_dict()
    assert light["layout"]["font"]["color"] == st.get_option("theme.light.textColor")


def test_the_kept_figure_is_left_as_it_was(figure):
    before = deepcopy(figure)
    drawn(figure, "dark")
    assert figure == before


def test_what_is_sent_is_written_once(figure):
    sent = drawn(figure, "dark")
    assert sent.to_dict() is sent.to_dict()


def test_nothing_is_sent_that_plotly_would_take_for_a_change(figure):
    layout = drawn(figure, "light").to_dict()["layout"]
    assert not {"template", "meta"} & set(layout)
    assert layout["datarevision"]
    assert layout["clickmode"] == "event+select"


def test_an_axis_keeps_what_it_says_itself(figure):
    layout = drawn(figure, "light").to_dict()["layout"]
    across, upward = layout["xaxis"], layout["yaxis"]
    assert (across["automargin"], across["tickfont"]["size"]) == (False, 9)
    assert (upward["automargin"], upward["tickfont"]["size"]) == (True, 12)
    assert across["showgrid"] is False


def test_a_map_is_sent_with_no_more_points_than_its_screen_shows(figure):
    square = {"x": [0, 5, 10, 10, 0], "y": [0, 0, 0, 10, 0], "fill": "toself"}
    figure["data"].append(square)
    axes = {"xaxis": {"range": [0, 10]}, "yaxis": {"range": [0, 10], "domain": [0, 1]}}
    figure["layout"] |= axes | {"height": 100}
    sent = drawn(figure, "light").to_dict()["data"][-1]
    assert sent["x"] == [0, 10, 10, 0, None]
