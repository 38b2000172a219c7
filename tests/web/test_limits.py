"""How much one client may ask for."""

import asyncio
import logging
from contextlib import suppress

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route, WebSocketRoute
from starlette.testclient import TestClient, WebSocketDenialResponse
from starlette.websockets import WebSocketDisconnect

from lib.web.limits import (
    BURST_SECONDS,
    LONGEST_ADDRESS,
    LONGEST_HEADERS,
    Buckets,
    Limits,
    Most,
    client_of,
    cost_of,
)
from tests.web.client import Client

AWAY = "9.9.9.9"


async def hold(websocket):
    await websocket.accept()
    with suppress(WebSocketDisconnect):
        while await websocket.receive_bytes():
            await websocket.send_text("taken")


def site(requests=1.0, sockets=2.0):
    routes = [
        Route(
            "/{path:path}",
            lambda _: PlainTextResponse("a page"),
            methods=["GET", "PUT"],
        ),
        WebSocketRoute("/_stcore/stream", hold),
    ]
    return Limits(Starlette(routes=routes), Most(requests, sockets))


def as_from(app, *hosts):
    """Let requests come from these addresses, one after the other."""
    left = list(hosts)

    async def moved(scope, receive, send):
        host = left.pop(0) if len(left) > 1 else left[0]
        await app({**scope, "client": (host, 1)}, receive, send)

    return moved


def test_what_may_be_asked_at_once_is_asked_and_then_the_rate_holds():
    now = [100.0]
    buckets = Buckets(2.0, lambda: now[0])
    burst = int(2 * BURST_SECONDS)
    assert [buckets.take("a", 1) for _ in range(burst)] == [0] * burst
    assert buckets.take("a", 1) == pytest.approx(0.5)
    assert buckets.take("b", 1) == 0
    now[0] += 0.5
    assert buckets.take("a", 1) == 0
    assert buckets.take("a", 4) == pytest.approx(2)
    now[0] += 1000
    assert [buckets.take("a", 1) for _ in range(burst)] == [0] * burst
    assert buckets.take("a", 1) > 0


def test_who_asks_too_much_is_told_when_to_ask_again_and_others_are_answered():
    ask = Client(as_from(site(), *[AWAY] * 61, "198.51.100.8"))
    assert [ask("/donors").status_code for _ in range(60)] == [200] * 60
    refused = ask("/donors")
    assert refused.status_code == 429
    assert refused.headers["retry-after"] == "1"
    assert ask("/donors").status_code == 200


def test_who_asks_from_this_machine_is_not_counted():
    for own in ("127.0.0.1", "::1", "::ffff:127.0.0.1"):
        ask = Client(as_from(site(), own))
        assert {ask("/donors").status_code for _ in range(80)} == {200}


def test_there_may_be_no_limit():
    ask = Client(as_from(site(requests=float("inf")), AWAY))
    assert {ask("/donors").status_code for _ in range(80)} == {200}


def test_what_takes_longer_to_make_takes_more():
    paths = [
        "/static/js/a.js",
        "/donors",
        "/api/v1/charts/x.png",
        "/api/v1/briefing.zip",
    ]
    costs = list(map(cost_of, paths))
    assert costs == sorted(costs)
    assert len({*costs}) == 4


@pytest.mark.parametrize(
    ("host", "client"),
    [
        (AWAY, AWAY),
        ("::ffff:9.9.9.9", AWAY),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("127.0.0.2", ""),
        ("a socket", "a socket"),
    ],
)
def test_a_client_is_an_address_or_the_network_of_one_reader(host, client):
    assert client_of({"client": (host, 1)}) == client


def test_a_client_without_an_address_is_of_this_machine():
    assert client_of({"client": None}) == client_of({}) == ""


def test_a_client_may_have_so_many_pages_open_and_another_when_one_is_closed():
    client = TestClient(as_from(site(), AWAY))

    def connect():
        return client.websocket_connect("/_stcore/stream")

    with connect(), connect() as second:
        with pytest.raises(WebSocketDenialResponse) as denied, connect():
            pass
        assert denied.value.status_code == 429
        assert denied.value.headers["retry-after"] == "10"
        second.send_bytes(b"")
        second.close()
        with connect():
            pass


def test_a_message_of_a_page_costs_as_a_request_does():
    app = site(requests=1.0)
    with TestClient(as_from(app, AWAY)).websocket_connect("/_stcore/stream") as page:
        before = app._buckets._full_at[AWAY]
        for _ in range(3):
            page.send_bytes(b"a choice")
            assert page.receive_text() == "taken"
    assert app._buckets._full_at[AWAY] == pytest.approx(before + 3)


def test_what_is_closed_is_forgotten():
    app = site()
    with TestClient(as_from(app, AWAY)).websocket_connect("/_stcore/stream"):
        assert app._sockets == {AWAY: 1}
    assert app._sockets == {}


@pytest.mark.parametrize(
    ("path", "headers", "method", "status"),
    [
        (f"/donors?q={'x' * LONGEST_ADDRESS}", {}, "GET", 414),
        (f"/{'x' * LONGEST_ADDRESS}", {}, "GET", 414),
        (f"/donors?q={'x' * (LONGEST_ADDRESS // 2)}", {}, "GET", 200),
        ("/donors", {"x": "y" * LONGEST_HEADERS}, "GET", 431),
        ("/donors", {"content_length": "5"}, "GET", 413),
        ("/donors", {"transfer_encoding": "chunked"}, "PUT", 413),
        ("/donors", {"content_length": "many"}, "PUT", 413),
        ("/donors", {"content_length": "0"}, "PUT", 200),
        ("/_stcore/upload_file/one/two", {"content_length": "5"}, "PUT", 413),
    ],
)
def test_what_is_too_large_is_refused_from_this_machine_too(
    path, headers, method, status
):
    assert Client(site())(path, method, **headers).status_code == status


@pytest.mark.parametrize(
    ("peer", "named", "told"),
    [
        ("172.18.0.4", AWAY, 1),
        ("172.18.0.4", "", 0),
        (AWAY, "10.0.0.1", 0),  # A client may write what it likes.
        (AWAY, f"{AWAY}, 172.18.0.4", 0),  # uvicorn has taken it from a trusted one.
    ],
)
def test_a_proxy_that_is_not_trusted_is_told_of_once(caplog, peer, named, told):
    ask = Client(as_from(site(), peer))
    headers = {"x_forwarded_for": named} if named else {}
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            ask("/donors", **headers)
    assert caplog.text.count("FORWARDED_ALLOW_IPS") == told


def test_what_begins_and_ends_with_the_process_passes():
    seen = []

    async def app(scope, *_):
        seen.append(scope["type"])

    asyncio.run(Limits(app, Most(1, 1))({"type": "lifespan"}, len, print))
    assert seen == ["lifespan"]
