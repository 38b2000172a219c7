"""Items: how many of what was promised."""

from typing import Any

import numpy as np
import pandas as pd

from lib.frames.asof import standing_claims
from lib.frames.cache import asof_part, cached, priced_part, whole_part
from lib.frames.contributions import all_contributions
from lib.frames.frame import Frame
from lib.frames.measures import count, flag, number, text
from lib.frames.money import amounts
from lib.frames.nesting import nesting_of
from lib.model.columns import Table, columns_of
from lib.model.filters import COLUMNS, apply_filters
from lib.model.formats import names_of
from lib.model.glossary import ENTRY_STATES
from lib.model.ledger import Ledger
from lib.model.view import View
from lib.model.vocabulary import BASES, SEPARATOR

KEYS = ["item_class", "unit"]
UNSTATED = ["unclassed", "silent"]
NO_CLASS = "class not stated"


class OfUnit(Table):
    """What rows of quantities are of: a class of items, counted in one unit."""

    item_class: str = text("Item class", missing=True)
    item_label: str = text("Class of item")
    unit: str = text("Unit", missing=True)


class Quantities(Table):
    """What they say: how many, how exactly, and what is counted."""

    quantity: float = number("Promised")
    low: float = number("Promised, low")
    high: float = number("Promised, high")
    open_ended: bool = flag("Or more")
    new: float = number("Newly promised")
    earlier: float = number(ENTRY_STATES["earlier"].title)
    conditional_quantity: float = number(ENTRY_STATES["conditional"].title)
    conditional_low: float = number("On a condition, low")
    conditional_high: float = number("On a condition, high")
    conditional_open_ended: bool = flag("On a condition, or more")
    entries: int = count("Announcements")
    uncounted: int = count("Without class, unit or number")


class Items(Quantities, OfUnit):
    """One row is a class of items and a unit; by class, then the largest quantity."""

    donors: str = text("Donors", missing=True)

    class Config:
        unique = KEYS


#: What every table of quantities shows, beside what its rows are of.
SHOWN = (
    *("unit", "quantity", "open_ended", "conditional_quantity", "uncounted"),
    *("low", "high", "new", "earlier", "entries"),
)
OF_ITEM = [*KEYS, "item_label"]
#: What the frames of quantities share, after what it is of.
SHARED = columns_of(Quantities)
BY_UNIT = columns_of(Items, *OF_ITEM)


@cached(whole_part)
def items(view: View) -> pd.DataFrame:
    """Sum the quantities promised, by class of item and unit.

    One row an item class and unit. `quantity` counts the lead claims of new and earlier
    pledges, `conditional_quantity` of conditional ones, with what each may be at least
    and at most (`low`, `high`) and whether it may be more (`open_ended`); `donors`
    lists who promised them, separated by ";". `entries` counts the contributions of
    every state, `uncounted` those of them that state no class, unit or quantity: what
    has no class or no unit stands in a row where that is missing. A pledge below
    another with a quantity in the same unit is left out: the other one holds it. By
    class, then the largest quantity, then unit.
    """
    listed = chosen_items(view)
    return (
        quantities_by(listed, KEYS)
        .join(donors_of(listed[listed["left_out"] == ""]))
        .reset_index()
        .pipe(add_item_label, view.ledger)
        .sort_values([*KEYS[:1], "quantity", "unit"], ascending=[True, False, True])
        .reset_index(drop=True)[BY_UNIT]
    )


def chosen_items(view: View) -> pd.DataFrame:
    """List the entries inside the filters as `promised_items` does."""
    return apply_filters(promised_items(view), view)


