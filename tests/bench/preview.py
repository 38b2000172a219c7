"""The first HTML of each page with its preview, against Streamlit's own empty page.

CPU of the server alone, which is left to prepare what it likes first. `first`: nobody
asked for anything yet. `new`: a selection that nobody asked for, so that its figures are
computed, which the page needs too. `warm`: its figures are kept, the preview is written.
`known`: the same view again.
"""

from dataclasses import dataclass
from itertools import islice
from time import sleep

import httpx

from tests.bench.server import BARE, DASHBOARD, PAGES, Server, serving

#: Views of a page that differ in their filters; each is asked for once, then again.
DONORS = ("DEU", "GBR", "NOR", "SWE", "DNK", "NLD", "CAN", "FRA", "POL", "LTU")
CURRENCIES = ("USD", "EUR", "GBP")
MEETING = "meetings?show=udcg-2026-02-12"
REPEATS = 100
#: Milliseconds that the first HTML of a known and of a new selection may take.
WANTED_WARM, WANTED_NEW = 10, 60


@dataclass(frozen=True)
class Cost:
    """Milliseconds of CPU a request."""

    first: float
    new: float
    warm: float
    known: float
    plain: float


def views(path: str) -> list[str]:
    """List views of a page: each donor in each currency."""
    asked = "&" if "?" in path else "?"
    return [
        f"/{path}{asked}currency={currency}&donor={donor}"
        for donor in DONORS
        for currency in CURRENCIES
    ]


def spent(server: Server, client: httpx.Client, paths: list[str]) -> float:
    """Ask for some pages, one after another, and give the CPU that one took."""
    before = server.cpu_seconds()
    for path in paths:
        client.get(server.address + path).raise_for_status()
    # The server tidies up after its last answer.
    sleep(0.2)
    return (server.cpu_seconds() - before) / len(paths) * 1e3


def cost_of(path: str, bare: Server, client: httpx.Client) -> Cost:
    """Measure a page on a server of its own, next to the bare page."""
    with serving(DASHBOARD) as ours:
        ours.rest()
        first = spent(ours, client, [f"/{path}"])
        new = spent(ours, client, views(path))
        warm = spent(ours, client, [f"{view}&q=other" for view in views(path)])
        known = spent(ours, client, list(islice(views(path) * REPEATS, REPEATS)))
    return Cost(first, new, warm, known, spent(bare, client, ["/"] * REPEATS))


def report() -> None:
    """Print the cost of every page as a table."""
    print(
        f"\nFirst HTML, ms of CPU a request; wanted: {WANTED_WARM} where it is known "
        f"or warm, {WANTED_NEW} where it is new.\n"
    )
    print("| page | first | new | warm | known | plain page | warm, beyond plain |")
    print("| --- | ---: | ---: | ---: | ---: | ---: | ---: |")
    with serving(BARE) as bare, httpx.Client(timeout=60) as client:
        client.get(bare.address).raise_for_status()
        for name, path in {**PAGES, "one meeting": MEETING}.items():
            cost = cost_of(path, bare, client)
            print(
                f"| {name} | {cost.first:.0f} | {cost.new:.0f} | {cost.warm:.1f} "
                f"| {cost.known:.1f} | {cost.plain:.1f} "
                f"| {cost.warm - cost.plain:.1f} |",
                flush=True,
            )


if __name__ == "__main__":
    report()
