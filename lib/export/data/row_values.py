"""The rows drawn as a table for readers: named columns, rounded cells, blank for missing."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from lib.frames.catalogue import FRAMES
from lib.model.card import Card
from lib.model.formats import (
    currency_in_words,
    day_in_words,
    month_in_words,
    number_in_words,
    to_places,
)
from lib.model.glossary import STATUS_WORDS

#: Keys are for machines: they stand in the files, beside the words.
KEYS = ("donors", "meeting_id", "pledge_id", "item_class", "source_id")
#: Of a donor's pledges, those at no meeting have no date.
OUTSIDE = "outside meetings"
#: Said by the title, where all rows have the same.
LABELS = ("donor_label", "item_label", "kind")
#: Columns that a page of paper holds.
MOST_COLUMNS = 10
MILLION = 1e6


@dataclass(frozen=True)
class Numbers:
    """A table of texts, one tuple a row; `figures` marks the columns of figures.

    `note` says how to read it.
    """

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    figures: tuple[bool, ...]
    note: str


def numbers_of(
    card: Card, most: int = MOST_COLUMNS, rows: pd.DataFrame | None = None
) -> Numbers:
    """Write the rows of a card, or some of them, as a table of so many columns at most.

    Those that a page shows first are kept. A column without any value is left out, and
    so are keys.
    """
    rows, frame = card.rows if rows is None else rows, FRAMES[card.frame]
    known = rows.columns[rows.notna().any()] if len(rows) else rows.columns
    kept = [one for one in frame.shown if one in known and not _idle(one, rows)]
    kept = kept[:most]
    money = set(frame.money_columns)
    texts = [[_cell(name, value, money) for value in rows[name]] for name in kept]
    unit = ""
    if money.intersection(kept) and "currency" in rows and len(rows):
        unit = f"m: million {currency_in_words(str(rows['currency'].iloc[0]))}. "
    return Numbers(
        heads=tuple(
            frame.columns[name].title + (", m" if name in money else "")
            for name in kept
        ),
        rows=tuple(zip(*texts, strict=True)),
        figures=tuple(
            str(frame.columns[name].dtype).lower().startswith(("int", "float"))
            for name in kept
        ),
        note=f"{unit}A blank cell is not known or not stated, never zero.",
    )


def _idle(name: str, rows: pd.DataFrame) -> bool:
    """Tell what a reader need not see: keys, and what is the same in every row."""
    same = len(rows) > 1 and bool((rows[name] == rows[name].iloc[0]).all())
    return name in KEYS or (name in LABELS and same)


def as_lines(numbers: Numbers) -> list[str]:
    """Write a table as lines of text, one a row: Donor: Germany; Pledged: 40,400."""
    return [
        "; ".join(
            f"{head}: {cell}"
            for head, cell in zip(numbers.heads, row, strict=True)
            if cell
        )
        for row in numbers.rows
    ]


def _cell(name: str, value: Any, money: set[str]) -> str:
    if pd.isna(value):
        return OUTSIDE if name == "date" else ""
    if name in money:
        return _figure(float(value) / MILLION)
    if isinstance(value, pd.Timestamp):
        return month_in_words(value) if name == "month" else day_in_words(value)
    if isinstance(value, (bool, str)) or pd.api.types.is_bool(value):
        return _words(value)
    whole = name == "year" or name.endswith("_year")
    return str(int(value)) if whole else _figure(float(value), 2)


def _words(value: Any) -> str:
    if isinstance(value, str):
        return STATUS_WORDS.get(value, value.replace("_", " "))
    return "yes" if value else ""


def _figure(number: float, digits: int = 1) -> str:
    """Write a figure with separated thousands; a small one with three figures."""
    if number and abs(number) < 1:
        return number_in_words(number)
    return to_places(number, digits).removesuffix("." + "0" * digits)
