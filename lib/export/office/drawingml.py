"""What python-pptx has no word for: hatches and outlines, whiskers, labels, places."""

from collections.abc import Sequence
from datetime import date
from math import floor, log10
from typing import Any
from xml.sax.saxutils import escape

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from lib.export.office.measure import Box
from lib.model.drawings import PALENESS, SEAM, Swatch

#: What a preset pattern is called, by fill.
ON_COLOUR = {"seam": "horz", "dotted": "pct10"}
PATTERNS = {"rising": "wdUpDiag", "falling": "wdDnDiag", "crossed": "diagCross"}
OUTLINE, STROKE = 15_875, 28_575  # EMU: 1.25 and 2.25 points
#: The ink of the theme, so that a dark template stays legible.
INK = '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
#: Months between the ticks of an axis; the first that leaves room is taken.
TICKS_EVERY = (1, 3, 6, 12, 24)
#: Room that the name of a month takes, of the size of the type.
MONTH = 6.0
SHOWN = (
    '<c:showLegendKey val="0"/><c:showVal val="{shown}"/><c:showCatName val="0"/>'
    '<c:showSerName val="0"/><c:showPercent val="0"/><c:showBubbleSize val="0"/>'
)


def shape_style(drawing: Swatch) -> str:
    """Write the fill and outline of a bar, an area or a sample of the legend."""
    colour, fill = drawing.colour[1:], drawing.fill
    if fill in PATTERNS:
        return _pattern(PATTERNS[fill], colour) + line_style(colour, OUTLINE)
    if fill in ON_COLOUR:
        return _pattern(ON_COLOUR[fill], SEAM[1:], colour) + "<a:ln><a:noFill/></a:ln>"
    if fill == "pale":
        faint = f'<a:alpha val="{int(PALENESS * 100_000)}"/>'
        ink = f'<a:srgbClr val="{colour}">{faint}</a:srgbClr>'
        outline = line_style(colour, OUTLINE, "sysDot")
        return f"<a:solidFill>{ink}</a:solidFill>{outline}"
    return _solid(colour) + "<a:ln><a:noFill/></a:ln>"


def line_style(colour: str, width: int, dash: str = "solid") -> str:
    """Write an outline; the colour as RRGGBB, the width in EMU."""
    return f'<a:ln w="{width}">{_solid(colour)}<a:prstDash val="{dash}"/></a:ln>'


def ink_line(width: int) -> str:
    """Write a line in the ink of the theme."""
    return f'<a:ln w="{width}">{INK}</a:ln>'


