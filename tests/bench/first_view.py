"""What a reader sees, and when, who opens a link: ours against bare pages with one chart.

On each line of line.py, a browser with a fresh profile opens the page, is closed, and
comes back. Seconds count from the click on the link. `figures`: a sum of money can be
read; `picture`: a chart with its bars is in sight, be it a still one; `live`: Plotly has
drawn it. Bytes are those that came down the line until it was still, the websocket's and
all headers included; on loopback there is no line to count on. LCP, CLS and blocking
time (what long tasks hold the page up for, beyond 50 ms each) are the browser's own.
"""

import argparse
import sys
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Any

from playwright.sync_api import BrowserType, TimeoutError, sync_playwright

from tests.bench.line import LINES, Line, proxy
from tests.bench.server import DASHBOARD, serving
from tests.bench.visit import visitor
from tests.bench.yardstick import STREAMLIT, yardsticks

RUNS = 5
OURS = {
    "Overview": "/",
    "Donors": "/donors",
    "One meeting": "/meetings?show=udcg-2026-02-12",
}
PROBES = Path(__file__).with_name("probes.js").read_text()
#: The line is still after so many milliseconds without a byte.
STILL_MS = 1_500
NEVER = float("nan")


@dataclass(frozen=True)
class Target:
    """A page at a line's end; `carried` reads the bytes that have come down."""

    address: str
    wire: Any = None

    def carried(self) -> float:
        """Read the bytes that have come down the line so far."""
        return self.wire.carried if self.wire else NEVER


Seen = Mapping[str, float]


def visit(chromium: BrowserType, profile: Path, line: Line, target: Target) -> Seen:
    """Open a page, and wait until it shows its chart and the line is still."""
    before = target.carried()
    with visitor(chromium, profile, line) as (page, _):
        page.add_init_script(PROBES)
        page.goto(target.address, wait_until="commit")
        page.wait_for_function("firstView.live", polling=200)
        known = None
        while known != (known := str(target.carried())):
            page.wait_for_timeout(STILL_MS)
        seen = page.evaluate("firstView")
    return {name: NEVER if value is None else value for name, value in seen.items()} | {
        "bytes": target.carried() - before
    }


def both_visits(chromium: BrowserType, line: Line, target: Target) -> tuple[Seen, Seen]:
    """Visit with a fresh profile, and come back."""
    with TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        first = visit(chromium, Path(profile), line, target)
        return first, visit(chromium, Path(profile), line, target)


@contextmanager
def targets(line: Line) -> Iterator[dict[str, Target]]:
    """Serve all pages at the end of a line, ours first."""
    with ExitStack() as stack:
        ours = stack.enter_context(serving(DASHBOARD))
        ours.rest()
        pages = {name: (ours.address, path) for name, path in OURS.items()}
        for name, bare in stack.enter_context(yardsticks()).items():
            pages[f"bare {name}"] = (bare.address, "/")
        made = {}
        for name, (address, path) in pages.items():
            if line.bits:
                laid = stack.enter_context(proxy(address, line))
                made[name] = Target(laid.address + path, laid.down)
            else:
                made[name] = Target(address + path)
        yield made


def measured(line: Line, runs: int) -> dict[str, list[tuple[Seen, Seen]]]:
    """Visit all pages in turns; a median is not moved by what the first finds cold."""
    with targets(line) as pages, sync_playwright() as driver:
        taken: dict[str, list[tuple[Seen, Seen]]] = {name: [] for name in pages}
        for _ in range(runs):
            for name, target in pages.items():
                try:
                    both = both_visits(driver.chromium, line, target)
                except TimeoutError:
                    print(f"{name}: no live chart in time", file=sys.stderr)
                    continue
                print(line.name, name, *both, file=sys.stderr)
                taken[name].append(both)
    return {name: runs for name, runs in taken.items() if runs}


def middle(runs: list[tuple[Seen, Seen]], come_back: int, what: str) -> float:
    """Take the median of first visits (0) or second ones (1)."""
    return median(run[come_back][what] for run in runs)


def row(name: str, taken: dict[str, list[tuple[Seen, Seen]]]) -> str:
    """Write the medians of a page."""
    runs = taken[name]
    live, again = (middle(runs, back, "live") for back in (0, 1))
    others = [taken.get(f"bare {other}") for other in (STREAMLIT, "Dash", "Panel")]
    cells = [
        *(f"{middle(runs, 0, what) / 1e3:.2f}" for what in ("figures", "picture")),
        f"{live / 1e3:.2f}",
        *(f"{live / middle(one, 0, 'live'):.2f}" if one else "" for one in others),
        f"{again / 1e3:.2f}",
        f"{middle(runs, 0, 'bytes') / 1e6:.2f}",
        f"{middle(runs, 1, 'bytes') / 1e3:.0f}",
        f"{middle(runs, 0, 'lcp') / 1e3:.2f}",
        f"{middle(runs, 0, 'cls'):.3f}",
        f"{middle(runs, 0, 'tbt'):.0f}",
    ]
    return f"| {name} | {' | '.join(cells).replace('nan', '–')} |"


def report(lines: tuple[str, ...] = tuple(LINES), runs: int = RUNS) -> None:
    """Print a table a line."""
    for line in (LINES[name] for name in lines):
        print(f"\nFirst view, {line.in_words()}; medians of {runs}.\n")
        print(
            "| page | figures, s | picture, s | live, s | x Streamlit | x Dash | x Panel "
            "| second visit, s | MB | second, KB | LCP, s | CLS | blocked, ms |"
        )
        print(f"| --- |{' ---: |' * 12}")
        taken = measured(line, runs)
        for name in taken:
            print(row(name, taken), flush=True)


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("lines", nargs="*", default=list(LINES), help="of: %(default)s")
    parser.add_argument("--runs", type=int, default=RUNS)
    given = parser.parse_args()
    report(tuple(given.lines), given.runs)
