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
from lib.web.headers import page_policy
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
        if self.status == HTTPStatus.METHOD_NOT_ALLOWED:
            answer.headers["Allow"] = "GET, HEAD"
        await answer(scope, receive, send)

    def _problem(self, scope: Scope) -> Response:
        return problem(HTTPConnection(scope), self.status, self.detail)

    def _page(self) -> Response:
        title = self.status.phrase
        page = html_of(
            "refused", name=NAME, title=title, detail=self.detail, papers=papers()
        )
        headers = {
            "Cache-Control": "no-store",
            "Content-Security-Policy": page_policy("frame-ancestors 'self'", "'none'"),
        }
        return Response(page, self.status, headers, HTML)
