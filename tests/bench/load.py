"""Many readers at once: all open a page within a second, then each makes choices.

The bare page, with the options with which Streamlit comes and with ours, and Donors take
turns. An error is a connection or a script that fails, and a page that shows anything but
what a lone reader was shown for the same choice: a choice that is lost is an error.
"""

import asyncio
import sys
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field, replace
from itertools import count, cycle, islice
from statistics import quantiles
from subprocess import PIPE
from time import perf_counter

import httpx
from websockets.exceptions import WebSocketException

from tests.bench.reader import CHOICES, Reader, reader_at
from tests.bench.run import Unfinished
from tests.bench.server import BARE, DASHBOARD, ROOT, Server, serving

READERS = (1, 20, 100, 300)
ROUNDS, MORE_ROUNDS = 3, 30
PATIENCE_SECONDS = 600
#: A reader whose choices have not all been shown by then was not served.
LONGEST_SECONDS = 150
#: First views that are asked for each second, beside so many readers.
FIRST_VIEWS, BESIDE = 200, 300
#: Readers beside whom files are written.
FILES_BESIDE = 20
FAILURES = (Unfinished, WebSocketException, OSError, TimeoutError)
PICTURES = "/api/v1/charts/donor_totals.png?from=2022-04-26&to=2026-02-"
PACKS = "/api/v1/briefing.pptx?chart=donor_totals&chart=timeline&chart=meeting_totals"
HEAD = (
    *("page", "readers", "first p50", "p95", "rerun p50", "p95", "runs/s", "x bare"),
    *("MiB a session", "errors", "others/s", "p50", "p95"),
)


@dataclass
class Load:
    """What readers met: seconds of first runs, of reruns and of answers beside them.

    `through` have been shown all that they chose.
    """

    first: list[float] = field(default_factory=list)
    again: list[float] = field(default_factory=list)
    beside: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    through: int = 0
    seconds: float = 0.0
    memory: float = 0.0

    @property
    def runs_a_second(self) -> float:
        """Runs from the first opening to the last choice."""
        return (len(self.first) + len(self.again)) / self.seconds


@dataclass(frozen=True)
class Page:
    """A page that many open, and what it shows for each choice."""

    server: Server
    path: str
    shown: dict[str, frozenset[str]]
    rounds: int = ROUNDS

    async def visit(self, load: Load, number: int, readers: int) -> None:
        """Open the page, choose, and stay until all have chosen."""
        await asyncio.sleep(number / readers)
        start = perf_counter()
        try:
            async with asyncio.timeout(LONGEST_SECONDS) as ends:
                async with reader_at(self.server, self.path) as reader:
                    load.first.append(perf_counter() - start)
                    await self._choose(reader, load, number % len(CHOICES) + 1)
                    ends.reschedule(None)
                    load.through += 1
                    while not load.seconds:
                        await asyncio.sleep(0.1)
        except FAILURES as error:
            load.errors.append(repr(error)[:120])

    async def _choose(self, reader: Reader, load: Load, first: int) -> None:
        for choice in islice(cycle(CHOICES), first, first + self.rounds):
            start = perf_counter()
            run = await reader.choose(choice)
            load.again.append(perf_counter() - start)
            if frozenset(run.shown) != self.shown[choice]:
                load.errors.append(f"the choice {choice} was lost")

    async def ask(self, client: httpx.AsyncClient, path: str, load: Load) -> None:
        """Ask for something else."""
        start = perf_counter()
        try:
            answer = await client.get(f"{self.server.address}{path}")
            answer.raise_for_status()
        except httpx.HTTPError as error:
            load.errors.append(f"beside: {error!r}"[:120])
        else:
            load.beside.append(perf_counter() - start)


Beside = Callable[[Page, Load], Awaitable[None]]


@asynccontextmanager
async def page(server: Server, path: str) -> AsyncIterator[Page]:
    """See what a page shows to a lone reader."""
    async with reader_at(server, path) as reader:
        runs = {one: await reader.choose(one) for one in (*CHOICES, *CHOICES)}
    yield Page(server, path, {one: frozenset(runs[one].shown) for one in CHOICES})


async def nothing(_: Page, __: Load) -> None:
    """Ask for nothing else."""


async def first_views(page: Page, load: Load) -> None:
    """Let another process ask for the first view of the page, so often a second."""
    command = [sys.executable, "-m", "tests.bench.views"]
    address = f"{page.server.address}/{page.path}"
    asking = await asyncio.create_subprocess_exec(
        *command, address, str(FIRST_VIEWS), cwd=ROOT, stdout=PIPE
    )
    try:
        async for line in asking.stdout:
            load.beside.append(float(line))
        load.errors.append("beside: the process that asks has ended")
    finally:
        asking.kill()
        await asking.wait()


