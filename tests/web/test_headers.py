"""Headers on every response, and who may frame a chart and what its page may run."""

import asyncio
from base64 import b64decode
from hashlib import sha256

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from lib.web.headers import (
    PUBLIC,
    SECURITY,
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


def test_a_page_of_streamlit_asks_no_other_host_for_anything():
    page = (
        "<script>a()</script><script type='application/ld+json'>{}</script>"
        "<script src='x.js'></script>"
    )
    policy = dict(one.split(" ", 1) for one in shell_policy(page).split("; "))
    assert policy == {
        "default-src": "'none'",
        "script-src": f"'self' blob: {hash_of('a()')}",
        "style-src": "'self' 'unsafe-inline'",
        "connect-src": "'self' data:",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "manifest-src": "'self'",
        "object-src": "'none'",
        "frame-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'self'",
    }


def test_a_browser_lends_a_page_neither_camera_nor_place_but_the_clipboard():
    features = SECURITY["Permissions-Policy"].split(", ")
    assert {"camera=()", "geolocation=()", "microphone=()", "usb=()"} <= {*features}
    assert not [one for one in features if "clipboard" in one or "fullscreen" in one]


def test_what_the_interface_gives_may_stand_in_pages_of_others_and_a_page_may_not():
    policy = "Cross-Origin-Resource-Policy"
    assert (PUBLIC[policy], SECURITY[policy]) == ("cross-origin", "same-origin")


@pytest.mark.parametrize(
    ("site", "said"),
    [("https://pledges.test", "max-age=31536000"), ("http://pledges.test", None)],
)
def test_a_site_by_https_is_never_asked_for_otherwise(site, said):
    ask = Client(SecurityHeaders(Starlette(routes=[Route("/", page)]), site))
    assert ask("/").headers.get("strict-transport-security") == said
