"""The HTML that is sent first says what the very link is about.

Streamlit's own page is empty until its scripts have run. Whoever reads no scripts
(previews of links, search engines, `curl`, readers who switch them off) gets title,
description, picture and figures of the view that path and query name.
"""

import gzip
import logging
import re
from collections.abc import Callable, Hashable, Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import sha256
from time import monotonic

from anyio import CapacityLimiter, to_thread
from cachetools import LRUCache
from starlette.datastructures import Headers, QueryParams
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lib.frames.cache import Cache
from lib.frames.money import choices_on
from lib.ledger.report import LedgerRefused
from lib.ledger.service import Served, ledger_service, today
from lib.model.briefing import PACK
from lib.model.gate import CORES
from lib.model.language import ENGLISH, language
from lib.model.ledger import Ledger
from lib.model.links import LONGEST_LINK, OWN_NAMES
from lib.model.pages import QUESTIONS, page_meant
from lib.model.query import read_selection
from lib.web.answers import is_known
from lib.web.headers import KEPT, HeadAsGet, Header, is_page, shell_policy
from lib.web.outline import Outline, PageRequest, outline_of
from lib.web.preloads import preload_links
from lib.web.smaller_files import accepted

LOGGER = logging.getLogger(__name__)
#: What a client asks of the page that it gets, not of Streamlit's.
_OF_CLIENT = ("accept-encoding", "range", "if-none-match", "if-modified-since")
#: What holds of Streamlit's page alone.
_OF_SHELL = (
    *("content-length", "etag", "last-modified", "accept-ranges", "vary"),
    "cache-control",
)
#: The language of Streamlit's page.
_SPOKEN = re.compile('(?<=html lang=")en(?=")')
_TITLE = re.compile("<title>.*?</title>", re.DOTALL)
#: Names an interface of Streamlit's for agents, which is not here.
_AGENTS = re.compile(rb'<link rel="service-desc"[^>]*>')
_NOSCRIPT = re.compile("<noscript>.*?</noscript>", re.DOTALL)
#: Outlines that are kept, in characters.
ROOM = 16 * 2**20
#: A name of a page's own with a longer value says nothing to a preview.
LONGEST_VALUE = 2000
#: Seconds for which the ledger in service is taken to be the one of the last look.
FRESH_SECONDS = 1.0
LONGEST = {PACK: LONGEST_LINK}


