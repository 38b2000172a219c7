"""Items: how many of what, class by class."""

from collections.abc import Iterator

import pandas as pd

from lib.charts.bars import segments
from lib.charts.captions import capital
from lib.charts.item_rows import (
    first_by,
    hover_of,
    silent_in_words,
    stated,
    unit_plot,
    unstated,
    with_unit,
)
from lib.model.formats import counted
from lib.model.plot import Plot

#: States of a number of items, the surest first: column to drawing.
SUREST = {"new": "new", "earlier": "earlier", "conditional_quantity": "conditional"}
ALONE = "In a unit of their own: no bar, nothing to compare"


def items_plots(rows: pd.DataFrame) -> list[Plot]:
    """Describe how many of each class: bars within a unit, a list of what stands alone.

    `rows` are those of the frame `items` that have a class.
    """
    drawn, listed, silent = _parted(rows)
    below = [_list(listed, silent)] if len(listed) or silent else []
    compared = [unit_plot(of_unit, capital(unit)) for unit, of_unit in _by_unit(drawn)]
    return [*compared, *below]


def _parted(rows: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame, str]:
    """Part what compares with others of its unit from what stands alone or is silent."""
    named = rows.assign(key=rows["item_class"], name=rows["item_label"].map(capital))
    drawn = stated(named)
    alone = ~drawn["unit"].duplicated(keep=False)
    listed = drawn[alone].sort_values("name", kind="stable")
    return drawn[~alone], listed, silent_in_words(named)


def _by_unit(drawn: pd.DataFrame) -> Iterator[tuple[str, pd.DataFrame]]:
    """Give the rows of each unit, the largest first; first the unit named most."""
    often = drawn.sort_values(["entries", "unit"], ascending=[False, True])
    for unit in often["unit"].unique():
        of_unit = drawn[drawn["unit"] == unit]
        yield unit, of_unit.sort_values("quantity", ascending=False, kind="stable")


def _list(rows: pd.DataFrame, silent: str) -> Plot:
    """List what has a unit of its own; each row is marked by its surest state."""
    records = rows.to_dict("records")
    return Plot(
        kind="list",
        categories=tuple(rows["name"]),
        series=segments({name: rows[column] for column, name in SUREST.items()}),
        unit="",
        heading=ALONE if records else "",
        footnote=silent,
        labels=tuple(f"{with_unit(row)}{unstated(row)}" for row in records),
        keys=tuple(rows["key"]),
        hovers=tuple(hover_of(rows)),
    )


def items_finding(rows: pd.DataFrame) -> str:
    """Say for how many classes a number is stated, and for which most often."""
    known = rows[rows["quantity"].notna()]
    if known.empty:
        return "No firm number of any class of item is stated in this selection"
    top = first_by(known, "entries")
    of_all = counted(rows["item_class"].nunique(), "class", "classes")
    return (
        f"A number is stated for {known['item_class'].nunique()} of {of_all} of item, "
        f"most often for {top['item_label']}: {with_unit(top)}"
    )
