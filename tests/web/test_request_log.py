"""A line and a count for each request, and nothing in either that a reader wrote."""

import asyncio
import logging
from http import HTTPStatus

import pytest
from prometheus_client import REGISTRY
from starlette.applications import Starlette
from starlette.responses import PlainTextResponse
from starlette.routing import Mount, Route, WebSocketRoute
from starlette.testclient import TestClient, WebSocketDenialResponse

from lib.model.logs import REQUEST
from lib.web.api import make_api
from lib.web.hosts import HEALTH
from lib.web.refusals import Refusal
from lib.web.request_log import LEFT, RequestLog, name_of
from tests.web.client import Client


def failing(_):
    raise ValueError("a slip")


async def socket(websocket):
    await websocket.accept()
    await websocket.send_text(f"{value('sessions'):g} {REQUEST.get()}")
    await websocket.close()


@pytest.fixture(scope="module")
def app(ask):
    """Put the interface of the tiny ledger before a page that answers every path."""
    routes = [
        Mount("/api", ask.app),
        Route("/fails", failing),
        WebSocketRoute("/_stcore/stream", socket),
        Route("/{path:path}", lambda _: PlainTextResponse(REQUEST.get())),
    ]
    return RequestLog(Starlette(routes=routes))


@pytest.fixture
def told(app, caplog):
    """Give a function that asks, and returns the answer and the fields of its line."""

    def told(path, method="GET", **headers):
        caplog.clear()
        with caplog.at_level(logging.INFO, "lib.web.request_log"):
            answer = Client(app)(path, method, **headers)
        ours = [one for one in caplog.records if one.name == "lib.web.request_log"]
        return answer, [(one.getMessage(), one.fields) for one in ours]

    return told


def value(name, **labels):
    return REGISTRY.get_sample_value(f"pledgeboard_{name}", labels) or 0


def test_a_request_is_one_line_with_path_names_status_and_time(told):
    _, ((line, fields),) = told("/api/v1/frames/donor_totals.json?donor=DEU&per=gdp")
    ms = fields.pop("ms")
    assert line == (
        f"GET /api/v1/frames/donor_totals.json (donor, per): 200 in {ms} ms"
    )
    assert fields == {
        "method": "GET",
        "path": "/api/v1/frames/donor_totals.json",
        "names": ["donor", "per"],
        "status": 200,
    }


def test_nothing_that_a_reader_wrote_or_is_stands_in_it(told):
    query = "q=s3cret&s3cret=1&filter=s3cret&donor=s3cret&utm_source=s3cret"
    headers = {"user_agent": "s3cret", "referer": "https://s3cret.test/"}
    _, ((line, fields),) = told(f"/data?{query}", x_forwarded_for="s3cret", **headers)
    assert "s3cret" not in line + str(fields)
    assert fields["names"] == ["donor", "filter", "q"]


def test_no_path_forges_a_line_or_fills_the_log(told):
    _, ((line, fields),) = told("/x%0aINFO%20forged%1b[2J" + "y" * 1000)
    assert line.isprintable()
    assert fields["path"].startswith("/x?INFO forged?[2J")
    assert len(fields["path"]) == 200


@pytest.mark.parametrize("path", [*HEALTH, "/static/x.js"])
def test_what_is_asked_for_all_the_time_is_counted_and_not_told(told, path):
    route = path if path.startswith("/api") else f"/{path.split('/')[1]}"
    before = value("requests_total", route=route, status="200")
    answer, lines = told(path)
    assert answer.status_code == 200
    assert not lines
    assert value("requests_total", route=route, status="200") == before + 1


@pytest.mark.parametrize(
    ("path", "route", "status"),
    [
        ("/api/v1/frames/donor_totals.csv", "/api/v1/frames/{frame}.{format}", "200"),
        ("/api/v1/frames/nope.csv", "/api/v1/frames/{frame}.{format}", "404"),
        ("/api/nonsense/1", "/api/other", "404"),
        ("/donors?currency=EUR", "page", "200"),
        ("/", "page", "200"),
        ("/nowhere/at/all", "other", "200"),
        ("/fails", "/fails", "500"),
    ],
)
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_requests_are_counted_by_kind_of_address(told, path, route, status, method):
    before = value("requests_total", route=route, status=status)
    times = value("request_seconds_count", route=route)
    answer, _ = told(path, method)
    assert str(answer.status_code) == status
    assert value("requests_total", route=route, status=status) == before + 1
    assert value("request_seconds_count", route=route) == times + 1


