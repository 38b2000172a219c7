"""A chart as a page of its own, or in a frame on another site: interactive, with its words.

plotly.js stands in the page itself, or is fetched from the site that serves it; no
other host is asked for anything.
"""

import json
from functools import cache
from math import ceil
from pathlib import Path

from markupsafe import Markup
from plotly.offline import get_plotlyjs

from lib.export.about import NAME, About
from lib.export.data.row_values import numbers_of
from lib.export.markup import json_in_page, templates_of
from lib.export.picture.lettering import STACK, font_faces, wrapped
from lib.export.picture.papers import Paper, on_paper, papers
from lib.model.card import Card
from lib.model.links import page_link, shown, split_name
from lib.model.selection import Selection

#: Path of the page that shows one chart alone; of the script that fits frames to it.
PAGE, FITTING_PATH = "embed", "api/v1/embed.js"
#: Pixels of an article that is read on a wide screen; what frame.html leaves of a frame
#: at its sides, and what it gives a chart at most.
ARTICLE, PADDING, WIDEST = 640, 16, 900
#: Size of the letters and height of the line in frame.html, and pixels below each.
HEADING, WORDS, FOOT = (20, 26.0, 4), (14, 18.9, 8), (13, 17.55, 8)
#: Around the line above the footer.
RULED = 17
CONFIG = {"responsive": True, "displaylogo": False, "displayModeBar": False}
#: Columns of the table below a chart: all that readers are shown.
COLUMNS = 30
FOLDER = Path(__file__).parent
#: Draws every chart of a page from the JSON that stands beside it.
DRAWING = (FOLDER / "chart.js").read_text(encoding="utf-8")
#: Gives the frames on another page the height of what is in them.
FITTING = (FOLDER / "embed.js").read_text(encoding="utf-8")
TEMPLATES = templates_of(FOLDER)


def chart_page(card: Card, theme: str) -> bytes:
    """Write a page of one chart, in a theme of `papers`, that works without a network."""
    return _page(
        "chart.html",
        card,
        papers()[theme],
        numbers=None if card.rows.empty else numbers_of(card, COLUMNS),
        plotly=Markup(plotly_js()),
    )


def embedded_page(card: Card, theme: str, script: str) -> bytes:
    """Write a small page for a frame elsewhere; `script` is where plotly.js is here."""
    return _page("frame.html", card, papers()[theme], script=script)


def embed_link(site: str, named: str, selection: Selection) -> str:
    """Compose the address of the page that shows one chart alone.

    The chart is named with the row that it is of: `meeting_bridge@udcg-2026-02-12`. The
    as-of date of the selection is resolved: the frame goes on showing these figures.
    """
    _, row = split_name(named)
    chosen = shown(selection, None) if row else selection
    return page_link(site, PAGE, chosen, [("chart", named)])


def iframe_code(
    site: str, card: Card, selection: Selection, height: int | None = None
) -> str:
    """Write the HTML that shows a chart on another site, as `embed_link` takes it.

    Its finding says to readers of the other page what it holds. A script of this site
    gives the frame the height that it needs; where none runs, it is `height` in pixels,
    without one what the chart needs in an article.
    """
    return TEMPLATES.get_template("iframe.html").render(
        address=embed_link(site, card.name, selection),
        title=card.finding,
        height=height or frame_height(card, ARTICLE),
        script=f"{site}/{FITTING_PATH}",
    )


def frame_height(card: Card, width: int) -> int:
    """Compute the pixels that the page in a frame of a width needs, as frame.html has it."""
    across = min(width - 2 * PADDING, WIDEST)

    def high(
        text: str, letters: tuple[int, float, int], *, bold: bool = False
    ) -> float:
        size, line, below = letters
        return len(wrapped(text, across, size, bold=bold)) * line + below

    if card.undrawn:
        way_out = f" {card.way_out[0]}" if card.way_out else ""
        chart = high(f"{card.undrawn}{way_out}", WORDS, bold=True)
    else:
        chart = card.figure["layout"]["height"]
    heading = high(card.finding, HEADING, bold=True) + high(card.what, WORDS)
    footer = RULED + high(card.source_line, FOOT) + high("Open", FOOT)
    return ceil(2 * PADDING + heading + chart + footer)


def figure_json(card: Card, about: About) -> bytes:
    """Write the figure as plotly's JSON, with what it is under `meta`."""
    figure = on_paper(card.figure, papers()["light"])
    said = {"finding": card.finding, "what": card.what, "sentence": card.sentence}
    meta = {**about.as_meta(), **said, "alt": card.alt, "link": card.link}
    return json.dumps({**figure, "meta": meta}, separators=(",", ":")).encode()


@cache
def plotly_js() -> str:
    """Read plotly.js from its package."""
    return str(get_plotlyjs())


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


TEMPLATES.filters["inline"] = lambda figure: json_in_page(figure | {"config": CONFIG})
