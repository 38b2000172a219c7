"""The drawings of doubt as fills and outlines of an office program (DrawingML)."""

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from lib.model.drawings import PALENESS, SEAM, Swatch

#: What a preset pattern is called, by fill.
PATTERNS = {"rising": "wdUpDiag", "falling": "wdDnDiag", "crossed": "diagCross"}
OUTLINE, HAIR = 15_875, 9_525  # EMU: 1.25 and 0.75 points


def shape_style(drawing: Swatch) -> str:
    """Write the fill and outline of a bar, an area or a sample of the legend."""
    colour, fill = drawing.colour[1:], drawing.fill
    if fill in PATTERNS:
        return _pattern(PATTERNS[fill], colour) + line_style(colour, OUTLINE)
    if fill == "seam":
        return _pattern("horz", SEAM[1:], colour) + "<a:ln><a:noFill/></a:ln>"
    if fill == "pale":
        faint = f'<a:alpha val="{int(PALENESS * 100_000)}"/>'
        solid = (
            f'<a:solidFill><a:srgbClr val="{colour}">{faint}</a:srgbClr></a:solidFill>'
        )
        return solid + line_style(colour, OUTLINE, "sysDot")
    return _solid(colour) + "<a:ln><a:noFill/></a:ln>"


def line_style(colour: str, width: int, dash: str = "solid") -> str:
    """Write an outline; the colour as RRGGBB, the width in EMU."""
    return f'<a:ln w="{width}">{_solid(colour)}<a:prstDash val="{dash}"/></a:ln>'


def ink_line(width: int) -> str:
    """Write a line in the ink of the theme, so that a dark template stays legible."""
    ink = '<a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
    return f'<a:ln w="{width}">{ink}</a:ln>'


def properties(style: str, tag: str = "c:spPr") -> object:
    """Wrap a style as the properties of a shape."""
    return parse_xml(f"<{tag} {nsdecls('c', 'a')}>{style}</{tag}>")


def _solid(colour: str) -> str:
    return f'<a:solidFill><a:srgbClr val="{colour}"/></a:solidFill>'


def _pattern(preset: str, ink: str, paper: str = "FFFFFF") -> str:
    return (
        f'<a:pattFill prst="{preset}"><a:fgClr><a:srgbClr val="{ink}"/></a:fgClr>'
        f'<a:bgClr><a:srgbClr val="{paper}"/></a:bgClr></a:pattFill>'
    )
