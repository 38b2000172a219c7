"""The shipped ledger repeated, as a folder: what it is to have very many pledges."""

import csv
import shutil
from collections.abc import Iterator
from pathlib import Path

SEEDS = Path(__file__).parents[1] / "seeds"
#: Of each table that grows with the pledges, the columns that name rows of such a table.
GROWING = {
    "pledges": ("pledge_id", "part_of", "counted_in", "replaces"),
    "claims": ("claim_id", "pledge_id"),
    "condition_events": ("event_id", "pledge_id"),
}


def grow(folder: Path, times: int) -> Path:
    """Write the shipped ledger with its pledges, claims and reports `times` over.

    The rows of a copy refer to each other; a meeting keeps the one headline that it may
    have, which is a total in the copies.
    """
    shutil.copytree(SEEDS, folder)
    for table, names in GROWING.items():
        header, *rows = shipped(table)
        named = [header.index(name) for name in names]
        with (folder / f"{table}.csv").open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(header)
            for copy in range(times):
                writer.writerows(_copied(rows, named, copy) if copy else rows)
    return folder


def shipped(table: str) -> list[list[str]]:
    """Read a table of the shipped ledger, its header first."""
    with (SEEDS / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def _copied(rows: list[list[str]], named: list[int], copy: int) -> Iterator[list[str]]:
    for row in rows:
        cells = ["total" if cell == "headline" else cell for cell in row]
        for column in named:
            cells[column] = cells[column] and f"{cells[column]}.{copy}"
        yield cells
