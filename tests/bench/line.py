"""The lines that pages are measured on, as a proxy between browser and server.

Chromium can slow its own traffic, too (`Network.emulateNetworkConditions`), websockets
included since version 99. Here (Chromium 156) that charged a websocket 1.7 times the
bandwidth asked for, and charges no connection for its handshake, so a page of many small
files looks better, and one of a long websocket message worse, than on a real line. The
proxy treats all bytes alike: all connections share one line each way, a connection costs
a round trip before its first byte, and it counts what travels, websocket and all. What
it leaves out is TCP's slow start and loss, and TLS. The slower processor of a phone is
Chromium's own emulation: it holds up the page's threads, not the network.
"""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from threading import Thread
from urllib.parse import urlsplit

CHUNK = 4096
#: Seconds that a timer may be late, and in which bytes come that were there already.
LATEST, AT_ONCE = 0.1, 0.0005


@dataclass(frozen=True)
class Line:
    """Bits a second each way, seconds of a round trip, and the device at its end."""

    name: str
    bits: float = 0.0
    round_trip: float = 0.0
    slower: float = 1.0
    screen: tuple[int, int] = (1280, 800)

    def in_words(self) -> str:
        """Say what it is."""
        if not self.bits:
            return self.name
        speed = f"{self.bits / 1e6:g} Mbit/s, {self.round_trip * 1e3:g} ms"
        slowed = f", processor slowed {self.slower:g} times" if self.slower > 1 else ""
        return f"{self.name} ({speed}{slowed})"


LOOPBACK = Line("loopback")
THIN = Line("thin", 10e6, 0.04)
PHONE = Line("phone", 1.6e6, 0.15, slower=4.0, screen=(390, 844))
LINES = {line.name: line for line in (LOOPBACK, THIN, PHONE)}


class Wire:
    """One direction of a line, which all connections share; it counts bytes."""

    def __init__(self, line: Line) -> None:
        self._line, self._free = line, 0.0
        self.carried = 0

    async def carry(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        """Pass bytes on as they come through; the end, too."""
        clock = asyncio.get_running_loop().time
        underway: asyncio.Queue[tuple[float, bytes]] = asyncio.Queue()
        arriving = asyncio.create_task(_arrive(underway, writer))
        asked = clock()
        # A browser that leaves a page drops its connections.
        with suppress(ConnectionError):
            while chunk := await reader.read(CHUNK):
                # What was there already could have gone since the wire was free, but
                # for a timer that woke us late.
                came = clock()
                late = LATEST if came - asked < AT_ONCE else 0.0
                taken = len(chunk) * 8 / self._line.bits
                self._free = max(self._free, came - late) + taken
                await asyncio.sleep(self._free - clock())
                self.carried += len(chunk)
                underway.put_nowait((self._free + self._line.round_trip / 2, chunk))
                asked = clock()
        underway.put_nowait((clock() + self._line.round_trip / 2, b""))
        await arriving


async def _arrive(
    underway: asyncio.Queue[tuple[float, bytes]], writer: asyncio.StreamWriter
) -> None:
    clock = asyncio.get_running_loop().time
    with suppress(ConnectionError):
        while True:
            due, chunk = await underway.get()
            await asyncio.sleep(max(0.0, due - clock()))
            if not chunk:
                break
            writer.write(chunk)
            await writer.drain()
    writer.close()


class Proxy:
    """A server behind a line."""

    def __init__(self, server: str, line: Line, websockets: bool) -> None:
        self._server, self._line = urlsplit(server), line
        self._websockets = websockets
        self.up, self.down = Wire(line), Wire(line)
        self.address = ""

    async def listen(self) -> asyncio.Server:
        """Open a port."""
        listening = await asyncio.start_server(self._connected, "127.0.0.1", 0)
        port = listening.sockets[0].getsockname()[1]
        self.address = f"http://localhost:{port}"
        return listening

    async def _connected(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        # Python 3.11 complains of a handler that ends cancelled.
        with suppress(
            ConnectionError, asyncio.IncompleteReadError, asyncio.CancelledError
        ):
            await asyncio.sleep(self._line.round_trip)
            asked = await reader.readuntil(b"\r\n\r\n")
            if self._websockets or b"upgrade: websocket" not in asked.lower():
                await self._passed_on(asked, reader, writer)
        writer.close()

    async def _passed_on(
        self, asked: bytes, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        to = (self._server.hostname, self._server.port)
        answers, asks = await asyncio.open_connection(*to)
        try:
            await asyncio.sleep(self._line.round_trip / 2)
            asks.write(asked)
            await asyncio.gather(
                self.up.carry(reader, asks), self.down.carry(answers, writer)
            )
        finally:
            asks.close()


@contextmanager
def proxy(server: str, line: Line, *, websockets: bool = True) -> Iterator[Proxy]:
    """Lay a line to a server; without `websockets` they are refused."""
    made, loop = Proxy(server, line, websockets), asyncio.new_event_loop()
    thread = Thread(target=loop.run_forever, daemon=True)
    thread.start()
    listening = asyncio.run_coroutine_threadsafe(made.listen(), loop).result()
    try:
        yield made
    finally:
        asyncio.run_coroutine_threadsafe(_cut(listening), loop).result()
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


async def _cut(listening: asyncio.Server) -> None:
    listening.close()
    underway = asyncio.all_tasks() - {asyncio.current_task()}
    for task in underway:
        task.cancel()
    await asyncio.gather(*underway, return_exceptions=True)
