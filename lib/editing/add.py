"""Add a patch to a ledger: python -m lib.editing.add PATCH LEDGER [--backups FOLDER].

The patch is a zip, or a folder of CSV files in the columns of the tables; the ledger a
folder.
"""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path

from lib.editing.edition import UNCHANGED, enter_patch
from lib.ledger.patch import read_patch_at
from lib.ledger.report import LedgerRefused
from lib.ledger.served import today


def main(arguments: Sequence[str] | None = None) -> int:
    """Enter a patch, or print all that keeps it out; the exit code is 1 then."""
    parser = argparse.ArgumentParser(prog="python -m lib.editing.add")
    parser.description = "Add the rows of a patch to a ledger: all, or none."
    parser.add_argument("patch", type=Path, help="a zip, or a folder of CSV files")
    with_places(parser)
    asked = parser.parse_args(arguments)
    try:
        patch = read_patch_at(asked.patch)
    except LedgerRefused as refused:
        print(f"{refused}\n{UNCHANGED}")
        return 1
    return enter_patch(asked.ledger, patch, today(), backups_of(asked))


def with_places(parser: argparse.ArgumentParser) -> None:
    """Ask for the ledger, and for where the one before is kept."""
    parser.add_argument("ledger", type=Path, help="the folder of the ledger")
    said = "where the ledger before is kept; without it, backups beside the ledger"
    parser.add_argument("--backups", type=Path, help=said)


def backups_of(asked: argparse.Namespace) -> Path:
    """Give the folder in which the ledger before is kept."""
    stated: Path | None = asked.backups
    return stated or asked.ledger.resolve().parent / "backups"


if __name__ == "__main__":
    sys.exit(main())
