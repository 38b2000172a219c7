"""Time of a picture of a chart, warm, and the memory that a server takes for pictures.

The first chart is the one of 15 rows. The figures behind it are known, but each picture
has another title, for one that was drawn before is only looked up.
"""

from collections.abc import Callable
from statistics import median
from time import perf_counter

import httpx

from lib.charts.cards import card_of
from lib.charts.catalogue import CHARTS
from lib.export.picture.pictures import draw_picture
from lib.export.picture.typesetting import Size
from lib.ledger.service import ledger_service, today
from lib.model.ledger import Ledger
from lib.model.selection import Selection
from lib.model.view import View
from tests.bench.server import DASHBOARD, Server, serving

DRAWN = ("leading_donors", "largest_donors", "meeting_totals", "timeline")
#: Milliseconds that a picture of each format may take.
WANTED = {"svg": 30, "png": 120, "pdf": 100}
RUNS = 9
SIZE = Size(1200, 675)
WANTED_MEMORY = 60
PATIENCE_SECONDS = 120


def seconds(work: Callable[[], object]) -> float:
    """Time one call."""
    start = perf_counter()
    work()
    return perf_counter() - start


def measured(name: str, format: str, ledger: Ledger) -> float:
    """Return the median of some pictures, after a first one."""
    view = View(ledger, Selection(asof=today()))
    card = card_of(name, view, "https://pledges.example.org")
    titled = [card.titled(f"{card.finding} ({run})") for run in range(RUNS + 1)]
    taken = [seconds(lambda one=one: draw_picture(one, format, SIZE)) for one in titled]
    return median(taken[1:])


def ask_for_all(server: Server, formats: tuple[str, ...]) -> float:
    """Ask for every chart without a row of its own in some formats; give the memory."""
    named = [name for name, chart in CHARTS.items() if not chart.of]
    with httpx.Client(base_url=server.address, timeout=PATIENCE_SECONDS) as client:
        for name in named:
            for format in formats:
                client.get(f"/api/v1/charts/{name}.{format}").raise_for_status()
    server.rest()
    return server.memory()


def report() -> None:
    """Print a row a chart, then the memory."""
    ledger = ledger_service().current().ledger
    wanted = ", ".join(f"{format} {most}" for format, most in WANTED.items())
    print(f"\nA picture, {SIZE.width} x {SIZE.height}, warm; wanted, ms: {wanted}.\n")
    print(f"| chart | {', ms | '.join(WANTED)}, ms |")
    print(f"| --- |{' ---: |' * len(WANTED)}")
    for name in DRAWN:
        cells = [f"{measured(name, format, ledger) * 1e3:.0f}" for format in WANTED]
        print(f"| {name} | {' | '.join(cells)} |", flush=True)
    print(f"\nMemory of the server, MiB; wanted for pictures: {WANTED_MEMORY}.\n")
    print("| at rest | all charts as CSV and JSON | all as pictures, too | more |")
    print("| ---: | ---: | ---: | ---: |")
    with serving(DASHBOARD) as server:
        server.rest()
        rest = server.memory()
        rows = ask_for_all(server, ("csv", "json"))
        all = ask_for_all(server, tuple(WANTED))
    print(f"| {rest:.0f} | {rows:.0f} | {all:.0f} | {all - rows:.0f} |")


if __name__ == "__main__":
    report()
