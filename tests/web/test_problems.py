"""Errors: problems, never a page of the dashboard and never a traceback."""

import logging
from dataclasses import replace

import pytest

from lib.web import data
from tests.web.client import client_of


@pytest.mark.parametrize(
    "path", ["/", "/v1", "/v1/nonsense", "/v1/health/", "/v1/frames/items", "/docs"]
)
@pytest.mark.parametrize("method", ["GET", "POST", "DELETE"])
def test_an_unknown_path_is_a_problem(ask, path, method):
    answer = ask(path, method)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["cache-control"] == "no-store"
    assert answer.json() == {
        "type": "about:blank",
        "title": "Not Found",
        "status": 404,
        "detail": "There is nothing here. /api/openapi.json lists every route.",
        "instance": path,
    }


@pytest.mark.parametrize("method", ["POST", "PUT", "PATCH", "DELETE", "OPTIONS"])
@pytest.mark.parametrize("path", ["/v1/health", "/v1/frames/items.csv"])
def test_other_methods_are_refused_with_those_that_are_allowed(ask, path, method):
    answer = ask(path, method)
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, HEAD"
    assert answer.json()["detail"] == "Only GET and HEAD are answered."


def test_a_failure_is_logged_and_shows_no_traceback(folder, monkeypatch, caplog):
    def fails(*_):
        message = "a secret path"
        raise RuntimeError(message)

    broken = replace(data.FRAMES["items"], make=fails)
    monkeypatch.setitem(data.FRAMES, "items", broken)
    with caplog.at_level(logging.ERROR):
        answer = client_of(folder)("/v1/frames/items.csv")
    assert answer.status_code == 500
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.json()["title"] == "Internal Server Error"
    assert "secret" not in answer.text
    assert "Traceback" not in answer.text
    assert "RuntimeError('a secret path')" in caplog.text
