"""Ten thousand reruns with choices at random: does the memory of the server grow?

Readers come with a link of choices at random, make some more and leave, and others come.
On demand: python -m tests.bench soak; it takes a quarter of an hour.
"""

import asyncio
from random import Random
from time import perf_counter

from tests.bench.reader import CHOICES, reader_at
from tests.bench.server import DASHBOARD, Server, serving

RERUNS, STEP, READERS, STAY = 10_000, 500, 10, 5
PAGES = ("", "donors", "meetings", "conditions", "equipment", "timeline", "evidence")
DONORS = ("DEU", "GBR", "NOR", "SWE", "DNK", "NLD", "CAN", "FRA", "POL", "LTU", "USA")
BASES = ("firm", "new", "conditional", "announced")
CLAIMS = ("lead", "lowest", "highest")


class Soak:
    """Readers who come and go, and what they have asked for."""

    def __init__(self, server: Server, random: Random) -> None:
        self._server, self._random = server, random
        self.runs = 0

    async def go(self) -> None:
        """Come, choose and leave, until all have made enough runs."""
        while self.runs < RERUNS:
            async with reader_at(self._server, *self._link()) as reader:
                self.runs += 1
                for _ in range(STAY):
                    await reader.choose(self._random.choice(CHOICES))
                    self.runs += 1

    def _link(self) -> tuple[str, str]:
        pick = self._random.choice
        donors = "&".join(f"donor={one}" for one in self._random.sample(DONORS, 2))
        day = f"{self._random.randint(2023, 2026)}-0{self._random.randint(1, 9)}-15"
        query = f"{donors}&basis={pick(BASES)}&claims={pick(CLAIMS)}&asof={day}"
        return pick(PAGES), query


async def soak(server: Server) -> None:
    """Print the memory as the runs go by."""
    readers = Soak(server, Random(1))
    going = [asyncio.create_task(readers.go()) for _ in range(READERS)]
    start, printed = perf_counter(), 0
    while not all(one.done() for one in going):
        await asyncio.sleep(1)
        if readers.runs >= printed:
            seconds = perf_counter() - start
            print(
                f"| {readers.runs} | {seconds:.0f} | {server.memory():.0f} |",
                flush=True,
            )
            printed += STEP
    await asyncio.gather(*going)
    await asyncio.sleep(130)
    print(f"| two minutes later | | {server.memory():.0f} |")


def report() -> None:
    """Print the curve as a table."""
    print(
        f"\n{RERUNS} runs of {READERS} readers at a time, each with a link at random.\n"
    )
    print("| runs | seconds | MiB |\n| ---: | ---: | ---: |")
    with serving(DASHBOARD) as server:
        asyncio.run(soak(server))


if __name__ == "__main__":
    report()
