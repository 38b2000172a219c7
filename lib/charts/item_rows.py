"""Rows of quantities: how many in words, with its doubt, and a panel of one unit.

Lengths compare within a unit only, so each unit is a panel with an axis of its own.
"""

from collections.abc import Sequence
from dataclasses import replace
from math import ceil, floor

import pandas as pd

from lib.charts.bars import bars
from lib.charts.captions import TELLING, Row, capital
from lib.charts.figure import Figure
from lib.charts.rows import rows_figure
from lib.frames.drill_down import mark
from lib.model.formats import (
    announcements_in_words,
    list_in_words,
    number_exactly,
    number_in_words,
    scale_of,
)
from lib.model.glossary import ENTRY_STATES
from lib.model.language import gettext, gettext_noop
from lib.model.plot import Plot, Series
from lib.model.vocabulary import UNATTRIBUTED

#: States of a number of items, the surest first: column to drawing.
STATES = {"new": "new", "earlier": "earlier", "conditional_quantity": "conditional"}
ENDS = ("quantity", "low", "high", "open_ended")
CONDITIONAL = ("conditional_quantity", *(f"conditional_{end}" for end in ENDS[1:]))
#: What the legend calls what is newly promised, where things are counted, not money.
OF_GOODS = {
    "new": ENTRY_STATES["new"].goods,
    "joint": gettext_noop("newly promised, joint"),
}
#: An axis that reaches no further has a tick for each item.
FEW = 6


def quantity_in_words(row: Row, unit: str = "") -> str:
    """Write how many of a row: 430 or more tanks; 0 to 4, 5 on a condition.

    `unit` follows the first number.
    """
    firm, conditional = ends_in_words(row), ends_in_words(row, CONDITIONAL)
    if firm and conditional:
        return gettext(
            "{firm}, {conditional} on a condition",
            firm=f"{firm} {unit}".strip(),
            conditional=conditional,
        )
    if conditional:
        number = f"{conditional} {unit}".strip()
        return gettext("{number} on a condition", number=number)
    return f"{firm} {unit}".strip() if firm else gettext("none counted")


def with_unit(row: Row) -> str:
    """Write how many of what: 430 or more tanks."""
    return quantity_in_words(row, row["unit"])


def ends_in_words(row: Row, ends: tuple[str, ...] = ENDS) -> str:
    """Write a number of items as exactly as it is known; a missing one is empty.

    `ends` are the columns of the number, of what it may be at least and at most, and of
    whether it may be more.
    """
    value, low, high, open_ended = (row[end] for end in ends)
    if pd.isna(value):
        return ""
    # Items are whole: what is about 50 may be 47 to 53 of them.
    least, most = floor(min(low, value)), ceil(max(high, value))
    words = number_in_words(value)
    if low < high and most - least > TELLING * most:
        both = {"low": number_in_words(least), "high": number_in_words(most)}
        words = gettext("{low} to {high}", **both)
    elif low < high and not open_ended:
        return gettext("about {number}", number=words)
    return gettext("{sum} or more", sum=words) if open_ended else words


def first_by(rows: pd.DataFrame, column: str) -> Row:
    """Take the row with the largest figure, of equal ones the first."""
    ranked = rows.sort_values(column, ascending=False, kind="stable")
    first: Row = ranked.to_dict("records")[0]
    return first


def stated(rows: pd.DataFrame) -> pd.DataFrame:
    """Keep the rows with a quantity, and count beside them the rows without.

    Rows of a frame of items have `key` and `name` here; `full` is a name that only
    hover has room for. `silent` is added: rows of the key that state no number, on
    its first row.
    """
    known = _known(rows)
    drawn = rows[known]
    beside = rows[~known].groupby("key")["uncounted"].sum()
    others = beside.reindex(drawn["key"], fill_value=0).to_numpy("int64")
    first = ~drawn["key"].duplicated()
    return drawn.assign(silent=drawn["uncounted"] + others * first)


def every_year(drawn: pd.DataFrame, rows: pd.DataFrame) -> pd.DataFrame:
    """Add the years, from the first to the last, in which none was counted.

    `drawn` is as `stated` returns it, of one unit, with `year`; `rows` are all of the
    class: of some years they state no number.
    """
    uncounted = rows.groupby("year")["uncounted"].sum()
    years = range(rows["year"].min(), rows["year"].max() + 1)
    absent = [year for year in years if year not in set(drawn["year"])]
    none = dict.fromkeys([*ENDS[:3], *CONDITIONAL[:3], "new", "earlier"], float("nan"))
    added = drawn.iloc[[0] * len(absent)].assign(
        **none,
        **dict.fromkeys(["open_ended", "conditional_open_ended"], False),
        year=absent,
        name=[str(year) for year in absent],
        key=[mark(drawn["item_class"].iloc[0], str(year)) for year in absent],
        silent=uncounted.reindex(absent, fill_value=0).to_numpy("int64"),
    )
    return pd.concat([drawn, added], ignore_index=True).sort_values("year")


