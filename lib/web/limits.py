"""How much one client may ask for: requests a second, open pages, sizes.

A token bucket stands for each client: it holds what may be asked at once, and fills at
the rate that may be kept up. Behind a proxy the client is whom a trusted one names:
uvicorn reads X-Forwarded-For from the addresses in FORWARDED_ALLOW_IPS alone.
"""

import logging
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache, partial
from http import HTTPStatus
from ipaddress import IPv6Address, ip_address, ip_network

from cachetools import LRUCache
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from lib.model.links import LONGEST_LINK
from lib.model.settings import REQUESTS, SOCKETS
from lib.web.messages import Messages
from lib.web.refusals import Refusal

LOGGER = logging.getLogger(__name__)
#: What a request takes, by how its path begins; all else takes 1. A file of Streamlit's
#: comes from memory, a picture is drawn, a briefing is all that at once.
COSTS = {
    "/static/": 0.1,
    "/api/v1/charts/": 2.0,
    "/api/v1/ledger.zip": 5.0,
    "/api/v1/briefing.": 20.0,
}
#: Seconds of the rate that may be asked for at once: a newsroom of a hundred that opens
#: one link shares an address, and a first visit asks for a hundred files and five answers;
#: the Gallery asks for thirty pictures.
BURST_SECONDS = 60.0
#: Clients whose buckets are remembered; of more, those that asked least lately are full.
CLIENTS = 100_000
#: Bytes of an address, well above what a page of ours links to, and of all headers.
LONGEST_ADDRESS, LONGEST_HEADERS = 2 * LONGEST_LINK, 32_768
#: Seconds after which a client with too many open pages may try again.
SOCKET_WAIT = 10.0
#: The last bits of an IPv6 address are the reader's own to choose.
_OF_ONE_READER = 64


@dataclass(frozen=True)
class Most:
    """What one client may have: requests a second and WebSockets."""

    requests: float
    sockets: float

    @classmethod
    def stated(cls) -> "Most":
        """Read the settings; a bad one raises SettingRefused."""
        return cls(REQUESTS.value(), SOCKETS.value())


class Buckets:
    """The buckets of all clients; of each is kept when it will be full."""

    def __init__(
        self, rate: float, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._rate, self._clock = rate, clock
        self._full_at: LRUCache[str, float] = LRUCache(CLIENTS)

    def take(self, client: str, cost: float) -> float:
        """Take what a request costs; where it is not there, say in how many seconds."""
        now = self._clock()
        full_at = max(self._full_at.get(client, now), now) + cost / self._rate
        wait = full_at - now - BURST_SECONDS
        if wait <= 0:
            self._full_at[client] = full_at
        return max(wait, 0.0)


class Limits:
    """Refuse what is too large (413, 414, 431), and what is too much for one client (429).

    A message of an open page costs as a request does, and waits where it must.
    Who asks from this machine, with no trusted proxy between, is not counted.
    """

    def __init__(self, app: ASGIApp, most: Most) -> None:
        self.app = app
        self._most = most
        self._buckets = Buckets(most.requests)
        self._sockets: Counter[str] = Counter()
        self._unknown_proxies: set[str] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or hold one WebSocket."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        client = client_of(scope)
        self._tell_of_proxy(scope)
        refusal = too_large(scope) or self._too_much(client, scope)
        if refusal or scope["type"] != "websocket":
            await (refusal or self.app)(scope, receive, send)
            return
        self._sockets[client] += 1
        messages = Messages(receive, send, partial(self._wait, client, 1.0))
        try:
            await self.app(scope, messages, send)
        finally:
            self._sockets[client] -= 1
            if not self._sockets[client]:
                del self._sockets[client]

    def _wait(self, client: str, cost: float) -> float:
        return self._buckets.take(client, cost) if client else 0.0

    def _too_much(self, client: str, scope: Scope) -> Refusal | None:
        if (
            client
            and scope["type"] == "websocket"
            and self._sockets[client] >= self._most.sockets
        ):
            detail = "Too many pages are open from this address. Close some of them."
            return Refusal(HTTPStatus.TOO_MANY_REQUESTS, detail, SOCKET_WAIT)
        wait = self._wait(client, cost_of(scope["path"]))
        if not wait:
            return None
        detail = "Too much was asked from this address. Wait a moment, then ask again."
        return Refusal(HTTPStatus.TOO_MANY_REQUESTS, detail, wait)

    def _tell_of_proxy(self, scope: Scope) -> None:
        """Say once of a proxy that it is not trusted: all its readers are one client."""
        peer = scope["client"][0] if scope.get("client") else ""
        named = Headers(scope=scope).getlist("x-forwarded-for")
        if not named or peer in ", ".join(named) or not is_private(peer):
            return
        if peer not in self._unknown_proxies:
            self._unknown_proxies.add(peer)
            LOGGER.warning(
                "A proxy at %s forwards for others, but is not in FORWARDED_ALLOW_IPS: "
                "limits do not tell its readers apart. Name it there.",
                peer,
            )


def cost_of(path: str) -> float:
    """Say what a request takes from the bucket."""
    for begin, cost in COSTS.items():
        if path.startswith(begin):
            return cost
    return 1.0


def client_of(scope: Scope) -> str:
    """Name who asks; blank from this machine."""
    return _client(scope["client"][0]) if scope.get("client") else ""


@lru_cache(4096)
def _client(host: str) -> str:
    try:
        address = ip_address(host)
    except ValueError:
        return host
    if isinstance(address, IPv6Address):
        if address.ipv4_mapped is None and not address.is_loopback:
            network = ip_network((address, _OF_ONE_READER), strict=False)
            return str(network)
        address = address.ipv4_mapped or address
    return "" if address.is_loopback else str(address)


@lru_cache(4096)
def is_private(host: str) -> bool:
    """Tell whether an address is one of a network of one's own, as proxies' are."""
    try:
        return ip_address(host).is_private
    except ValueError:
        return False


def too_large(scope: Scope) -> Refusal | None:
    """Refuse an address or headers beyond what any link or browser of ours sends."""
    address = len(scope.get("raw_path") or scope["path"]) + len(scope["query_string"])
    if address > LONGEST_ADDRESS:
        detail = (
            f"The address has {address:,} characters. Expected: at most "
            f"{LONGEST_ADDRESS:,}. A briefing that is longer can be kept as a file."
        )
        return Refusal(HTTPStatus.REQUEST_URI_TOO_LONG, detail)
    if has_body(scope):
        detail = "Nothing is taken here: a request must have no body."
        return Refusal(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, detail)
    headers = sum(len(name) + len(value) for name, value in scope["headers"])
    if headers > LONGEST_HEADERS:
        detail = f"The headers have {headers:,} bytes. Expected: at most {LONGEST_HEADERS:,}."
        return Refusal(HTTPStatus.REQUEST_HEADER_FIELDS_TOO_LARGE, detail)
    return None


def has_body(scope: Scope) -> bool:
    """Tell whether a body comes with a request."""
    headers = Headers(scope=scope)
    return headers.get("content-length", "0") != "0" or "transfer-encoding" in headers
