"""What is no page is a 404 page, and a page by another name leads to the page.

Streamlit answers every path with its own empty page, as if it were there.
"""

from collections.abc import Callable
from http import HTTPStatus
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.responses import RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lib.ledger.report import LedgerRefused
from lib.ledger.service import Served, ledger_service
from lib.model.links import page_link
from lib.model.pages import QUESTIONS, page_meant, pages_of, title_of
from lib.model.selection import Selection
from lib.web.headers import is_page
from lib.web.refusals import plain_page

#: First parts of paths below which answers in HTML are no page of Streamlit's.
OTHERS = ("api", "embed")
#: What of Streamlit's own interface the pages use. All else of it is not here: its agents,
#: its metrics, its uploads, its files of components.
OPEN = ("/_stcore/health", "/_stcore/host-config", "/_stcore/stream")
#: First parts of paths below which Streamlit has what no page uses: files of components
#: and media, and people's names.
CLOSED = ("component", "media", "auth", "oauth2callback")


class NotFound:
    """Answer what has no page, by whatever method; all else passes through.

    `site` is the public address: below what of a path the pages are. While `served`
    raises LedgerRefused, every page is listed.
    """

    def __init__(
        self,
        app: ASGIApp,
        site: str,
        served: Callable[[], Served] = lambda: ledger_service().current(),
    ) -> None:
        self.app, self._below, self._served = app, urlsplit(site).path, served

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        first = scope["path"].removeprefix("/").partition("/")[0]
        if is_closed(scope["path"], first):
            await self._say_missing(scope, receive, send)
        elif scope["method"] not in ("GET", "HEAD") or first in OTHERS:
            await self.app(scope, receive, send)
        else:
            await self._asked(scope, receive, send)

    async def _asked(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer who asks for a page."""
        page = page_meant(scope["path"])
        if page is None:
            await self._unless_missing(scope, receive, send)
        elif scope["path"] == page_link("", page, Selection()):
            await self.app(scope, receive, send)
        else:
            await moved(scope, page)(scope, receive, send)

    async def _unless_missing(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass an answer on, but Streamlit's empty page: there is no page here."""
        empty = False

        async def pass_on(message: Message) -> None:
            nonlocal empty
            if message["type"] == "http.response.start":
                empty = is_page(message["status"], message["headers"])
            if not empty:
                await send(message)

        await self.app(scope, receive, pass_on)
        if empty:
            await self._say_missing(scope, receive, send)

    async def _say_missing(self, scope: Scope, receive: Receive, send: Send) -> None:
        # Whoever asks first after a change reads the ledger: not on the event loop.
        missing = await run_in_threadpool(self._missing)
        await missing(scope, receive, send)

    def _missing(self) -> Response:
        try:
            pages = pages_of(self._served().ledger)
        except LedgerRefused:
            pages = QUESTIONS
        links = [
            (title_of(page), asks, page_link(self._below, page, Selection()))
            for page, asks in pages.items()
        ]
        return plain_page("not_found", HTTPStatus.NOT_FOUND, pages=links)


def is_closed(path: str, first: str) -> bool:
    """Tell what of Streamlit's no page uses; `first` is the first part of the path."""
    if first == "_stcore":
        return path not in OPEN
    return first in CLOSED


def moved(scope: Scope, page: str) -> Response:
    """Lead from another name of a page to the page, with all that the link says.

    The way is relative, so that it holds below whatever a proxy puts before the path.
    """
    up = "../" * (scope["path"].count("/") - 1)
    path = page_link("", page, Selection()).removeprefix("/")
    query = scope["query_string"].decode("latin-1")
    there = f"{up or './'}{path}{'?' if query else ''}{query}"
    return RedirectResponse(there, HTTPStatus.MOVED_PERMANENTLY)
