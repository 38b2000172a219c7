"""Names that this site is asked by; another site's name in its place is refused.

A page of another site, whose name is made to lead to this machine (DNS rebinding), would
otherwise be of this site to a browser. An address in numbers cannot be a name that leads
astray, and is what probes and people in one network ask by.
"""

import re
from http import HTTPStatus
from ipaddress import ip_address
from socket import gethostname
from urllib.parse import urlsplit

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Receive, Scope, Send

from lib.model.settings import ANYONE, HOSTS, SITE
from lib.web.refusals import Refusal

#: What tells a proxy or an orchestrator of health, by whatever name it asks.
HEALTH = ("/api/v1/health", "/api/v1/ready", "/_stcore/health")
_HOST = re.compile(r"(?:\[(?P<six>[^]]+)\]|(?P<name>[^\s:/?#@\[\]]+))(?::\d{1,5})?")
#: Signs of a name that an answer repeats.
_LONGEST = 80


def allowed_hosts() -> tuple[str, ...]:
    """List the names: of this machine, of PLEDGEBOARD_URL and of PLEDGEBOARD_HOSTS.

    A bad setting raises SettingRefused.
    """
    public = urlsplit(SITE.value()).hostname
    own = ("localhost", gethostname().lower())
    return (*own, *([public] if public else []), *HOSTS.value())


class AllowedHosts:
    """Refuse a request by a name that is not allowed; `*.` begins one for all below."""

    def __init__(self, app: ASGIApp, allowed: tuple[str, ...]) -> None:
        self.app = app
        self._any = ANYONE in allowed
        self._names = {name for name in allowed if not name.startswith("*")}
        self._ends = tuple(name[1:] for name in allowed if name.startswith("*."))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "lifespan" or scope["path"] in HEALTH:
            await self.app(scope, receive, send)
            return
        refusal = self._refusal(Headers(scope=scope).getlist("host"))
        await (refusal or self.app)(scope, receive, send)

    def _refusal(self, stated: list[str]) -> Refusal | None:
        host = name_of(stated[0]) if len(stated) == 1 else None
        if host is None:
            detail = "A request must have one Host header, which names this site."
            return Refusal(HTTPStatus.BAD_REQUEST, detail)
        if self._any or is_number(host) or self._is_named(host):
            return None
        detail = (
            f'This site is not served as "{host[:_LONGEST]}". Whoever runs it can allow '
            f"the name in {SITE.name} or {HOSTS.name}."
        )
        return Refusal(HTTPStatus.MISDIRECTED_REQUEST, detail)

    def _is_named(self, host: str) -> bool:
        return host in self._names or host.endswith(self._ends)


def name_of(stated: str) -> str | None:
    """Read the name in a Host header, in small letters; None where it is none."""
    found = _HOST.fullmatch(stated)
    if found is None:
        return None
    return str(found["six"] or found["name"]).lower().rstrip(".")


def is_number(host: str) -> bool:
    """Tell whether a host is an address in numbers."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
