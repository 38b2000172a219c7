"""Check a ledger: python -m lib.ledger.check LEDGER [--against OLD].

Each is a folder, a zip, or the address of a zip.
"""

import argparse
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path
from tempfile import TemporaryDirectory

from lib.ledger.compare import forbidden_changes
from lib.ledger.fetched import not_fetched
from lib.ledger.fetching import Edition, NotFetched, fetch
from lib.ledger.files import size_limit
from lib.ledger.package import examine
from lib.ledger.report import LedgerRefused, Report
from lib.ledger.served import today
from lib.model.address import NoAddress, address_of, is_address, named
from lib.model.counts import counted
from lib.model.ledger import Ledger
from lib.model.settings import LEDGER


def main(arguments: Sequence[str] | None = None) -> int:
    """Print all problems of a ledger, the refused ones first, then its row counts.

    The exit code is 1 where anything is refused, else 0.
    """
    parser = argparse.ArgumentParser(prog="python -m lib.ledger.check")
    parser.description = "Check a ledger, and what it changes in an older edition."
    parser.add_argument("ledger", help="a folder, a zip, or the address of a zip")
    parser.add_argument("--against", help="the edition before it")
    asked = parser.parse_args(arguments)
    stated = [one for one in (asked.ledger, asked.against) if one]
    ledger = None
    try:
        with ExitStack() as kept:
            places = [at_hand(one, kept) for one in stated]
            ledger, report = _checked(*places)
        for one, place in zip(stated, places, strict=True):
            report = report.within(place) if is_address(one) else report
    except LedgerRefused as refused:
        report = refused.report
    except NoAddress as no:
        print(f'"{no}" {LEDGER.fault}. Expected: {LEDGER.expected}.')
        return 1
    return _told(asked.ledger, ledger, report)


def at_hand(stated: str, kept: ExitStack) -> Path:
    """Give the path of a ledger; one at an address is fetched and kept that long."""
    if not is_address(stated):
        return Path(stated)
    address = address_of(stated)
    folder = kept.enter_context(TemporaryDirectory(prefix="pledgeboard-"))
    path = Path(folder) / address.file
    try:
        fetch(address, Edition(), path, size_limit())
    except NotFetched as failed:
        raise LedgerRefused(not_fetched(address, str(failed))) from None
    return path


def _told(stated: str, ledger: Ledger | None, report: Report) -> int:
    """Print what was found, and give the exit code."""
    place = named(stated) if is_address(stated) else stated
    counts = f"{counted(len(report.refused), 'problem')}, "
    counts += counted(len(report.warned), "warning")
    if report.problems:
        print(report)
    if ledger is None:
        print(f"{place} is refused: {counts}.")
        return 1
    for table, rows in ledger.tables.items():
        print(f"{table}: {len(rows)}")
    print(f"{place} is sound: {counts}.")
    return 0


def _checked(folder: Path, against: Path | None = None) -> tuple[Ledger | None, Report]:
    """Examine a ledger; None in its place where it is refused."""
    examined = examine(folder, today=today(), anew=True)
    if against is None:
        return examined.ledger, examined.report
    old = examine(against)
    problems = [*examined.report.problems, *old.report.refused]
    # What can be read is compared, so that one run says all there is to mend.
    if examined.draft is not None and old.draft is not None:
        problems += forbidden_changes(examined.draft, old.draft)
    report = Report.of(problems)
    return (None if report.refused else examined.ledger), report


if __name__ == "__main__":
    sys.exit(main())
