"""What the shipped ledger costs when it is repeated to many pledges.

Each part in a fresh process; seconds of the clock, and in brackets of the processor,
which other work on the machine does not change. `check`: `make check`. `restart`: until
a server whose ledger was checked before answers. `frame`: all contributions in another
currency. `HTML`: the first HTML of Donors in a currency that nobody asked for. `run`:
the first run of Donors for a reader, then `choice`, of another currency.

`python -m tests.bench.growth 432 100000 1000000` takes the sizes named.
"""

import asyncio
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from time import perf_counter, process_time
from unittest.mock import patch

import httpx

from lib.frames.contributions import all_contributions
from lib.ledger.package import read_ledger
from lib.model.selection import Selection
from lib.model.view import View
from tests.bench.reader import reader_at
from tests.bench.server import DASHBOARD, Server, serving
from tests.grown import grow, shipped

SIZES = (432, 10_000, 100_000)
COLUMNS = ("check", "MiB", "restart", "frame", "HTML", "run", "choice", "peak, MiB")
DAY = date(2026, 11, 23)
#: A million pledges are checked, and read, on a busy machine.
PATIENCE_SECONDS = 900
#: The largest file of a million pledges, and room beyond.
MOST_MEGABYTES = 1_000


@dataclass(frozen=True)
class Spent:
    """Seconds of the clock and of the processor."""

    clock: float
    processor: float

    def __str__(self) -> str:
        """Write both."""
        return f"{self.clock:.2f} ({self.processor:.2f})"


@contextmanager
def ledger_of(pledges: int) -> Iterator[tuple[Path, int]]:
    """Write a ledger of about so many pledges, with a cache of its own, for a while."""
    held = len(shipped("pledges")) - 1
    times = max(1, round(pledges / held))
    with tempfile.TemporaryDirectory() as place:
        folder = grow(Path(place) / "ledger", times)
        own = {
            "PLEDGEBOARD_LEDGER": str(folder),
            "PLEDGEBOARD_CACHE": f"{place}/cache",
            "PLEDGEBOARD_MAX_FILE_MB": str(MOST_MEGABYTES),
        }
        with patch.dict(os.environ, own):
            yield folder, times * held


def spent_by(process: Callable[[], float], work: Callable[[], object]) -> Spent:
    """Take what some work takes, by the clock and by that of a process."""
    clock, worked = perf_counter(), process()
    work()
    return Spent(perf_counter() - clock, process() - worked)


def check(folder: Path) -> tuple[Spent, float]:
    """Check a ledger as `make check` does: time, and peak MiB of its process."""

    def of_children() -> float:
        used = getrusage(RUSAGE_CHILDREN)
        return used.ru_utime + used.ru_stime

    command = [sys.executable, "-m", "lib.ledger.check", str(folder)]
    peak = "import resource, subprocess, sys; subprocess.run(sys.argv[1:], check=True, "
    peak += "stdout=subprocess.DEVNULL); "
    peak += "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    said: list[str] = []
    alone = [sys.executable, "-c", peak, *command]
    spent = spent_by(of_children, lambda: said.append(_printed(alone)))
    return spent, int(said[0]) / 2**10


def frame(folder: Path) -> Spent:
    """Make all contributions in a currency, after those in another one."""
    ledger = read_ledger(folder)
    all_contributions(View(ledger, Selection(asof=DAY)))
    other = View(ledger, Selection(currency="EUR", asof=DAY))
    return spent_by(process_time, lambda: all_contributions(other))


def pages() -> list[str]:
    """Serve the ledger: start, first HTML, first run, a choice, and peak MiB."""
    start = perf_counter()
    with (
        serving(DASHBOARD, patience=PATIENCE_SECONDS) as server,
        httpx.Client(timeout=PATIENCE_SECONDS) as client,
    ):
        started = Spent(perf_counter() - start, server.cpu_seconds())
        client.get(f"{server.address}/donors").raise_for_status()
        server.rest()
        new = f"{server.address}/donors?currency=NOK"
        html = spent_by(server.cpu_seconds, lambda: client.get(new).raise_for_status())
        run, choice = asyncio.run(_read(server))
        return [*map(str, (started, html, run, choice)), f"{_peak(server):,.0f}"]


async def _read(server: Server) -> tuple[Spent, Spent]:
    clock, worked = perf_counter(), server.cpu_seconds()
    async with reader_at(server, "donors") as reader:
        run = Spent(perf_counter() - clock, server.cpu_seconds() - worked)
        clock, worked = perf_counter(), server.cpu_seconds()
        await reader.choose("EUR")
        return run, Spent(perf_counter() - clock, server.cpu_seconds() - worked)


def _peak(server: Server) -> float:
    status = Path(f"/proc/{server.process}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in status if line[:5] == "VmHWM") / 2**10


def _printed(command: list[str]) -> str:
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout.strip()


def row(pledges: int) -> list[str]:
    """Measure a ledger of about so many pledges."""
    with ledger_of(pledges) as (folder, held):
        checked, peak = check(folder)
        framed = _printed([sys.executable, "-m", "tests.bench.growth", str(folder)])
        started, *others = pages()
        told = [str(checked), f"{peak:,.0f}", started, framed, *others]
        return [f"{held:,}", *told]


def report(sizes: tuple[int, ...] = SIZES) -> None:
    """Print a row a size."""
    print("\nGrowth: seconds of the clock (of the processor).\n")
    print(f"| pledges | {' | '.join(COLUMNS)} |")
    print(f"| ---: |{' ---: |' * len(COLUMNS)}")
    for pledges in sizes:
        print(f"| {' | '.join(row(pledges))} |", flush=True)


if __name__ == "__main__":
    named = sys.argv[1:]
    if named and not named[0].isdigit():
        print(frame(Path(named[0])))
    else:
        report(tuple(map(int, named)) or SIZES)
