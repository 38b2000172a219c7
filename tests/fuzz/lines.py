"""Lines that are held open, or that never come to an end, to a server at work."""

import asyncio
import resource
from contextlib import asynccontextmanager, suppress
from urllib.request import urlopen

#: Bytes after which a request that never ends must have been refused.
MOST = 8 * 2**20
PIECE = b"x" * 2**16
_BEGUN = b"GET /donors HTTP/1.1\r\nHost: localhost\r\n"
#: What never ends, after its begin: its address, one header, its headers, its body.
ENDLESS = {
    "address": (b"GET /", PIECE),
    "header": (_BEGUN + b"X: ", PIECE),
    "headers": (_BEGUN, b"X-Y: z\r\n" * 2**13),
    "body": (
        b"PUT /_stcore/upload_file/a/b HTTP/1.1\r\nHost: localhost\r\n"
        b"Transfer-Encoding: chunked\r\n\r\n",
        b"10000\r\n" + PIECE + b"\r\n",
    ),
}


def many_files():
    """Allow this process, and the servers that it starts, as many lines as it may have."""
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))


def is_answered(address):
    """Ask for a page while others hold their lines."""
    with urlopen(f"http://{address}/donors", timeout=60) as answer:
        return answer.status == 200 and b"Pledgeboard" in answer.read()


@asynccontextmanager
async def held(address, count):
    """Hold so many lines open."""
    host, _, port = address.partition(":")
    opened = []
    try:
        opened += [await asyncio.open_connection(host, int(port)) for _ in range(count)]
        yield [writer for _, writer in opened]
    finally:
        for _, writer in opened:
            writer.transport.abort()


async def idle(address, count):
    """Tell whether others are answered while so many lines say nothing."""
    async with held(address, count):
        return await asyncio.to_thread(is_answered, address)


async def slow(address, count, times):
    """Tell whether others are answered while so many say a letter at a time."""
    answered = []
    async with held(address, count) as writers:
        for writer in writers:
            writer.write(_BEGUN + b"X: ")
        for _ in range(times):
            for writer in writers:
                writer.write(b"y")
            answered.append(await asyncio.to_thread(is_answered, address))
    return all(answered)


async def endless(address, begin, piece):
    """Send what never ends; give how it was answered, and after how many bytes."""
    host, _, port = address.partition(":")
    reader, writer = await asyncio.open_connection(host, int(port))
    sent, answer = len(begin), asyncio.ensure_future(_first(reader))
    writer.write(begin)
    try:
        while sent < MOST and not answer.done():
            writer.write(piece)
            await writer.drain()
            sent += len(piece)
            await asyncio.sleep(0)
    except ConnectionError:
        pass  # It was refused while more was sent; what was said of it is read.
    try:
        return await asyncio.wait_for(answer, 5), sent
    except TimeoutError:
        return b"", None
    finally:
        writer.transport.abort()


async def _first(reader):
    """Read the first line of an answer; nothing where the line was closed on it."""
    with suppress(ConnectionError):
        return (await reader.read(200)).partition(b"\r\n")[0]
    return b""
