"""Streamlit's page: what is put in, how it is kept and compressed, what passes."""

import gzip

import pytest
from starlette.applications import Starlette
from starlette.responses import RedirectResponse
from starlette.routing import Route

from lib.ledger.service import LedgerService
from lib.web.outline import Outline
from lib.web.preview import LinkPreview
from lib.web.shell import Shell, filled
from tests.web.client import Client
from tests.web.first_page import (
    SHELL,
    SITE,
    parsed,
)


def test_what_is_no_page_passes_untouched(tiny_pages):
    for path, method in (("/nowhere", "GET"), ("/donors", "POST")):
        answer = tiny_pages(path, method)
        assert answer.content == SHELL.read_bytes()
    moved = tiny_pages("/moved")
    assert (moved.status_code, moved.headers["location"]) == (307, "/donors")


def test_an_answer_that_is_no_page_keeps_its_status(folder):
    routes = [Route("/donors", lambda _: RedirectResponse("/elsewhere"))]
    served = LedgerService(folder).current
    app = LinkPreview(Starlette(routes=routes), SITE, served)
    answer = Client(app)("/donors")
    assert (answer.status_code, answer.headers["location"]) == (307, "/elsewhere")


def test_length_charset_and_head_are_right(tiny_pages):
    answer, head = (
        tiny_pages("/donors", accept_encoding="identity"),
        tiny_pages("/donors", "HEAD"),
    )
    assert int(answer.headers["content-length"]) == len(answer.content)
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert head.status_code == 200
    assert head.content == b""
    assert head.headers["etag"] == answer.headers["etag"]
    assert "last-modified" not in answer.headers


def test_the_page_is_compressed_where_that_is_asked_for(tiny_pages):
    plain = tiny_pages("/donors", accept_encoding="identity")
    packed = tiny_pages("/donors", accept_encoding="gzip")
    assert "content-encoding" not in plain.headers
    assert packed.headers["content-encoding"] == "gzip"
    assert packed.headers["vary"] == plain.headers["vary"] == "Accept-Encoding"
    assert packed.text == plain.text
    smallest = len(gzip.compress(plain.content))
    assert int(packed.headers["content-length"]) < 2 * smallest


def test_a_page_that_is_known_is_not_sent_again(tiny_pages):
    first = tiny_pages("/donors")
    again = tiny_pages("/donors", if_none_match=first.headers["etag"])
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["etag"] == first.headers["etag"]
    other = tiny_pages("/donors?currency=EUR", if_none_match=first.headers["etag"])
    assert other.status_code == 200


def test_pages_with_charts_fetch_what_draws_them_at_once(tiny_pages):
    (code,) = parsed(tiny_pages("/donors")).xpath(
        "//link[@rel='modulepreload'][contains(@href, 'PlotlyChart')]/@href"
    )
    assert (SHELL.parent / code).is_file()
    assert "PlotlyChart" not in tiny_pages("/methodology").text


PAGE = "<head><title>Streamlit</title></head><body><noscript>No</noscript></body>"
OUTLINE = Outline("<title>A \\1 B</title>", "<noscript>Words</noscript>")


def test_an_outline_takes_the_place_of_title_and_noscript():
    assert filled(PAGE, OUTLINE) == (
        "<head><title>A \\1 B</title></head><body><noscript>Words</noscript></body>"
    )


def test_a_page_without_them_gets_the_outline_at_the_end_of_head_and_body():
    bare = filled("<head></head><body><p>x</p></body>", OUTLINE)
    assert bare == f"<head>{OUTLINE.head}</head><body><p>x</p>{OUTLINE.body}</body>"


def test_without_an_outline_a_page_stays_as_it_is():
    shell = Shell(200, [(b"content-type", b"text/html")], PAGE.encode())
    shell.fill(None)
    assert shell.body == PAGE.encode()


@pytest.mark.parametrize(
    ("status", "kind", "is_page"),
    [
        (200, b"text/html; charset=utf-8", True),
        (404, b"text/html", False),
        (200, b"application/json", False),
    ],
)
def test_a_page_is_html_that_is_there(status, kind, is_page):
    assert Shell(status, [(b"content-type", kind)]).is_page is is_page