def silent_in_words(rows: pd.DataFrame) -> str:
    """Name, of rows as `stated` takes them, what has rows and no number at all."""
    known = _known(rows)
    others = rows[~known & ~rows["key"].isin(rows.loc[known, "key"])]
    counts = others.groupby(["key", "name"], sort=False)["uncounted"].sum()
    named = tuple(
        f"{name} ({announcements_in_words(int(number))})"
        for name, number in counts.droplevel("key").items()
        if number
    )
    if not named:
        return ""
    return gettext("No number stated: {names}", names=list_in_words(named))


def unstated(row: Row) -> str:
    """Count in the fewest words what a row's number does not hold; hover says more."""
    if not row["silent"]:
        return ""
    return " " + gettext("+ {number} unstated", number=row["silent"])


def _known(rows: pd.DataFrame) -> pd.Series:
    return rows[["quantity", "conditional_quantity"]].notna().any(axis="columns")


def unit_plot(
    rows: pd.DataFrame, heading: str = "", footnote: str = "", most: float = 0.0
) -> Plot:
    """Describe the rows of one unit.

    As `stated` returns them. `kind`, where there is one, tells joint sets and what no
    donor is named for; `most` is the largest number of the plots that share one scale
    with this one.
    """
    ends = _ends_drawn(rows)
    divisor, word = scale_of(max(ends.max().max(), most))
    records = rows.to_dict("records")
    named = (ends / divisor).assign(
        open_ended=rows["open_ended"] | rows["conditional_open_ended"],
        key=rows["key"],
        name=rows["name"],
        label=[quantity_in_words(row) + unstated(row) for row in records],
        hover=list(map(item_exactly, records)),
    )
    unit = capital(str(rows["unit"].iloc[0]))
    if word:
        unit = capital(gettext("{scale} {unit}", scale=word, unit=rows["unit"].iloc[0]))
    parts = {name: part / divisor for name, part in _parts(rows).items()}
    plot = bars(named, parts, unit, heading, footnote)
    return replace(plot, series=tuple(map(_of_goods, plot.series)))


def _of_goods(segment: Series) -> Series:
    """Name a state of things, not of money."""
    if segment.drawing not in OF_GOODS:
        return segment
    return replace(segment, name=gettext(OF_GOODS[segment.drawing]))


def _ends_drawn(rows: pd.DataFrame) -> pd.DataFrame:
    """Add firm and conditional numbers up to where a bar and its whisker end."""
    ends = zip(("value", "low", "high"), ENDS, CONDITIONAL, strict=False)
    return pd.DataFrame(
        {
            name: rows[[firm, conditional]].sum(axis="columns", min_count=1)
            for name, firm, conditional in ends
        }
    )


def most_drawn(rows: pd.DataFrame) -> float:
    """Find the largest number that the axis of some rows must reach."""
    most: float = _ends_drawn(rows).max().max()
    return most


def _parts(rows: pd.DataFrame) -> dict[str, pd.Series]:
    """Map each drawing to the length of its segment."""
    kind = rows["kind"] if "kind" in rows else pd.Series("donor", rows.index)
    nobody = kind == UNATTRIBUTED
    parts = {
        "unattributed": rows["quantity"].where(nobody),
        "new": rows["new"].where(kind == "donor"),
        "joint": rows["new"].where(kind == "joint"),
        "earlier": rows["earlier"].mask(nobody),
        "conditional": rows["conditional_quantity"],
    }
    return {name: part for name, part in parts.items() if part.notna().any()}


def item_exactly(row: Row) -> str:
    """Write what shows on hover of a row of `stated`: every number to the last item."""
    figures = {
        ENTRY_STATES[state].label_of_goods: row[column]
        for column, state in STATES.items()
    }
    if row["low"] < row["high"]:
        figures |= {gettext("low"): row["low"], gettext("high"): row["high"]}
    lines = [
        f"{words}: {number_exactly(figure)} {row['unit']}"
        for words, figure in figures.items()
        if pd.notna(figure)
    ]
    lines += [gettext("or more")] if row["open_ended"] else []
    rows = announcements_in_words(row["silent"])
    silent = gettext("+ {announcements} without a number", announcements=rows)
    lines += [silent] if row["silent"] else []
    return "<br>".join([f"<b>{row.get('full', row['name'])}</b>", *lines])


def items_figure(plots: Sequence[Plot]) -> Figure:
    """Draw rows of items: thousands apart on the axes, and no half of an item."""
    figure = rows_figure(plots)
    for name, axis in figure.layout.items():
        if name.startswith("xaxis"):
            axis["tickformat"] = ","
            if axis["range"][1] < FEW:
                axis["dtick"] = 1
    return figure
