"""Files made smaller once, kept on disk, and sent ever after."""

import gzip
import logging
import re
import tempfile
from collections.abc import Callable, Iterable
from functools import partial
from itertools import product
from pathlib import Path
from queue import SimpleQueue
from threading import Thread

import brotli

from lib.model.settings import CACHE
from lib.web.icon_font import fewer_icons, icon_set, is_icon_font

LOGGER = logging.getLogger(__name__)
#: The codings, the best one first, each the best that it can do: a file is made once.
CODINGS: dict[str, Callable[[bytes], bytes]] = {
    "br": brotli.compress,
    "gzip": partial(gzip.compress, compresslevel=9, mtime=0),
}
#: All ways of making a file smaller: the codings, and a font that has fewer icons.
WAYS = {icon_set(): fewer_icons} | CODINGS
#: What codings are worth it for; fonts and pictures are compressed already.
KINDS = (".js", ".css", ".svg")
_CODING = re.compile(r"([\w*-]+)\s*(?:;\s*q=(\d(?:\.\d*)?))?")


def accepted(stated: str) -> list[str]:
    """Read Accept-Encoding: the codings that a client takes, the best one first."""
    weights = {name.lower(): weight for name, weight in _CODING.findall(stated)}
    rest = weights.get("*", "0")
    return [one for one in CODINGS if float(weights.get(one, rest) or 1) > 0]


def ways(file: Path, accept_encoding: str = "*") -> list[str]:
    """List the ways in which a file is sent to a client, the best one first."""
    if file.suffix in KINDS:
        return accepted(accept_encoding)
    return [icon_set()] if is_icon_font(file) else []


class SmallerFiles:
    """Keeps smaller files in a folder, and makes what is missing in the background.

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

    def place(self, file: Path, way: str) -> Path:
        """Return where a file is kept, or would be."""
        return self._folder / f"{file.name}.{way}"

    def found(self, file: Path, ways: Iterable[str]) -> str:
        """Name the first of the ways that is there; those before it are made.

        It is blank where there is none.
        """
        for way in ways:
            if self.place(file, way).exists():
                return way
            self.want(file, way)
        return ""

    def want_all(self, files: Iterable[Path]) -> None:
        """Have files made: gzip for all of them first, for it takes a second."""
        for way, file in product(reversed(WAYS), files):
            if way in ways(file):
                self.want(file, way)

    def want(self, file: Path, way: str) -> None:
        """Have a file made that is not there; nobody waits for it."""
        if (file, way) in self._asked or self.place(file, way).exists():
            return
        self._asked.add((file, way))
        self._wanted.put((file, way))
        if self._maker.ident is None:
            self._maker.start()

    def make(self, file: Path, way: str) -> None:
        """Make a file smaller; OSError where the folder cannot be written."""
        self._folder.mkdir(parents=True, exist_ok=True)
        body = WAYS[way](file.read_bytes())
        # Whole or not at all: another process may look for it at any moment.
        with tempfile.NamedTemporaryFile(dir=self._folder, delete=False) as written:
            written.write(body)
        Path(written.name).chmod(0o644)
        Path(written.name).replace(self.place(file, way))

    def _make_wanted(self) -> None:
        while True:
            try:
                self.make(*self._wanted.get())
            except OSError as error:
                LOGGER.warning(
                    "%s. Until then files travel whole that are not kept already.",
                    CACHE.said(f"{self._folder} cannot be written ({error})"),
                )
                return