def _solid(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def _pattern(preset: str, ink: str, paper: str = "FFFFFF") -> str:
    return (
        f'<a:pattFill prst="{preset}"><a:fgClr><a:srgbClr val="{ink}"/></a:fgClr>'
        f'<a:bgClr><a:srgbClr val="{paper}"/></a:bgClr></a:pattFill>'
    )


def painted(series: Any, drawing: Swatch) -> None:
    """Fill a series as its degree of doubt is drawn."""
    _style(series, shape_style(drawing))


def stroked(series: Any, colour: str) -> None:
    """Draw a series as a line; the colour as #RRGGBB."""
    _style(series, line_style(colour[1:], STROKE))


def invisible(series: Any) -> None:
    """Let a series take its room in the stack unseen."""
    _style(series, "<a:noFill/><a:ln><a:noFill/></a:ln>")


def whiskered(series: Any, back: Sequence[float], on: Sequence[float] = ()) -> None:
    """Span a line from each point back, and on, over lengths of its own."""
    sides = "".join(
        f"<c:{side}>{_lengths(lengths)}</c:{side}>"
        for side, lengths in (("plus", on), ("minus", back))
        if lengths
    )
    upright = '<c:errDir val="y"/>' if on else ""
    bars = parse_xml(
        f"<c:errBars {nsdecls('c', 'a')}>{upright}"
        f'<c:errBarType val="{"both" if on else "minus"}"/>'
        f'<c:errValType val="cust"/><c:noEndCap val="0"/>{sides}'
        f"<c:spPr>{ink_line(OUTLINE)}</c:spPr></c:errBars>"
    )
    series._element.find(qn("c:cat")).addprevious(bars)


def _lengths(lengths: Sequence[float]) -> str:
    """Write numbers; where nothing is in doubt there is no whisker, not one of zero."""
    points = "".join(
        f'<c:pt idx="{at}"><c:v>{length!r}</c:v></c:pt>'
        for at, length in enumerate(lengths)
        if length > 0
    )
    many = f'<c:ptCount val="{len(lengths)}"/>'
    return f"<c:numLit><c:formatCode>General</c:formatCode>{many}{points}</c:numLit>"


def labelled(series: Any, labels: Sequence[str], size: float) -> None:
    """Write a text of its own at each point of a series; blank ones are left out."""
    texts = "".join(_label(at, label, size) for at, label in enumerate(labels) if label)
    shown = SHOWN.format(shown=0)
    drawn = parse_xml(f"<c:dLbls {nsdecls('c', 'a')}>{texts}{shown}</c:dLbls>")
    series._element.find(qn("c:cat")).addprevious(drawn)


def place_axes(chart: Any, inner: Box, box: Box) -> None:
    """Fix the place of the axes within the chart, so that charts of a slide line up."""
    shares = {"x": inner.left / box.width, "y": inner.top / box.height}
    shares |= {"w": inner.width / box.width, "h": inner.height / box.height}
    places = "".join(f'<c:{name} val="{share:.5f}"/>' for name, share in shares.items())
    area = chart._chartSpace.chart.plotArea
    for old in area.findall(qn("c:layout")):
        area.remove(old)
    layout = parse_xml(
        f'<c:layout {nsdecls("c")}><c:manualLayout><c:layoutTarget val="inner"/>'
        f'<c:xMode val="edge"/><c:yMode val="edge"/>{places}'
        "</c:manualLayout></c:layout>"
    )
    area.insert(0, layout)


def tick_every(last: float) -> float:
    """Choose the round distance of about five ticks up to a last value."""
    power = 10.0 ** floor(log10(last / 5)) if last > 0 else 1.0
    return next(step * power for step in (1, 2, 2.5, 5, 10) if step * power * 5 >= last)


def name_months(axis: Any, days: Sequence[date], width: float, *, by_day: bool) -> None:
    """Name months along an axis, as many as a width in sizes of the type allows."""
    axis.tick_labels.number_format = "mmm yyyy"
    axis.tick_labels.number_format_is_linked = False
    first, last = min(days), max(days)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    fitting = (every for every in TICKS_EVERY if months / every * MONTH <= width)
    every = next(fitting, TICKS_EVERY[-1])
    unit = axis._element.find(qn("c:baseTimeUnit"))
    unit.set("val", "days" if by_day else "months")
    for tag, value in (("c:majorTimeUnit", "months"), ("c:majorUnit", every)):
        unit.addnext(parse_xml(f'<{tag} {nsdecls("c")} val="{value}"/>'))


def _label(at: int, text: str, size: float) -> str:
    return (
        f'<c:dLbl><c:idx val="{at}"/><c:tx><c:rich><a:bodyPr wrap="none"/><a:p><a:r>'
        f'<a:rPr lang="en-GB" sz="{int(size * 100)}"/><a:t>{escape(text)}</a:t></a:r>'
        f'</a:p></c:rich></c:tx><c:dLblPos val="inBase"/>{SHOWN.format(shown=1)}'
        "</c:dLbl>"
    )


def _style(series: Any, style: str) -> None:
    element = series._element
    for old in element.findall(qn("c:spPr")):
        element.remove(old)
    properties = parse_xml(f"<c:spPr {nsdecls('c', 'a')}>{style}</c:spPr>")
    element.find(qn("c:tx")).addnext(properties)
