"""Reruns a second of each page for a crowd of readers, against a bare page.

A rerun counts once the page stands whole before the reader: the script has ended well,
with all its charts and without an error.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from itertools import cycle, islice
from statistics import median
from time import perf_counter

from tests.bench.reader import CHOICES, Reader, reader_at
from tests.bench.run import Unfinished
from tests.bench.server import BARE, DASHBOARD, PAGES, Server, serving

READERS = 20
ROUNDS = 3
PATIENCE_SECONDS = 300


@dataclass(frozen=True)
class Speed:
    """Of a page in one round; CPU is the server's, not what the readers took."""

    reruns_a_second: float
    cpu_ms_a_rerun: float


@dataclass(frozen=True)
class Crowd:
    """Readers of one page, and the server that they share."""

    server: Server
    readers: list[Reader]

    async def go(self) -> Speed:
        """Let each make every choice once, all at the same time."""
        worked, start = self.server.cpu_seconds(), perf_counter()
        async with asyncio.timeout(PATIENCE_SECONDS):
            await asyncio.gather(*map(choose_all, self.readers, range(READERS)))
        taken = perf_counter() - start
        # The server tidies up after its last answer.
        await asyncio.sleep(0.3)
        reruns = len(self.readers) * len(CHOICES)
        spent = self.server.cpu_seconds() - worked
        return Speed(reruns / taken, spent / reruns * 1e3)


async def choose_all(reader: Reader, first: int) -> None:
    """Make every choice once; each reader begins with another one."""
    start = first % len(CHOICES)
    for choice in islice(cycle(CHOICES), start, start + len(CHOICES)):
        await reader.choose(choice)


@asynccontextmanager
async def crowd(server: Server, path: str) -> AsyncIterator[Crowd]:
    """Gather readers, see that a choice changes what a chart's page shows, warm up."""
    async with AsyncExitStack() as stack:
        visits = [reader_at(server, path) for _ in range(READERS)]
        readers = [await stack.enter_async_context(visit) for visit in visits]
        runs = [await readers[0].choose(choice) for choice in CHOICES]
        shown = {frozenset(run.shown) for run in runs}
        if runs[0].charts and len(shown) != len(CHOICES):
            raise Unfinished(f"/{path}: another choice shows the same")
        gathered = Crowd(server, readers)
        await gathered.go()
        yield gathered


async def rounds_of(path: str, yardstick: Crowd) -> list[tuple[Speed, Speed]]:
    """Take turns on a server of its own: a round of the bare page, a round of ours."""
    with serving(DASHBOARD) as ours:
        async with crowd(ours, path) as readers:
            return [(await yardstick.go(), await readers.go()) for _ in range(ROUNDS)]


def row(name: str, rounds: list[tuple[Speed, Speed]]) -> str:
    """Write the medians of a page; a ratio is that of a round to its own neighbour."""
    rate = median(ours.reruns_a_second for _, ours in rounds)
    cost = median(ours.cpu_ms_a_rerun for _, ours in rounds)
    faster = median(o.reruns_a_second / b.reruns_a_second for b, o in rounds)
    cheaper = median(b.cpu_ms_a_rerun / o.cpu_ms_a_rerun for b, o in rounds)
    return f"| {name} | {rate:.1f} | {faster:.2f} | {cost:.0f} | {cheaper:.2f} |"


async def print_rows() -> None:
    """Print a row a page as it is measured, and what the bare page came to."""
    bare_rounds = []
    with serving(BARE) as bare:
        async with crowd(bare, "") as yardstick:
            for name, path in PAGES.items():
                rounds = await rounds_of(path, yardstick)
                print(row(name, rounds), flush=True)
                bare_rounds += [(speed, speed) for speed, _ in rounds]
    print(row("(bare)", bare_rounds))


def report() -> None:
    """Print the speed of every page as a table."""
    print(
        f"\nReruns with {READERS} readers at once. Above 1 is better than the bare page;"
    )
    print("wanted: 0.8 for Donors and Meetings, 0.6 for every page.\n")
    print("| page | reruns/s | x bare | server CPU, ms a rerun | x bare |")
    print("| --- | ---: | ---: | ---: | ---: |")
    asyncio.run(print_rows())


if __name__ == "__main__":
    report()
