"""The letters of pictures: one bundled font, measured here as it is drawn there."""

import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from pathlib import Path

from PIL import ImageFont

FONTS = Path(__file__).parent / "fonts"
FAMILY = "Pledgeboard Sans"
#: For CSS: what stands in where a program does not read the font that comes along.
STACK = f"'{FAMILY}', 'Source Sans 3', 'Source Sans', Arial, sans-serif"
#: Name and weight of the letters, by whether they are bold.
_STYLES = {False: ("Regular", 400), True: ("Bold", 700)}
#: Widths are measured at this size and scaled: letters are not hinted.
_MEASURED = 100
#: Between what is measured and what is drawn: kerning differs a little.
_SPARE = 1.01
#: How lines are balanced: step by step, as long as there are no more of them.
_NARROWER = 0.96
#: Where a line may end; not at a space that does not break.
_SPACES = re.compile(r"[ \t\r\n]+")
#: What XML cannot hold, however it is written.
_UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def writable(text: str) -> str:
    """Drop signs that no XML, and so no SVG, may hold."""
    return _UNWRITABLE.sub("", text)


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Measure a line, in the unit of its font size."""
    return _measured(text, bold) * size / _MEASURED * _SPARE


@lru_cache(maxsize=10_000)
def _measured(text: str, bold: bool) -> float:
    return float(_font(bold).getlength(text))


def wrapped(
    text: str, width: float, size: float, *, bold: bool = False
) -> tuple[str, ...]:
    """Break a text into lines no wider than a width, within a word only if it must.

    The lines are made about as long as each other, so that none holds a last word alone.
    """
    pieces = tuple(_pieces(text, width, size, bold=bold))
    wide = [width_of(piece, size, bold=bold) for piece in pieces]
    gap = width_of(" ", size, bold=bold)
    lines = _filled(pieces, wide, gap, width)
    narrow = width
    while len(lines) > 1 and (narrow := narrow * _NARROWER) >= max(wide):
        balanced = _filled(pieces, wide, gap, narrow)
        if len(balanced) > len(lines):
            break
        lines = balanced
    return tuple(lines)


def _filled(
    pieces: Sequence[str], wide: Sequence[float], gap: float, width: float
) -> list[str]:
    """Put as many words on each line as it holds."""
    lines: list[str] = []
    taken = width
    for piece, own in zip(pieces, wide, strict=True):
        if lines and taken + gap + own <= width:
            lines[-1] += f" {piece}"
            taken += gap + own
        else:
            lines.append(piece)
            taken = own
    return lines


@cache
def font_faces() -> str:
    """Write the CSS that embeds the font, for files that travel."""
    return "".join(_face(bold) for bold in _STYLES)


def _pieces(text: str, width: float, size: float, *, bold: bool) -> Iterator[str]:
    """Give the words, one that is too wide in pieces."""
    for word in filter(None, _SPACES.split(text)):
        piece = word
        while width_of(piece, size, bold=bold) > width and len(piece) > 1:
            fits = _signs_within(piece, width, size, bold=bold)
            yield piece[:fits]
            piece = piece[fits:]
        yield piece


def _signs_within(word: str, width: float, size: float, *, bold: bool) -> int:
    """Count the signs of a word that a line holds, one at least."""
    counts = range(len(word) - 1, 1, -1)
    ends = (one for one in counts if width_of(word[:one], size, bold=bold) <= width)
    return next(ends, 1)


def _face(bold: bool) -> str:
    style, weight = _STYLES[bold]
    content = (FONTS / f"PledgeboardSans-{style}.woff2").read_bytes()
    return (
        f"@font-face{{font-family:'{FAMILY}';font-weight:{weight};"
        f"src:url(data:font/woff2;base64,{b64encode(content).decode()}) "
        "format('woff2')}"
    )


@cache
def _font(bold: bool) -> ImageFont.FreeTypeFont:
    path = FONTS / f"PledgeboardSans-{_STYLES[bold][0]}.ttf"
    return ImageFont.truetype(path, _MEASURED, layout_engine=ImageFont.Layout.BASIC)
