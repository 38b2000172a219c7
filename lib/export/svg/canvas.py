"""What a drawing is written on: elements of SVG, and where they stand."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html import escape, unescape
from typing import Literal

from lib.export.picture.lettering import writable

#: From one line of words to the next, and from the middle of a line to its baseline, in
#: sizes of its letters.
LINE, BASELINE = 1.3, 0.35
#: What stands out, and where a line ends, in the words of a figure.
_MARKUP = re.compile(r"(<br>|</?b>)")
#: Stands for the name of what is defined; no text of a drawing holds this sign.
NAME = "\f"
Anchor = Literal["start", "middle", "end"]


def number(value: float) -> str:
    """Write a length to a hundredth of a pixel."""
    # Adding zero turns -0 into 0.
    return f"{round(value, 2) + 0.0:.10g}"


def element(name: str, content: str = "", **attributes: float | str) -> str:
    """Write an element; `_` in the name of an attribute stands for "-"."""
    written = "".join(
        f' {key.replace("_", "-")}="{value if isinstance(value, str) else number(value)}"'
        for key, value in attributes.items()
        if value != ""
    )
    return f"<{name}{written}>{content}</{name}>" if content else f"<{name}{written}/>"


@dataclass
class Canvas:
    """Elements in the order painted, in letters of one colour.

    `extents` are the top and the bottom of each mark and each line of words, in pixels:
    between them a tall drawing may be cut. Grids are in none. Names of what is defined
    begin with `prefix`, so that several drawings can share a page.
    """

    ink: str
    prefix: str = "chart"
    elements: list[str] = field(default_factory=list)
    extents: list[tuple[float, float]] = field(default_factory=list)
    definitions: dict[str, str] = field(default_factory=dict)

    @property
    def content(self) -> str:
        """All that is drawn."""
        defined = "".join(
            form.replace(NAME, name) for form, name in self.definitions.items()
        )
        return (element("defs", defined) if defined else "") + "".join(self.elements)

    def define(self, form: str) -> str:
        """Define something once, and name it; its name stands in it as `NAME`."""
        named = f"{self.prefix}{len(self.definitions) + 1}"
        return self.definitions.setdefault(form, named)

    def add(self, name: str, **attributes: float | str) -> None:
        """Paint an element over the others."""
        self.elements.append(element(name, "", **attributes))

    def covers(self, *down: float) -> None:
        """Note that something stands between the highest and the lowest of some points."""
        self.extents.append((min(down), max(down)))

    def write(
        self,
        words: str,
        at: tuple[float, float],
        size: float,
        anchor: Anchor = "start",
        turned: float = 0,
    ) -> None:
        """Write lines of words, the first one's baseline at a point."""
        across, down = at
        for row, line in enumerate(lines_of(words)):
            base = down + row * LINE * size
            self.covers(base - 0.8 * size, base + 0.25 * size)
            turn = f"rotate({number(turned)} {number(across)} {number(base)})"
            self.elements.append(
                element(
                    "text",
                    line,
                    x=across,
                    y=base,
                    font_size=size,
                    fill=self.ink,
                    text_anchor="" if anchor == "start" else anchor,
                    transform=turn if turned else "",
                )
            )


def lines_of(words: str) -> list[str]:
    """Write the lines of a figure's words as SVG; what is bold in spans of its own."""
    lines, bold = [""], False
    for piece in filter(None, _MARKUP.split(words)):
        if piece == "<br>":
            lines.append("")
        elif piece in ("<b>", "</b>"):
            bold = piece == "<b>"
        else:
            text = escape(writable(unescape(piece)))
            lines[-1] += element("tspan", text, font_weight="bold") if bold else text
    return lines


def path(points: Iterable[tuple[float, float]], *, closed: bool = False) -> str:
    """Describe a line from point to point."""
    steps = " ".join(f"{number(x)},{number(y)}" for x, y in points)
    return f"M{steps}{'Z' if closed else ''}"
