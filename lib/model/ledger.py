"""The ledger in memory: the tables as recorded, and the documents held in full."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from lib.model.vocabulary import SEPARATOR


@dataclass(frozen=True)
class Coverage:
    """How far published reports were searched."""

    start: date
    end: date
    checked_on: date
    scope: str


@dataclass(frozen=True, eq=False)
class Ledger:
    """A sound ledger: every table meets its contract and every reference leads somewhere.

    `hash` is the SHA-256 of the package's content: two ledgers with the same hash give
    the same figures, so caches and links are keyed by it.
    """

    tables: Mapping[str, pd.DataFrame]
    documents: Mapping[str, str]
    descriptor: Mapping[str, object]
    coverage: Coverage
    version: str
    hash: str

    def __getitem__(self, table: str) -> pd.DataFrame:
        """Return a table as recorded, in the columns of its contract."""
        return self.tables[table]

    @property
    def title(self) -> str:
        """Title of the data package."""
        return str(self.descriptor["title"])


def in_force(table: pd.DataFrame, asof: date) -> pd.DataFrame:
    """Keep the rows that the ledger held on a day.

    Parameters
    ----------
    table
        A versioned table, with `recorded_on` and `withdrawn_on`.
    asof
        Rows recorded by this day and not withdrawn by it are kept, in their order.
    """
    day = pd.Timestamp(asof)
    withdrawn = table["withdrawn_on"]
    return table[(table["recorded_on"] <= day) & ~(withdrawn <= day)]


def holds_any(lists: pd.Series, wanted: Iterable[str]) -> pd.Series:
    """Tell which cells, lists separated by ";", hold one of the wanted words."""
    distinct = pd.Series(lists.dropna().unique(), dtype="str")
    words = distinct.str.split(SEPARATOR).explode()
    matching = distinct[words.isin(list(wanted)).groupby(level=0).any()]
    return lists.isin(matching)


def holds_only(lists: pd.Series, allowed: Iterable[str]) -> pd.Series:
    """Tell which cells, lists separated by ";", hold nothing but the allowed words."""
    distinct = pd.Series(lists.dropna().unique(), dtype="str")
    words = distinct.str.split(SEPARATOR).explode()
    matching = distinct[words.isin(list(allowed)).groupby(level=0).all()]
    return lists.isin(matching)
