"""A ledger in service, and the day on which it is."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from lib.ledger.report import Problem, Report
from lib.model.counts import counted
from lib.model.ledger import Ledger


def today() -> date:
    """Return the day of UTC, the one clock for every reader and every replica."""
    return datetime.now(UTC).date()


@dataclass(frozen=True, eq=False)
class Served:
    """A ledger in service; `stale_report` says why it may not be the newest, if so.

    A newer one was refused, or could not be fetched. `warned` is what the check found to
    doubt in the ledger that is served. Both name the files under the name of their
    folder, and no path of the machine.
    """

    ledger: Ledger
    stale_report: Report | None = None
    warned: tuple[Problem, ...] = ()


def in_words(ledger: Ledger) -> str:
    """Say which ledger it is, for who runs the server."""
    pledges = counted(len(ledger["pledges"]), "pledge")
    return f"{ledger.title} {ledger.version}: {pledges}, hash {ledger.hash[:8]}"
