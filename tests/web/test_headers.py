"""Headers on every response, and who may frame a chart and what its page may run."""

import asyncio
from base64 import b64decode
from hashlib import sha256

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from lib.web.headers import (
    SecurityHeaders,
    frame_ancestors,
    hash_of,
    page_policy,
    shell_policy,
)
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


@pytest.mark.parametrize(
    ("stated", "said"),
    [
        (None, "frame-ancestors *"),
        ("  ", "frame-ancestors *"),
        ("*", "frame-ancestors *"),
        ("none", "frame-ancestors 'self'"),
        ("news.test", "frame-ancestors 'self' news.test"),
        (
            "https://*.news.test  http://localhost:8080",
            "frame-ancestors 'self' https://*.news.test http://localhost:8080",
        ),
    ],
)
def test_the_hosts_that_are_stated_may_frame_a_chart(monkeypatch, stated, said):
    monkeypatch.delenv("PLEDGEBOARD_FRAME_HOSTS", raising=False)
    if stated is not None:
        monkeypatch.setenv("PLEDGEBOARD_FRAME_HOSTS", stated)
    assert frame_ancestors() == said


def test_a_policy_lets_nothing_run_but_what_is_named():
    policy = page_policy("frame-ancestors *", "'self'", hash_of("go()"))
    assert policy.startswith("default-src 'none'; script-src 'self' 'sha256-")
    assert "unsafe-eval" not in policy
    assert "http" not in policy


def test_a_script_is_named_by_its_hash():
    digest = hash_of("go()").removeprefix("'sha256-").removesuffix("'")
    assert b64decode(digest) == sha256(b"go()").digest()


def test_in_a_page_of_streamlit_only_its_own_scripts_run():
    page = (
        "<script>a()</script><script type='application/ld+json'>{}</script>"
        "<script src='x.js'></script>"
    )
    assert shell_policy(page) == (
        f"frame-ancestors 'self'; script-src 'self' blob: 'unsafe-eval' {hash_of('a()')}"
    )
