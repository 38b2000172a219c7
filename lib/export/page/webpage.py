"""A briefing as one web page that needs nothing else: charts move with the network off."""

from base64 import b64encode
from functools import cache
from hashlib import sha256
from typing import Any

from markupsafe import Markup

from lib.export.about import generated_by
from lib.export.data.row_values import numbers_of
from lib.export.markup import json_in_page
from lib.export.pack import Pack, Part
from lib.export.page.interactive import FOLDER, TEMPLATES, plotly_js
from lib.export.picture.lettering import STACK, font_faces

#: Draws the charts as the reader comes to them.
SCRIPT = (FOLDER / "briefing.js").read_text(encoding="utf-8")
#: Columns of a table: on a page one can scroll.
COLUMNS = 14


def as_html(pack: Pack) -> bytes:
    """Write a briefing as one HTML file, the same for the same pack.

    Scripts, styles and data are inside; its own policy forbids it to fetch anything, or
    to run another script.
    """
    plotly = plotly_js()
    text = TEMPLATES.get_template("briefing.html").render(
        pack=pack,
        charts=[_chart(part, pack) for part in pack.parts],
        figures=json_in_page([part.card.figure for part in pack.parts]),
        policy=_policy(plotly, SCRIPT),
        fonts=Markup(font_faces()),
        family=Markup(STACK),
        plotly=Markup(plotly),
        script=Markup(SCRIPT),
        generated_by=generated_by(),
    )
    return text.encode()


def _chart(part: Part, pack: Pack) -> dict[str, Any]:
    card = part.card
    return {
        "card": card,
        "title": part.title,
        "finding": card.finding if part.heading else "",
        "height": card.figure["layout"]["height"],
        "numbers": numbers_of(card, COLUMNS),
        "caveats": pack.own_caveats(card),
        "cited": pack.numbers_cited(card),
    }


@cache
def _policy(*scripts: str) -> str:
    """Allow these scripts by their hashes, styles inside the page, and nothing else."""
    hashes = (b64encode(sha256(one.encode()).digest()).decode() for one in scripts)
    allowed = " ".join(f"'sha256-{one}'" for one in hashes)
    return (
        f"default-src 'none'; script-src {allowed}; style-src 'unsafe-inline'; "
        "img-src data: blob:; font-src data:; base-uri 'none'; form-action 'none'"
    )
