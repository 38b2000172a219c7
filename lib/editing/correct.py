"""Correct a pledge or a claim: python -m lib.editing.correct LEDGER [--pledge ID ...].

What is not said with an option is asked for, if there is somebody to ask.
"""

import argparse
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from lib.editing.add import backups_of, with_places
from lib.editing.edition import UNCHANGED, enter_patch
from lib.ledger.correction import corrected_claim, corrected_pledge, withdrawn
from lib.ledger.package import read_ledger
from lib.ledger.patch import Patch
from lib.ledger.report import LedgerRefused
from lib.ledger.served import today

#: Between two cells of SET: a list in a cell is separated by ";".
_NEXT = "|"
_NEEDED = (
    "What to correct is not said. Expected: PLEDGE=id or CLAIM=id, with what is to be "
    'set as SET="novelty=unclear" (several with "|" between), NOTE="why", or DROP=1 to '
    "withdraw it and put nothing in its place."
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Withdraw a row and put in its place one with other cells; 1 where that fails."""
    parser = argparse.ArgumentParser(prog="python -m lib.editing.correct")
    parser.description = "Withdraw a pledge or claim, and add what replaces it."
    with_places(parser)
    parser.add_argument("--pledge", default="", help="the pledge that is wrong")
    parser.add_argument("--claim", default="", help="the claim that is wrong")
    parser.add_argument(
        "--set", default="", help='cells, as "column=value|column=value"'
    )
    parser.add_argument("--note", help="the note of the new row, shown to readers")
    parser.add_argument("--lead", default="", help="the claim that leads instead")
    parser.add_argument("--drop", action="store_true", help="put nothing in its place")
    asked = parser.parse_args(arguments)
    try:
        patch = _correction(asked.ledger, _asked_for(asked))
    except (LedgerRefused, ValueError) as refused:
        print(f"{refused}\n{UNCHANGED}")
        return 1
    return enter_patch(asked.ledger, patch, today(), backups_of(asked))


def _correction(folder: Path, asked: argparse.Namespace) -> Patch:
    ledger, cells = read_ledger(folder), cells_of(asked.set.split(_NEXT))
    if asked.note is not None:
        cells["note"] = asked.note
    if bool(asked.pledge) == bool(asked.claim) or not (
        cells or asked.drop or asked.lead
    ):
        raise ValueError(_NEEDED)
    if asked.drop and not asked.lead:
        table = "pledges" if asked.pledge else "claims"
        return withdrawn(ledger, table, asked.pledge or asked.claim)
    if asked.pledge:
        return corrected_pledge(ledger, asked.pledge, cells)
    return corrected_claim(ledger, asked.claim, cells, asked.lead)


def _asked_for(asked: argparse.Namespace) -> argparse.Namespace:
    """Ask at the terminal for what the options leave open."""
    if asked.pledge or asked.claim or not sys.stdin.isatty():
        return asked
    which = input("Pledge or claim that is wrong, its id: ").strip()
    kind = input("Is that a pledge or a claim? [pledge] ").strip() or "pledge"
    asked.pledge, asked.claim = (which, "") if kind == "pledge" else ("", which)
    print("What is right, as column=value; an empty line ends.")
    lines = list(iter(lambda: input("  ").strip(), ""))
    asked.set = _NEXT.join(lines)
    asked.drop = not lines
    if lines and (note := input("Note, shown to readers (empty: as it is): ").strip()):
        asked.note = note
    elif not lines and kind == "claim":
        asked.lead = input("Claim that leads instead (empty: none): ").strip()
    return asked


def cells_of(stated: Iterable[str]) -> dict[str, str]:
    """Read cells, each as column=value; ValueError for one without a sign."""
    cells = {}
    for one in filter(str.strip, stated):
        column, sign, value = one.partition("=")
        if not sign:
            message = f'"{one.strip()}" sets nothing. Expected: column=value.'
            raise ValueError(message)
        cells[column.strip()] = value.strip()
    return cells


if __name__ == "__main__":
    sys.exit(main())
