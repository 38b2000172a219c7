"""How each degree of doubt is drawn, in plain terms that every program can follow.

`lib.charts.style` makes plotly's markers of them, `lib.export` the fills of an office
program, so a hatch means the same on a screen and on a slide.
"""

from dataclasses import dataclass
from typing import Literal

from lib.model.glossary import ENTRY_STATES, STATUS_WORDS, TERMS

ACCENT = "#2A6F9C"
ACCENT_LIGHT = "#5895C0"
AMBER = "#C06A10"
GREY = "#7F7F7F"
SLATE = "#7A8794"
SEAM = "#FFFFFF"
#: How much of its colour a pale fill has.
PALENESS = 0.16

#: Lines on one pair of axes, in this order: told apart by dash and mark too.
DASHES = ("solid", "dash", "dot", "dashdot", "longdash", "longdashdot")
MARKS = ("circle", "square", "diamond", "triangle-up", "x", "cross")

#: `seam`: solid with fine white lines; `dotted`: with fine white dots; `rising` and `falling`: diagonal hatch, outlined;
#: `crossed`: both, outlined; `pale`: faint, with a dotted outline.
Fill = Literal["solid", "seam", "dotted", "rising", "falling", "crossed", "pale"]


@dataclass(frozen=True)
class Swatch:
    """What the legend calls a state of a sum, its colour (#RRGGBB) and its fill."""

    label: str
    colour: str
    fill: Fill = "solid"


_LABELS = {key: state.label for key, state in ENTRY_STATES.items()}
#: The fixed drawings of 06-look, "Doubt has a fixed drawing".
DRAWINGS: dict[str, Swatch] = {
    "new": Swatch(_LABELS["new"], ACCENT),
    "joint": Swatch(f"{_LABELS['new']}, joint", ACCENT, "seam"),
    "earlier": Swatch(_LABELS["earlier"], ACCENT_LIGHT, "dotted"),
    "conditional": Swatch(_LABELS["conditional"], AMBER, "rising"),
    "restated": Swatch(_LABELS["restated"], GREY, "falling"),
    "lapsed": Swatch(_LABELS["lapsed"], GREY, "crossed"),
    "headline": Swatch(TERMS["headline"].label, SLATE),
    "unattributed": Swatch(TERMS["unattributed"].label, SLATE, "pale"),
}

Shape = Literal[
    "circle", "circle-open", "x", "square-open", "triangle-right", "diamond"
]


@dataclass(frozen=True)
class Symbol:
    """What the legend calls a state at a day, its shape and its colour (#RRGGBB)."""

    label: str
    shape: Shape
    colour: str


#: How each state of a condition is marked, in shape and in colour; what is no state has
#: a symbol too: the announcement, a report that settles nothing.
SYMBOLS: dict[str, Symbol] = {
    "met": Symbol(STATUS_WORDS["met"], "circle", ACCENT),
    "lapsed": Symbol(STATUS_WORDS["lapsed"], "x", GREY),
    "withdrawn": Symbol(STATUS_WORDS["withdrawn"], "square-open", GREY),
    "pending": Symbol("still open", "triangle-right", AMBER),
    "announced": Symbol("announced", "diamond", SLATE),
    "unknown": Symbol("no change of state", "circle-open", GREY),
}


def drawing_of(name: str) -> Swatch:
    """Look a drawing up; a colour by itself is drawn solid."""
    return Swatch("", name) if name.startswith("#") else DRAWINGS[name]
