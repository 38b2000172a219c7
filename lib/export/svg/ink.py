"""Fills, hatches, dashes and symbols, in the measures of Plotly's own."""

from collections.abc import Callable, Mapping
from math import pi, sqrt
from typing import Any

from lib.export.svg.canvas import NAME, Canvas, element, number

CLEAR = "rgba(0, 0, 0, 0)"
#: Dash and gap, in widths of the line, which count as three pixels at least.
DASHES = {
    "dot": (1, 1),
    "dash": (3, 3),
    "longdash": (5, 5),
    "dashdot": (3, 1, 1, 1),
    "longdashdot": (5, 2, 1, 2),
}
LEAST_DASH = 3.0


def paint(colour: str, name: str = "fill") -> dict[str, str]:
    """Paint with a colour; one with an alpha is written so that every reader knows it."""
    if not colour.startswith("rgba"):
        return {name: colour}
    red, green, blue, alpha = map(float, colour[5:-1].split(","))
    if not alpha:
        return {name: "none"}
    hue = f"#{round(red):02X}{round(green):02X}{round(blue):02X}"
    return {name: hue, f"{name}_opacity": number(alpha)}


def stroke(line: Mapping[str, Any], width: float = 0) -> dict[str, str]:
    """Draw a line as a figure says; of no width there is none."""
    wide = line.get("width", width)
    if not wide:
        return {}
    widths = DASHES.get(line.get("dash", ""), ())
    dash = " ".join(number(one * max(wide, LEAST_DASH)) for one in widths)
    lines = paint(line.get("color", "none"), "stroke") | {"stroke_width": number(wide)}
    return lines | ({"stroke_dasharray": dash} if dash else {})


def fill(canvas: Canvas, marker: Mapping[str, Any]) -> dict[str, str]:
    """Fill a bar as its marker says, with a hatch where it has one."""
    pattern = marker.get("pattern")
    line = stroke(marker.get("line", {}))
    if not pattern:
        return paint(marker["color"]) | line
    name = canvas.define(_hatch(pattern))
    return {"fill": f"url(#{name})"} | line


def _hatch(pattern: Mapping[str, Any]) -> str:
    """Describe a hatch: lines that are a share of its size wide."""
    size, width = pattern["size"], pattern["solidity"] * pattern["size"]
    side = size if pattern["shape"] == "-" else size * sqrt(2)
    if pattern["shape"] == ".":
        return _dots(pattern)
    lines = {
        "-": f"M0,{number(side / 2)}H{number(side)}",
        "/": _diagonal(side),
        "\\": _diagonal(side, falling=True),
        "x": _diagonal(side) + _diagonal(side, falling=True),
    }[pattern["shape"]]
    drawn = element(
        "path", d=lines, stroke_width=width, **paint(pattern["fgcolor"], "stroke")
    )
    return _tile(pattern, side, drawn)


def _dots(pattern: Mapping[str, Any]) -> str:
    """Describe dots that cover a share of the ground."""
    size = pattern["size"]
    middle, radius = size / 2, size * sqrt(pattern["solidity"] / pi)
    dot = {"cx": middle, "cy": middle, "r": radius}
    return _tile(pattern, size, element("circle", **dot, **paint(pattern["fgcolor"])))


def _tile(pattern: Mapping[str, Any], side: float, drawn: str) -> str:
    """Repeat what is drawn on the ground of a pattern."""
    paper = paint(pattern["bgcolor"])
    ground = (
        ""
        if paper["fill"] == "none"
        else element("rect", width=side, height=side, **paper)
    )
    return element(
        "pattern",
        ground + drawn,
        id=NAME,
        width=side,
        height=side,
        patternUnits="userSpaceOnUse",
    )


def _diagonal(side: float, *, falling: bool = False) -> str:
    """Draw a diagonal, and its ends in the two corners beside it."""
    quarter, half = side / 4, side / 2
    begin, down = (0.0, 1) if falling else (side, -1)
    starts = (
        (-quarter, begin + 3 * down * quarter),
        (0.0, begin),
        (3 * quarter, begin - down * quarter),
    )
    lengths = (half, side, half)
    return "".join(
        f"M{number(x)},{number(y)}l{number(length)},{number(down * length)}"
        for (x, y), length in zip(starts, lengths, strict=True)
    )


def symbol(shape: str, size: float) -> str:
    """Outline a symbol around zero."""
    radius = size / 2
    return _SHAPES[shape.removesuffix("-open")](radius)


def mark(canvas: Canvas, at: tuple[float, float], marker: Mapping[str, Any]) -> None:
    """Draw a symbol at a point; an open one has a line only, a clear one is not seen."""
    if marker["color"] == CLEAR:
        return
    shape, size = marker.get("symbol", "circle"), marker.get("size", 6)
    open_ = shape.endswith("-open")
    line = marker.get("line", {})
    line = {"color": marker["color"], **line, "width": line.get("width") or int(open_)}
    canvas.covers(at[1] - size / 2, at[1] + size / 2)
    canvas.add(
        "path",
        d=symbol(shape, size),
        transform=f"translate({number(at[0])} {number(at[1])})",
        **({"fill": "none"} if open_ else paint(marker["color"])),
        **stroke(line),
    )


def _circle(radius: float) -> str:
    r = number(radius)
    return f"M{r},0A{r},{r} 0 1 1 0,-{r}A{r},{r} 0 0 1 {r},0Z"


def _polygon(*points: tuple[float, float]) -> str:
    return "M" + "L".join(f"{number(x)},{number(y)}" for x, y in points) + "Z"


def _square(r: float) -> str:
    return _polygon((-r, -r), (r, -r), (r, r), (-r, r))


def _diamond(r: float) -> str:
    tip = 1.3 * r
    return _polygon((0, tip), (tip, 0), (0, -tip), (-tip, 0))


def _up(r: float) -> str:
    wide = 2 * r / sqrt(3)
    return _polygon((-wide, r / 2), (wide, r / 2), (0, -r))


def _right(r: float) -> str:
    wide = 2 * r / sqrt(3)
    return _polygon((-r / 2, -wide), (-r / 2, wide), (r, 0))


def _saltire(r: float) -> str:
    arm = 0.8 * r / sqrt(2)
    turns = ((0, 1), (1, 2), (2, 1), (1, 0), (2, -1), (1, -2))
    right = [(x * arm, y * arm) for x, y in turns]
    return _polygon(*right, *((-x, -y) for x, y in right))


def _cross(r: float) -> str:
    short, long = 0.4 * r, 1.2 * r
    quarter = ((long, short), (short, short), (short, long))
    half = (*quarter, *((-x, y) for x, y in quarter[::-1]))
    return _polygon(*half, *((-x, -y) for x, y in half))


_SHAPES: dict[str, Callable[[float], str]] = {
    "circle": _circle,
    "square": _square,
    "diamond": _diamond,
    "triangle-up": _up,
    "triangle-right": _right,
    "x": _saltire,
    "cross": _cross,
    "line-ns": lambda r: f"M0,{number(1.4 * r)}V{number(-1.4 * r)}",
}
