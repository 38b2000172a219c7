"""What a page sends over its WebSocket."""

import asyncio

import pytest

from lib.web.messages import Messages


def received(message, *waits):
    """Receive a message; say what was sent meanwhile, and how often one waited."""
    sent, left = [], list(waits)

    async def receive():
        return message

    async def send(message):
        sent.append(message)

    def wait():
        return left.pop(0) if left else 0.0

    got = asyncio.run(Messages(receive, send, wait)())
    return got, sent, left


@pytest.mark.parametrize(
    "message",
    [
        {"type": "websocket.connect"},
        {"type": "websocket.disconnect", "code": 1001},
        {"type": "websocket.receive", "bytes": b"", "text": None},
        {"type": "websocket.receive", "bytes": b"a message"},
    ],
)
def test_what_a_page_sends_passes(message):
    assert received(message) == (message, [], [])


def test_a_text_closes_the_line():
    got, sent, _ = received({"type": "websocket.receive", "text": "hello"})
    assert got == {"type": "websocket.disconnect", "code": 1003}
    assert sent == [{"type": "websocket.close", "code": 1003}]


def test_a_message_waits_until_it_may_come():
    message = {"type": "websocket.receive", "bytes": b"a message"}
    got, sent, left = received(message, 0.001, 0.001)
    assert (got, sent, left) == (message, [], [])
