"""Items: how many of what, class by class; of one class by donor and by year."""

from collections.abc import Callable, Iterator

import pandas as pd

from lib.charts.bars import on_one_scale, segments
from lib.charts.captions import Row, capital, in_a_sentence
from lib.charts.donors import first_name, short_label
from lib.charts.item_rows import (
    STATES,
    every_year,
    first_by,
    item_exactly,
    most_drawn,
    silent_in_words,
    stated,
    unit_plot,
    unstated,
    with_unit,
)
from lib.frames.drill_down import mark
from lib.model.counts import counted, part_in_words
from lib.model.language import gettext, gettext_noop
from lib.model.plot import Plot
from lib.model.vocabulary import SEPARATOR, UNATTRIBUTED

ALONE = gettext_noop("In a unit of their own: no bar, nothing to compare")
#: Says what is largest of the rows of one unit.
Say = Callable[[pd.DataFrame], str]
#: Rows as `stated` takes them, by the heading of their panel.
Groups = dict[str, pd.DataFrame]
#: Units that a finding tells of.
UNITS_TOLD = 2
#: Letters of a name that leave a phone room for a number.
NAME = 30
#: What a panel of one unit is of, after the unit.
KINDS = {
    "donor": gettext_noop("{unit}"),
    "joint": gettext_noop("{unit}, promised jointly (no split known)"),
    UNATTRIBUTED: gettext_noop("{unit}, no donor named"),
}


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
        series=segments({name: rows[column] for column, name in STATES.items()}),
        unit="",
        heading=gettext(ALONE) if records else "",
        footnote=silent,
        labels=tuple(f"{with_unit(row)}{unstated(row)}" for row in records),
        keys=tuple(rows["key"]),
        hovers=tuple(map(item_exactly, records)),
    )


def items_finding(rows: pd.DataFrame) -> str:
    """Say for how many classes a number is stated, and for which most often."""
    known = rows[rows["quantity"].notna()]
    if known.empty:
        return gettext(
            "No firm number of any class of item is stated in this selection"
        )
    classes = classes_in_words(rows, known)
    return gettext("A number is stated for {classes}", classes=classes)


def classes_in_words(rows: pd.DataFrame, known: pd.DataFrame, where: str = "") -> str:
    """Say of how many classes a number is `known`, and which has one most often."""
    number, of = (one["item_class"].nunique() for one in (known, rows))
    top = first_by(known, "entries")
    parts = {
        "classes": part_in_words(number, of, "class of item"),
        "where": where,
        "item": top["item_label"],
        "quantity": with_unit(top),
    }
    if len(known) > 1:
        return gettext("{classes}{where}, most often for {item}: {quantity}", **parts)
    if of > 1:
        return gettext("{classes}{where}, namely for {item}: {quantity}", **parts)
    return gettext("{classes}{where}, {item}: {quantity}", **parts)


def item_donors_plots(rows: pd.DataFrame) -> list[Plot]:
    """Describe how many of one class each donor promised, and below it each joint set.

    `rows` are those of one class of the frame `item_donors`.
    """
    named = rows.assign(
        name=list(map(name_of_set, rows["donor_label"], rows["donors"])),
        full=rows["donor_label"],
        key=list(map(mark, rows["item_class"], rows["donors"])),
    )
    panels = {
        gettext(KINDS[of["kind"].iloc[0]], unit=capital(of["unit"].iloc[0])): of
        for _, of in stated(named).groupby(["unit", "kind"], sort=False)
    }
    return _plots(panels, silent_in_words(named))


def name_of_set(label: str, key: str) -> str:
    """Name donors so that a number fits beside them: Czechia and 2 others."""
    short, others = short_label(label, key), key.count(SEPARATOR)
    if len(short) <= NAME or not others:
        return short
    first = first_name(label)
    return gettext("{name} and {others}", name=first, others=counted(others, "other"))


def item_years_plots(rows: pd.DataFrame) -> list[Plot]:
    """Describe how many of one class were promised each year.

    `rows` are those of one class of the frame `item_years`. Of one unit, years without
    any are among them.
    """
    years = rows["year"].astype(str)
    named = rows.assign(name=years, key=list(map(mark, rows["item_class"], years)))
    groups = stated(named).groupby("unit", sort=False)
    units = {capital(str(unit)): of_unit for unit, of_unit in groups}
    if len(units) == 1:
        padded = {unit: every_year(only, named) for unit, only in units.items()}
        return _plots(padded, "")
    return _plots(units, silent_in_words(named))


def _plots(groups: Groups, silent: str) -> list[Plot]:
    """Describe groups under their headings, those of one unit on one scale."""
    units = [rows["unit"].iloc[0] for rows in groups.values()]
    most = pd.Series(map(most_drawn, groups.values()), dtype=float)
    reach = most.groupby(units).transform("max").tolist()
    several, notes = len(groups) > 1, [""] * (len(groups) - 1) + [silent]
    return on_one_scale(
        [
            unit_plot(rows, heading if several else "", note, top)
            for (heading, rows), note, top in zip(
                groups.items(), notes, reach, strict=False
            )
        ]
    )


def item_finding(rows: pd.DataFrame, say: Say) -> str:
    """Say what is largest in each of the first units of one class."""
    return f"{capital(rows['item_label'].iloc[0])}: {largest_said(rows, say)}"


def largest_said(rows: pd.DataFrame, say: Say) -> str:
    """Say what is largest of one class, unit by unit, or that nothing firm is stated."""
    known = rows.dropna(subset="quantity")
    if known.empty:
        return gettext("no firm number is stated")
    units = [of_unit for _, of_unit in known.groupby("unit", sort=False)]
    said = list(map(say, units[:UNITS_TOLD]))
    others = len(units) - UNITS_TOLD
    below = gettext("{units} below", units=counted(others, "more unit"))
    more = [below] if others > 0 else []
    return in_a_sentence("; ".join([*said, *more]))


def by_whom(of_unit: pd.DataFrame) -> str:
    """Name the donor of the largest number; and the donors of a larger joint one."""
    single = of_unit["kind"] == "donor"
    sets = of_unit[~single]
    if not single.any():
        return _together(first_by(sets, "quantity"))
    top = first_by(of_unit[single], "quantity")
    several = bool(single.sum() > 1)
    larger = sets[sets["quantity"] > top["quantity"]]
    parts = {"donor": top["donor_label"], "quantity": with_unit(top)}
    if larger.empty:
        if several:
            return gettext("{donor} promised most, {quantity}", **parts)
        return gettext("{donor} promised {quantity}", **parts)
    own = gettext("{donor} promised on its own, {quantity}", **parts)
    if several:
        own = gettext("{donor} promised most on its own, {quantity}", **parts)
    return f"{own}; {_together(first_by(larger, 'quantity'))}"


def _together(row: Row) -> str:
    donors = short_label(row["donor_label"], row["donors"])
    parts = {"donors": donors, "quantity": with_unit(row)}
    if row["kind"] == "joint":
        return gettext("{donors} together {quantity}", **parts)
    return gettext("{donors} {quantity}", **parts)


def in_year(of_unit: pd.DataFrame) -> str:
    """Name the year of the largest number."""
    top = first_by(of_unit, "quantity")
    if len(of_unit) > 1:
        return gettext(
            "most were announced in {year}, {quantity}",
            year=top["year"],
            quantity=with_unit(top),
        )
    return gettext(
        "{quantity} announced in {year}", quantity=with_unit(top), year=top["year"]
    )
