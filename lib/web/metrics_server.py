"""A listener of its own that shows what is counted, at an address that is private."""

import logging
import os
import threading
from collections.abc import Iterable
from pathlib import Path
from socketserver import ThreadingMixIn
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from prometheus_client import REGISTRY, CollectorRegistry, make_wsgi_app
from prometheus_client.metrics_core import Metric
from prometheus_client.multiprocess import MultiProcessCollector, mark_process_dead

from lib.model.settings import METRICS, METRICS_FOLDER

_log = logging.getLogger(__name__)


class _Quiet(WSGIRequestHandler):
    """Answers without a line in the log."""

    timeout = 10

    def log_message(self, *_: object) -> None:
        """Say nothing."""


class _Threads(ThreadingMixIn, WSGIServer):
    """One whose slow clients hold up no others."""

    daemon_threads = True


class _Shared(_Threads):
    """One of several processes that listen at one address: any of them answers for all."""

    allow_reuse_port = True


class Processes(MultiProcessCollector):
    """What the processes of one machine count; who died has no readers any more."""

    def collect(self) -> Iterable[Metric]:
        """Read what all have written."""
        for file in Path(self._path).glob("gauge_live*_*.db"):
            process = int(file.stem.rpartition("_")[2])
            try:
                os.kill(process, 0)
            except ProcessLookupError:
                mark_process_dead(process)  # type: ignore[no-untyped-call]
        counted: Iterable[Metric] = super().collect()  # type: ignore[no-untyped-call]
        return counted


def show_metrics() -> WSGIServer | None:
    """Listen where PLEDGEBOARD_METRICS says, in a thread of its own; nowhere without it.

    Where the address cannot be had, that is in the log, and readers are served all the
    same.
    """
    place = METRICS.value()
    if place is None:
        return None
    registry, kind = REGISTRY, _Threads
    if METRICS_FOLDER.value() is not None:
        registry, kind = CollectorRegistry(), _Shared
        Processes(registry)  # type: ignore[no-untyped-call]
    try:
        server = make_server(*place, make_wsgi_app(registry), kind, _Quiet)
    except OSError as error:
        _log.error(METRICS.said(f"there is no listening at it ({error.strerror})"))
        return None
    _log.info("Metrics are at http://%s:%d/metrics", *server.server_address[:2])
    threading.Thread(target=server.serve_forever, name="metrics", daemon=True).start()
    return server
