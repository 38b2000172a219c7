"""The legend: one entry a name, in rows that fit."""

from lib.export.svg.canvas import Canvas
from lib.export.svg.legend import BELOW, ROW, draw_legend, legend_of

LAYOUT = {"font": {"size": 13}, "legend": {"font": {"size": 12}}}


def bar(name, **more):
    marker = {"color": "#2A6F9C", "line": {"width": 0}}
    return {"type": "bar", "name": name, "marker": marker, **more}


def names(legend):
    return [(one.trace["name"], one.row) for one in legend.entries]


def test_entries_go_on_in_the_next_row_where_one_is_full():
    traces = [bar(name) for name in ("new", "announced earlier", "restated")]
    assert names(legend_of(traces, LAYOUT, 900)) == [
        *(("new", 0), ("announced earlier", 0), ("restated", 0)),
    ]
    narrow = legend_of(traces, LAYOUT, 240)
    assert names(narrow) == [("new", 0), ("announced earlier", 0), ("restated", 1)]
    assert narrow.height == 2 * ROW + BELOW


def test_entries_can_stand_in_columns():
    layout = LAYOUT | {"legend": {"font": {"size": 12}, "entrywidth": 92}}
    legend = legend_of([bar("a"), bar("much longer")], layout, 900)
    assert [one.across for one in legend.entries] == [0, 139]


def test_one_trace_alone_is_named_only_where_it_asks():
    assert not legend_of([bar("a")], LAYOUT, 900).entries
    assert names(legend_of([bar("a", showlegend=True)], LAYOUT, 900)) == [("a", 0)]


def test_what_is_hidden_or_nameless_has_no_entry():
    traces = [bar("a"), bar("b", showlegend=False), bar(None), bar("c")]
    assert names(legend_of(traces, LAYOUT, 900)) == [("a", 0), ("c", 0)]
    hidden = legend_of(traces, LAYOUT | {"showlegend": False}, 900)
    assert (hidden.entries, hidden.height) == ((), 0)


def test_a_sample_looks_like_its_marks():
    canvas = Canvas("#000000")
    line = {"color": "#C06A10", "width": 2}
    marker = {"symbol": "circle", "size": 6, "color": "#C06A10"}
    steps = {"type": "scatter", "mode": "lines+markers", "line": line}
    traces = [bar("a"), steps | {"name": "b", "marker": marker}]
    draw_legend(canvas, legend_of(traces, LAYOUT, 900), 10, 20)
    kinds = [one.split()[0] for one in canvas.elements]
    assert kinds == ["<rect", "<text", "<line", "<path", "<text"]
    assert 'y="24" width="12" height="12" fill="#2A6F9C"' in canvas.elements[0]


def test_an_area_has_a_swatch_and_no_line():
    look = {"line": {"color": "#7A8794", "width": 0.8}, "fillcolor": "#2A6F9C"}
    area = {"type": "scatter", "mode": "lines", "fill": "toself", **look}
    canvas = Canvas("#000000")
    traces = [area | {"name": "under $1 billion"}, bar("new")]
    draw_legend(canvas, legend_of(traces, LAYOUT, 900), 0, 0)
    assert canvas.content.count('width="12" height="12" fill="#2A6F9C"') == 2
    assert "<line" not in canvas.content
