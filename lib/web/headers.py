"""HTTP headers: on every response, on the interface's, and of pages with a chart."""

import re
from base64 import b64encode
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from http import HTTPStatus

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lib.model.settings import ANYONE, FRAME_HOSTS

Header = tuple[bytes, bytes]
#: What runs of itself in a page; a script with a type or an address does not.
_INLINE = re.compile("<script>(.*?)</script>", re.DOTALL)
#: What a browser may do for a page: none of these.
_UNUSED = (
    *("accelerometer", "autoplay", "camera", "display-capture", "geolocation"),
    *("gyroscope", "hid", "magnetometer", "microphone", "midi", "payment"),
    *("publickey-credentials-get", "screen-wake-lock", "serial", "usb"),
)
#: Which sites may frame a page: this one.
FRAMED_HERE = "frame-ancestors 'self'"
#: On every response that says nothing else. No other site may frame a page, for it could
#: lay its own over it: charts have a page for frames, lib/web/embed.py.
SECURITY = {
    "Content-Security-Policy": FRAMED_HERE,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Permissions-Policy": ", ".join(f"{feature}=()" for feature in _UNUSED),
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
}
#: Where the public address is https: a browser never asks for it otherwise again.
ONLY_TLS = {"Strict-Transport-Security": "max-age=31536000"}
#: On responses of the HTTP interface: public data, readable from any page.
PUBLIC = {
    **SECURITY,
    "Cross-Origin-Resource-Policy": "cross-origin",
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "ETag, Content-Disposition",
}
#: How long an answer may be kept: by a browser as long as it is asked each time whether
#: it still holds, and by a cache that many share for a second, so that a changed ledger
#: shows at once and a rush asks once; for a day; for good, where its address holds its
#: version.
KEPT = "public, max-age=0, s-maxage=1, must-revalidate"
#: Of a day whose rows no edition of the ledger may change any more. A shared cache, which
#: whoever runs it can empty (after an edit of a donor, too), keeps it for good; a browser,
#: which nobody can, asks.
SETTLED = "public, max-age=0, s-maxage=31536000"
FOR_A_DAY = "public, max-age=86400"
FOR_GOOD = "public, max-age=31536000, immutable"
#: On what holds at this moment alone.
UNKEPT = {"Cache-Control": "no-store"}


def frame_ancestors() -> str:
    """Say which hosts may frame a chart, as a directive of Content-Security-Policy.

    They are those of PLEDGEBOARD_FRAME_HOSTS, and this site; anyone without it. A host
    that is none raises SettingRefused.
    """
    hosts = FRAME_HOSTS.value()
    if ANYONE in hosts:
        return f"frame-ancestors {ANYONE}"
    return " ".join([FRAMED_HERE, *hosts])


def is_page(status: int, headers: Iterable[Header]) -> bool:
    """Tell whether an answer is a page in HTML."""
    kind = Headers(raw=list(headers)).get("content-type", "")
    return status == HTTPStatus.OK and kind.startswith("text/html")


def page_policy(ancestors: str, *scripts: str) -> str:
    """Write the policy of a page of a chart.

    What may run is 'self', or the hash of a script in the page.
    """
    return (
        f"default-src 'none'; script-src {' '.join(scripts)}; "
        "style-src 'unsafe-inline'; font-src data:; img-src data: blob:; "
        f"base-uri 'none'; form-action 'none'; {ancestors}"
    )


def shell_policy(page: str) -> str:
    """Write the policy of a page of Streamlit's, which asks no other host for anything.

    Its scripts come as files, those of components as blobs; one that stands in the page
    runs by its hash, and none may compile another from text. 'self' is this host for
    WebSockets too; a briefing that is kept as a file is fetched from its own address.
    Streamlit and plotly write styles into the page.
    """
    inline = map(hash_of, _INLINE.findall(page))
    return "; ".join(
        [
            "default-src 'none'",
            " ".join(["script-src 'self' blob:", *inline]),
            "style-src 'self' 'unsafe-inline'",
            "connect-src 'self' data:",
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "manifest-src 'self'",
            "object-src 'none'",
            "frame-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
            FRAMED_HERE,
        ]
    )


@cache
def hash_of(script: str) -> str:
    """Name a script that stands in a page, as a source of a policy."""
    return f"'sha256-{b64encode(sha256(script.encode()).digest()).decode()}'"


class SecurityHeaders:
    """Add the security headers to what has none of the same name.

    `site` is the public address: where it is https, so is every request after the first.
    """

    def __init__(self, app: ASGIApp, site: str = "") -> None:
        self.app = app
        tls = ONLY_TLS if site.startswith("https:") else {}
        self._headers = SECURITY | tls

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; WebSockets pass through."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
            await send(message)

        await self.app(
            scope, receive, send_with_headers if scope["type"] == "http" else send
        )


class HeadAsGet:
    """Answer HEAD as GET; a server itself sends no body to a HEAD."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http" or scope["method"] != "HEAD":
            await self.app(scope, receive, send)
            return
        inner = {**scope, "method": "GET"}
        await self.app(inner, receive, send)
        # Which kind of address it was, for whoever counts them.
        scope["route"] = inner.get("route")
