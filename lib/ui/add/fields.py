"""Fields in which the cells of a row are edited, made of what its contract says."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import Any

import pandas as pd
import streamlit as st

from lib.model.formats import names_of
from lib.model.ledger import Ledger
from lib.model.table_schema import table_schema
from lib.model.tables import TABLES
from lib.model.vocabulary import SEPARATOR
from lib.ui.link import tied

Take = Callable[[str, str], None]
#: Columns whose cells name rows of a small table, and whether a cell may hold several.
NAMED = {
    "donors": ("donors", "name", True),
    "donors_as_named": ("donors", "name", True),
    "donor_id": ("donors", "name", False),
    "mechanism": ("mechanisms", "label", True),
    "item_class": ("item_classes", "label", False),
}
#: How many stand side by side in a wide window.
ACROSS = 3
#: Days that a calendar offers.
FIRST, LAST = pd.Timestamp("2000-01-01"), pd.Timestamp("2099-12-31")


@dataclass(frozen=True)
class Fields:
    """Fields for a row of a table; `take` is told of each cell that the reader writes.

    `key` begins the keys of its widgets.
    """

    table: str
    ledger: Ledger
    key: str
    take: Take

    def show(self, columns: Iterable[str], cells: Mapping[str, str]) -> None:
        """Show a field for each of some columns, a few side by side.

        A list has a line of its own: chips leave no room to write in a narrow one. Who
        gives comes first.
        """
        schema = table_schema(TABLES[self.table], self.ledger.vocabulary)
        rules = {one["name"]: one for one in schema["fields"]}
        asked = sorted(columns, key=lambda one: (one != "donors", is_list(one)))
        for place, column in zip(_places(asked), asked, strict=True):
            with place:
                key = f"{self.key}_{column}"
                _show(rules[column], cells.get(column, ""), self.ledger, key, self.take)


def is_list(column: str) -> bool:
    """Tell whether a cell of a column may name several rows of a table."""
    return column in NAMED and NAMED[column][2]


def _places(asked: Iterable[str]) -> Iterator[Any]:
    """Give a place for each field, in their order."""
    for alone, found in groupby(asked, is_list):
        columns = list(found)
        across = 1 if alone else ACROSS
        for begin in range(0, len(columns), across):
            yield from st.columns(across)[: len(columns) - begin]


def _show(
    rule: dict[str, Any], cell: str, ledger: Ledger, key: str, take: Take
) -> None:
    """Show the field that fits the rule of a column."""
    column = rule["name"]
    said = {"label": rule["title"], "help": rule["description"]}
    allowed = rule.get("constraints", {}).get("enum")
    if column in NAMED and ledger[NAMED[column][0]].size:
        _choose_named(said, cell, ledger, (column, key, take))
    elif rule["type"] == "date":
        day = pd.to_datetime(cell, errors="coerce")
        value = None if pd.isna(day) or day < FIRST else day.date()
        how = tied(key, value, lambda one: take(column, f"{one or ''}"))
        st.date_input(
            **said,
            **how,
            min_value=FIRST.date(),
            max_value=LAST.date(),
            format="YYYY-MM-DD",
        )
    elif allowed:
        options = ["", *allowed] if cell in ("", *allowed) else ["", cell, *allowed]
        how = tied(key, cell, lambda one: take(column, one or ""))
        st.selectbox(**said, options=options, **how)
    else:
        how = tied(key, cell, lambda one: take(column, one.strip()))
        st.text_input(**said, **how)


def _choose_named(
    said: dict[str, Any], cell: str, ledger: Ledger, about: tuple[str, str, Take]
) -> None:
    """Let the reader choose rows of a small table by their names."""
    column, key, take = about
    table, name, several = NAMED[column]
    names = dict(names_of(ledger, table, name))
    held = [one for one in cell.split(SEPARATOR) if one]
    names |= {one: one for one in held if one not in names}
    if several:
        how = tied(key, held, lambda many: take(column, SEPARATOR.join(sorted(many))))
        st.multiselect(
            **said, options=list(names), format_func=names.__getitem__, **how
        )
        return
    names = {"": "", **names}
    how = tied(key, cell, lambda one: take(column, one or ""))
    st.selectbox(**said, options=list(names), format_func=names.__getitem__, **how)
