"""An answer begins in time, or the request is told to come back."""

import asyncio
import logging

import httpx
import pytest

from lib.web.time_limit import TimeLimit

START = {"type": "http.response.start", "status": 200, "headers": []}


def ask(app, seconds=0.05):
    """Ask an app, and let what goes on after its answer come to an end."""

    async def asked():
        transport = httpx.ASGITransport(TimeLimit(app, seconds))
        async with httpx.AsyncClient(
            transport=transport, base_url="http://pledges.test"
        ) as client:
            answer = await client.get("/api/v1/frames/bridge.csv")
        await asyncio.sleep(4 * seconds if seconds < 1 else 0)
        return answer

    return asyncio.run(asked())


async def at_once(_, __, send):
    await send(START)
    await send({"type": "http.response.body", "body": b"figures"})


@pytest.mark.parametrize("seconds", [0.05, float("inf")])
def test_what_comes_in_time_passes(seconds):
    answer = ask(at_once, seconds)
    assert (answer.status_code, answer.content) == (200, b"figures")


def test_what_takes_too_long_is_made_for_whoever_asks_again():
    made = []

    async def slow(_, __, send):
        await asyncio.sleep(0.1)
        made.append("figures")
        await at_once(_, __, send)

    answer = ask(slow)
    assert answer.status_code == 503
    assert answer.headers["retry-after"] == "5"
    assert answer.json()["status"] == 503
    assert made == ["figures"]


def test_what_was_begun_may_take_longer():
    async def slow(_, __, send):
        await send(START)
        await asyncio.sleep(0.1)
        await send({"type": "http.response.body", "body": b"figures"})

    assert ask(slow).content == b"figures"


def test_what_is_never_taken_is_cut_off():
    cut = []

    async def stuck(_, __, send):
        await send(START)
        try:
            await asyncio.sleep(60)
        except asyncio.CancelledError:
            cut.append("off")
            raise

    async def asked():
        async def send(_):
            pass

        scope = {"type": "http", "path": "/"}
        await TimeLimit(stuck, 0.005)(scope, None, send)
        await asyncio.sleep(0)

    asyncio.run(asked())
    assert cut == ["off"]


def test_a_failure_is_raised_in_time_and_logged_after(caplog):
    async def failing(*_):
        await asyncio.sleep(0.1)
        raise ValueError("no figures")

    with pytest.raises(ValueError, match="no figures"):
        ask(failing, 5)
    with caplog.at_level(logging.ERROR):
        assert ask(failing).status_code == 503
    assert "no figures" in caplog.text


def test_a_web_socket_lasts():
    seen = []

    async def app(scope, *_):
        await asyncio.sleep(0.02)
        seen.append(scope["type"])

    asyncio.run(TimeLimit(app, 0.001)({"type": "websocket"}, None, None))
    assert seen == ["websocket"]
