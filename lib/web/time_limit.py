"""An answer begins in time, or the request is told to come back."""

import asyncio
import logging
import math
from http import HTTPStatus

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from lib.web.problems import WAIT
from lib.web.refusals import Refusal

LOGGER = logging.getLogger(__name__)
#: How many times as long as its begin a whole answer may take, on slow lines too.
WHOLE = 20


class TimeLimit:
    """Answer 503 where nothing was said within so many seconds.

    What was begun goes on, for a thread cannot be stopped, and what it finds is kept for
    whoever asks again. An answer that was begun but is not taken is cut off at last.
    """

    def __init__(self, app: ASGIApp, seconds: float) -> None:
        self.app, limited = app, math.isfinite(seconds)
        self._begin = seconds if limited else None
        self._rest = seconds * (WHOLE - 1) if limited else None
        self._late: set[asyncio.Task[None]] = set()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request; WebSockets last as long as they last."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        answer = _Answer(send)
        task = asyncio.ensure_future(self.app(scope, receive, answer.send))
        try:
            await asyncio.wait({task}, timeout=self._begin)
            if not task.done() and answer.begun:
                await asyncio.wait({task}, timeout=self._rest)
        except asyncio.CancelledError:
            task.cancel()
            raise
        if task.done():
            task.result()
        elif answer.begun:
            task.cancel()
        else:
            answer.late = True
            self._let_finish(task, scope["path"])
            await _too_late(scope, receive, send)

    def _let_finish(self, task: "asyncio.Task[None]", path: str) -> None:
        self._late.add(task)

        def finished(task: "asyncio.Task[None]") -> None:
            self._late.discard(task)
            if not task.cancelled() and (error := task.exception()):
                LOGGER.error("%s failed after its time: %r", path, error)

        task.add_done_callback(finished)


class _Answer:
    """What an app sends, until it is too late."""

    def __init__(self, send: Send) -> None:
        self._send, self.begun, self.late = send, False, False

    async def send(self, message: Message) -> None:
        """Pass a message on."""
        if not self.late:
            self.begun = True
            await self._send(message)


_too_late = Refusal(
    HTTPStatus.SERVICE_UNAVAILABLE,
    "This takes longer than it should. It is being made: ask again in a moment.",
    WAIT,
)