async def files(page: Page, load: Load) -> None:
    """Ask for new pictures and for packs, one of each at a time."""
    async with httpx.AsyncClient(timeout=60) as client, asyncio.TaskGroup() as group:
        for paths in (
            (
                f"{PICTURES}{day:02}&width={900 + round}"
                for round in count()
                for day in range(1, 13)
            ),
            (f"{PACKS}&title={number}" for number in count()),
        ):
            group.create_task(one_by_one(client, page, paths, load))


async def one_by_one(
    client: httpx.AsyncClient, page: Page, paths: Iterable[str], load: Load
) -> None:
    """Ask for each when the one before is there."""
    for path in paths:
        await page.ask(client, path, load)


async def loaded(page: Page, readers: int, beside: Beside = nothing) -> Load:
    """Let so many come within a second."""
    page.server.rest()
    load, before = Load(), page.server.memory()
    start = perf_counter()
    tasks = [
        asyncio.create_task(page.visit(load, one, readers)) for one in range(readers)
    ]
    asking = asyncio.create_task(beside(page, load))
    while load.through + len(load.errors) < readers:
        await asyncio.sleep(0.05)
        if perf_counter() - start > PATIENCE_SECONDS:
            load.errors.append("the time is over")
            break
    asking.cancel()
    memory, load.seconds = page.server.memory(), perf_counter() - start
    load.memory = (memory - before) / readers
    await asyncio.gather(*tasks)
    return load


def row(name: str, readers: int, load: Load, bare: Load) -> str:
    """Write what readers met; seconds."""
    cells = [
        *(name, str(readers), *spread(load.first), *spread(load.again)),
        f"{load.runs_a_second:.1f}",
        f"{load.runs_a_second / bare.runs_a_second:.2f}",
        f"{load.memory:.2f}",
        str(len(load.errors)),
        f"{len(load.beside) / load.seconds:.0f}",
        *spread(load.beside),
    ]
    return f"| {' | '.join(cells)} |"


def spread(seconds: list[float]) -> tuple[str, str]:
    """Write the median and the 95th percentile."""
    if len(seconds) < 2:
        return (f"{seconds[0]:.2f}",) * 2 if seconds else ("-", "-")
    cuts = quantiles(seconds, n=20, method="inclusive")
    return f"{cuts[9]:.2f}", f"{cuts[18]:.2f}"


async def print_rows(readers: int) -> None:
    """Print what so many meet on each page, as it is measured."""
    bare = None
    for name, script, path, comes in (
        ("bare, as it comes", BARE, "", True),
        ("bare, our options", BARE, "", False),
        ("Donors", DASHBOARD, "donors", False),
    ):
        with serving(script, as_it_comes=comes) as server:
            async with page(server, path) as visited:
                load = await loaded(visited, readers)
                bare = bare or load
                show(row(name, readers, load, bare), load)
                if script == DASHBOARD and readers == FILES_BESIDE:
                    longer = replace(visited, rounds=MORE_ROUNDS)
                    for said, beside in LONGER.items():
                        load = await loaded(longer, readers, beside)
                        show(row(f"Donors, {said}", readers, load, bare), load)
                if script == DASHBOARD and readers == BESIDE:
                    load = await loaded(visited, readers, first_views)
                    show(row("Donors, first views beside", readers, load, bare), load)


LONGER = {f"{MORE_ROUNDS} choices": nothing, "so, files beside": files}


def show(line: str, load: Load) -> None:
    """Print a row, and on the other channel what went wrong."""
    print(line, flush=True)
    for error in sorted(set(load.errors))[:5]:
        print(f"  {error}", file=sys.stderr)


def report(numbers: Iterable[int] = READERS) -> None:
    """Print what readers meet in small and in large numbers, as a table."""
    print("\nReaders who come within a second, each with three choices after; seconds.")
    print("Wanted: 1.2 x bare at 20; no error at 300, nor more than 1.5 MiB a session")
    print(
        f"beyond the bare page's; {FIRST_VIEWS} first views a second beside {BESIDE};"
    )
    print("files beside 20 readers take a fifth of their runs at most.\n")
    print(f"| {' | '.join(HEAD)} |")
    print("| --- |" + " ---: |" * (len(HEAD) - 1))
    for readers in numbers:
        asyncio.run(print_rows(readers))


if __name__ == "__main__":
    report([int(one) for one in sys.argv[1:]] or READERS)
