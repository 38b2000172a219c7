"""Items: how many of what was promised."""

import numpy as np
import pandas as pd

from lib.frames.asof import lead_quantities
from lib.frames.chosen import keep_chosen
from lib.frames.contributions import all_contributions
from lib.frames.kept import kept, priced_part, whole_part
from lib.frames.wholes import wholes
from lib.model.ledger import Ledger
from lib.model.selection import Selection
from lib.model.vocabulary import BASES, SEPARATOR

COLUMNS = [
    *["item_class", "unit", "quantity", "conditional_quantity", "donors", "pledges"],
    "uncounted",
]
KEYS = ["item_class", "unit"]
#: What the filters look at, and the class.
FILTERED = [
    *["pledge_id", "meeting_id", "announced_on", "donors", "aid_type", "mechanism"],
    "item_class",
]


@kept(whole_part)
def items(ledger: Ledger, selection: Selection) -> pd.DataFrame:
    """Sum the quantities promised, by class of item and unit.

    Returns
    -------
    DataFrame
        One row an item class and unit. `quantity` counts the lead claims of new and
        earlier pledges, `conditional_quantity` of conditional ones; `donors` lists who
        promised them, separated by ";". `pledges` counts the contributions of every
        state, `uncounted` those of them that state no class, unit or quantity: what has
        no class or no unit stands in a row where that is missing. A pledge below
        another with a quantity in the same unit is left out: the other one holds it.
        By class, then the largest quantity, then unit.
    """
    listed = keep_chosen(promised_items(ledger, selection), selection, ledger)
    stated = listed[KEYS].notna().all(axis="columns") & listed["quantity"].notna()
    known = listed[stated]
    conditional = known["state"] == "conditional"
    firm = known["state"].isin(BASES["firm"])
    summands = listed[KEYS].assign(
        quantity=known["quantity"].where(firm),
        conditional_quantity=known["quantity"].where(conditional),
        pledges=1,
        uncounted=(~stated).astype(int),
    )
    sums = summands.groupby(KEYS, dropna=False).sum(min_count=1)
    return (
        sums.join(donors_of(known[firm | conditional]))
        .reset_index()
        .sort_values([*KEYS[:1], "quantity", "unit"], ascending=[True, False, True])
        .reset_index(drop=True)[COLUMNS]
    )


@kept(priced_part)
def promised_items(ledger: Ledger, selection: Selection) -> pd.DataFrame:
    """Add the lead quantity to the pledges of which no pledge above states one.

    A pledge above counts where its quantity is in the same unit.
    """
    pledges = all_contributions(ledger, selection)[[*FILTERED, "part_of", "state"]]
    pledges = pledges.join(lead_quantities(ledger, selection), on="pledge_id")
    unit, _ = pd.factorize(pledges["unit"].where(pledges["quantity"].notna()))
    forest = wholes(pledges["pledge_id"], pledges["part_of"])
    return pledges[~forest.any_equal_above(unit)]


def donors_of(known: pd.DataFrame) -> pd.Series:
    """List the distinct donors of each class and unit in alphabetical order."""
    named = known.loc[known["donors"].notna(), [*KEYS, "donors"]]
    donors = named["donors"].str.split(SEPARATOR).explode()
    one_each = named[KEYS].loc[donors.index].assign(donor=donors.array)
    ordered = one_each.drop_duplicates().sort_values([*KEYS, "donor"])
    keys = pd.MultiIndex.from_frame(ordered[KEYS])
    first = np.flatnonzero(~keys.duplicated())
    lists = np.split(ordered["donor"].to_numpy(), first[1:]) if len(first) else []
    joined = [SEPARATOR.join(donors) for donors in lists]
    return pd.Series(joined, keys[first], name="donors", dtype="str")
