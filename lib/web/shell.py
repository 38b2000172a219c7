"""Streamlit's own page: an empty shell until its scripts run, and what is put into it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope

from lib.export.markup import templates_of
from lib.web.answers import is_known
from lib.web.outline import Outline

#: What a client asks of the page that it gets, not of Streamlit's.
_OF_CLIENT = ("accept-encoding", "range", "if-none-match", "if-modified-since")
#: What holds of Streamlit's page alone.
_OF_SHELL = ("content-length", "etag", "last-modified", "accept-ranges", "vary")
Header = tuple[bytes, bytes]
_TEMPLATES = templates_of(Path(__file__).parent)
_TITLE = re.compile("<title>.*?</title>", re.DOTALL)
_NOSCRIPT = re.compile("<noscript>.*?</noscript>", re.DOTALL)


@cache
def chart_code() -> bytes:
    """Write the line that lets a browser fetch what draws charts before it is called.

    Without it Streamlit asks for these megabytes only after its first script run. It is
    blank where this Streamlit keeps no such file.
    """
    streamlit = find_spec("streamlit")
    folder = Path(streamlit.origin or "").parent if streamlit else Path()
    files = sorted(folder.glob("static/static/js/PlotlyChart.*.js"))
    template = _TEMPLATES.get_template("chart_code.html")
    return "".join(template.render(file=file.name) for file in files[:1]).encode()


@dataclass
class Shell:
    """Streamlit's answer: an empty page, or whatever else it sent."""

    status: int = 0
    headers: list[Header] = field(default_factory=list)
    body: bytes = b""

    @property
    def is_page(self) -> bool:
        """Whether it is a page in HTML."""
        kind = Headers(raw=self.headers).get("content-type", "")
        return self.status == 200 and kind.startswith("text/html")

    def fill(self, outline: Outline | None) -> None:
        """Put the outline of a view in; without one the page stays as it is."""
        if outline is not None:
            self.body = filled(self.body.decode(), outline).encode()

    def expect_charts(self) -> None:
        """Let the browser fetch at once what draws charts."""
        self.body = self.body.replace(b"</head>", chart_code() + b"</head>", 1)

    def answer(self, asked: Headers) -> Response:
        """Send it with the headers that hold of it, or 304 where it is known."""
        if not self.is_page:
            return _with_headers(Response(self.body, self.status), self.headers)
        tag = sha256(self.body).hexdigest()[:32]
        known = is_known(asked.getlist("if-none-match"), tag)
        response = Response(status_code=304) if known else Response(self.body)
        response = _with_headers(response, _without(_OF_SHELL, self.headers))
        # Weak: the body may be compressed after us.
        response.headers["etag"] = f'W/"{tag}"'
        return response


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
