"""The ledger that a running process serves: the last good one, whatever happens.

A change of the files is picked up at the next look; a ledger that is refused never
takes the place of a good one.
"""

import logging
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from threading import Lock

from lib.ledger.files import Fingerprint, fingerprint
from lib.ledger.package import examine
from lib.ledger.report import LedgerRefused, Problem, Report
from lib.model.ledger import Ledger
from lib.model.settings import LEDGER

_log = logging.getLogger(__name__)


def today() -> date:
    """Return the day of UTC, the one clock for every reader and every replica."""
    return datetime.now(UTC).date()


@dataclass(frozen=True, eq=False)
class Served:
    """A ledger in service; `stale_report` says why a newer one was refused, if so.

    `warned` is what the check found to doubt in the ledger that is served. Both name
    the files under the name of their folder, and no path of the machine.
    """

    ledger: Ledger
    stale_report: Report | None = None
    warned: tuple[Problem, ...] = ()


@dataclass(frozen=True, eq=False)
class _Look:
    """What one look at the folder came to."""

    seen: Fingerprint
    served: Served | None
    report: Report


class LedgerService:
    """Serves a folder's ledger to the threads of one process.

    Its files are only stat'ed while they do not change.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._reading = Lock()
        self._last: _Look | None = None

    def current(self) -> Served:
        """Return the newest good ledger.

        The first look reads; a later one reads again only where a file has changed,
        and not twice for the same broken files. While one thread reads, the others
        are served what there is. LedgerRefused is raised only before the first good
        ledger.
        """
        seen = fingerprint(self.folder)
        last = self._last
        if last is None or last.seen != seen:
            last = self._look(last)
        if last.served is None:
            raise LedgerRefused(last.report)
        return last.served

    def _look(self, last: _Look | None) -> _Look:
        """Read again, or wait for the thread that does where nothing can be served."""
        if last is None or last.served is None:
            self._reading.acquire()
        elif not self._reading.acquire(blocking=False):
            return last
        try:
            # Taken before reading: a change meanwhile shows at the next look.
            seen = fingerprint(self.folder)
            if self._last is None or self._last.seen != seen:
                self._last = self._read(seen, self._last)
            return self._last
        finally:
            self._reading.release()

    def _read(self, seen: Fingerprint, last: _Look | None) -> _Look:
        examined = examine(self.folder, today=today())
        report = examined.report.within(self.folder)
        if examined.ledger is not None:
            return _Look(seen, Served(examined.ledger, warned=report.warned), report)
        _log.error("%s is refused:\n%s", self.folder, report)
        before = None if last is None else last.served
        served = None if before is None else replace(before, stale_report=report)
        return _Look(seen, served, report)


def ledger_service() -> LedgerService:
    """Return this process's service for PLEDGEBOARD_LEDGER, or for the seeds."""
    return _service(LEDGER.value())


_service = cache(LedgerService)
