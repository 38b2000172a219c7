"""A chart as an SVG inside a page: in the ink of the page, and in its letters."""

from hashlib import sha256
from pathlib import Path

from markupsafe import Markup

from lib.export.markup import templates_of
from lib.export.picture.lettering import writable
from lib.export.svg.drawing import drawing_of
from lib.model.card import Card

_TEMPLATES = templates_of(Path(__file__).parent)
_TEMPLATES.filters["writable"] = writable


def inline_svg(card: Card, across: float) -> Markup:
    """Draw the chart of a card alone, laid out for so many pixels of a page's width.

    Its words have the colour and the font of the page. Several of different widths can
    stand in one page. Of a card that draws nothing it is blank.
    """
    if card.undrawn:
        return Markup()
    figure = card.figure
    height = figure["layout"]["height"]
    mark = f"c{sha256(f'{card.name} {across:g}'.encode()).hexdigest()[:8]}"
    drawing = drawing_of(figure, (across, height), prefix=f"{mark}-")
    return Markup(
        _TEMPLATES.get_template("inline.svg").render(
            card=card, across=across, height=height, chart=Markup(drawing.content)
        )
    )
