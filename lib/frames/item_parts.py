"""Items in parts: by donor, by year, and what is in no quantity."""

import pandas as pd
import pandera.pandas as pa

from lib.frames.asof import standing_pledges
from lib.frames.cache import cached, whole_part
from lib.frames.donors import PLACES, OfDonors, by_donor
from lib.frames.frame import Frame
from lib.frames.items import (
    KEYS,
    OF_ITEM,
    SHOWN,
    OfUnit,
    Quantities,
    add_item_label,
    chosen_items,
    quantities_by,
    stated_quantities,
)
from lib.frames.measures import count, one_of, text
from lib.model.columns import Table, columns_of
from lib.model.filters import apply_filters
from lib.model.ledger import Ledger
from lib.model.view import View

#: Why an entry is in no quantity, the first that fits.
LEFT_OUT = ("cumulative", "in_whole", "unclassed", "silent", "restated", "lapsed")


class ItemDonors(OfDonors, Quantities, OfUnit):
    """One row is a class, a unit, and a donor, a joint set or nobody."""

    class Config:
        unique = [*KEYS, "donors"]


class ItemYears(Quantities, OfUnit):
    """One row is a class, a unit and a year with an announcement."""

    year: int = pa.Field(gt=0, title="Year")

    class Config:
        unique = [*KEYS, "year"]


class ItemsLeftOut(Table):
    """One row is a class of items and why some of its entries are in no quantity."""

    item_class: str = text("Item class", missing=True)
    item_label: str = text("Class of item")
    reason: str = one_of("Left out since", LEFT_OUT)
    entries: int = count("Announcements")

    class Config:
        unique = ["item_class", "reason"]


DONOR = columns_of(OfDonors)
BY_DONOR = columns_of(ItemDonors, *OF_ITEM, *DONOR)
BY_YEAR = columns_of(ItemYears, *OF_ITEM, "year")
BY_REASON = columns_of(ItemsLeftOut)


@cached(whole_part)
def item_donors(view: View) -> pd.DataFrame:
    """Sum the quantities promised, by class of item, unit and donor.

    One row a class, a unit and a donor, a joint set of donors, or unattributed: a joint
    pledge stands under its own set, never split. Quantities and counts as in `items`,
    to which they add up. By class, then the unit with the largest quantity; then
    donors, joint sets, unattributed, the largest first, then by name.
    """
    sums = quantities_by(by_donor(chosen_items(view)), [*KEYS, *DONOR]).reset_index()
    ordered = sums.assign(place=sums["kind"].map(PLACES)).pipe(_by_unit, view.ledger)
    return ordered.sort_values(
        [*ORDER, "place", "quantity", "donor_label"],
        ascending=[*ASCENDING, True, False, True],
        ignore_index=True,
    )[BY_DONOR]


@cached(whole_part)
def item_years(view: View) -> pd.DataFrame:
    """Sum the quantities promised, by class of item, unit and year.

    One row a class, a unit and a year of announcement. Quantities and counts as in
    `items`, to which they add up. By class, then the unit with the largest quantity,
    then year.
    """
    listed = chosen_items(view)
    years = listed.assign(year=listed["announced_on"].dt.year.astype("int64"))
    sums = quantities_by(years, [*KEYS, "year"]).reset_index()
    return _by_unit(sums, view.ledger).sort_values(
        [*ORDER, "year"], ascending=[*ASCENDING, True], ignore_index=True
    )[BY_YEAR]


#: The first columns that rows are put in order by, and which way.
ORDER, ASCENDING = ["item_class", "of_unit", "unit"], [True, False, True]


def _by_unit(sums: pd.DataFrame, ledger: Ledger) -> pd.DataFrame:
    """Name the class, and add how many there are of the unit in all."""
    groups = sums.groupby(KEYS, dropna=False)["quantity"]
    return add_item_label(sums, ledger).assign(of_unit=groups.transform("sum"))


@cached(whole_part)
def items_left_out(view: View) -> pd.DataFrame:
    """Count the entries that are in no quantity, by class of item and reason.

    One row a class and the first reason that fits: `cumulative`, a running total with a
    number; `in_whole`, part of a pledge that states a number in the same unit;
    `unclassed`, without a class; `silent`, without a unit or a number; `restated` and
    `lapsed`, by state. By class, a missing one last, then reason.
    """
    listed = chosen_items(view)
    entries = pd.concat([listed[listed["left_out"] != ""], _totals(view)])
    counts = (
        entries.assign(reason=pd.Categorical(entries["left_out"], LEFT_OUT))
        .groupby(["item_class", "reason"], dropna=False, observed=True)
        .size()
        .rename("entries")
        .reset_index()
        .astype({"item_class": "str", "reason": "str"})
    )
    return add_item_label(counts, view.ledger)[BY_REASON]


def _totals(view: View) -> pd.DataFrame:
    """List the running totals with a number, which are in no sum."""
    pledges = apply_filters(standing_pledges(view), view)
    totals = pledges[pledges["scope"] == "cumulative"]
    stated = totals.join(stated_quantities(view), on="pledge_id")
    stated = stated.dropna(subset=["quantity", "unit"])
    return stated[["item_class"]].assign(left_out="cumulative")


FRAMES = (
    Frame(
        item_donors,
        ItemDonors,
        shown=("donor_label", *SHOWN, "kind"),
        marked_by=("item_class", "donors"),
        of_items=True,
    ),
    Frame(
        item_years,
        ItemYears,
        shown=("year", *SHOWN),
        marked_by=("item_class", "year"),
        of_items=True,
    ),
    Frame(items_left_out, ItemsLeftOut, marked_by=(), of_items=True),
)
