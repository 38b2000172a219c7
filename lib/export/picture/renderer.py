"""Pictures drawn by one Chrome that is kept, for it takes seconds to start.

Whoever asks waits in a short queue; a Chrome that has died or hangs is left behind, and
another one started. kaleido's own server is not used: asked by several threads at once,
it hands their pictures to one another.
"""

import atexit
import logging
from collections.abc import Mapping
from functools import cache
from threading import BoundedSemaphore, Lock
from time import monotonic
from typing import Any

from lib.export.picture.chrome import Chrome, NoChrome, NoPicture

LOGGER = logging.getLogger(__name__)

#: Pictures that may wait, and seconds that one may take, its wait included.
WAITING, SECONDS = 16, 20.0


class Overloaded(NoPicture):
    """Too many pictures are waiting, or this one took too long: ask again later."""


class Renderer:
    """Draws pictures one after the other, for any number of threads.

    `chrome` is as `Chrome` takes it; more than `waiting` pictures at a time are refused,
    and each may take so many seconds, its wait included, but not the start of Chrome.
    """

    def __init__(
        self, chrome: str = "", waiting: int = WAITING, seconds: float = SECONDS
    ) -> None:
        self._path, self._waiting, self._seconds = chrome, waiting, seconds
        self._places, self._turn = BoundedSemaphore(waiting), Lock()
        self._kept: Chrome | None = None

    @property
    def group(self) -> int | None:
        """The process group of the Chrome that is kept; None while there is none."""
        return self._kept.group if self._kept is not None else None

    def draw(
        self,
        figure: Mapping[str, Any],
        format: str,
        size: tuple[int, int],
        scale: float,
    ) -> bytes:
        """Draw a figure on its sheet, as drawing.js takes them.

        A PNG has `scale` pixels for each of the size.

        Raises
        ------
        NoChrome
            Where there is none, or none that starts.
        Overloaded
            Where too many wait, or this one took too long.
        """
        width, height = size
        options = {"format": format, "width": width, "height": height, "scale": scale}
        if not self._places.acquire(blocking=False):
            message = f"{self._waiting} pictures are waiting already. Ask again."
            raise Overloaded(message)
        try:
            return self._in_turn(figure, options)
        finally:
            self._places.release()

    def warm(self) -> None:
        """Start Chrome ahead of the first picture; one that is missing is logged."""
        try:
            with self._turn:
                self._started()
        except NoPicture as reason:
            LOGGER.warning("There will be no pictures. %s", reason)

    def close(self) -> None:
        """End Chrome, if one was started. A later picture would start another one."""
        with self._turn:
            kept, self._kept = self._kept, None
            if kept is not None:
                kept.close()
        atexit.unregister(self.close)

    def _in_turn(self, figure: Mapping[str, Any], options: Mapping[str, Any]) -> bytes:
        until = monotonic() + self._seconds
        if not self._turn.acquire(timeout=self._seconds):
            message = f"The picture waited for {self._seconds:g} seconds. Ask again."
            raise Overloaded(message)
        try:
            # One that waited long is drawn all the same, if that is quickly done.
            left = max(until - monotonic(), self._seconds / 4)
            drawn = self._attempt(figure, options, left)
            # Chrome may have died since the last picture: another one gets the work.
            drawn = drawn or self._attempt(figure, options, left)
        finally:
            self._turn.release()
        if drawn is None:
            raise NoChrome("Chrome ended twice while it drew this picture.")
        return drawn

    def _attempt(
        self, figure: Mapping[str, Any], options: Mapping[str, Any], seconds: float
    ) -> bytes | None:
        """Draw; None where Chrome has died."""
        chrome = self._started()
        try:
            drawn = chrome.draw(figure, options, seconds)
        except TimeoutError:
            self._leave(chrome)
            message = f"The picture took more than {self._seconds:g} seconds."
            raise Overloaded(message) from None
        if drawn is None:
            LOGGER.warning("Chrome has ended by itself; another one is started")
            self._leave(chrome)
        return drawn

    def _started(self) -> Chrome:
        if self._kept is not None and not self._kept.alive:
            self._leave(self._kept)
        if self._kept is None:
            self._kept = Chrome(self._path)
            atexit.register(self.close)
        return self._kept

    def _leave(self, chrome: Chrome) -> None:
        self._kept = None
        chrome.kill()


@cache
def kept_renderer() -> Renderer:
    """Return the renderer of this process."""
    return Renderer()
