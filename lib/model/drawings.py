"""How each degree of doubt is drawn, in plain terms that every program can follow.

`lib.charts.style` makes plotly's markers of them, `lib.export` the fills of an office
program, so a hatch means the same on a screen and on a slide.
"""

from dataclasses import dataclass
from typing import Literal

from lib.model.glossary import ENTRY_STATES, TERMS
from lib.model.language import gettext, gettext_noop

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

    word: str
    colour: str
    fill: Fill = "solid"

    @property
    def label(self) -> str:
        """What the legend calls it, in the language that is spoken."""
        return gettext(self.word)


_WORDS = {key: state.word for key, state in ENTRY_STATES.items()}
#: The fixed drawings of 06-look, "Doubt has a fixed drawing".
DRAWINGS: dict[str, Swatch] = {
    "new": Swatch(_WORDS["new"], ACCENT),
    "joint": Swatch(gettext_noop("new money, joint"), ACCENT, "seam"),
    "earlier": Swatch(_WORDS["earlier"], ACCENT_LIGHT, "dotted"),
    "conditional": Swatch(_WORDS["conditional"], AMBER, "rising"),
    "restated": Swatch(_WORDS["restated"], GREY, "falling"),
    "lapsed": Swatch(_WORDS["lapsed"], GREY, "crossed"),
    "headline": Swatch(TERMS["headline"].word, SLATE),
    "unattributed": Swatch(TERMS["unattributed"].word, SLATE, "pale"),
}

Shape = Literal[
    "circle", "circle-open", "x", "square-open", "triangle-right", "diamond"
]


@dataclass(frozen=True)
class Symbol:
    """What the legend calls a state at a day, its shape and its colour (#RRGGBB)."""

    word: str
    shape: Shape
    colour: str

    @property
    def label(self) -> str:
        """What the legend calls it, in the language that is spoken."""
        return gettext(self.word)


#: How each state of a condition is marked, in shape and in colour; what is no state has
#: a symbol too: the announcement, a report that settles nothing.
SYMBOLS: dict[str, Symbol] = {
    "met": Symbol(gettext_noop("reported met"), "circle", ACCENT),
    "lapsed": Symbol(gettext_noop("lapsed"), "x", GREY),
    "withdrawn": Symbol(gettext_noop("withdrawn"), "square-open", GREY),
    "pending": Symbol(gettext_noop("still open"), "triangle-right", AMBER),
    "announced": Symbol(gettext_noop("announced"), "diamond", SLATE),
    "unknown": Symbol(gettext_noop("no change of state"), "circle-open", GREY),
}


def drawing_of(name: str) -> Swatch:
    """Look a drawing up; a colour by itself is drawn solid."""
    return Swatch("", name) if name.startswith("#") else DRAWINGS[name]
