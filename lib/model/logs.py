"""The log of a server: lines for people, or one JSON object a line for programs.

A line says in which request or session it was written, by names that open neither; it
holds no address of a reader, and nothing that a reader wrote.
"""

import json
import logging
from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime
from hashlib import sha256

from lib.model.metrics import ErrorCount
from lib.model.settings import JSON, LOG

#: Name of the request that is being answered; blank outside of one.
REQUEST: ContextVar[str] = ContextVar("request", default="")
#: Loggers that are ours, and say at what they are at work.
OURS = ("lib", "dashboard")
#: Those that come with handlers of their own.
_OTHERS = ("streamlit", "uvicorn")


class _Lines(logging.Formatter):
    """Writes a record with the names of its request and session.

    `session` gives the name of the session at work, blank outside of one.
    """

    def __init__(self, session: Callable[[], str]) -> None:
        super().__init__()
        self._session = session

    def names(self) -> dict[str, str]:
        """Name the request and the session; a hash of a session opens none."""
        session = self._session()
        named = sha256(session.encode()).hexdigest()[:8] if session else ""
        both = {"request": REQUEST.get(), "session": named}
        return {kind: name for kind, name in both.items() if name}


class PlainLines(_Lines):
    """Lines for people."""

    def format(self, record: logging.LogRecord) -> str:
        """Write a record, and below it the traceback of a failure."""
        said = f"{_time_of(record)} {record.levelname} {record.name}: "
        for kind, name in self.names().items():
            said += f"[{kind} {name}] "
        failed = f"\n{self.formatException(record.exc_info)}" if record.exc_info else ""
        return f"{said}{record.getMessage()}{failed}"


class JsonLines(_Lines):
    """One JSON object a line; what a record says in `fields` stands beside its message."""

    def format(self, record: logging.LogRecord) -> str:
        """Write a record."""
        said = {
            "time": _time_of(record),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **self.names(),
            **getattr(record, "fields", {}),
        }
        if record.exc_info:
            said["traceback"] = self.formatException(record.exc_info)
        return json.dumps(said, ensure_ascii=False, default=str)


def set_up(session: Callable[[], str]) -> None:
    """Let all that is logged leave by one handler, as PLEDGEBOARD_LOG says.

    To be called once all is loaded: Streamlit and uvicorn have handlers of their own. The
    latter's lines of requests and WebSockets are left out: they hold the address of a
    reader, and ours stand in their place.
    """
    root = logging.getLogger()
    lines = logging.StreamHandler()
    lines.setFormatter((JsonLines if LOG.value() == JSON else PlainLines)(session))
    root.handlers[:] = [lines, ErrorCount()]
    for name in OURS:
        logging.getLogger(name).setLevel(logging.INFO)
    for name in list(root.manager.loggerDict):
        if name.partition(".")[0] in _OTHERS:
            other = logging.getLogger(name)
            other.handlers.clear()
            other.propagate = True
    logging.getLogger("uvicorn.access").disabled = True
    logging.getLogger("uvicorn.error").setLevel(logging.WARNING)


def _time_of(record: logging.LogRecord) -> str:
    moment = datetime.fromtimestamp(record.created, UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
