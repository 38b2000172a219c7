"""The head of a request has an end, and no answer names the server."""

import asyncio
import resource
from contextlib import asynccontextmanager, suppress

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from lib.web import guarded
from lib.web.guarded import LONGEST_HEAD, Guarded, guard, open_more_files

ASKED = b"GET / HTTP/1.1\r\nHost: x\r\n"


async def echo(request):
    return PlainTextResponse(await request.body() or b"a page")


@asynccontextmanager
async def line():
    """Open a line to a server that speaks by the guarded protocol."""
    app = Starlette(routes=[Route("/", echo, methods=["GET", "PUT"])])
    config = uvicorn.Config(
        app, port=0, http=Guarded, loop="asyncio", log_level="critical", lifespan="off"
    )
    server = uvicorn.Server(config)
    serving = asyncio.create_task(server.serve())
    while not server.started:
        await asyncio.sleep(0.01)
    port = server.servers[0].sockets[0].getsockname()[1]
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    try:
        yield reader, writer
    finally:
        writer.transport.abort()
        server.should_exit = True
        await serving


def said_to(*pieces, end=b"a page"):
    """Send pieces; give what is answered until an end, or until the line is closed."""

    async def ask():
        async with line() as (reader, writer):
            said = asyncio.ensure_future(_until(reader, end))
            for piece in pieces:
                if not said.done():
                    writer.write(piece)
                await asyncio.sleep(0.02)
            return await asyncio.wait_for(said, 20)

    return asyncio.run(ask())


async def _until(reader, end):
    said = b""
    with suppress(ConnectionError):  # Closed while more was sent.
        while end not in said and (more := await reader.read(10_000)):
            said += more
    return said


def test_a_request_is_answered_and_nothing_names_the_server():
    said = said_to(ASKED + b"\r\n")
    assert said.startswith(b"HTTP/1.1 200 OK")
    assert b"server:" not in said.lower()
    assert b"date:" in said.lower()


def test_a_head_may_come_in_pieces_and_a_body_may_be_longer():
    body = b"y" * (3 * LONGEST_HEAD)
    head = b"PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: %d\r\n\r\n" % len(body)
    said = said_to(head[:20], head[20:], body + ASKED, b"\r\n")
    assert said.count(b"HTTP/1.1 200 OK") == 2


@pytest.mark.parametrize(
    "pieces",
    [
        [b"GET /", b"x" * (LONGEST_HEAD + 1)],
        [ASKED, b"X: ", *[b"y" * 10_000] * 8],
        [ASKED, *[b"X: y\r\n" * 2_000] * 8],
        [ASKED + b"\r\n" + ASKED + b"X: ", *[b"y" * 10_000] * 8],
    ],
    ids=["address", "header", "headers", "second"],
)
def test_a_head_without_end_is_refused(pieces):
    said = said_to(*pieces, end=b"is too long.")
    assert b"HTTP/1.1 400 Bad Request" in said
    assert said.endswith(b"The head of the request is too long.")


@pytest.mark.parametrize("begin", [b"", b"GET / HT", ASKED])
def test_a_head_that_does_not_come_closes_the_line(monkeypatch, begin):
    monkeypatch.setattr(guarded, "HEAD_SECONDS", 0.1)
    assert said_to(begin) == b""


def test_uvicorn_speaks_by_it_from_then_on(monkeypatch):
    monkeypatch.setattr(HttpToolsProtocol, "__new__", object.__new__)
    guard()
    config = uvicorn.Config(echo, loop="asyncio", lifespan="off")
    config.load()

    async def made():
        server = uvicorn.Server(config)
        return HttpToolsProtocol(config, server.server_state, {})

    assert isinstance(asyncio.run(made()), Guarded)


def test_a_process_may_hold_as_many_lines_as_the_system_lets_it():
    now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    try:
        resource.setrlimit(resource.RLIMIT_NOFILE, (min(512, now), most))
        open_more_files()
        assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] > 512
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (now, most))
