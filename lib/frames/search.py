"""Search: the entries of the ledger in which every word is found, the best first."""

from collections.abc import Iterable

import numpy as np
import pandas as pd

from lib.frames.cache import from_cache
from lib.frames.measures import day, one_of, text
from lib.frames.searchable import fold, searchable, searchable_fields
from lib.model.columns import Table, columns_of
from lib.model.view import View

#: What is searched, in the order in which equally good finds stand.
KINDS = (
    *("donor", "meeting", "mechanism", "item class", "condition", "pledge"),
    *("speaker", "source"),
)
#: What is typed beyond so many characters is not searched.
LONGEST = 200
#: An excerpt: so many words before what was found, and characters in all.
BEFORE, EXCERPT = 5, 120


class Found(Table):
    """One row is an entry that holds every word searched for; the best one first."""

    kind: str = one_of("Kind", KINDS)
    key: str = text("Key")
    title: str = text("What")
    day: np.datetime64 = day("Day", missing=True)
    opens: str = text("Mark that it opens", missing=True)
    field: str = text("Found in")
    text: str = text("Text of that field")


COLUMNS = columns_of(Found)


def found(view: View, words: str) -> pd.DataFrame:
    """Find the entries that hold every word, in whatever texts of theirs.

    Of what a reader typed the first 200 characters count. The day decides which rows
    are in force; the filters make no difference. First come the entries whose key or title is what was typed, then those whose
    title holds whole words, then words that only begin so; then the same of their other
    texts, last what is found inside of words. Among equals donors, meetings,
    mechanisms, item classes, conditions, pledges, speakers, sources; the newest first. `field` and
    `text` are the text of the entry that holds most of the words. Without a word to
    search for, no row.
    """
    asked = words_of(words)
    return from_cache(
        ("found", view.ledger.hash, view.selection.day, asked),
        lambda: _found(view, asked),
    ).copy(deep=False)


def rows_with(rows: pd.DataFrame, words: str) -> pd.Series:
    """Tell which rows of any table hold every word, as `found` reads them.

    A number is searched as it is written in full, a day as 2026-02-12. Without a word
    to search for, every row is kept.
    """
    asked = words_of(words)
    if not asked:
        return pd.Series(data=True, index=rows.index)
    columns = [rows[name] for name in rows if rows[name].dtype != bool]
    written = zip(*map(_written, columns), strict=True)
    folded = pd.Series([fold(" | ".join(row)) for row in written], rows.index, "str")
    return _every(folded, asked)


def rows_holding(rows: pd.DataFrame, words: str) -> pd.DataFrame:
    """Keep the rows of any table that hold every word, in their order, renumbered.

    Without a word to search for, it is the table itself.
    """
    if not words_of(words):
        return rows
    return rows[rows_with(rows, words)].reset_index(drop=True)


def read_words(asked: str) -> str | None:
    """Read words to look for, single blanks between them.

    None where there are too many characters, or none that can be looked for.
    """
    fits = len(asked) <= LONGEST and words_of(asked)
    return " ".join(asked.split()) if fits else None


def _written(column: pd.Series) -> Iterable[str]:
    if pd.api.types.is_datetime64_any_dtype(column):
        column = column.dt.strftime("%Y-%m-%d")
    if pd.api.types.is_float_dtype(column):
        return ["" if np.isnan(one) else f"{one:.15g}" for one in column]
    return column.astype("str").fillna("")


def _found(view: View, words: tuple[str, ...]) -> pd.DataFrame:
    entries = searchable(view)
    if not words:
        entries = entries.iloc[:0]
    for word in words:
        entries = entries[_holds(entries["folded"], word)]
    fields = searchable_fields(view)
    fields = fields[fields["entry"].isin(entries.index)]
    return (
        entries.assign(
            rank=_rank(entries, words), order=entries["kind"].map(KINDS.index)
        )
        .sort_values(
            ["rank", "order", "day", "title", "key"],
            ascending=[True, True, False, True, True],
        )
        .join(_telling(fields, words))[COLUMNS]
        .reset_index(drop=True)
    )


def _rank(entries: pd.DataFrame, words: tuple[str, ...]) -> np.ndarray:
    """Say how well entries answer: 0 is what was typed, 5 only holds it inside words."""
    typed = f" {' '.join(words)} "
    keys = pd.Series([f" {fold(key)} " for key in entries["key"]], entries.index, "str")
    whole, begun = [f" {one} " for one in words], [f" {one}" for one in words]
    tests = [
        (entries["name"] == typed) | (keys == typed),
        _every(entries["name"], whole),
        _every(entries["name"], begun),
        _every(entries["folded"], whole),
        _every(entries["folded"], begun),
    ]
    return np.select(tests, range(len(tests)), len(tests))


def _telling(fields: pd.DataFrame, words: tuple[str, ...]) -> pd.DataFrame:
    """Take of each entry the text that holds most of the words, the first of equals."""
    hits = sum((_holds(fields["folded"], word).astype(int) for word in words), 0)
    best = fields.assign(hits=hits).sort_values("hits", ascending=False, kind="stable")
    return best.drop_duplicates("entry").set_index("entry")[["field", "text"]]


def _every(texts: pd.Series, words: Iterable[str]) -> pd.Series:
    keep = pd.Series(data=True, index=texts.index)
    for word in words:
        keep &= _holds(texts, word)
    return keep


def _holds(texts: pd.Series, word: str) -> pd.Series:
    held: pd.Series = texts.str.contains(word, regex=False).astype(bool)
    return held


def words_of(asked: str) -> tuple[str, ...]:
    """Take what a reader typed apart, each word once; "PAC-3" is the phrase "pac 3"."""
    folded = (fold(word) for word in asked[:LONGEST].split())
    return tuple(dict.fromkeys(word for word in folded if word))


def excerpt(text: str, words: tuple[str, ...]) -> str:
    """Cut a text to what stands around the first of the words, whole words only.

    Where none is in the text, its beginning is given.
    """
    tokens = text.split()
    folded = [fold(token) for token in tokens]
    heads = tuple(word.split()[0] for word in words)
    met = (
        place
        for place, token in enumerate(folded)
        if any(head in token for head in heads)
    )
    first = max(0, next(met, 0) - BEFORE)
    cut = " ".join(tokens[first:])
    if len(cut) > EXCERPT:
        cut = f"{cut[:EXCERPT].rsplit(' ', 1)[0]}…"
    return f"…{cut}" if first else cut
