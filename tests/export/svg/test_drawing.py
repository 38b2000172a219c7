"""Charts as SVG: every chart, every mark of it, its words, and nothing unknown."""

import re
from datetime import date
from pathlib import Path
from xml.etree import ElementTree

import pytest

from lib.charts.cards import card_of
from lib.charts.catalogue import CHARTS, rows_to_open
from lib.charts.rows import rows_figure
from lib.export.svg.drawing import Unknown, drawing_of
from lib.ledger.package import read_ledger
from lib.model.formats import number_in_words
from lib.model.selection import Selection
from lib.model.view import View
from tests.export.toy_packs import BARS, WATERFALL, plot_of

ROOT = Path(__file__).parents[3]
SIZE = (600.0, 400.0)
LAYOUT = {
    "font": {"size": 13},
    "margin": {"l": 40, "r": 10, "t": 10, "b": 30},
    "xaxis": {"range": [0, 10]},
    "yaxis": {"range": [0, 10]},
}


def draw(*traces, **layout):
    return drawing_of({"data": list(traces), "layout": {**LAYOUT, **layout}}, SIZE)


def points(**more):
    look = {"line": {"color": "#2A6F9C", "width": 2}}
    look |= {"marker": {"color": "#2A6F9C", "size": 6}, "textfont": {"size": 12}}
    return {"type": "scatter", "mode": "lines", "x": [0, 5, 10], **look, **more}


def paths(drawing):
    return re.findall(r'<path d="(M[^"]+)" fill="none"', drawing.content)


def texts(drawing):
    root = ElementTree.fromstring(f"<svg>{drawing.content}</svg>")
    return ["".join(one.itertext()) for one in root.iter("text")]


def test_a_line_breaks_where_a_value_is_missing():
    drawing = draw(points(x=[0, 5, None, 5, 10], y=[0, 10, None, 0, 10]))
    assert paths(drawing) == ["M40,370 315,10", "M315,370 590,10"]


def test_steps_hold_until_the_next_point():
    line = {"color": "#2A6F9C", "width": 2, "shape": "hv"}
    drawing = draw(points(y=[0, 10, 10], line=line))
    assert paths(drawing) == ["M40,370 315,370 315,10 590,10 590,10"]


def test_an_area_reaches_down_to_zero():
    drawing = draw(points(y=[5, 5, 5], fill="tozeroy", fillcolor="rgba(1, 2, 3, 0.5)"))
    assert 'd="M40,190 315,190 590,190 590,370 40,370Z" fill="#010203"' in (
        drawing.content
    )
    assert (190.0, 370.0) in drawing.extents


def test_what_lines_enclose_is_filled_and_the_lines_are_not_drawn_again():
    enclosed = {"fill": "toself", "fillcolor": "rgba(1, 2, 3, 0.5)"}
    drawing = draw(points(x=[0, 5, 0, None, 5], y=[0, 0, 10, None, 5], **enclosed))
    (path,) = re.findall(r"<path [^>]+>", drawing.content)
    assert 'd="M40,370 315,370 40,10ZM315,190Z"' in path
    assert 'fill="#010203"' in path


@pytest.mark.parametrize(
    ("side", "anchor", "x", "y"),
    [
        ("middle right", None, "40", "373"),
        ("top right", None, "40", "366"),
        ("bottom left", "end", "39", "380"),
    ],
)
def test_words_stand_at_the_side_that_is_asked(side, anchor, x, y):
    drawing = draw(points(mode="text", x=[0], y=[0], text=["word"], textposition=side))
    (word,) = re.findall(r"<text [^>]+>word</text>", drawing.content)
    found = dict(re.findall(r'([a-z-]+)="([^"]*)"', word))
    assert found.get("text-anchor") == anchor
    assert float(found["x"]) == pytest.approx(float(x), abs=1)
    assert float(found["y"]) == pytest.approx(float(y), abs=1)


def test_each_point_has_the_symbol_and_colour_of_its_place():
    marker = {"symbol": ["circle", "x", "square-open"], "size": 10}
    marker |= {"color": ["#111111", "#222222", "#333333"]}
    drawing = draw(points(mode="markers", y=[1, 2, 3], marker=marker))
    assert re.findall(r'(?:fill|stroke)="(#\d+)"', drawing.content) == [
        *("#111111", "#222222", "#333333"),
    ]


