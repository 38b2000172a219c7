"""Where heading, chart and footer stand on a picture, in the size asked for.

It is laid out in pixels of its own and scaled as a whole, never wider than one reads;
where it is too low, words and chart shrink together, then the chart alone.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain
from typing import Literal

from lib.export.about import NAME
from lib.export.picture.lettering import wrapped
from lib.model.card import Card

#: A layout is at least as wide as a phone, and no wider than one reads unless the chart
#: needs it.
NARROWEST, WIDEST = 360, 800
#: A picture that is high enough is scaled up by so much, and so has larger letters.
ENLARGED = 2
#: Words are not shrunk below this, a chart not below that.
WORDS_SHRINK, CHART_SHRINKS = 0.85, 0.15
#: A chart that has more height than it needs grows by so much at most.
GROWS = 1.6
#: Around everything, less on what is narrower than a page; around a picture without
#: heading and footer.
MARGIN, PAGE, BARE = 24, 560, 8
#: From the accent to the finding, from the heading to the chart, from it to the footer.
ACCENT, BETWEEN, ABOVE, BELOW = 2, 5, 12, 8
#: From the chart to the line above the footer.
RULED = 7
#: Lines that the link may take.
LINK_LINES = 2
#: Above and below the message that stands where a chart would; height of a chart that
#: states none.
EMPTY = 50.0

Role = Literal["finding", "what", "foot", "link", "nothing"]
#: Size of the letters and height of the line, by what the words are.
LETTERS: dict[Role, tuple[int, int]] = {
    "finding": (21, 27),
    "what": (14, 19),
    "foot": (12, 16),
    "link": (12, 16),
    "nothing": (16, 22),
}


class SizeRefused(ValueError):  # noqa: N818 (said of a size, as Refused of a request)
    """A size in which a chart cannot be drawn: `name`, and what was expected."""

    def __init__(self, name: str, expected: str) -> None:
        super().__init__(f"{name}: expected {expected}")
        self.name, self.expected = name, expected


@dataclass(frozen=True)
class Size:
    """What a picture measures in pixels, of which a PNG has `scale` for each.

    Without a height it is as high as the chart needs. `framed` is one with heading and
    footer; a slide has its own.
    """

    width: int = 1200
    height: int | None = None
    scale: float = 1.0
    framed: bool = True


@dataclass(frozen=True)
class Line:
    """A line of words, by its baseline from the top."""

    text: str
    role: Role
    down: float


@dataclass(frozen=True)
class Viewport:
    """Where the chart stands, and for how many pixels it is laid out itself."""

    x: float
    y: float
    width: float
    height: float
    across: float
    down: float


@dataclass(frozen=True)
class Typeset:
    """A picture that is laid out: `across` by `down`, shown as `width` by `height`.

    `rule` is where a line stands above the footer; None without one.
    """

    across: float
    down: float
    width: int
    height: int
    margin: float
    lines: tuple[Line, ...]
    box: Viewport
    rule: float | None


@dataclass(frozen=True)
class _Frame:
    """Heading, footer, and the message in the place of a chart, at one width.

    The lines of each are counted from its own top.
    """

    across: float
    margin: float
    heading: tuple[Line, ...]
    head: float
    footer: tuple[Line, ...]
    foot: float
    message: tuple[Line, ...]
    told: float


def typeset(card: Card, size: Size) -> Typeset:
    """Lay a card out for a size.

    SizeRefused is raised where the chart would shrink until it is but a blot.
    """
    width = size.width if size.height is None else size.width // ENLARGED
    # A slide says itself how wide a picture without heading and footer is.
    across = max(NARROWEST, min(width, WIDEST) if size.framed else width)
    frame = _frame(card, across, size)
    needs = _needs(card, frame)
    if size.height is None:
        down = frame.head + needs + frame.foot
        whole = replace(size, height=_shown(down, frame, size))
        return _placed(frame, down, whole, needs)
    while across < size.width / WORDS_SHRINK and _room(frame, size) < needs:
        across += max(10, size.width // 60)
        frame = _frame(card, across, size)
        needs = _needs(card, frame)
    if _room(frame, size) * size.width / across < needs * CHART_SHRINKS:
        least = frame.head + frame.foot + needs * CHART_SHRINKS * across / size.width
        expected = f"at least {_shown(least, frame, size)} for this chart at this width"
        raise SizeRefused("height", expected)
    return _placed(frame, size.height * across / size.width, size, needs)


def _needs(card: Card, frame: _Frame) -> float:
    """Give the height of the layout that the chart, or the message for it, needs."""
    if card.undrawn:
        return frame.told + EMPTY
    return float(card.figure_at(frame.across)["layout"]["height"])


def _shown(down: float, frame: _Frame, size: Size) -> int:
    """Turn a height of the layout into pixels of the picture."""
    return round(down * size.width / frame.across)


def _room(frame: _Frame, size: Size) -> float:
    """Tell how much height of the layout is left for the chart."""
    return (size.height or 0) * frame.across / size.width - frame.head - frame.foot


def _frame(card: Card, across: float, size: Size) -> _Frame:
    margin = MARGIN if across >= PAGE else MARGIN * 2 / 3
    inner = across - 2 * (margin if size.framed else BARE)
    message = _set(_lines(card.undrawn, "nothing", inner), EMPTY)
    if not size.framed:
        return _Frame(across, BARE, (), BARE, (), BARE, *message)
    said = chain(
        _lines(card.finding, "finding", inner), _lines(card.what, "what", inner)
    )
    heading, head = _set(said, margin + ACCENT)
    footer, foot = _set(_footer(card, inner), RULED + BELOW)
    return _Frame(
        across, margin, heading, head + ABOVE, footer, foot + margin, *message
    )


def _footer(card: Card, inner: float) -> Iterator[tuple[str, Role]]:
    yield from _lines(card.source_line, "foot", inner)
    # In one piece: a long link is broken anywhere.
    gap = "\N{NO-BREAK SPACE}"
    where = f"{NAME}{gap}·{gap}{card.link.partition('://')[2] or card.link}"
    lines = [line for line, _ in _lines(where, "link", inner)]
    if len(lines) > LINK_LINES:
        lines = [*lines[: LINK_LINES - 1], f"{lines[LINK_LINES - 1][:-2]}…"]
    yield from ((line, "link") for line in lines)


def _lines(text: str, role: Role, inner: float) -> Iterator[tuple[str, Role]]:
    size, _ = LETTERS[role]
    for line in wrapped(text, inner, size, bold=role == "finding"):
        yield line, role


def _set(
    words: Iterator[tuple[str, Role]], down: float
) -> tuple[tuple[Line, ...], float]:
    """Set lines below each other, and tell where they end."""
    lines: list[Line] = []
    for text, role in words:
        size, height = LETTERS[role]
        down += BETWEEN if lines and lines[-1].role == "finding" != role else 0
        lines.append(Line(text, role, down + size))
        down += height
    return tuple(lines), down


def _placed(frame: _Frame, down: float, size: Size, needs: float) -> Typeset:
    across, margin = frame.across, frame.margin
    room = min(down - frame.head - frame.foot, needs * GROWS)
    shrunk = min(1.0, room / needs)
    width = across - 2 * margin
    begins = down - frame.foot
    footer = (replace(line, down=line.down + begins) for line in frame.footer)
    message = (replace(line, down=line.down + frame.head) for line in frame.message)
    return Typeset(
        across,
        down,
        size.width,
        size.height or 0,
        margin,
        (*frame.heading, *message, *footer),
        Viewport(margin, frame.head, width, room, width / shrunk, room / shrunk),
        begins + RULED if size.framed else None,
    )
