"""Streamlit's own files: compressed, and from memory.

Streamlit sends them as they are, and asks a thread and the disk for each piece of each:
a page loads a hundred.
"""

from mimetypes import guess_type
from pathlib import Path

from cachetools import LRUCache
from starlette.datastructures import Headers
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from lib.web.answers import is_known
from lib.web.headers import FOR_GOOD, KEPT, HeadAsGet
from lib.web.icon_font import is_icon_font
from lib.web.smaller_files import CODINGS, SmallerFiles, ways
from lib.web.streamlit_folder import FOLDER, PREFIX, STATIC

#: Bytes that are kept in memory; all pages together load 4 million.
ROOM = 16 * 2**20
#: Bytes that are handed over at once: a slow client shall not hold a file of its own.
PIECE = 2**18


class StreamlitFiles:
    """Answer for Streamlit's own files; all else passes through.

    A range of bytes is answered with the whole file, which a client must expect.
    """

    def __init__(self, app: ASGIApp, made: SmallerFiles) -> None:
        self.app = app
        self._files = files_of_streamlit()
        self._made = made
        self._bodies: LRUCache[tuple[Path, str], bytes] = LRUCache(ROOM, len)
        self._answer = HeadAsGet(self._answer_get)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http" and scope["path"].startswith(f"{PREFIX}/"):
            await self._answer(scope, receive, send)
        else:
            await self.app(scope, receive, send)

    async def _answer_get(self, scope: Scope, receive: Receive, send: Send) -> None:
        file = self._files.get(scope["path"])
        if scope["method"] != "GET":
            allowed = {"allow": "GET, HEAD"}
            answer: Response = PlainTextResponse("Only GET.", 405, allowed)
        elif file is None:
            answer = PlainTextResponse("There is no such file.", 404)
        else:
            answer = self._file(file, Headers(scope=scope))
        await answer(scope, receive, send)

    def _file(self, file: Path, asked: Headers) -> Response:
        way = self._made.found(file, ways(file, asked.get("accept-encoding", "")))
        tag = f"{file.name}.{way}" if way else file.name
        headers = {"etag": f'"{tag}"', "vary": "Accept-Encoding"}
        # Names hold a hash of what is in the file, but not which icons were left in.
        headers["cache-control"] = KEPT if is_icon_font(file) else FOR_GOOD
        if is_known(asked.getlist("if-none-match"), tag):
            return Response(None, 304, headers)
        if way in CODINGS:
            headers["content-encoding"] = way
        kind = guess_type(file)[0] or "application/octet-stream"
        return InPieces(self._body(file, way), 200, headers, kind)

    def _body(self, file: Path, way: str) -> bytes:
        found = self._bodies.get((file, way))
        if found is None:
            place = self._made.place(file, way) if way else file
            found = self._bodies[file, way] = place.read_bytes()
        return found


def files_of_streamlit() -> dict[str, Path]:
    """List the files that Streamlit serves below its prefix, by the paths of requests."""
    return {
        f"/{file.relative_to(FOLDER).as_posix()}": file
        for file in STATIC.rglob("*")
        if file.is_file()
    }


class InPieces(Response):
    """An answer that is handed over in pieces, each when those before are under way."""

    async def __call__(self, _: Scope, __: Receive, send: Send) -> None:
        """Send it."""
        start = {"status": self.status_code, "headers": self.raw_headers}
        await send({"type": "http.response.start", **start})
        for begin in range(0, max(len(self.body), 1), PIECE):
            end = begin + PIECE
            piece = {"body": self.body[begin:end], "more_body": end < len(self.body)}
            await send({"type": "http.response.body", **piece})
