"""What is counted of a server at work, for Prometheus.

Each instrument is one record, which whoever does the work counts on. They count always,
at a microsecond each; lib/web/metrics_server.py shows them where a setting says so. With
several processes on one machine the counts of all are shown as one, if
PROMETHEUS_MULTIPROC_DIR names a folder before they start.
"""

import logging

from prometheus_client import Counter, Gauge, Histogram

from lib.model.settings import METRICS_FOLDER

if folder := METRICS_FOLDER.value():  # The library fails without it.
    folder.mkdir(parents=True, exist_ok=True)

#: Seconds up to which waits are told apart; a second at the gate is said on the page.
_WAITS = (0.001, 0.01, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)
_WORK = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30)

SESSIONS = Gauge(
    "pledgeboard_sessions", "Readers whose page is open.", multiprocess_mode="livesum"
)
RERUNS = Counter("pledgeboard_reruns", "Runs of a page's script, or of a part of it.")
GATE_WAITS = Histogram(
    "pledgeboard_gate_wait_seconds",
    "How long a run waited at the gate.",
    buckets=_WAITS,
)
CACHE_HITS = Counter("pledgeboard_cache_hits", "Results that were there already.")
CACHE_MISSES = Counter("pledgeboard_cache_misses", "Results that had to be computed.")
PICTURES = Histogram(
    "pledgeboard_picture_seconds",
    "How long a file of a chart or a briefing took to write.",
    ["format"],
    buckets=_WORK,
)
REQUESTS = Counter(
    "pledgeboard_requests", "Requests, by kind of address.", ["route", "status"]
)
REQUEST_TIMES = Histogram(
    "pledgeboard_request_seconds",
    "From a request to the end of its answer.",
    ["route"],
    buckets=_WORK,
)
ERRORS = Counter(
    "pledgeboard_errors", "Errors in the log, by who said them.", ["logger"]
)
STALE = Gauge(
    "pledgeboard_ledger_stale",
    "1 while a newer ledger could not be taken.",
    multiprocess_mode="livemax",
)


class ErrorCount(logging.Handler):
    """Counts what is logged as an error, whoever says it."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)

    def emit(self, record: logging.LogRecord) -> None:
        """Count one."""
        ERRORS.labels(record.name).inc()