def test_a_plain_name_of_a_request_is_taken_and_answered(told):
    answer, _ = told("/x", x_request_id="proxy-0a1b2c")
    assert answer.headers["x-request-id"] == answer.text == "proxy-0a1b2c"
    assert REQUEST.get() == ""


def test_a_request_without_a_name_is_given_one_of_its_own(told):
    one, two = told("/x")[0], told("/x")[0]
    assert one.text == one.headers["x-request-id"]
    assert len({one.text, two.text}) == 2


@pytest.mark.parametrize("given", ["", "short", "a" * 65, "a b c d e f", "x\ny" * 4])
def test_another_name_is_not_taken(given):
    assert name_of(given) != given
    assert len(name_of(given)) == 16


def test_an_error_is_answered_with_its_name_too():
    answer = Client(RequestLog(make_api(failing)))("/v1/frames/x.csv")
    assert len(answer.headers["x-request-id"]) == 16


def test_a_failure_without_an_answer_is_counted_as_one(caplog):
    async def fail(*_):
        raise ValueError("a slip")

    scope = {"type": "http", "path": "/x", "method": "GET", "headers": []}
    with caplog.at_level(logging.INFO), pytest.raises(ValueError, match="a slip"):
        asyncio.run(RequestLog(fail)({**scope, "query_string": b""}, None, None))
    assert caplog.records[0].fields["status"] == 500


def test_whoever_leaves_before_the_answer_is_told_apart(caplog):
    async def gone(*_):
        """Answer nothing."""

    scope = {"type": "http", "path": "/x", "method": "GET", "headers": []}
    with caplog.at_level(logging.INFO):
        asyncio.run(RequestLog(gone)({**scope, "query_string": b""}, None, None))
    assert caplog.records[0].fields["status"] == LEFT


def test_open_websockets_are_counted_while_they_last(app, caplog):
    caplog.set_level(logging.INFO, "lib.web.request_log")
    before = value("sessions")
    with TestClient(app).websocket_connect("/_stcore/stream") as reader:
        counted, name = reader.receive_text().split(" ")
    assert float(counted) == before + 1
    assert len(name) == 16
    assert value("sessions") == before
    (line,) = [one for one in caplog.records if one.name == "lib.web.request_log"]
    assert line.getMessage() == f"A page was open for {line.fields['seconds']} s"


def test_a_websocket_that_is_refused_is_a_request_and_no_page(caplog):
    caplog.set_level(logging.INFO, "lib.web.request_log")
    app = RequestLog(Refusal(HTTPStatus.TOO_MANY_REQUESTS, "Too many pages.", 1))
    counted = {"route": "/_stcore", "status": "429"}
    before = value("requests_total", **counted), value("sessions")
    with (
        pytest.raises(WebSocketDenialResponse),
        TestClient(app).websocket_connect("/_stcore/stream"),
    ):
        pass
    assert value("requests_total", **counted) == before[0] + 1
    assert value("sessions") == before[1]
    assert not [one for one in caplog.records if one.name == "lib.web.request_log"]


@pytest.mark.parametrize(
    ("path", "format"),
    [
        ("/api/v1/charts/largest_donors.svg", "svg"),
        ("/api/v1/briefing.zip?chart=largest_donors", "zip"),
    ],
)
def test_the_time_that_a_file_takes_is_counted_where_it_is_written(told, path, format):
    before = value("picture_seconds_count", format=format)
    answer, _ = told(path)
    assert answer.status_code == 200
    told(path, if_none_match=answer.headers["etag"])
    assert value("picture_seconds_count", format=format) == before + 1


def test_a_failure_of_the_interface_is_logged_without_the_query(caplog):
    def fail():
        raise ValueError("a slip")

    answer = Client(make_api(fail))("/v1/health?filter=s3cret")
    assert answer.status_code == 500
    assert "/v1/health failed: ValueError" in caplog.text
    assert "s3cret" not in caplog.text
