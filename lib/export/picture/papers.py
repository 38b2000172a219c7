"""What pictures are printed on: the light and the dark page, and white paper."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from itertools import cycle
from pathlib import Path
from typing import Any

from PIL import ImageColor

from lib.export.picture.lettering import STACK
from lib.model.drawings import DASHES, MARKS

#: The colours of the pages, stated once for Streamlit and for pictures.
CONFIG = Path(__file__).parents[3] / ".streamlit" / "config.toml"
_HEX = re.compile(r"#[0-9a-fA-F]{6}")
_RGBA = re.compile(r"rgba?\(([^)]*)\)")


@dataclass(frozen=True)
class Paper:
    """Colours of paper and ink; `grey` where all else is grey too."""

    paper: str
    ink: str
    quiet: str
    line: str
    accent: str
    grey: bool = False


@cache
def themes() -> dict[str, dict[str, str]]:
    """Return what the light and the dark theme of the pages say, as Streamlit has it."""
    stated = tomllib.loads(CONFIG.read_text(encoding="utf-8"))["theme"]
    return {name: stated[name] for name in ("light", "dark")}


@cache
def papers() -> dict[str, Paper]:
    """Return the papers by the names of the themes: light, dark, print."""
    ours = {name: _of_page(theme) for name, theme in themes().items()}
    white = Paper("#FFFFFF", "#000000", "#404040", "#B0B0B0", "#000000", grey=True)
    return {**ours, "print": white}


def on_paper(figure: dict[str, Any], paper: Paper) -> dict[str, Any]:
    """Return a figure's `data` and `layout` in the ink of a paper, and in our font.

    The figure is left alone: traces and layout are new, what stands in them may be the
    figure's own. Marks lose what a click would lead to.
    """
    layout = figure["layout"]
    font = {**layout.get("font", {}), "family": STACK, "color": paper.ink}
    axis = {"automargin": True, "gridcolor": paper.line, "zerolinecolor": paper.line}
    axis |= {"linecolor": paper.line, "tickcolor": paper.line}
    quiet = {"layout": {"xaxis": axis, "yaxis": axis}}
    hover = {**layout.get("hoverlabel", {}), "bgcolor": paper.paper}
    hover |= {"bordercolor": paper.line, "font": {"color": paper.ink, "family": STACK}}
    layout = layout | {"font": font, "template": quiet, "hoverlabel": hover}
    traces = [
        {name: value for name, value in trace.items() if name != "customdata"}
        for trace in figure["data"]
    ]
    drawn = {"data": traces, "layout": layout}
    if not paper.grey:
        return drawn
    _tell_apart(traces)
    grey: dict[str, Any] = _recoloured(drawn)
    return grey


def in_grey(colour: str) -> str:
    """Return the grey that is as light as a colour; other words stay as they are."""
    if _HEX.fullmatch(colour):
        grey = _luma(*ImageColor.getrgb(colour)[:3])
        return f"#{grey:02X}{grey:02X}{grey:02X}"
    if written := _RGBA.fullmatch(colour):
        red, green, blue, *alpha = map(float, written[1].split(","))
        grey = _luma(red, green, blue)
        return f"rgba({grey}, {grey}, {grey}, {alpha[0] if alpha else 1:g})"
    return colour


def _of_page(theme: dict[str, str]) -> Paper:
    paper, ink = theme["backgroundColor"], theme["textColor"]
    quiet = _between(ink, paper, 0.3)
    return Paper(paper, ink, quiet, theme["borderColor"], theme["primaryColor"])


def _between(one: str, other: str, share: float) -> str:
    """Mix two colours: the first one, with so much of the other."""
    pairs = zip(ImageColor.getrgb(one), ImageColor.getrgb(other), strict=True)
    mixed = [round(first + (second - first) * share) for first, second in pairs]
    return "#{:02X}{:02X}{:02X}".format(*mixed)


def _luma(red: float, green: float, blue: float) -> int:
    """Weigh as the eye does (ITU-R BT.709)."""
    return round(0.2126 * red + 0.7152 * green + 0.0722 * blue)


def _recoloured(value: Any) -> Any:
    """Turn every colour in a figure grey."""
    if isinstance(value, dict):
        return {name: _recoloured(one) for name, one in value.items()}
    if isinstance(value, list):
        return [_recoloured(one) for one in value]
    return in_grey(value) if isinstance(value, str) else value


def _tell_apart(traces: list[dict[str, Any]]) -> None:
    """Give each of the steps on one pair of axes a dash and a mark of its own."""
    panels: dict[str, list[dict[str, Any]]] = {}
    for trace in traces:
        if trace.get("line", {}).get("shape") == "hv":
            panels.setdefault(trace.get("yaxis", "y"), []).append(trace)
    for steps in panels.values():
        for trace, dash, mark in zip(steps, cycle(DASHES), cycle(MARKS)):
            trace["line"] = {"dash": dash, **trace["line"]}
            trace["marker"] = {"symbol": mark, **trace.get("marker", {})}
