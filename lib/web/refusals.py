"""A request refused before anything is made for it: a problem, or a page for readers."""

from dataclasses import dataclass
from http import HTTPStatus
from math import ceil

from starlette.requests import HTTPConnection
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from lib.export.about import NAME
from lib.export.picture.papers import papers
from lib.web.answers import HTML, html_of
from lib.web.headers import FRAMED_HERE, UNKEPT, page_policy
from lib.web.problems import problem


@dataclass(frozen=True)
class Refusal:
    """Why a request is not answered; `wait` is seconds, where it may be asked again."""

    status: HTTPStatus
    detail: str
    wait: float | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer with it, to what would become a WebSocket too."""
        asks_for_data = scope["path"].startswith("/api/")
        answer = self._problem(scope) if asks_for_data else self._page()
        if self.wait is not None:
            answer.headers["Retry-After"] = str(ceil(self.wait))
        await answer(scope, receive, send)

    def _problem(self, scope: Scope) -> Response:
        return problem(HTTPConnection(scope), self.status, self.detail)

    def _page(self) -> Response:
        said = {"title": self.status.phrase, "detail": self.detail}
        return plain_page("refused", self.status, **said)


def plain_page(template: str, status: HTTPStatus, **said: object) -> Response:
    """Answer with a page of words, in which nothing runs."""
    page = html_of(template, name=NAME, papers=papers(), **said)
    policy = page_policy(FRAMED_HERE, "'none'")
    return Response(page, status, {**UNKEPT, "Content-Security-Policy": policy}, HTML)
