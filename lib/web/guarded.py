"""What uvicorn leaves open: the head of a request without end, and its own name.

Its parser keeps what it is sent until a head is complete, however long that takes and
however much it is; its name stands in every answer. Streamlit starts it, and passes none
of its settings on.
"""

import asyncio
import sys
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

#: Bytes of a whole head: more than limits.py lets pass, with words for those between.
LONGEST_HEAD = 65_536
#: Seconds within which a head must have come, on slow lines too.
HEAD_SECONDS = 30.0
#: Lines and files that a process may have open, where the system lets it.
OPEN_FILES = 65_536
_NAME = b"server"


def guard() -> None:
    """Let uvicorn speak by a guarded protocol from here on; it allows no other way in."""
    HttpToolsProtocol.__new__ = _guarded  # type: ignore[assignment]


def _guarded(*_: Any, **__: Any) -> "Guarded":
    return object.__new__(Guarded)


class Guarded(HttpToolsProtocol):
    """Speaks HTTP with one client, and closes the line where a head has no end."""

    #: Bytes of the head that is being read, without the piece that it began in; None once
    #: it is complete.
    _head: int | None = 0
    _begun = False
    _timer: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Begin."""
        super().connection_made(transport)
        for headers in (self.config.encoded_headers, self.server_state.default_headers):
            headers[:] = [header for header in headers if header[0] != _NAME]
        self._await_head()

    def data_received(self, data: bytes) -> None:
        """Read what came; refuse a head that is too long."""
        self._begun = False
        super().data_received(data)
        if self._head is not None and not self._begun:
            self._head += len(data)
            if self._head > LONGEST_HEAD and not self.transport.is_closing():
                self.send_400_response("The head of the request is too long.")

    def on_message_begin(self) -> None:
        """Begin a head."""
        super().on_message_begin()
        self._begun = True
        self._await_head()

    def on_headers_complete(self) -> None:
        """End it."""
        self._head = None
        self._stop()
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """End."""
        self._stop()
        super().connection_lost(exc)

    def _await_head(self) -> None:
        self._stop()
        self._head = 0
        self._timer = self.loop.call_later(HEAD_SECONDS, self.transport.close)

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()


def open_more_files() -> None:
    """Let this process hold as many lines as it may: many hold a thousand at first."""
    if sys.platform == "win32":
        return  # It sets no such limit.
    import resource

    now, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    limit = OPEN_FILES if most == resource.RLIM_INFINITY else min(most, OPEN_FILES)
    resource.setrlimit(resource.RLIMIT_NOFILE, (max(now, limit), most))
