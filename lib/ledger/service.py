"""The ledger that a running process serves: the last good one, whatever happens.

A change of the files is picked up at the next look; a ledger that is refused never
takes the place of a good one.
"""

import logging
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from threading import Event, Lock, Thread

from lib.ledger.fetched import FetchedLedger
from lib.ledger.files import Fingerprint, fingerprint
from lib.ledger.package import examine
from lib.ledger.report import LedgerRefused, Report
from lib.ledger.served import Served as Served
from lib.ledger.served import in_words
from lib.ledger.served import today as today
from lib.model.address import Address
from lib.model.metrics import STALE
from lib.model.settings import LEDGER

_log = logging.getLogger(__name__)


@dataclass(frozen=True, eq=False)
class _Look:
    """What one look at the folder came to."""

    seen: Fingerprint
    served: Served | None
    report: Report


class LedgerService:
    """Serves the ledger of a folder, or of a zip, to the threads of one process.

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

    def look(self) -> None:
        """See whether the files changed; a refusal is in the log."""
        with suppress(LedgerRefused):
            self.current()

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
        if last is not None and last.served and fingerprint(self.folder) != seen:
            return last  # Half of it may be of the ledger before: the next look reads.
        report = examined.report.within(self.folder)
        STALE.set(examined.ledger is None)
        if examined.ledger is not None:
            _log.info("Serving %s, from %s", in_words(examined.ledger), self.folder)
            return _Look(seen, Served(examined.ledger, warned=report.warned), report)
        _log.error("%s is refused:\n%s", self.folder, report)
        before = None if last is None else last.served
        served = None if before is None else replace(before, stale_report=report)
        return _Look(seen, served, report)


def ledger_service() -> LedgerService | FetchedLedger:
    """Return this process's service for PLEDGEBOARD_LEDGER, or for the seeds."""
    return _service(LEDGER.value())


@cache
def _service(place: Path | Address) -> LedgerService | FetchedLedger:
    return LedgerService(place) if isinstance(place, Path) else FetchedLedger(place)


def follow(service: LedgerService | FetchedLedger, every: float) -> Event:
    """Look at a ledger every so many seconds, until the event is set.

    In a thread of its own: a host that is slow keeps no reader waiting, and a process
    that ends does not wait for it.
    """
    over = Event()

    def look() -> None:
        while not over.wait(every):
            service.look()

    Thread(target=look, name="ledger", daemon=True).start()
    return over
