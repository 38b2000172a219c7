"""The one process: pages, the interface below /api, failures said in a sentence."""

import asyncio
import gc
import logging
import os
import subprocess
import sys
import weakref
from datetime import date
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route
from streamlit.runtime import app_session

import dashboard
from lib.ledger.service import Served
from lib.ui.gate import GatedRunner
from lib.web.api import AT_ROOT, make_api
from lib.web.preview import Outlines
from tests.apps import AppTest
from tests.web.client import Client


def whole_process(api):
    """Put the routes of dashboard.py before a page that answers every path."""
    routes = [Route("/api", api), Mount("/api", api)]
    every_page = Route("/{path:path}", lambda _: PlainTextResponse("a page"))
    return Client(Starlette(routes=[*routes, every_page]))


def test_scripts_go_through_the_gate():
    assert app_session.ScriptRunner is GatedRunner


@pytest.mark.parametrize("path", ["/api", "/api/", "/api/nonsense", "/api/v1/nonsense"])
def test_nothing_below_api_falls_to_the_pages(path):
    answer = whole_process(make_api())(path)
    assert answer.status_code == 404
    assert answer.json()["instance"] == path


def test_what_stands_at_the_root_is_answered_there_and_is_no_page():
    api = make_api()
    routes = [Route(path, api) for path in AT_ROOT]
    whole = Client(Starlette(routes=routes))
    given = {path: whole(path).headers["content-type"] for path in AT_ROOT}
    assert given == {
        "/embed": "text/html; charset=utf-8",
        "/feed.atom": "application/atom+xml; charset=utf-8",
        "/robots.txt": "text/plain; charset=utf-8",
        "/sitemap.xml": "application/xml",
        "/favicon.ico": "image/x-icon",
        "/favicon.png": "image/png",
    }
    there = {one.path for one in dashboard.app._user_routes}
    assert {*AT_ROOT} <= there


def test_the_description_names_where_the_interface_is_mounted():
    described = whole_process(make_api())("/api/openapi.json").json()
    assert described["servers"] == [{"url": "/api"}]


def test_the_script_of_the_pages_has_no_folder_of_pages_beside_it():
    script = Path(dashboard.app.script_path)
    assert script.is_absolute()
    assert not (script.parent / "pages").exists()


def test_a_page_that_fails_says_so_in_a_sentence(monkeypatch, caplog):
    said = []
    monkeypatch.setattr("dashboard.st.error", said.append)
    with caplog.at_level(logging.ERROR):
        assert dashboard.say_it_failed(ValueError("a secret path")) is True
    assert len(said) == 1
    assert "secret" not in said[0]
    assert "a secret path" in caplog.text


def test_lines_of_a_page_are_told_by_its_session():
    def script():
        import dashboard

        dashboard.st.text(dashboard.session_at_work())

    assert dashboard.session_at_work() == ""
    assert AppTest.from_function(script).run().text[0].value


class Knot:
    """Garbage that only a collection finds."""

    def __init__(self):
        self.itself = self


def test_what_stayed_of_the_day_before_is_collected(ledger):
    day = [date(2026, 1, 1)]
    outlines = Outlines("", lambda: Served(ledger), lambda: day[0])
    knot = Knot()
    asyncio.run(dashboard.warm(outlines))
    seen = weakref.ref(knot)
    del knot
    gc.collect()
    assert seen() is not None
    day[0] = date(2026, 1, 2)
    asyncio.run(dashboard.warm(outlines))
    assert seen() is None
    gc.unfreeze()


@pytest.mark.whole
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PLEDGEBOARD_URL", "pledges.example.org"),
        ("PLEDGEBOARD_LEDGER", "http://pledges.example.org/ledger.zip"),
        ("PLEDGEBOARD_LEDGER_EVERY", "often"),
        ("PLEDGEBOARD_LOG", "xml"),
        ("PLEDGEBOARD_METRICS", "/metrics"),
        ("PLEDGEBOARD_FRAME_HOSTS", "news.test;script-src"),
        ("PLEDGEBOARD_HOSTS", "https://pledges.test"),
        ("PLEDGEBOARD_REQUESTS", "many"),
        ("PLEDGEBOARD_MEMORY_MB", "much"),
    ],
)
def test_a_setting_that_cannot_be_used_is_refused_at_the_start(name, value):
    started = subprocess.run(
        [sys.executable, "-c", "import dashboard"],
        check=False,
        capture_output=True,
        text=True,
        cwd=Path(dashboard.__file__).parent,
        env=os.environ | {name: value},
    )
    assert started.returncode == 1
    said = started.stderr.splitlines()[-1]
    assert said.startswith(f'Pledgeboard does not start. environment, {name}: "')
    assert "Traceback" not in started.stderr


@pytest.mark.parametrize("kind", ["lifespan", "websocket"])
def test_what_starts_and_holds_a_connection_reaches_streamlit(kind):
    """A fault before it would be swallowed at the start: no ledger would be read."""
    reached = []

    async def app(scope, *_):
        reached.append(scope["type"])

    for one in reversed(dashboard.app._user_middleware):
        app = one.cls(app, *one.args, **one.kwargs)
    host = [(b"host", b"localhost")]
    of_line = {"path": "/_stcore/stream", "query_string": b"", "headers": host}
    asyncio.run(
        app({"type": kind, **(of_line if kind == "websocket" else {})}, None, None)
    )
    assert reached == [kind]


def test_links_of_files_lead_to_where_the_pages_are():
    assert dashboard.api.state.site == "http://localhost:8501"
