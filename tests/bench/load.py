"""Many readers at once: all open a page within a second, then each makes choices.

The bare page and ours take turns. A run counts as an error where the connection fails,
the script fails, or the page shows anything but what a lone reader was shown for the
same choice: a choice that is lost is an error.
"""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from itertools import cycle, islice
from statistics import quantiles
from time import perf_counter

import httpx
from websockets.exceptions import WebSocketException

from tests.bench.reader import CHOICES, Reader, reader_at
from tests.bench.run import Unfinished
from tests.bench.server import BARE, DASHBOARD, Server, serving

READERS = (1, 20, 100, 300)
ROUNDS = 3
PATIENCE_SECONDS = 600
#: First views that are asked for each second while the most readers are served.
FIRST_VIEWS = 200
FAILURES = (Unfinished, WebSocketException, OSError, TimeoutError)


@dataclass
class Load:
    """What readers met: seconds of first runs and of reruns, and errors."""

    first: list[float] = field(default_factory=list)
    again: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    seconds: float = 0.0
    views: list[float] = field(default_factory=list)
    view_errors: int = 0
    memory: float = 0.0

    @property
    def reruns_a_second(self) -> float:
        """Of the time from the first opening to the last choice."""
        return (len(self.first) + len(self.again)) / self.seconds


@dataclass(frozen=True)
class Visit:
    """A page that many open, and what it shows for each choice."""

    server: Server
    path: str
    shown: dict[str, frozenset[str]]

    async def one(
        self, load: Load, number: int, opened: float, all_done: asyncio.Event
    ) -> None:
        """Open the page, choose, and stay until all have chosen."""
        await asyncio.sleep(opened)
        start = perf_counter()
        try:
            async with reader_at(self.server, self.path) as reader:
                load.first.append(perf_counter() - start)
                await self._choose(reader, load, number)
                await all_done.wait()
        except FAILURES as error:
            load.errors.append(repr(error)[:120])

    async def _choose(self, reader: Reader, load: Load, number: int) -> None:
        for choice in islice(cycle(CHOICES), number % 3 + 1, number % 3 + 1 + ROUNDS):
            start = perf_counter()
            run = await reader.choose(choice)
            load.again.append(perf_counter() - start)
            if frozenset(run.shown) != self.shown[choice]:
                load.errors.append(f"the choice {choice} was lost")


@asynccontextmanager
async def page(script, path: str) -> AsyncIterator[Visit]:
    """Serve a page and see what it shows to a lone reader."""
    with serving(script) as server:
        async with reader_at(server, path) as reader:
            runs = {one: await reader.choose(one) for one in (*CHOICES, *CHOICES)}
            yield Visit(
                server, path, {one: frozenset(run.shown) for one, run in runs.items()}
            )


async def loaded(visit: Visit, readers: int, views: int = 0) -> Load:
    """Let so many come within a second, and ask for first views beside them."""
    visit.server.rest()
    load, before, all_done = Load(), visit.server.memory(), asyncio.Event()
    start = perf_counter()
    tasks = [
        asyncio.create_task(visit.one(load, one, one / readers, all_done))
        for one in range(readers)
    ]
    asking = asyncio.create_task(ask_views(visit, load, views))
    while len(load.again) < readers * ROUNDS and len(load.errors) < readers:
        await asyncio.sleep(0.05)
        if perf_counter() - start > PATIENCE_SECONDS:
            load.errors.append("the time is over")
            break
    load.seconds = perf_counter() - start
    asking.cancel()
    load.memory = (visit.server.memory() - before) / readers
    all_done.set()
    await asyncio.gather(*tasks)
    return load


async def ask_views(visit: Visit, load: Load, a_second: int) -> None:
    """Ask for the first view of the page so often, however long each takes."""
    if not a_second:
        return
    limits = httpx.Limits(max_connections=a_second)
    async with (
        httpx.AsyncClient(limits=limits, timeout=60) as client,
        asyncio.TaskGroup() as group,
    ):
        begun = perf_counter()
        for number in range(a_second * PATIENCE_SECONDS):
            await asyncio.sleep(max(0.0, begun + number / a_second - perf_counter()))
            group.create_task(ask_view(client, visit, load))


async def ask_view(client: httpx.AsyncClient, visit: Visit, load: Load) -> None:
    """Ask for one first view."""
    start = perf_counter()
    try:
        answer = await client.get(f"{visit.server.address}/{visit.path}")
        answer.raise_for_status()
    except httpx.HTTPError:
        load.view_errors += 1
    else:
        load.views.append(perf_counter() - start)


def row(name: str, readers: int, load: Load, bare: Load) -> str:
    """Write what readers met; seconds."""
    ratio = load.reruns_a_second / bare.reruns_a_second if bare.again else float("nan")
    cells = [
        name,
        str(readers),
        *spread(load.first),
        *spread(load.again),
        f"{load.reruns_a_second:.1f}",
        f"{ratio:.2f}",
        f"{load.memory:.2f}",
        str(len(load.errors)),
        f"{len(load.views) / load.seconds:.0f}",
        *spread(load.views),
    ]
    return f"| {' | '.join(cells)} |"


def spread(seconds: list[float]) -> tuple[str, str]:
    """Write the median and the 95th percentile."""
    if len(seconds) < 2:
        return (f"{seconds[0]:.2f}",) * 2 if seconds else ("-", "-")
    cuts = quantiles(seconds, n=20, method="inclusive")
    return f"{cuts[9]:.2f}", f"{cuts[18]:.2f}"


async def print_rows(numbers) -> None:
    """Print a row for each number of readers, bare first."""
    for readers in numbers:
        views = FIRST_VIEWS if readers == max(READERS) else 0
        async with page(BARE, "") as bare:
            plain = await loaded(bare, readers)
        async with page(DASHBOARD, "donors") as ours:
            load = await loaded(ours, readers, views)
        print(row("bare", readers, plain, plain), flush=True)
        print(row("Donors", readers, load, plain), flush=True)
        for error in sorted({*load.errors, *plain.errors})[:5]:
            print(f"  {error}", file=sys.stderr)


def report() -> None:
    """Print what readers meet in small and in large numbers, as a table."""
    print(
        "\nReaders who come within one second, each with three choices after; seconds."
    )
    print(
        "Wanted: 1.2 x bare at 20, no error at 300, 1.5 MiB a session beyond the bare"
    )
    print(f"page's, {FIRST_VIEWS} first views a second beside 300 readers.\n")
    print(
        "| page | readers | first p50 | p95 | rerun p50 | p95 | runs/s | x bare | MiB a session | errors | views/s | p50 | p95 |"
    )
    print("| --- |" + " ---: |" * 12)
    asyncio.run(print_rows(READERS))


if __name__ == "__main__":
    asyncio.run(print_rows([int(one) for one in sys.argv[1:]] or READERS))
