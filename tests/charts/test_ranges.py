"""Rows that reach from one figure to another, with a dot at each."""

from lib.charts.ranges import ranges_figure
from lib.model.plot import Plot, Series
from tests.charts.accepted import accepted


def test_a_row_is_a_line_with_its_figures_as_dots_and_its_words_above():
    plot = Plot(
        kind="ranges",
        categories=("A", "B"),
        series=(Series("one", "#2A6F9C", (1.0, None), hovers=("A: 1", "B")),),
        unit="Things",
        low=(1.0, 2.0),
        high=(3.0, 2.0),
        labels=("1 to 3", "2"),
        keys=("a", "b"),
        hovers=("A: 1 to 3", "B: 2"),
        whisker="from to",
    )
    figure = accepted(ranges_figure(plot, 0.5, {"range": [0, 4]}))
    line, dots, words = figure.data
    assert list(line.x) == [1, 3, None, 2, 2, None]
    assert list(line.customdata) == ["a"] * 3 + ["b"] * 3
    assert (list(dots.x), list(dots.customdata)) == ([1], ["a"])
    assert list(words.text) == ["<b>A</b> 1 to 3", "<b>B</b> 2"]
    assert list(words.x) == [0.5, 0.5]
    assert words.y[0] < dots.y[0] < words.y[1]
    assert figure.layout.xaxis.title.text == "Things"
    assert figure.layout.xaxis.range == (0, 4)
