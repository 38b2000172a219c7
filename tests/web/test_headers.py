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


def test_no_other_site_may_frame_a_page_unless_the_page_says_so():
    policy = "content-security-policy"
    ask = Client(SecurityHeaders(Starlette(routes=[Route("/", page)])))
    assert ask("/").headers[policy] == "frame-ancestors 'self'"
    assert ask("/missing").headers[policy] == "frame-ancestors 'self'"

    def chart(_):
        return PlainTextResponse("", headers={policy: "frame-ancestors *"})

    ask = Client(SecurityHeaders(Starlette(routes=[Route("/", chart)])))
    assert ask("/").headers[policy] == "frame-ancestors *"


def test_a_web_socket_passes_through():
    seen = []

    async def app(scope, receive, send):
        seen.append((scope, receive, send))

    asyncio.run(SecurityHeaders(app)({"type": "websocket"}, len, print))
    assert seen == [({"type": "websocket"}, len, print)]
