"""The language in which a request is answered."""

from starlette.datastructures import Headers, QueryParams
from starlette.types import ASGIApp, Receive, Scope, Send

from lib.model.language import ENGLISH, offered, preferred, speaking
from lib.model.pages import page_meant

NAME = "lang"


class Languages:
    """Answers each request in the language of its link.

    Without one a page speaks that of the browser. All else speaks English: whoever
    follows the same address gets the same file.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        with speaking(language_of(scope)):
            await self.app(scope, receive, send)


def language_of(scope: Scope) -> str:
    """Choose the language of a request."""
    asked = QueryParams(scope["query_string"]).get(NAME)
    if asked in offered():
        return asked
    if page_meant(scope["path"]):
        return preferred(Headers(scope=scope).get("accept-language", ""))
    return ENGLISH
