"""Time of a picture of a chart, warm, against kaleido called bare on the same figure.

Both keep one Chrome, and both have their figure ready. Ours also sets heading and footer,
in a bundled font; bare kaleido writes the chart alone, in whatever font there is. They
take turns, so that what else the machine does falls on both.
"""

import os
from collections.abc import Callable
from statistics import median
from time import perf_counter
from typing import Any

import kaleido
from lib.export.picture.renderer import Renderer

from lib.charts.cards import card_of
from lib.export.picture.pictures import draw_picture
from lib.export.picture.typesetting import Size
from lib.ledger.service import ledger_service, today
from lib.model.ledger import Ledger
from lib.model.selection import Selection
from lib.model.view import View
from tests.browser.install import chromium_path

CHARTS = ("largest_donors", "leading_donors", "meeting_totals", "timeline")
FORMATS = ("png", "svg")
RUNS = 9
WIDTH = 1200


def seconds(work: Callable[[], object]) -> float:
    """Time one call."""
    start = perf_counter()
    work()
    return perf_counter() - start


def bare(figure: Any, format: str) -> bytes:
    """Draw a figure as kaleido's guide shows."""
    drawn: bytes = kaleido.calc_fig_sync(
        figure, opts={"format": format, "width": WIDTH}
    )
    return drawn


def measured(
    name: str, format: str, ledger: Ledger, renderer: Renderer
) -> tuple[float, float]:
    """Return the medians of ours and of bare kaleido, after a first run of each."""
    chosen = Selection(asof=today())
    figure = card_of(name, View(ledger, chosen)).figure
    card = card_of(name, View(ledger, chosen), "https://pledges.example.org")

    def ours(run: int) -> None:
        # Another title each time: a picture that was drawn before is only looked up.
        titled = card.titled(f"{card.finding} ({run})")
        draw_picture(titled, format, Size(WIDTH), "light", renderer)

    taken = [
        (seconds(lambda run=run: ours(run)), seconds(lambda: bare(figure, format)))  # type: ignore[misc]
        for run in range(RUNS + 1)
    ][1:]
    return median(one for one, _ in taken), median(other for _, other in taken)


def report() -> None:
    """Print a row a chart and format."""
    os.environ.setdefault("BROWSER_PATH", chromium_path())
    ledger, renderer = ledger_service().current().ledger, Renderer()
    renderer.warm()
    kaleido.start_sync_server(mathjax=False)
    print("| chart | format | picture, ms | kaleido bare, ms | ratio |")
    print("| --- | --- | ---: | ---: | ---: |")
    try:
        for name in CHARTS:
            for format in FORMATS:
                ours, other = measured(name, format, ledger, renderer)
                print(
                    f"| {name} | {format} | {ours * 1e3:,.0f} | {other * 1e3:,.0f} "
                    f"| {ours / other:.2f} |"
                )
    finally:
        kaleido.stop_sync_server()
        renderer.close()
