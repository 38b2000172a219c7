"""A line in the log and a count for each request, and a name by which to find it again.

No address of a reader, no header and no value of a query is kept: the path, the names
that we know of the query, status and milliseconds.
"""

import logging
import re
from time import perf_counter
from uuid import uuid4

from starlette.datastructures import Headers, MutableHeaders, QueryParams
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lib.model.links import OWN_NAMES
from lib.model.logs import REQUEST
from lib.model.metrics import REQUEST_TIMES, REQUESTS, SESSIONS
from lib.model.pages import page_meant
from lib.model.selection import link_names
from lib.web.hosts import HEALTH

_log = logging.getLogger(__name__)
HEADER = "X-Request-ID"
#: Names that others give a request, such as a proxy.
_PLAIN = re.compile(r"[\w.-]{8,64}", re.ASCII)
#: Names of a query that may stand in the log.
NAMES = {*OWN_NAMES, *link_names(), "set", "filter", "url"}
#: What is asked for so often that it is counted, and not told.
_UNTOLD = ("/static", "/_stcore", *HEALTH)
LONGEST_PATH = 200
#: A client that left before its answer began, as nginx counts it.
LEFT = 499


class RequestLog:
    """Tell and count requests; the outermost of all that answer them."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http":
            await self._request(scope, receive, send)
        elif scope["type"] == "websocket":
            await self._session(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _request(self, scope: Scope, receive: Receive, send: Send) -> None:
        name = name_of(Headers(scope=scope).get(HEADER, ""))
        path, begun, status = scope["path"], perf_counter(), LEFT

        async def send_named(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                MutableHeaders(scope=message)[HEADER] = name
            await send(message)

        mark = REQUEST.set(name)
        try:
            await self.app(scope, receive, send_named)
        except Exception:
            status = 500
            raise
        finally:
            _tell(scope, path, status, perf_counter() - begun)
            REQUEST.reset(mark)

    async def _session(self, scope: Scope, receive: Receive, send: Send) -> None:
        mark = REQUEST.set(name_of(Headers(scope=scope).get(HEADER, "")))
        begun: float | None = None

        async def send_counted(message: Message) -> None:
            nonlocal begun
            if message["type"] == "websocket.accept":
                begun = perf_counter()
                SESSIONS.inc()
            elif message["type"] == "websocket.http.response.start":
                route = route_of(scope, scope["path"])
                REQUESTS.labels(route, message["status"]).inc()
            await send(message)

        try:
            await self.app(scope, receive, send_counted)
        finally:
            if begun is not None:
                SESSIONS.dec()
                seconds = round(perf_counter() - begun)
                fields = {"fields": {"seconds": seconds}}
                _log.info("A page was open for %d s", seconds, extra=fields)
            REQUEST.reset(mark)


def name_of(given: str) -> str:
    """Take the name that a request was given, where it is plain; else make one."""
    return given if _PLAIN.fullmatch(given) else uuid4().hex[:16]


def route_of(scope: Scope, path: str) -> str:
    """Name the kind of an address: there are few, whatever is asked for."""
    template = getattr(scope.get("route"), "path", "")
    if path.startswith("/api/") or path == "/api":
        return f"/api{template}" if template.startswith("/v1/") else "/api/other"
    if template and "{" not in template:
        return template
    if page_meant(path) is not None:
        return "page"
    first = f"/{path.split('/')[1]}"
    return (
        first if first in ("/static", "/_stcore", "/media", "/component") else "other"
    )


def _tell(scope: Scope, path: str, status: int, seconds: float) -> None:
    route = route_of(scope, path)
    REQUESTS.labels(route, status).inc()
    REQUEST_TIMES.labels(route).observe(seconds)
    level = logging.DEBUG if path.startswith(_UNTOLD) else logging.INFO
    if not _log.isEnabledFor(level):
        return
    shown = "".join(one if one.isprintable() else "?" for one in path[:LONGEST_PATH])
    names = sorted({*QueryParams(scope["query_string"].decode("latin-1"))} & NAMES)
    ms = round(seconds * 1000)
    fields = {"method": scope["method"], "path": shown, "names": names}
    fields |= {"status": status, "ms": ms}
    given = f" ({', '.join(names)})" if names else ""
    said = "%s %s%s: %d in %d ms"
    values = (scope["method"], shown, given, status, ms)
    _log.log(level, said, *values, extra={"fields": fields})
