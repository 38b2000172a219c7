"""A chart card as a page: interactive, with its words, its numbers, its sources.

plotly.js stands in the page itself, or is fetched from the site that serves it; no
other host is asked for anything.
"""

import json
from collections.abc import Iterable
from functools import cache
from html import escape
from typing import Any

from plotly.io.json import to_json_plotly

from lib.export.about import NAME, About
from lib.export.citation.source_names import source_in_words
from lib.export.data.row_values import numbers_of
from lib.export.picture.chrome import PLOTLY_JS
from lib.export.picture.lettering import STACK, font_faces
from lib.export.picture.papers import Paper, on_paper, papers
from lib.model.card import Card, Source

CONFIG = {"responsive": True, "displaylogo": False, "displayModeBar": False}
#: Columns of the table below a chart: all that readers are shown.
COLUMNS = 30
#: Draws every chart of a page from the JSON that stands beside it.
DRAWING = """\
for (const place of document.querySelectorAll("[data-chart]")) {
  const written = document.getElementById(place.dataset.chart).textContent;
  const { data, layout, config } = JSON.parse(written);
  Plotly.newPlot(place, data, layout, config);
}
"""
_PAGE = """\
<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<meta name="description" content="{description}">
<style>{style}</style>
</head>
<body>
{body}
{scripts}
</body>
</html>
"""
_STYLE = """
* {{ box-sizing: border-box }}
body {{ margin: 0; padding: 16px; background: {paper}; color: {ink};
  font: 14px/1.35 {family}; overflow-wrap: break-word }}
main {{ max-width: 900px; margin: 0 auto }}
h1 {{ margin: 0 0 4px; font-size: 20px; line-height: 1.3 }}
p, ul, ol {{ margin: 0 0 8px }}
.what, footer, .note {{ color: {quiet} }}
footer, details, .note {{ font-size: 13px }}
footer {{ border-top: 1px solid {line}; margin-top: 8px; padding-top: 8px }}
a {{ color: inherit }}
figure {{ margin: 0 }}
summary {{ cursor: pointer; padding: 6px 0 }}
.table {{ overflow-x: auto }}
table {{ border-collapse: collapse; font-variant-numeric: tabular-nums }}
th, td {{ padding: 3px 10px 3px 0; text-align: left; vertical-align: top;
  border-bottom: 1px solid {line} }}
.figure {{ text-align: right; white-space: nowrap }}
"""


def chart_page(card: Card, theme: str) -> bytes:
    """Write a page of one chart that works without a network.

    Parameters
    ----------
    card
        The chart. A reader's own title takes the place of its `finding`.
    theme
        `light`, `dark` or `print`.
    """
    paper = papers()[theme]
    body = [*_chart(card, paper), _numbers(card), _behind(card), _footer(card)]
    scripts = f"<script>{plotly_js()}</script>\n<script>{DRAWING}</script>"
    return _page(card, paper, body, scripts)


def embedded_page(card: Card, theme: str, script: str) -> bytes:
    """Write a small page of one chart for a frame on another site.

    Parameters
    ----------
    card, theme
        As `chart_page` takes them.
    script
        Address of plotly.js on this site.
    """
    paper = papers()[theme]
    scripts = f'<script src="{escape(script)}"></script>\n<script>{DRAWING}</script>'
    return _page(card, paper, [*_chart(card, paper), _footer(card)], scripts)


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


def _page(card: Card, paper: Paper, body: Iterable[str], scripts: str) -> bytes:
    colours = {"paper": paper.paper, "ink": paper.ink}
    colours |= {"quiet": paper.quiet, "line": paper.line}
    page = _PAGE.format(
        title=escape(f"{card.finding} - {NAME}"),
        description=escape(card.alt),
        style=font_faces() + _STYLE.format(family=STACK, **colours),
        body="\n".join(["<main>", *body, "</main>"]),
        scripts="" if card.undrawn else scripts,
    )
    return page.encode()


def _chart(card: Card, paper: Paper) -> Iterable[str]:
    yield f"<h1>{escape(card.finding)}</h1>"
    yield f'<p class="what">{escape(card.what)}</p>'
    if card.undrawn:
        yield f"<p><strong>{escape(card.undrawn)}</strong></p>"
        return
    figure = on_paper(card.figure, paper) | {"config": CONFIG}
    height = figure["layout"]["height"]
    alt = escape(card.alt)
    yield (
        f'<figure role="img" aria-label="{alt}">'
        f'<div data-chart="chart" style="height: {height}px"></div></figure>'
        f"<noscript><p>{alt}</p></noscript>"
        f'<script type="application/json" id="chart">{_inline(figure)}</script>'
    )


def _inline(value: dict[str, Any]) -> str:
    """Write JSON that no text in it can break out of."""
    written = str(to_json_plotly(value))
    return json.dumps(json.loads(written)).replace("<", "\\u003c")


def _numbers(card: Card) -> str:
    if card.rows.empty:
        return ""
    numbers = numbers_of(card, COLUMNS)
    marks = [' class="figure"' if one else "" for one in numbers.figures]
    heads = zip(marks, numbers.heads, strict=True)
    head = "".join(f'<th scope="col"{mark}>{escape(name)}</th>' for mark, name in heads)
    rows = "".join(
        "<tr>{}</tr>".format(
            "".join(
                f"<td{mark}>{escape(cell)}</td>"
                for mark, cell in zip(marks, row, strict=True)
            )
        )
        for row in numbers.rows
    )
    return (
        "<details><summary>The numbers as a table</summary>"
        f'<div class="table"><table><thead><tr>{head}</tr></thead>'
        f'<tbody>{rows}</tbody></table></div><p class="note">{escape(numbers.note)}</p>'
        "</details>"
    )


def _behind(card: Card) -> str:
    """List caveats, terms and sources."""
    caveats = "".join(f"<li>{escape(one)}</li>" for one in card.caveats)
    terms = "".join(
        f"<li><strong>{escape(name)}</strong>: {escape(meaning)}.</li>"
        for name, meaning in card.terms
    )
    sources = "".join(f"<li>{_source(one)}</li>" for one in card.sources)
    return (
        "<details><summary>Caveats, terms and sources</summary>"
        f"<ul>{caveats}</ul><ul>{terms}</ul><ol>{sources}</ol></details>"
    )


def _source(source: Source) -> str:
    words = escape(source_in_words(source))
    return f"{words}. {_linked(source.address, source.address)}"


def _footer(card: Card) -> str:
    live = _linked(card.link, f"Open the live view on {NAME}")
    return f"<footer><p>{escape(card.source_line)}</p><p>{live}</p></footer>"


def _linked(address: str, words: str) -> str:
    """Link to a page on the web; another address is only written."""
    if not address.startswith(("http://", "https://")):
        return escape(words)
    return (
        f'<a href="{escape(address)}" target="_blank" rel="noopener">'
        f"{escape(words)}</a>"
    )
