"""Streamlit's own files, compressed: made once, kept on disk, sent ever after.

Streamlit sends them as they are, for it would compress them anew at each request.
"""

import gzip
import logging
import re
import tempfile
from collections.abc import Callable, Iterable
from functools import partial
from importlib.util import find_spec
from itertools import product
from mimetypes import guess_type
from os import PathLike, stat_result
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

import brotli
from starlette.datastructures import Headers
from starlette.middleware.exceptions import ExceptionMiddleware
from starlette.responses import FileResponse, Response
from starlette.staticfiles import NotModifiedResponse, StaticFiles
from starlette.types import ASGIApp, Receive, Scope, Send

from lib.model.settings import CACHE

LOGGER = logging.getLogger(__name__)
#: Where Streamlit serves them.
PREFIX = "/static"
#: The codings, the best one first, each the best that it can do: a file is made once.
CODINGS: dict[str, Callable[[bytes], bytes]] = {
    "br": brotli.compress,
    "gzip": partial(gzip.compress, compresslevel=9, mtime=0),
}
#: What is worth it; fonts and pictures are compressed already.
KINDS = (".js", ".css", ".svg")
#: Each name holds a hash of what is in the file, so that it never changes.
FOREVER = "public, max-age=31536000, immutable"
_CODING = re.compile(r"([\w*-]+)\s*(?:;\s*q=(\d(?:\.\d*)?))?")


def streamlit_static() -> Path:
    """Return the folder of what this Streamlit sends to a browser."""
    streamlit = find_spec("streamlit")
    return Path(streamlit.origin or "").parent / "static" if streamlit else Path()


def accepted(stated: str) -> list[str]:
    """Read Accept-Encoding: the codings that a client takes, the best one first."""
    weights = {name.lower(): weight for name, weight in _CODING.findall(stated)}
    rest = weights.get("*", "0")
    return [one for one in CODINGS if float(weights.get(one, rest) or 1) > 0]


class CompressedFiles:
    """Keeps files compressed in a folder, and makes what is missing in the background.

    A name must hold the hash of its content: by it alone a file is found again, by
    another replica and after a restart too. Where the folder cannot be written, there
    are none, which is said once in the log.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._wanted: SimpleQueue[tuple[Path, str]] = SimpleQueue()
        self._asked: set[tuple[Path, str]] = set()
        # What is left when the process ends is made by the next.
        self._maker = Thread(target=self._make_wanted, daemon=True)

    def place(self, file: Path, coding: str) -> Path:
        """Return where a file is kept, or would be."""
        return self._folder / f"{file.name}.{coding}"

    def found(self, file: Path, codings: Iterable[str]) -> tuple[Path, str] | None:
        """Find the first of the codings that is there; those before it are made."""
        for coding in codings:
            if (place := self.place(file, coding)).exists():
                return place, coding
            self.want(file, coding)
        return None

    def want(self, file: Path, coding: str) -> None:
        """Have a file made that is not there; nobody waits for it."""
        if (file, coding) in self._asked or self.place(file, coding).exists():
            return
        self._asked.add((file, coding))
        self._wanted.put((file, coding))
        if self._maker.ident is None:
            self._maker.start()

    def want_all(self, files: Iterable[Path]) -> None:
        """Have files made: gzip for all of them first, for it takes a second."""
        for coding, file in product(reversed(CODINGS), files):
            self.want(file, coding)

    def make(self, file: Path, coding: str) -> None:
        """Compress a file; OSError where the folder cannot be written."""
        self._folder.mkdir(parents=True, exist_ok=True)
        body = CODINGS[coding](file.read_bytes())
        # Whole or not at all: another process may look for it at any moment.
        with tempfile.NamedTemporaryFile(dir=self._folder, delete=False) as written:
            written.write(body)
        Path(written.name).chmod(0o644)
        Path(written.name).replace(self.place(file, coding))

    def _make_wanted(self) -> None:
        while True:
            try:
                self.make(*self._wanted.get())
            except OSError as error:
                LOGGER.warning(
                    "%s. Streamlit's files travel uncompressed where they are not "
                    "kept already.",
                    CACHE.said(f"{self._folder} cannot be written ({error})"),
                )
                return


class _Hashed(StaticFiles):
    """Answers with a file, compressed where that is there and wanted."""

    def __init__(self, directory: Path, compressed: CompressedFiles) -> None:
        super().__init__(directory=directory)
        self._compressed = compressed

    def file_response(
        self,
        full_path: str | PathLike[str],
        stat_result: stat_result,
        scope: Scope,
        status_code: int = 200,
    ) -> Response:
        file, asked = Path(full_path), Headers(scope=scope)
        headers = {"cache-control": FOREVER, "etag": f'"{file.name}"'}
        body, size = file, stat_result
        if file.suffix in KINDS:
            headers["vary"] = "Accept-Encoding"
            codings = accepted(asked.get("accept-encoding", ""))
            if found := self._compressed.found(file, codings):
                body, coding = found
                size = body.stat()
                headers |= {"content-encoding": coding, "etag": f'"{body.name}"'}
        kind = guess_type(file)[0] or "application/octet-stream"
        response = FileResponse(body, status_code, headers, kind, stat_result=size)
        if self.is_not_modified(response.headers, asked):
            return NotModifiedResponse(response.headers)
        return response


class StreamlitFiles:
    """Answer for Streamlit's own files; all else passes through."""

    def __init__(
        self, app: ASGIApp, compressed: CompressedFiles, folder: Path | None = None
    ) -> None:
        self.app = app
        files = (folder or streamlit_static()) / PREFIX.strip("/")
        self._files = ExceptionMiddleware(_Hashed(files, compressed))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if scope["type"] == "http" and scope["path"].startswith(f"{PREFIX}/"):
            scope = {**scope, "root_path": PREFIX}
            await self._files(scope, receive, send)
        else:
            await self.app(scope, receive, send)
