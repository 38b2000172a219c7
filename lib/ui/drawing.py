"""A figure as a page sends it: in the page's ink and letters, and drawn only once.

Streamlit hands each figure to Plotly twice, the second time as a copy into which it has
written its own settings. Plotly draws again whatever it takes for changed: a template,
`meta`, a setting that was not there, and all numbers unless a revision says that they
are the same. So a figure is sent without the first two, with the others as they will be.
It is Plotly's JSON already: of `go.Figure` Streamlit needs the type alone.
"""

from typing import Any

import plotly.graph_objects as go
import streamlit as st

from lib.charts.figure import over
from lib.ui.outlines import seen

#: Streamlit's own letters, as the page has them.
LETTERS = '"Source Sans", sans-serif'
#: What Streamlit sets after the first drawing where points can be chosen. A changed
#: figure is a new element, which Plotly draws from nothing: one revision is enough.
SETTLED = {
    "clickmode": "event+select",
    "hovermode": "closest",
    "dragmode": "pan",
    "datarevision": 1,
}
#: What Streamlit's theme would add, which a template could only give at that price.
AXIS = {"automargin": True, "tickfont": {"size": 12}, "title": {"font": {"size": 14}}}
ACROSS = {"showgrid": False, "zeroline": False, "title": {"standoff": 20}}
UPWARD = {"title": {"standoff": 24}}


class Drawn(go.Figure):  # type: ignore[misc]
    """A figure that changes no more: what is sent of it is written down once.

    At each rerun Streamlit asks for a deep copy, which costs more than the drawing.
    """

    _written: dict[str, Any]

    def to_dict(self) -> dict[str, Any]:
        """Return the figure as plain values; to be read, not changed."""
        return self._written


def drawn(figure: dict[str, Any], theme: str) -> Drawn:
    """Write a figure down for a page, in the ink of a theme; the figure stays as it is."""
    sent = Drawn()
    shown = [seen(trace, figure["layout"]) for trace in figure["data"]]
    sent._written = {
        "data": _keeping_ink(shown, _option(theme, "textColor")),
        "layout": over(_look(theme), _with_axes(figure["layout"])) | SETTLED,
    }
    return sent


def _look(theme: str) -> dict[str, Any]:
    """Describe letters, ink and hover; Streamlit's own grey is faint."""
    ink = _option(theme, "textColor")
    hover = {"family": LETTERS, "size": 12, "color": ink}
    return {
        "font": {"family": LETTERS, "color": ink, "weight": 400},
        "margin": {"pad": 8},
        "hoverlabel": {
            "bgcolor": _option(theme, "backgroundColor"),
            "bordercolor": _option(theme, "borderColor"),
            "font": hover,
        },
    }


def _with_axes(layout: dict[str, Any]) -> dict[str, Any]:
    """Give each axis what it does not say itself."""
    own = {"xaxis": over(AXIS, ACROSS), "yaxis": over(AXIS, UPWARD)}
    return layout | {
        name: over(own[name[:5]], layout.get(name, {}))
        for name in {*own, *layout}
        if name[:5] in own
    }


def _keeping_ink(traces: list[dict[str, Any]], ink: str) -> list[dict[str, Any]]:
    """Keep the words' ink when a mark is chosen, where Plotly would dim them."""
    kept = {"unselected": {"textfont": {"color": ink}}}
    return [trace | kept if trace.get("mode") == "text" else trace for trace in traces]


def _option(theme: str, name: str) -> str:
    return str(st.get_option(f"theme.{theme}.{name}"))