class LinkPreview:
    """Fill the first HTML of each page of Streamlit's; all else passes through.

    Where there is no outline of a page, it is sent as it is. Pages that were sent are
    kept as they were, so that a link which many follow costs next to nothing.
    """

    def __init__(self, app: ASGIApp, outlines: "Outlines") -> None:
        self.app = app
        self.outlines = outlines
        self._sent: LRUCache[Hashable, Shell] = LRUCache(
            ROOM, getsizeof=lambda one: len(one.body)
        )
        self._pages = HeadAsGet(self._answer)
        self._threads = CapacityLimiter(CORES)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        asks = scope["type"] == "http" and scope["method"] in ("GET", "HEAD")
        if asks and page_meant(scope["path"]):
            await self._pages(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _answer(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = Headers(scope=scope)
        zipped = "gzip" in accepted(asked.get("accept-encoding", ""))
        page = self._known(scope, zipped) or await self._made(scope, receive, zipped)
        await page.answer(asked)(scope, receive, send)

    def _known(self, scope: Scope, zipped: bool) -> "Shell | None":
        """Look for what was sent, unless another ledger may be in service."""
        return self._sent.get(self._key(scope, zipped)) if self.outlines.fresh else None

    async def _made(self, scope: Scope, receive: Receive, zipped: bool) -> "Shell":
        shell, key = await ask(self.app, scope, receive), self._key(scope, zipped)
        if not shell.is_page:
            return shell
        # Threads of its own: no first view waits behind files.
        whole = await to_thread.run_sync(
            self._fill, shell, scope, zipped, limiter=self._threads
        )
        # Otherwise the ledger was changed meanwhile.
        if whole and key == self._key(scope, zipped) and len(shell.body) <= ROOM:
            self._sent[key] = shell
        return shell

    def _fill(self, shell: "Shell", scope: Scope, zipped: bool) -> bool:
        """Make a page of Streamlit's ours; false where it holds no outline."""
        query = QueryParams(scope["query_string"].decode("latin-1"))
        page = page_meant(scope["path"]) or ""
        outline = self.outlines.of(page, query)
        shell.fill(outline)
        shell.preload(page)
        shell.seal(zipped)
        return outline is not None

    def _key(self, scope: Scope, zipped: bool) -> Hashable:
        asked = (scope["path"], scope["query_string"], language())
        return (self.outlines.state, *asked, zipped)


class Outlines:
    """Makes outlines, and keeps them by ledger, view and day.

    `site` is the public address, without a slash at the end: the Host header of a
    request plays no part. While `served` raises LedgerRefused, before the first good
    ledger, there are none.
    """

    def __init__(
        self,
        site: str,
        served: Callable[[], Served] = lambda: ledger_service().current(),
        today: Callable[[], date] = today,
    ) -> None:
        self._site, self._served, self._today = site, served, today
        self._warm: object = None
        self._looked = -FRESH_SECONDS
        #: The ledger and the day of the last look.
        self.state: tuple[str, date] | None = None
        self._kept: Cache[Outline] = Cache(
            ROOM, lambda one: len(one.head) + len(one.body)
        )

    @property
    def fresh(self) -> bool:
        """Whether the last look was a moment ago: `state` holds still."""
        return monotonic() - self._looked < FRESH_SECONDS

    @property
    def warmed(self) -> bool:
        """Whether they were once ready; while a changed ledger is taken up they stay so."""
        return self._warm is not None

    def warm(self) -> bool:
        """Make those of every page without choices, once for a ledger and a day.

        The first reader finds them ready, and the figures that the live pages show.
        True where there was something to make.
        """
        with suppress(LedgerRefused):
            state = (self._served().ledger.hash, self._today())
            if state != self._warm:
                for page in QUESTIONS:
                    self.of(page, QueryParams())
                self._warm = state
                return True
        return False

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
        self.state, self._looked = (ledger.hash, day), monotonic()
        asked = asked_of(page, query, ledger, day)
        return self._kept.get(
            (ledger.hash, asked, day),
            lambda: outline_of(asked, ledger, self._site, day),
        )


def asked_of(page: str, query: QueryParams, ledger: Ledger, day: date) -> PageRequest:
    """Read the view from a query; what is malformed is dropped, as the page does."""
    values = {name: query.getlist(name) for name in query}
    selection, _ = read_selection(values, choices_on(ledger, day))
    # What is shared is read as it was seen; English goes without saying.
    if not selection.lang and language() != ENGLISH:
        selection = replace(selection, lang=language())
    own = tuple(
        (name, value)
        for name, value in query.multi_items()
        if name in OWN_NAMES and 0 < len(value) <= LONGEST.get(name, LONGEST_VALUE)
    )
    return PageRequest(page, selection, own)


@dataclass
class Shell:
    """Streamlit's answer: an empty page, or whatever else it sent."""

    status: int = 0
    headers: list[Header] = field(default_factory=list)
    body: bytes = b""
    tag: str = ""

    @property
    def is_page(self) -> bool:
        """Whether it is a page in HTML."""
        return is_page(self.status, self.headers)

    def fill(self, outline: Outline | None) -> None:
        """Put the outline of a view in; without one the page stays as it is."""
        if outline is not None:
            page = _SPOKEN.sub(language(), self.body.decode(), count=1)
            self.body = filled(page, outline).encode()

    def preload(self, page: str) -> None:
        """Let the browser fetch at once what the page will need, and connect."""
        self.body = _AGENTS.sub(b"", self.body)
        self.body = self.body.replace(b"</head>", preload_links(page) + b"</head>", 1)

    def seal(self, zipped: bool) -> None:
        """Write the headers of the page as it is now, and compress it."""
        self.tag = sha256(self.body).hexdigest()[:32]
        policy = shell_policy(self.body.decode())
        own = {
            # Weak: other bytes of the same page are compressed.
            "etag": f'W/"{self.tag}"',
            "cache-control": KEPT,
            "content-security-policy": policy,
            "vary": "Accept-Encoding, Accept-Language",
        }
        if zipped:
            self.body = gzip.compress(self.body, mtime=0)
            own["content-encoding"] = "gzip"
        others = _without(_OF_SHELL, self.headers)
        self.headers = [*others, *Headers(own).raw]

    def answer(self, asked: Headers) -> Response:
        """Send it, or 304 where it is known."""
        if self.tag and is_known(asked.getlist("if-none-match"), self.tag):
            bare = _without(("content-encoding",), self.headers)
            return _with_headers(Response(status_code=304), bare)
        return _with_headers(Response(self.body, self.status), self.headers)


def filled(page: str, outline: Outline) -> str:
    """Put an outline into Streamlit's page, in place of its title and of its noscript."""
    page = _placed(_TITLE, "</head>", outline.head, page)
    return _placed(_NOSCRIPT, "</body>", outline.body, page)


def _placed(place: re.Pattern[str], end: str, html: str, page: str) -> str:
    page, found = place.subn(lambda _: html, page, count=1)
    return page if found else page.replace(end, f"{html}{end}", 1)


def _without(names: tuple[str, ...], headers: Iterable[Header]) -> list[Header]:
    return [pair for pair in headers if pair[0].decode().lower() not in names]


def _with_headers(response: Response, headers: list[Header]) -> Response:
    own = {name for name, _ in response.raw_headers}
    response.raw_headers += [pair for pair in headers if pair[0].lower() not in own]
    return response


async def ask(app: ASGIApp, scope: Scope, receive: Receive) -> Shell:
    """Ask Streamlit for the whole page, uncompressed."""
    shell = Shell()

    async def keep(message: Message) -> None:
        if message["type"] == "http.response.start":
            shell.status, shell.headers = message["status"], list(message["headers"])
        elif message["type"] == "http.response.body":
            shell.body += message.get("body", b"")

    headers = _without(_OF_CLIENT, scope["headers"])
    await app({**scope, "headers": headers, "extensions": {}}, receive, keep)
    return shell
