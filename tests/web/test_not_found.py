"""Paths that are no page, and other names of pages."""

import threading

import pytest
from lxml import html
from starlette.applications import Starlette
from starlette.responses import FileResponse, HTMLResponse, PlainTextResponse
from starlette.routing import Route

from lib.ledger.report import LedgerRefused, Report
from lib.ledger.service import LedgerService, Served
from lib.model.pages import QUESTIONS
from lib.web.not_found import NotFound
from tests.ledgers import sound_tables, write_ledger
from tests.web.client import Client
from tests.web.first_page import PAGES, SHELL, path_of, words


def site_of(served, site="https://pledges.test"):
    """Put the middleware before an app that answers as Streamlit does."""
    routes = [
        Route("/_stcore/health", lambda _: PlainTextResponse("ok")),
        Route(
            "/{page}/_stcore/health", lambda _: PlainTextResponse("no", status_code=404)
        ),
        Route("/static/app.js", lambda _: PlainTextResponse("x", media_type="text/js")),
        Route("/_stcore/agent/interact", lambda _: PlainTextResponse("hello, agent")),
        Route("/_stcore/upload_file/one/two", lambda _: PlainTextResponse("taken")),
        Route("/component/one/index.html", lambda _: HTMLResponse("a component")),
        Route("/embed", lambda _: HTMLResponse("a chart")),
        Route("/{path:path}", lambda _: FileResponse(SHELL), methods=["GET", "POST"]),
    ]
    return Client(NotFound(Starlette(routes=routes), site, served))


@pytest.fixture(scope="module")
def site(folder):
    return site_of(LedgerService(folder).current)


@pytest.mark.parametrize("page", PAGES)
def test_a_page_passes_as_it_is(site, page):
    assert site(path_of(page)).content == SHELL.read_bytes()


@pytest.mark.parametrize(
    "path", ["/nowhere", "/donors/DEU", "/static/none.js", "/_stcore/none", "/donor"]
)
def test_what_is_no_page_is_not_found_in_words_with_links(site, path):
    answer = site(path)
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    assert "script-src 'none'" in answer.headers["content-security-policy"]
    page = html.document_fromstring(answer.text)
    assert [words(one) for one in page.iter("h1")] == ["There is no page here"]
    assert {one.get("href") for one in page.iter("a")} == set(map(path_of, PAGES))
    assert all(question in words(page) for question in QUESTIONS.values())
    assert "noindex" in answer.text
    head = site(path, "HEAD")
    assert (head.status_code, head.headers["content-type"]) == (
        404,
        answer.headers["content-type"],
    )


def test_links_lead_below_the_folder_that_the_site_stands_in(folder):
    below = site_of(LedgerService(folder).current, "https://pledges.test/board")
    page = html.document_fromstring(below("/nowhere").text)
    links = {one.get("href") for one in page.iter("a")}
    assert {"/board/", "/board/donors"} <= links


def test_a_page_that_has_nothing_to_show_is_not_linked(tmp_path):
    tables = sound_tables()
    tables["item_classes"] = []
    for row in tables["pledges"]:
        row["item_class"] = ""
    folder = write_ledger(tmp_path / "bare", **tables)
    text = site_of(LedgerService(folder).current)("/nowhere").text
    assert 'href="/donors"' in text
    assert 'href="/equipment"' not in text


def test_every_page_is_linked_while_there_is_no_ledger():
    def refused():
        raise LedgerRefused(Report.of([]))

    answer = site_of(refused)("/nowhere")
    assert answer.status_code == 404
    assert answer.text.count("<li>") == len(QUESTIONS)


@pytest.mark.parametrize(
    ("path", "there"),
    [
        ("/donors/", "../donors"),
        ("/Donors", "./donors"),
        ("/DONORS/?currency=EUR&q=a%20b", "../donors?currency=EUR&q=a%20b"),
        ("/overview", "./"),
        ("/overview/", "../"),
        ("/index.html?donor=DEU", "./?donor=DEU"),
    ],
)
def test_another_name_of_a_page_leads_to_the_page(site, path, there):
    for method in ("GET", "HEAD"):
        answer = site(path, method)
        assert answer.status_code == 301
        assert answer.headers["location"] == there


@pytest.mark.parametrize(
    ("path", "status", "text"),
    [
        ("/_stcore/health", 200, "ok"),
        ("/donors/_stcore/health", 404, "no"),
        ("/static/app.js", 200, "x"),
        ("/embed", 200, "a chart"),
    ],
)
def test_other_answers_pass_as_they_are(site, path, status, text):
    answer = site(path)
    assert (answer.status_code, answer.text) == (status, text)


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "OPTIONS"])
@pytest.mark.parametrize(
    "path",
    [
        *(
            "/_stcore/agent/interact",
            "/_stcore/agent/mcp",
            "/_stcore/agent/openapi.json",
        ),
        *("/_stcore/metrics", "/_stcore/bidi-components/x.js", "/_stcore/health/x"),
        *("/component/one/index.html", "/media/0a1b.png", "/auth/login"),
        *("/oauth2callback", "/_stcore", "/_stcore/script-health-check"),
        "/_stcore/upload_file/one/two",
    ],
)
def test_what_no_page_uses_of_streamlit_is_not_there(site, path, method):
    assert site(path, method).status_code == 404


def test_what_is_not_asked_for_but_sent_passes(site):
    assert site("/nowhere", "POST").content == SHELL.read_bytes()


@pytest.mark.parametrize("path", ["/no-such-page", "/_stcore/metrics"])
def test_the_ledger_is_not_read_on_the_event_loop(ledger, path):
    """A reading may take seconds, in which nobody would be answered."""
    read_in = []

    def served():
        read_in.append(threading.current_thread())
        return Served(ledger)

    assert site_of(served)(path).status_code == 404
    (thread,) = read_in
    assert thread is not threading.main_thread()