def test_notes_stand_at_a_share_of_the_box_or_at_a_value():
    note = {"x": 0, "showarrow": False, "yanchor": "bottom", "font": {"size": 12}}
    paper = note | {"text": "<b>above</b>", "yref": "paper", "y": 1, "yshift": 6}
    value = note | {"text": "within", "yref": "y", "y": 5, "yanchor": "middle"}
    drawing = draw(points(y=[0, 0, 0]), annotations=[paper, value])
    found = {
        re.sub("<[^>]+>", "", text): float(y)
        for y, text in re.findall(r'y="([\d.]+)"[^>]*>(.*?)</text>', drawing.content)
    }
    assert found["above"] < 10 - 6
    assert found["within"] == pytest.approx(190 + 0.35 * 12)


def test_shapes_are_outlines_between_values():
    line = {"color": "#7A8794", "width": 1.5, "dash": "dot"}
    shape = {"xref": "x", "yref": "y", "x0": 0, "x1": 5, "y0": 0, "y1": 10}
    drawing = draw(points(y=[0, 0, 0]), shapes=[shape | {"line": line}])
    assert (
        '<rect x="40" y="10" width="275" height="360" fill="none" stroke="#7A8794"'
        in drawing.content
    )


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"type": "pie"}, "type 'pie'"),
        ({"fill": "tonexty"}, "fill 'tonexty'"),
        ({"line": {"shape": "spline"}}, "line.shape 'spline'"),
    ],
)
def test_what_is_not_drawn_is_refused(change, named):
    with pytest.raises(Unknown, match=f"{named} is not drawn; drawn are"):
        draw(points(y=[0, 1, 2]) | change)


def test_bars_have_the_lengths_of_their_plot():
    drawing = drawing_of(rows_figure([WATERFALL]).plain(), SIZE)
    bars = re.findall(r'<rect x="([\d.]+)"[^>]*width="([\d.]+)"', drawing.content)
    (first, whole), (second, named), (third, rest) = [
        tuple(map(float, one)) for one in bars if float(one[1]) > 12
    ][:3]
    assert first == second
    assert named / whole == pytest.approx(0.4, abs=1e-3)
    assert third == pytest.approx(second + named, abs=0.02)
    assert named + rest == pytest.approx(whole, abs=0.02)


def test_the_same_figure_is_drawn_the_same_and_ids_begin_as_asked():
    figure = rows_figure([BARS]).plain()
    first, second = (drawing_of(figure, SIZE, prefix="wide-") for _ in range(2))
    assert first == second
    assert re.findall(r'id="([^"]+)"', first.content) == ["wide-1"]


def test_ink_is_that_of_the_page_unless_it_is_given():
    figure = rows_figure([BARS]).plain()
    inks = {
        re.search(r'<text [^>]*fill="([^"]+)"', drawing_of(figure, SIZE, *ink).content)[
            1
        ]
        for ink in ((), ("#EEEEEE",))
    }
    assert inks == {"currentColor", "#EEEEEE"}


@pytest.fixture(scope="module")
def view():
    ledger = read_ledger(ROOT / "seeds")
    return View(ledger, Selection().on(date(2026, 11, 23)))


def plots_of(card):
    return [plot for plot in card.plots if plot.drawn]


def names_drawn(name, plot):
    """List what a chart calls its rows by: mostly their names."""
    if name == "promised":  # One bar, called by its parts.
        return [series.name for series in plot.series]
    if name == "pledge_claims":  # Dots along one line, whose ends are called by figure.
        known = [value for series in plot.series for value in series.known]
        return [number_in_words(end) for end in (min(known), max(known))]
    return plot.categories


@pytest.mark.parametrize("name", CHARTS)
def test_every_chart_is_drawn_with_all_its_words(name, view):
    rows = sorted(rows_to_open(view.ledger)[name])[:40:8] if CHARTS[name].of else [None]
    for row in rows:
        card = card_of(f"{name}@{row}" if row else name, view.but(show=row))
        if card.undrawn:
            continue
        figure = card.figure
        size = (760.0, float(figure["layout"]["height"]))
        drawing = drawing_of(figure, size)
        said = " ".join(texts(drawing))
        for plot in plots_of(card):
            assert all(part in said for part in plot.heading.split())
            if plot.labels and plot.kind not in ("progress", "map"):
                assert all(
                    word in said
                    for one in names_drawn(name, plot)
                    for word in one.split()
                )
        assert all(top >= -1 for top, _ in drawing.extents)
        assert all(bottom <= size[1] + 1 for _, bottom in drawing.extents)


def test_the_longest_bar_all_but_fills_the_axis():
    content = drawing_of(rows_figure([plot_of(1)]).plain(), SIZE).content
    widths = [float(one) for one in re.findall(r'<rect [^>]*width="([\d.]+)"', content)]
    assert 0.9 * SIZE[0] < max(widths) < SIZE[0]