@cached(priced_part)
def promised_items(view: View) -> pd.DataFrame:
    """Add to each contribution how many it promises, and why that is not counted.

    `left_out` is empty for what is counted, else the first reason that fits: it is part
    of a pledge with a quantity in the same unit, has no class, no unit or number, is
    restated or lapsed.
    """
    of = ["pledge_id", "item_class", "scope", "donor_label", "part_of", "state"]
    pledges = all_contributions(view)[[*of, *COLUMNS]]
    pledges = pledges.join(stated_quantities(view), on="pledge_id")
    unit, _ = pd.factorize(pledges["unit"].where(pledges["quantity"].notna()))
    forest = nesting_of(pledges["pledge_id"], pledges["part_of"])
    reasons: dict[str, Any] = {
        "in_whole": forest.any_equal_above(unit),
        "unclassed": pledges["item_class"].isna(),
        "silent": pledges["unit"].isna() | pledges["quantity"].isna(),
        "restated": pledges["state"] == "restated",
        "lapsed": pledges["state"] == "lapsed",
    }
    left_out = np.select(list(reasons.values()), list(reasons), "")
    return pledges.assign(
        open_ended=pledges["open_ended"].eq(True),
        left_out=pd.Series(left_out, pledges.index, dtype="str"),
    )


@cached(asof_part)
def stated_quantities(view: View) -> pd.DataFrame:
    """Take how many each pledge's lead claim states, and how exactly, by pledge_id.

    `low`, `high` and `open_ended` follow the conventions of printed sums. A quantity
    without a qualifier is exact; one whose upper end no number states is open-ended.
    """
    claims = standing_claims(view)
    lead = claims[claims["lead"]].set_index("pledge_id")
    printed = pd.DataFrame(
        {
            "qualifier": lead["quantity_qualifier"].fillna("exact"),
            "amount": lead["quantity"],
            "amount_to": np.nan,
            "amount_as_printed": pd.Series(np.nan, lead.index, dtype="str"),
        }
    )
    worth = amounts(printed)
    unbounded = lead["quantity"].notna() & worth["high"].isna()
    return lead[["quantity", "unit"]].assign(
        low=worth["low"].fillna(lead["quantity"]),
        high=worth["high"].fillna(lead["quantity"]),
        open_ended=worth["open_ended"] | unbounded,
    )


def quantities_by(listed: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Sum quantities by group: firm ones, new and earlier apart; conditional ones.

    Of `promised_items`; what a whole holds is in no row. A missing key makes a group of
    its own.

    Indexed by the keys, in the columns `SHARED`. A quantity that no entry states is
    missing.
    """
    listed = listed[listed["left_out"] != "in_whole"]
    counted, state = listed["left_out"] == "", listed["state"]
    summands = listed[keys].assign(
        **_summands(listed, counted & state.isin(BASES["firm"])),
        **_summands(listed, counted & (state == "conditional"), "conditional_"),
        **{
            one: listed["quantity"].where(counted & (state == one))
            for one in BASES["firm"]
        },
        entries=1,
        uncounted=listed["left_out"].isin(UNSTATED).astype("int64"),
    )
    sums = summands.groupby(keys, dropna=False).sum(min_count=1)[SHARED]
    flags = ["open_ended", "conditional_open_ended"]
    return sums.assign(**{flag: sums[flag] > 0 for flag in flags})


def _summands(
    listed: pd.DataFrame, rows: pd.Series, prefix: str = ""
) -> dict[str, pd.Series]:
    """Take what some rows add to a quantity, to its ends, and to whether it is open."""
    summands = listed[["quantity", "low", "high"]].where(rows)
    summands["open_ended"] = (listed["open_ended"] & rows).astype("int64")
    return {f"{prefix}{name}": summands[name] for name in summands}


def add_item_label(sums: pd.DataFrame, ledger: Ledger) -> pd.DataFrame:
    """Name the class of each row in words."""
    named = sums["item_class"].map(names_of(ledger, "item_classes")).astype("str")
    return sums.assign(item_label=named.fillna(NO_CLASS))


def donors_of(known: pd.DataFrame) -> pd.Series:
    """List the distinct donors of each class and unit in alphabetical order."""
    named = known.loc[known["donors"].notna(), [*KEYS, "donors"]]
    each = named.assign(donors=named["donors"].str.split(SEPARATOR)).explode("donors")
    each = each.drop_duplicates().sort_values([*KEYS, "donors"])
    return each.groupby(KEYS)["donors"].agg(SEPARATOR.join).astype("str")


FRAMES = (
    Frame(
        items,
        Items,
        shown=("item_label", *SHOWN, "donors"),
        marked_by=("item_class",),
        of_items=True,
    ),
)
