"""What keeps the event loop from answering others: its longest tasks, in CPU."""

import asyncio
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import sleep

from tests.bench.load import files, first_views, loaded, nothing, page
from tests.bench.server import DASHBOARD, PAGES, Server, answering

WATCHED = Path(__file__).with_name("watched.py")
READERS = 8
WANTED_SECONDS = 0.02
BESIDE = {"overview": first_views, "donors": files}


async def read_all(server: Server) -> None:
    """Let a few read each page, with first views and files beside two of them."""
    for name, path in PAGES.items():
        async with page(server, path) as visited:
            await loaded(visited, READERS, BESIDE.get(name, nothing))


def report() -> None:
    """Print the tasks that took longest while all pages were read."""
    print(f"\nWanted: no task of more than {WANTED_SECONDS} s once the server is up.")
    print("\n| longest, s of CPU | times over 0.005 s | task |\n| ---: | ---: | --- |")
    with TemporaryDirectory() as folder:
        place = Path(folder) / "tasks"
        command = [sys.executable, "-m", "tests.bench.watched", str(place)]
        with answering(lambda port: [*command, str(DASHBOARD), str(port)]) as server:
            asyncio.run(read_all(server))
            sleep(2)
        for line in place.read_text().splitlines():
            longest, times, task = line.split(" ", 2)
            print(f"| {longest} | {times} | {task} |")
