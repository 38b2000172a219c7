"""Security headers on every response, none in the way of a WebSocket."""

import asyncio

from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from lib.web.headers import SecurityHeaders
from tests.web.client import Client


def page(_):
    return PlainTextResponse("hello", headers={"Referrer-Policy": "no-referrer"})


def test_every_response_has_them_unless_it_says_otherwise():
    ask = Client(SecurityHeaders(Starlette(routes=[Route("/", page)])))
    assert ask("/").headers["x-content-type-options"] == "nosniff"
    assert ask("/").headers["referrer-policy"] == "no-referrer"
    missing = ask("/missing")
    assert missing.status_code == 404
    assert missing.headers["referrer-policy"] == "strict-origin-when-cross-origin"


def test_pages_may_be_framed():
    headers = Client(SecurityHeaders(Starlette(routes=[Route("/", page)])))("/").headers
    assert "x-frame-options" not in headers
    assert "content-security-policy" not in headers


def test_a_web_socket_passes_through():
    seen = []

    async def app(scope, receive, send):
        seen.append((scope, receive, send))

    asyncio.run(SecurityHeaders(app)({"type": "websocket"}, len, print))
    assert seen == [({"type": "websocket"}, len, print)]
