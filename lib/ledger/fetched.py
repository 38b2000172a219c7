"""The ledger at an address: fetched by the server's own clock, never by a reader.

What is fetched is examined whole before it is served. The last good one is kept on disk,
for a start at which the host is down.
"""

import json
import logging
import os
from dataclasses import asdict, dataclass, replace
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Lock

from lib.ledger.fetching import Edition, NotFetched, fetch
from lib.ledger.files import size_limit
from lib.ledger.package import examine
from lib.ledger.report import LedgerRefused, Problem, Report, Where
from lib.ledger.served import Served, in_words, today
from lib.model.address import Address
from lib.model.metrics import STALE
from lib.model.settings import CACHE, LEDGER

_log = logging.getLogger(__name__)


class FetchedLedger:
    """Serves the ledger at an address to the threads of one process.

    `look` fetches; `current` gives what there is, and waits for nobody.
    """

    def __init__(self, address: Address) -> None:
        self.address = address
        self._kept = _Kept.of(address)
        self._looking = Lock()
        self._known: Edition | None = None
        #: Why the known edition is refused, if it is.
        self._refusal: Report | None = None
        self._served: Served | None = None
        self._trouble: Report | None = not_fetched(address, "it is not fetched yet")

    def current(self) -> Served:
        """Return the last good ledger; LedgerRefused is raised before the first one."""
        served = self._served
        if served is None:
            raise LedgerRefused(self._trouble or Report())
        return served

    def look(self) -> None:
        """Fetch another edition where there is one; what fails is in the log.

        Never raises: readers are served the last good ledger, and told why.
        """
        with self._looking:
            if self._known is None:
                self._known = self._kept.edition()
            trouble = self._try()
            if self._served is None and self._kept.file.exists():
                refusal = self._serve(self._kept.file)
                # Where all went well it is the edition that the host still has.
                trouble = trouble or refusal
            self._say(trouble)

    def _try(self) -> Report | None:
        """Fetch; say why what the host has now is not served, if so."""
        try:
            self._fetch()
        except NotFetched as failed:
            return not_fetched(self.address, str(failed))
        except LedgerRefused as refused:  # for a setting
            return refused.report
        except OSError as error:
            why = f"there is no room for it on this machine ({error.strerror})"
            return not_fetched(self.address, why)
        return self._refusal

    def _fetch(self) -> None:
        with TemporaryDirectory(prefix="pledgeboard-") as folder:
            path = Path(folder) / self.address.file
            known = self._known or Edition()
            edition = fetch(self.address, known, path, size_limit())
            if edition is not None:
                self._known, self._refusal = edition, self._serve(path)
                if self._refusal is None:
                    self._kept.keep(path, edition)

    def _serve(self, path: Path) -> Report | None:
        """Put a ledger in service; where it is refused, say why: the one before stays."""
        examined = examine(path, today=today())
        report = examined.report.within(path, self.address.file)
        if examined.ledger is None:
            return report
        self._served = Served(examined.ledger, warned=report.warned)
        _log.info("Serving %s, from %s", in_words(examined.ledger), self.address)
        return None

    def _say(self, trouble: Report | None) -> None:
        """Tell readers and the log of a trouble that is new, or over."""
        if str(trouble) != str(self._trouble):
            if trouble is not None:
                _log.error("%s is not taken:\n%s", self.address, trouble)
            elif self._served is not None and self._served.stale_report is not None:
                _log.info("%s is fetched again", self.address)
        self._trouble = trouble
        STALE.set(trouble is not None)
        if self._served is not None and self._served.stale_report is not trouble:
            self._served = replace(self._served, stale_report=trouble)


@dataclass(frozen=True)
class _Kept:
    """The last good file of an address on disk, and which edition it is."""

    file: Path
    said: Path

    @classmethod
    def of(cls, address: Address) -> "_Kept":
        name = sha256(str(address).encode()).hexdigest()[:16]
        folder = CACHE.value() / "ledgers"
        return cls(folder / f"{name}.zip", folder / f"{name}.json")

    def edition(self) -> Edition:
        """Tell which edition the file is; none where another process is writing it."""
        try:
            said = json.loads(self.said.read_bytes())
            if said.pop("sha256") == sha256(self.file.read_bytes()).hexdigest():
                return Edition(**said)
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return Edition()
        return Edition()

    def keep(self, path: Path, edition: Edition) -> None:
        """Put a good file in place of the one before; where that fails, say so."""
        data = path.read_bytes()
        said = {"sha256": sha256(data).hexdigest(), **asdict(edition)}
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
            _put(self.file, data)
            _put(self.said, json.dumps(said).encode())
        except OSError as error:
            found = f"the ledger is not kept for the next start ({error.strerror})"
            _log.error(CACHE.said(found))


def _put(path: Path, data: bytes) -> None:
    """Write a file so that nobody ever reads half of it."""
    written = path.with_name(f"{path.name}.{os.getpid()}")
    written.write_bytes(data)
    written.replace(path)


def not_fetched(address: Address, found: str) -> Report:
    """Say why there is no ledger of an address; readers are not told of which host."""
    expected = (
        "Expected: the zip of a ledger, at the address that the server is told of"
    )
    remedy = f"Correct what is there, or {LEDGER.name}"
    where = Where(address.file)
    return Report.of([Problem(where, "not fetched", found, expected, remedy)])
