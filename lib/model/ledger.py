"""The ledger in memory: the tables as recorded, and the documents held in full."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

import pandas as pd

from lib.model.language import by_language, gettext, language
from lib.model.subject import Subject, Vocabulary
from lib.model.tables import OPTIONAL
from lib.model.vocabulary import SEPARATOR


@dataclass(frozen=True)
class Gap:
    """What is known to have taken place, and of whose pledges no report was found.

    `name` goes on a sentence (*the 34th*); `note` is one: when it was, what was found.
    """

    name: str
    note: str


@dataclass(frozen=True)
class Coverage:
    """How far published reports were searched, and what was not found before that day."""

    start: date
    end: date
    checked_on: date
    scope: str
    gaps: tuple[Gap, ...] = ()


@dataclass(frozen=True, eq=False)
class Ledger:
    """A sound ledger: every table meets its contract and every reference leads somewhere.

    `hash` is the SHA-256 of the package's content: two ledgers with the same hash give
    the same figures, so caches and links are keyed by it.
    """

    tables: Mapping[str, pd.DataFrame]
    documents: Mapping[str, str]
    descriptor: Mapping[str, object]
    coverage_as_written: Coverage
    subject_as_written: Subject
    vocabulary: Vocabulary
    version: str
    hash: str

    def __getitem__(self, table: str) -> pd.DataFrame:
        """Return a table as recorded, in the columns of its contract."""
        return self.tables[table]

    def in_language(self, words: str) -> str:
        """Say words of its own in the language that is spoken; else as they are."""
        return self._translations.get((language(), words), words)

    @cached_property
    def _translations(self) -> dict[tuple[str, str], str]:
        rows = self.tables.get("translations")
        if rows is None:
            return {}
        keys = zip(rows["language"], rows["words"], strict=True)
        return dict(zip(keys, rows["translation"], strict=True))

    @property
    def subject(self) -> Subject:
        """What sentences call its subject, in the language that is spoken."""
        return _subject(self)

    @property
    def coverage(self) -> Coverage:
        """How far it reaches, in the language that is spoken."""
        return _coverage(self)

    def labels(self, of: str) -> dict[str, str]:
        """Name the codes of a list that it declares, in its order."""
        words = self.vocabulary[of].items()
        return {code: self.in_language(word.label) for code, word in words}

    @property
    def held(self) -> tuple[str, ...]:
        """Name its tables, without those that it does without."""
        tables = self.tables.items()
        return tuple(name for name, rows in tables if len(rows) or name not in OPTIONAL)

    @property
    def title(self) -> str:
        """Title of the data package."""
        return self.in_language(str(self.descriptor["title"]))


@by_language(8)
def _subject(ledger: Ledger) -> Subject:
    said, own = ledger.subject_as_written, ledger.in_language
    return Subject(
        name=own(said.name),
        scope=own(said.scope),
        meeting=own(said.meeting),
        limits=tuple(map(own, said.limits)),
    )


@by_language(8)
def _coverage(ledger: Ledger) -> Coverage:
    said, own = ledger.coverage_as_written, ledger.in_language
    gaps = tuple(Gap(own(gap.name), own(gap.note)) for gap in said.gaps)
    return replace(said, scope=own(said.scope), gaps=gaps)


def in_force(table: pd.DataFrame, asof: date) -> pd.DataFrame:
    """Keep the rows of a versioned table that the ledger held on a day, in their order.

    Those recorded by that day and not withdrawn by it.
    """
    day = pd.Timestamp(asof)
    withdrawn = table["withdrawn_on"]
    return table[(table["recorded_on"] <= day) & ~(withdrawn <= day)]


def cities_of(meetings: pd.DataFrame) -> "pd.Series[str]":
    """Name where each meeting was held: "online", or missing where it is not known."""
    online = meetings["city"].isna() & (meetings["format"] == "virtual")
    return meetings["city"].mask(online, gettext("online"))


def holds_any(lists: pd.Series, wanted: Iterable[str]) -> pd.Series:
    """Tell which cells, lists separated by ";", hold one of the wanted words."""
    distinct, found = _words_in(lists, wanted)
    return lists.isin(distinct[found.groupby(level=0).any()])


def holds_only(lists: pd.Series, allowed: Iterable[str]) -> pd.Series:
    """Tell which cells, lists separated by ";", hold nothing but the allowed words."""
    distinct, found = _words_in(lists, allowed)
    return lists.isin(distinct[found.groupby(level=0).all()])


def _words_in(lists: pd.Series, words: Iterable[str]) -> tuple[pd.Series, pd.Series]:
    """Take the distinct lists, and tell of each of their words whether it is known."""
    distinct = pd.Series(lists.dropna().unique(), dtype="str")
    return distinct, distinct.str.split(SEPARATOR).explode().isin(list(words))
