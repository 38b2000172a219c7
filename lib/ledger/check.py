"""Check a ledger: python -m lib.ledger.check FOLDER [--against OLD]."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from lib.ledger.compare import forbidden_changes
from lib.ledger.package import examine
from lib.ledger.report import Report
from lib.ledger.service import today
from lib.model.formats import counted
from lib.model.ledger import Ledger


def main(arguments: Sequence[str] | None = None) -> int:
    """Print all problems of a ledger, the refused ones first, then its row counts.

    The exit code is 1 where anything is refused, else 0.
    """
    parser = argparse.ArgumentParser(prog="python -m lib.ledger.check")
    parser.description = "Check a ledger, and what it changes in an older edition."
    parser.add_argument("folder", type=Path, help="the ledger")
    parser.add_argument("--against", type=Path, help="the edition before it")
    asked = parser.parse_args(arguments)
    ledger, report = _checked(asked.folder, asked.against)
    counts = f"{counted(len(report.refused), 'problem')}, "
    counts += counted(len(report.warned), "warning")
    if report.problems:
        print(report)
    if ledger is None:
        print(f"{asked.folder} is refused: {counts}.")
        return 1
    for table, rows in ledger.tables.items():
        print(f"{table}: {len(rows)}")
    print(f"{asked.folder} is sound: {counts}.")
    return 0


def _checked(folder: Path, against: Path | None) -> tuple[Ledger | None, Report]:
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
