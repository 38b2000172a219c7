"""Every reference leads somewhere: keys, and each member of a list of keys."""

from collections.abc import Iterator

import pandas as pd

from lib.ledger.draft import Draft, members
from lib.ledger.files import table_file
from lib.ledger.report import Problem, Where, known_codes, quoted
from lib.model.table_schema import foreign_keys
from lib.model.tables import TABLES

#: Columns whose cells list keys of another table; no Table Schema can say this.
LISTS = {
    ("meetings", "source_ids"): ("sources", "source_id"),
    ("pledges", "donors"): ("donors", "donor_id"),
    ("pledges", "mechanism"): ("mechanisms", "mechanism"),
    ("claims", "donors_as_named"): ("donors", "donor_id"),
}


def broken_references(draft: Draft) -> Iterator[Problem]:
    """Find keys that no row of the table they refer to has."""
    for table, contract in TABLES.items():
        for column, target in foreign_keys(contract).items():
            if _readable(draft, table, target):
                cells = draft.sound(table, column)[column].dropna()
                yield from _unknown(draft, table, cells, target)
    for (table, column), target in LISTS.items():
        if _readable(draft, table, target):
            cells = members(draft.sound(table, column)[column])
            yield from _unknown(draft, table, cells, target)


def unknown_documents(draft: Draft) -> Iterator[Problem]:
    """Find documents of no source."""
    sources = tuple(draft["sources"]["source_id"].dropna())
    for name in draft.documents:
        if name not in sources:
            path = draft.folder / "documents" / f"{name}.txt"
            yield Problem(
                Where(str(path)),
                "unknown document",
                f"no source has the source_id {quoted(name)}",
                known_codes(name, sources),
                "Rename the document, or add its source",
            )


def _readable(draft: Draft, table: str, target: tuple[str, str]) -> bool:
    """Tell whether both tables could be read, and the keys that are referred to."""
    return {table, target[0]} <= draft.whole and target not in draft.missing


def _unknown(
    draft: Draft, table: str, cells: pd.Series, target: tuple[str, str]
) -> Iterator[Problem]:
    into, key = target
    keys = draft[into][key].dropna()
    for row, cell in cells[~cells.isin(keys)].items():
        yield Problem(
            draft.at(table, int(str(row))),
            "broken reference",
            f"{cells.name} {quoted(cell)} is not in {table_file(into)}",
            known_codes(str(cell), tuple(dict.fromkeys(keys))),
        )
