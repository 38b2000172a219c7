"""Names that this site is asked by."""

import socket

import pytest
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Route

from lib.web.hosts import AllowedHosts, allowed_hosts, name_of
from tests.web.client import Client


def asked_by(host, *allowed, path="/donors"):
    routes = [Route("/{path:path}", lambda _: PlainTextResponse("a page"))]
    ask = Client(AllowedHosts(Starlette(routes=routes), allowed))
    return ask(path, host=host)


@pytest.mark.parametrize(
    "host",
    [
        *("pledges.test", "Pledges.TEST:8443", "pledges.test.", "a.news.test"),
        *("10.1.2.3:8501", "[::1]:8501", "127.0.0.1", "[2001:db8::7]"),
    ],
)
def test_a_name_of_this_site_and_an_address_in_numbers_are_answered(host):
    assert asked_by(host, "pledges.test", "*.news.test").text == "a page"


@pytest.mark.parametrize(
    "host",
    [
        *("evil.test", "pledges.test.evil.test", "evilpledges.test", "news.test"),
        *("evilnews.test", "127.0.0.1.evil.test", "127.1", "[evil]"),
    ],
)
def test_another_name_is_refused_and_said(host):
    answer = asked_by(host, "pledges.test", "*.news.test", path="/api/v1/x")
    assert answer.status_code == 421
    assert answer.json()["detail"] == (
        f'This site is not served as "{host.strip("[]")}". Whoever runs it can allow the '
        "name in PLEDGEBOARD_URL or PLEDGEBOARD_HOSTS."
    )


@pytest.mark.parametrize(
    "host", ["", "a b", "user@pledges.test", "pledges.test/x", "a:b"]
)
def test_what_names_no_host_is_refused(host):
    assert asked_by(host, "pledges.test").status_code == 400


@pytest.mark.parametrize("path", ["/api/v1/health", "/_stcore/health"])
def test_health_is_told_by_whatever_name(path):
    assert asked_by("dashboard-1:8501", "pledges.test", path=path).status_code == 200
    assert asked_by("dashboard-1:8501", "pledges.test").status_code == 421


def test_any_name_may_be_allowed():
    assert asked_by("whoever.test", "*").status_code == 200


def test_a_long_name_is_not_repeated_whole():
    detail = asked_by("a" * 5000, "pledges.test", path="/api/v1/x").json()["detail"]
    assert len(detail) < 300


def test_the_names_are_of_this_machine_of_the_site_and_those_stated(monkeypatch):
    own = ("localhost", socket.gethostname().lower())
    monkeypatch.delenv("PLEDGEBOARD_URL", raising=False)
    monkeypatch.delenv("PLEDGEBOARD_HOSTS", raising=False)
    assert allowed_hosts() == own
    monkeypatch.setenv("PLEDGEBOARD_URL", "https://Pledges.test:8443/board")
    monkeypatch.setenv("PLEDGEBOARD_HOSTS", "a.test *.b.test")
    assert allowed_hosts() == (*own, "pledges.test", "a.test", "*.b.test")


def test_a_name_is_read_without_its_port():
    assert name_of("Pledges.test:80") == "pledges.test"
    assert name_of("[::1]:80") == "::1"
    assert name_of("pledges.test:800000") is None
