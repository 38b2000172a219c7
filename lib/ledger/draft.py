"""A data package as it was read, sound or not: what the rules look at."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any, TypeVar

import pandas as pd

from lib.ledger.files import table_file
from lib.ledger.report import Where
from lib.model.subject import Vocabulary
from lib.model.vocabulary import SEPARATOR

Made = TypeVar("Made")


@dataclass(frozen=True, eq=False)
class Draft:
    """Tables and documents that may still break a rule.

    Each table has the columns of its contract and is indexed by the row number that a
    person sees in the file. A cell that does not parse is missing.

    `whole` names the tables that could be read and have rows, or need none, and `documents` where
    that folder could be listed: a rule looks only at those. `bad` holds (row, column)
    of the cells of each table that are known to be wrong, so that a rule need not say
    it again; of a `missing` column, (table, column), every cell is. `unread` names the
    sources whose document is there and could not be read. Without `today`, no day is
    held against it. `vocabulary` holds the declared lists that could be read.
    """

    folder: Path
    tables: Mapping[str, pd.DataFrame]
    documents: Mapping[str, str]
    whole: frozenset[str]
    bad: Mapping[str, frozenset[tuple[int, str]]]
    missing: frozenset[tuple[str, str]] = frozenset()
    unread: frozenset[str] = frozenset()
    today: date | None = None
    vocabulary: Vocabulary = field(default_factory=dict)

    @property
    def complete(self) -> frozenset[str]:
        """The tables that were read with every column of their contract."""
        return self.whole - {table for table, _ in self.missing}

    def __getitem__(self, table: str) -> pd.DataFrame:
        """Return a table as read."""
        return self.tables[table]

    def sound(self, table: str, *columns: str) -> pd.DataFrame:
        """Keep the rows in which none of these cells is known to be wrong."""
        frame = self.tables[table]
        wrong = {row for row, column in self.bad[table] if column in columns}
        return frame[~frame.index.isin(wrong)] if wrong else frame

    def once(self, make: Callable[["Draft"], Made]) -> Made:
        """Make of the package what several rules need, at the first call."""
        if make not in self._made:
            self._made[make] = make(self)
        found: Made = self._made[make]
        return found

    @cached_property
    def _made(self) -> dict[Callable[["Draft"], Any], Any]:
        return {}

    @cached_property
    def _keys(self) -> dict[str, pd.Series]:
        return {name: rows.iloc[:, 0] for name, rows in self.tables.items()}

    @cached_property
    def _files(self) -> dict[str, str]:
        return {table: str(self.folder / table_file(table)) for table in self.tables}

    def file(self, table: str) -> str:
        """Name the file of a table."""
        return self._files[table]

    def key(self, table: str, row: int) -> str | None:
        """Return the key of a row, its first cell; None where that is missing."""
        key: Any = self._keys[table].loc[row]
        return None if pd.isna(key) else str(key)

    def at(self, table: str, row: Any) -> Where:
        """Name the place of a row."""
        return Where(self.file(table), int(row), self.key(table, int(row)))


def cells(frame: pd.DataFrame, *columns: str) -> Iterator[tuple[Any, ...]]:
    """Walk over rows, few and wrong ones: the row number, then the cells asked for."""
    return zip(frame.index, *(frame[column] for column in columns), strict=True)


def keyed_pledges(draft: Draft) -> pd.DataFrame:
    """Index the pledges as `keyed` does."""
    return keyed(draft["pledges"])


def keyed(table: pd.DataFrame) -> pd.DataFrame:
    """Index rows by their key, with their `row`; of a key given twice, the first."""
    key = table.columns[0]
    first = table.dropna(subset=[key]).drop_duplicates(key)
    return first.assign(row=first.index).set_index(key)


def members(cells: "pd.Series[str]") -> pd.Series:
    """Split cells that hold a list: one row a member, under the row of its cell.

    Blanks are the concern of the column's pattern: they and empty members are dropped.
    """
    listed = cells.dropna()
    several = listed.str.contains(SEPARATOR, regex=False).astype(bool)
    split = listed[several].astype(object).str.split(SEPARATOR).explode()
    words = pd.concat([listed[~several], split.astype("str")]).str.strip()
    return words[words != ""].sort_index(kind="stable")
