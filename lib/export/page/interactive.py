"""A chart card as a page: interactive, with its words, its numbers, its sources.

plotly.js stands in the page itself, or is fetched from the site that serves it; no
other host is asked for anything.
"""

import json
from functools import cache
from pathlib import Path
from typing import Any

from markupsafe import Markup
from plotly.io.json import to_json_plotly

from lib.export.about import NAME, About, source_in_words
from lib.export.data.row_values import numbers_of
from lib.export.markup import templates_of
from lib.export.picture.chrome import PLOTLY_JS
from lib.export.picture.lettering import STACK, font_faces
from lib.export.picture.papers import Paper, on_paper, papers
from lib.model.card import Card

CONFIG = {"responsive": True, "displaylogo": False, "displayModeBar": False}
#: Columns of the table below a chart: all that readers are shown.
COLUMNS = 30
FOLDER = Path(__file__).parent
#: Draws every chart of a page from the JSON that stands beside it.
DRAWING = (FOLDER / "chart.js").read_text(encoding="utf-8")
TEMPLATES = templates_of(FOLDER)


def chart_page(card: Card, theme: str) -> bytes:
    """Write a page of one chart, in a theme of `papers`, that works without a network."""
    return _page(
        "chart.html",
        card,
        papers()[theme],
        numbers=None if card.rows.empty else numbers_of(card, COLUMNS),
        sources=[(source, source_in_words(source)) for source in card.sources],
        plotly=Markup(plotly_js()),
    )


def embedded_page(card: Card, theme: str, script: str) -> bytes:
    """Write a small page of one chart for a frame on another site.

    `script` is the address of plotly.js on this one.
    """
    return _page("frame.html", card, papers()[theme], script=script)


def figure_json(card: Card, about: About) -> bytes:
    """Write the figure as plotly's JSON, with what it is under `meta`."""
    figure = on_paper(card.figure, papers()["light"])
    said = {"finding": card.finding, "what": card.what, "sentence": card.sentence}
    meta = {**about.as_meta(), **said, "alt": card.alt, "link": card.link}
    return str(to_json_plotly({**figure, "meta": meta})).encode()


@cache
def plotly_js() -> str:
    """Read plotly.js from its package."""
    return PLOTLY_JS.read_text(encoding="utf-8")


def _page(template: str, card: Card, paper: Paper, **more: object) -> bytes:
    page = TEMPLATES.get_template(template).render(
        card=card,
        name=NAME,
        paper=paper,
        fonts=Markup(font_faces()),
        family=Markup(STACK),
        figure=None if card.undrawn else on_paper(card.figure, paper),
        drawing=Markup(DRAWING),
        **more,
    )
    return page.encode()


def _inline(figure: dict[str, Any]) -> Markup:
    """Write a figure as JSON that no text in it can break out of."""
    written = str(to_json_plotly(figure | {"config": CONFIG}))
    return Markup(json.dumps(json.loads(written)).replace("<", "\\u003c"))


TEMPLATES.filters["inline"] = _inline
