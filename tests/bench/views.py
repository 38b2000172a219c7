"""Asks a server for a page so many times a second, from a process of its own.

It writes the seconds of each answer, a line each; a process of the crowd itself would
measure its own haste.
"""

import asyncio
import sys
from time import perf_counter
from urllib.parse import urlsplit

#: Lines that stay open, as of so many readers who ask one after the other.
LINES = 50


async def ask(
    line: tuple[asyncio.StreamReader, asyncio.StreamWriter], head: bytes
) -> None:
    """Ask once on a line that stays open, and read all of the answer."""
    reader, writer = line
    writer.write(head)
    said = await reader.readuntil(b"\r\n\r\n")
    if not said.startswith(b"HTTP/1.1 200"):
        raise RuntimeError(said.decode())
    length = next(
        int(one.split(b":")[1])
        for one in said.lower().split(b"\r\n")
        if one.startswith(b"content-length:")
    )
    await reader.readexactly(length)


async def crowd(address: str, a_second: int) -> None:
    """Ask at a steady rate, whatever the answers take, until the process is ended."""
    parts = urlsplit(address)
    head = (
        f"GET {parts.path} HTTP/1.1\r\nHost: {parts.netloc}\r\nAccept-Encoding: gzip\r\n\r\n"
    ).encode()
    free: asyncio.Queue = asyncio.Queue()
    for _ in range(LINES):
        free.put_nowait(await asyncio.open_connection(parts.hostname, parts.port))
    begun, tasks = perf_counter(), set()

    async def one(due: float) -> None:
        line = await free.get()
        await ask(line, head)
        free.put_nowait(line)
        print(f"{perf_counter() - due:.4f}", flush=True)

    number = 0
    while True:
        due = begun + number / a_second
        await asyncio.sleep(max(0, due - perf_counter()))
        task = asyncio.create_task(one(due))
        tasks.add(task)
        task.add_done_callback(tasks.discard)
        number += 1


if __name__ == "__main__":
    asyncio.run(crowd(sys.argv[1], int(sys.argv[2])))
