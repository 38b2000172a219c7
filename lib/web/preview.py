"""The HTML that is sent first says what the very link is about.

Streamlit's own page is empty until its scripts have run. Whoever reads no scripts
(previews of links, search engines, `curl`, readers who switch them off) gets title,
description, picture and figures of the view that path and query name.
"""

import logging
from collections.abc import Callable
from datetime import date
from threading import Lock

from cachetools import LRUCache
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, QueryParams
from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from lib.charts.catalogue import CHARTS
from lib.frames.money import choices_on
from lib.ledger.report import LedgerRefused
from lib.ledger.service import Served, ledger_service, today
from lib.model.ledger import Ledger
from lib.model.links import OWN_NAMES
from lib.model.pages import QUESTIONS
from lib.model.query import read_selection
from lib.web.headers import HeadAsGet
from lib.web.outline import Outline, PageRequest, outline_of
from lib.web.shell import ask

LOGGER = logging.getLogger(__name__)
#: Outlines that are kept, in characters.
ROOM = 16 * 2**20
#: Pages that draw something.
CHARTED = {place.page for place in CHARTS.values()} | {"briefing"}
#: A name of a page's own with a longer value says nothing to a preview.
LONGEST_VALUE = 2000


def page_of(path: str) -> str | None:
    """Name the page at a path; None where there is none."""
    name = path.removeprefix("/") or "overview"
    return name if name in QUESTIONS and path != "/overview" else None


class LinkPreview:
    """Fill the first HTML of each page of Streamlit's; all else passes through.

    `site` is the public address, without a slash at the end: the Host header of a
    request plays no part. While `served` raises LedgerRefused, before the first good
    ledger, the page is sent as it is.
    """

    def __init__(
        self,
        app: ASGIApp,
        site: str,
        served: Callable[[], Served] = lambda: ledger_service().current(),
        today: Callable[[], date] = today,
    ) -> None:
        self.app = app
        self.outlines = Outlines(site, served, today)
        self._pages = HeadAsGet(GZipMiddleware(self._answer, minimum_size=1024))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        asks = scope["type"] == "http" and scope["method"] in ("GET", "HEAD")
        if asks and page_of(scope["path"]):
            await self._pages(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        shell = await ask(self.app, scope, receive)
        if shell.is_page:
            query = QueryParams(scope["query_string"].decode("latin-1"))
            page = page_of(scope["path"]) or ""
            outline = await run_in_threadpool(self.outlines.of, page, query)
            shell.fill(outline)
            if page in CHARTED:
                shell.expect_charts()
        await shell.answer(Headers(scope=scope))(scope, receive, send)


class Outlines:
    """Makes outlines, and keeps them by ledger, view and day; see `LinkPreview`."""

    def __init__(
        self, site: str, served: Callable[[], Served], today: Callable[[], date]
    ) -> None:
        self._site, self._served, self._today = site, served, today
        self._kept: LRUCache[object, Outline] = LRUCache(
            ROOM, getsizeof=lambda one: len(one.head) + len(one.body)
        )
        self._lock = Lock()

    def of(self, page: str, query: QueryParams) -> Outline | None:
        """Outline the view that a query names; None where there are no figures.

        A failure is logged, and the page is sent as it is: it needs no preview.
        """
        try:
            return self._of(page, query)
        except LedgerRefused:
            return None
        except Exception:
            LOGGER.exception("The preview of %s failed", page)
            return None

    def _of(self, page: str, query: QueryParams) -> Outline:
        ledger, day = self._served().ledger, self._today()
        asked = asked_of(page, query, ledger, day)
        key = (ledger.hash, asked, day)
        with self._lock:
            found = self._kept.get(key)
        if found is None:
            found = outline_of(asked, ledger, self._site, day)
            with self._lock:
                self._kept[key] = found
        return found


def asked_of(page: str, query: QueryParams, ledger: Ledger, day: date) -> PageRequest:
    """Read the view from a query; what is malformed is dropped, as the page does."""
    values = {name: query.getlist(name) for name in query}
    selection, _ = read_selection(values, choices_on(ledger, day))
    own = tuple(
        (name, value)
        for name, value in query.multi_items()
        if name in OWN_NAMES and 0 < len(value) <= LONGEST_VALUE
    )
    return PageRequest(page, selection, own)
