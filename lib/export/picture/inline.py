"""A chart as an SVG to stand in a page: a stand-in, until the real one is merged."""

from hashlib import sha256
from xml.sax.saxutils import escape

from lib.model.card import Card

#: Pixels of one row, and of the space above the first.
_ROW, _TOP = 24, 8


def inline_svg(card: Card, across: float) -> str:
    """Draw the rows of a chart as bars, for so many CSS pixels across."""
    rows = [
        (name, sum(one.values[number] or 0 for one in plot.series))
        for plot in card.plots
        for number, name in enumerate(plot.categories)
    ]
    most = max((value for _, value in rows), default=0) or 1
    tall = _TOP + _ROW * max(len(rows), 1)
    mark = sha256(f"{card.name} {across}".encode()).hexdigest()[:8]
    bars = "".join(
        f'<rect x="0" y="{_TOP + _ROW * number + 15}" '
        f'width="{max(0, value) / most * across:.1f}" height="7" fill="#2A6F9C"/>'
        f'<text x="0" y="{_TOP + _ROW * number + 11}" fill="currentColor" '
        f'font-size="12">{escape(name)}</text>'
        for number, (name, value) in enumerate(rows)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{across:g}" height="{tall}" '
        f'viewBox="0 0 {across:g} {tall}" role="img" '
        f'aria-labelledby="{mark}-t {mark}-d"><title id="{mark}-t">'
        f'{escape(card.finding)}</title><desc id="{mark}-d">{escape(card.alt)}</desc>'
        f"{bars}</svg>"
    )
