"""Tell what a ledger changes in another: python -m lib.editing.changes OLD NEW.

Each is a folder, a zip, or the address of a zip.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas as pd

from lib.charts.change_text import Told, told_in_text
from lib.charts.changes import more_or_less
from lib.frames.changes import compared
from lib.frames.sums import traced_totals
from lib.ledger.check import at_hand
from lib.ledger.compare import forbidden_changes
from lib.ledger.package import Examined, examine
from lib.ledger.report import LedgerRefused, Report
from lib.ledger.served import today
from lib.model.address import NoAddress, is_address, named
from lib.model.counts import counted
from lib.model.formats import figures_as_printed, list_in_words
from lib.model.ledger import Ledger
from lib.model.selection import Selection
from lib.model.settings import LEDGER
from lib.model.tables import TABLES
from lib.model.view import View
from lib.model.vocabulary import TRACED

#: So many rows that a new edition may not touch are named, the others counted.
MOST_NAMED = 5


def main(arguments: Sequence[str] | None = None) -> int:
    """Print what a ledger changes in another; the exit code is 1 where one is none."""
    parser = argparse.ArgumentParser(prog="python -m lib.editing.changes")
    parser.description = "Tell what a ledger changes in an older one."
    parser.add_argument("old", help="a folder, a zip, or the address of a zip")
    parser.add_argument("new", help="the same, of the newer edition")
    asked = parser.parse_args(arguments)
    stated = (asked.old, asked.new)
    try:
        with ExitStack() as kept:
            sides = [_examined(one, kept) for one in stated]
            names = [named(one) if is_address(one) else one for one in stated]
            print("\n".join(_told(sides, names)))
    except LedgerRefused as refused:
        print(refused.report)
        return 1
    except NoAddress as no:
        print(f'"{no}" {LEDGER.fault}. Expected: {LEDGER.expected}.')
        return 1
    return 0


def _examined(stated: str, kept: ExitStack) -> Examined:
    """Read a ledger; LedgerRefused where it is none."""
    place: Path = at_hand(stated, kept)
    found = examine(place)
    if found.ledger is None:
        report = found.report.within(place) if is_address(stated) else found.report
        raise LedgerRefused(report)
    return found


def _told(sides: Sequence[Examined], names: Sequence[str]) -> Iterator[str]:
    old, new = (side.ledger for side in sides)
    if old is None or new is None:
        return
    yield changes_in_text(old, new, today(), f"From {names[0]} to {names[1]}")
    drafts = [side.draft for side in sides]
    if drafts[0] is not None and drafts[1] is not None:
        yield from _no_edition(Report.of(forbidden_changes(drafts[1], drafts[0])))


def changes_in_text(
    old: Ledger, new: Ledger, day: date, between: str = "From the one to the other"
) -> str:
    """Tell what a ledger changes in an older one, as of a day, in lines of text.

    The rows added and withdrawn in each table, what that does to the sums, by donor and
    by meeting, and apart from it what another table of rates does; then every change.
    """
    chosen = Selection(asof=day)
    rated = _with_rates_of(new, old)
    before, after = View(rated, chosen), View(new, chosen)
    with figures_as_printed(new):
        told = Told(compared(before, after), after, between)
        lines = [
            *_editions(old, new),
            told_in_text(told),
            *_by_rates(old, rated, chosen),
        ]
        return "\n".join(lines)


def _editions(old: Ledger, new: Ledger) -> Iterator[str]:
    """Say which editions they are, and how many rows came and went in each table."""
    yield f"Version {old.version} ({old.hash[:8]}), then {new.version} ({new.hash[:8]})."
    numbers = [(name, tuple(_rows(old[name], new[name]))) for name in TABLES]
    said = [f"{name}: {list_in_words(some)}" for name, some in numbers if some]
    yield f"Rows: {'; '.join(said) or 'none added or withdrawn'}."


def _rows(old: pd.DataFrame, new: pd.DataFrame) -> Iterator[str]:
    """Count the rows of a table by what became of them; its first column is their key."""
    key = old.columns[0]
    was, stands = old.set_index(key), new.set_index(key)
    kept = was.index.intersection(stands.index)
    numbers = {
        "added": len(stands.index.difference(was.index)),
        "removed": len(was.index.difference(stands.index)),
    }
    if "withdrawn_on" in old:
        gone = stands.loc[kept, "withdrawn_on"].notna()
        numbers["withdrawn"] = int((gone & was.loc[kept, "withdrawn_on"].isna()).sum())
    return (f"{number} {how}" for how, number in numbers.items() if number)


def _with_rates_of(new: Ledger, old: Ledger) -> Ledger:
    """Give the older ledger the rates of the newer, so that rates move nothing."""
    if old["rates"].equals(new["rates"]):
        return old
    tables = {**old.tables, "rates": new["rates"]}
    return replace(old, tables=tables, hash=f"{old.hash} at rates of {new.hash}")


def _by_rates(old: Ledger, rated: Ledger, chosen: Selection) -> Iterator[str]:
    """Say what other rates alone do to what is traced; where they are the same, nothing."""
    if rated is old:
        return
    ends = [
        traced_totals(View(one, chosen))["value"].fillna(0.0)[TRACED]
        for one in (old, rated)
    ]
    moved = more_or_less(float(ends[1] - ends[0]), chosen.currency)
    yield f"\nOther rates in the table of rates, apart from all this: {moved}."


def _no_edition(report: Report) -> Iterator[str]:
    """Say what of the older ledger was changed in place, which no edition may do."""
    problems = report.problems
    if not problems:
        return
    yield ""
    yield (
        f"The newer one does not continue the older: {counted(len(problems), 'row')} "
        "removed, changed in place or slipped into its past (make check AGAINST= lists "
        "them all)."
    )
    yield from (f"- {problem}" for problem in problems[:MOST_NAMED])


if __name__ == "__main__":
    sys.exit(main())
