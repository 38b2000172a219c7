"""A refusal is a problem where data is asked for, and a page where a reader asks."""

from http import HTTPStatus

import pytest
from lxml import html
from starlette.testclient import TestClient, WebSocketDenialResponse

from lib.web.refusals import Refusal
from tests.web.client import Client

BUSY = Refusal(HTTPStatus.TOO_MANY_REQUESTS, "Wait <a> moment.", 2.1)


def test_who_asks_for_data_gets_a_problem():
    answer = Client(BUSY)("/api/v1/frames/bridge.csv?x=1")
    assert answer.status_code == 429
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["retry-after"] == "3"
    said = answer.json()
    assert said["detail"] == "Wait <a> moment."
    assert said["instance"] == "/api/v1/frames/bridge.csv"


@pytest.mark.parametrize(
    "path", ["/donors", "/apis", "/_stcore/health", "/static/x.js"]
)
def test_who_reads_gets_a_page(path):
    answer = Client(BUSY)(path)
    assert answer.status_code == 429
    assert answer.headers["retry-after"] == "3"
    assert answer.headers["cache-control"] == "no-store"
    assert "script-src 'none'" in answer.headers["content-security-policy"]
    page = html.document_fromstring(answer.text)
    assert page.findtext(".//h1") == "Too Many Requests"
    assert page.findtext(".//p") == "Wait <a> moment."


def test_what_cannot_be_asked_again_names_no_time():
    answer = Client(Refusal(HTTPStatus.MISDIRECTED_REQUEST, "No."))("/donors")
    assert answer.status_code == 421
    assert "retry-after" not in answer.headers


def test_who_would_open_a_web_socket_is_answered_too():
    client = TestClient(BUSY)
    with (
        pytest.raises(WebSocketDenialResponse) as denied,
        client.websocket_connect("/_stcore/stream"),
    ):
        pass
    assert denied.value.status_code == 429
    assert denied.value.headers["retry-after"] == "3"
