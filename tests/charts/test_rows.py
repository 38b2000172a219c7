"""Rows on a screen: words above bars, whiskers below, lists, one legend, own axes."""

from dataclasses import replace

from lib.charts.rows import HEAD, ROW, rows_figure
from lib.model.plot import Plot, Series
from tests.charts.accepted import accepted

PLOT = Plot(
    "bars",
    ("A", "B"),
    (
        Series("new", "new", (1.0, 0.0)),
        Series("no named donor", "unattributed", (2.0, None)),
    ),
    "Tanks",
    low=(2.5, None),
    high=(4.0, None),
    open_ended=(False, True),
    labels=("3", "none"),
    keys=("a", "b"),
    hovers=("A: 3", "B: none"),
)
LIST = Plot(
    "list",
    ("C", "D"),
    (
        Series("new", "new", (1.0, None)),
        Series("conditional", "conditional", (None, 1.0)),
    ),
    "",
    heading="Alone",
    labels=("1 tank", "1 conditional"),
    keys=("c", "d"),
    hovers=("C", "D"),
)


def drawn(plots, **how):
    return accepted(rows_figure(plots, **how))


def named(figure, name):
    return [trace for trace in figure.data if trace.name == name]


def test_words_stand_above_each_bar():
    (words,) = drawn([PLOT]).select_traces({"mode": "text"})
    assert list(words.text) == ["<b>A</b>  3", "<b>B</b>  none"]
    assert [round(y, 2) for y in words.y] == [-0.27, 0.73]


def test_a_bar_of_no_length_is_no_mark_and_a_click_opens_the_others():
    (bar,) = named(drawn([PLOT]), "new")
    assert (list(bar.x), list(bar.customdata), list(bar.hovertext)) == (
        [1],
        ["a"],
        ["A: 3"],
    )


def test_what_no_donor_is_named_for_has_a_dotted_outline_at_its_place_in_the_stack():
    (outline,) = drawn([PLOT]).layout.shapes
    assert (outline.x0, outline.x1, outline.line.dash) == (1, 3, "dot")


def test_whiskers_are_one_broken_line_and_an_open_end_points_on():
    figure = drawn([PLOT])
    (whisker,), (arrow,) = named(figure, "low to high"), named(figure, "or more")
    assert list(whisker.x) == [2.5, 4, None]
    assert list(arrow.x) == [0]


def test_the_axis_holds_the_whisker_or_reaches_as_far_as_it_is_told():
    assert drawn([PLOT]).layout.xaxis.range == (0, 4 * 1.06)
    far = replace(PLOT, reach=10.0)
    assert drawn([far]).layout.xaxis.range == (0, 10 * 1.06)


def test_each_plot_has_axes_of_its_own_and_a_heading_takes_room():
    figure = drawn([PLOT, replace(PLOT, heading="More")])
    assert {trace.xaxis for trace in named(figure, "new")} == {"x", "x2"}
    alone, headed = (drawn([one]) for one in (PLOT, replace(PLOT, heading="More")))
    assert headed.layout.height - alone.layout.height == HEAD
    assert [note.text for note in headed.layout.annotations] == ["<b>More</b>"]


def test_a_unit_that_the_heading_says_is_not_at_the_axis_too():
    assert drawn([PLOT]).layout.xaxis.title.text == "Tanks"
    headed = drawn([replace(PLOT, heading="Tanks")])
    assert headed.layout.xaxis.title.text == ""


def test_a_list_has_a_mark_a_row_in_the_colour_of_its_first_state():
    figure = drawn([LIST])
    (lines,) = figure.data
    assert list(lines.text) == ["  <b>C</b>  1 tank", "  <b>D</b>  1 conditional"]
    assert list(lines.marker.color) == ["#2A6F9C", "#C06A10"]
    assert list(lines.customdata) == ["c", "d"]
    assert not figure.layout.xaxis.visible


def test_the_legend_names_each_drawing_once():
    figure = drawn([PLOT, PLOT])
    shown = [trace.name for trace in figure.data if trace.showlegend]
    assert len(shown) == len(set(shown))
    assert not drawn([PLOT], legend=False).layout.showlegend


def test_nothing_to_draw_is_an_empty_figure():
    figure = drawn([])
    assert not figure.data
    assert figure.layout.height == ROW
