"""Contributions: what each pledge adds to a sum, so that nothing is counted twice.

The arithmetic of 02-data, "Sums that add up", over the whole ledger as of a day; the
filters come after it and change no figure.
"""

import numpy as np
import pandas as pd

from lib.frames.asof import standing_pledges
from lib.frames.cache import asof_part, cached, from_cache, priced_part, whole_part
from lib.frames.claims import counting_claims, disputed_pledges, priced_claims
from lib.frames.condition_reports import condition_states
from lib.frames.frame import Frame
from lib.frames.labels import donor_labels
from lib.frames.measures import currency, day, flag, key, money, number, one_of, text
from lib.frames.money import MONEY
from lib.frames.nesting import Nesting, nesting_of
from lib.frames.unconverted import CURRENCY, STATED, add_left
from lib.model.columns import Table, columns_of
from lib.model.filters import apply_filters
from lib.model.keys import is_among
from lib.model.view import View
from lib.model.vocabulary import NOVELTIES, ROUNDING, STATES, UNNAMED

#: What a pledge is worth by itself, and with everything below it.
OWN = [f"own_{column}" for column in MONEY]
RATE = ["rate", "rate_date", "rate_source"]
EFFECTIVE = [f"effective_{column}" for column in MONEY]


class Contributions(Table):
    """One row is what one pledge adds to a sum; by pledge_id."""

    pledge_id: str = key("Pledge")
    meeting_id: str = text("Meeting", missing=True)
    announced_on: np.datetime64 = day("Announced on")
    scope: str = one_of("Scope", ("donor", "joint", *UNNAMED))
    donors: str = text("Donors", missing=True)
    donor_label: str = text("Donor")
    aid_type: str = text("Aid type")
    mechanism: str = text("Mechanism", missing=True)
    novelty: str = one_of("Novelty", NOVELTIES)
    item: str = text("Item", missing=True)
    item_class: str = text("Item class", missing=True)
    part_of: str = text("Part of", missing=True)
    counted_in: str = text("Counted in", missing=True)
    state: str = one_of("State", STATES)
    value: float = money("Contribution")
    low: float = money("Contribution, low")
    high: float = money("Contribution, high")
    own_value: float = money("Own figure")
    own_low: float = money("Own figure, low")
    own_high: float = money("Own figure, high")
    effective_value: float = money("With its parts")
    effective_low: float = money("With its parts, low")
    effective_high: float = money("With its parts, high")
    open_ended: bool = flag("Open-ended")
    unpriced: bool = flag("No price given")
    unconverted: bool = flag("Not converted")
    itemised: bool = flag("Item of a priced package")
    pledge: bool = flag("Pledge of its own")
    parts_exceed_whole: bool = flag("Parts exceed the whole")
    disputed: bool = flag("Sources disagree")
    claim_id: str = text("Claim", missing=True)
    stated_low: float = number("Own figure, not converted, low")
    stated_high: float = number("Own figure, not converted, high")
    stated_currency: str = text("Currency that is not converted", missing=True)
    unconverted_low: float = number("Contribution, not converted, low")
    unconverted_high: float = number("Contribution, not converted, high")
    rate: float = number("Rate")
    rate_date: np.datetime64 = day("Rate of", missing=True)
    rate_source: str = text("Source of the rate", missing=True)
    currency: str = currency()


COLUMNS = columns_of(Contributions)


@cached(whole_part)
def contributions(view: View) -> pd.DataFrame:
    """List what each chosen pledge contributes; `basis` does not filter.

    One row for each pledge in force and inside the filters, of every state, cumulative
    rows excluded; by pledge_id. `value`, `low` and `high` in the selected currency are
    missing for a pledge that states no sum, and for one whose sum no rate converts: that
    is `unconverted`, and `stated_low`, `stated_high` hold it in `stated_currency`, with
    what of it is in no part in the unconverted columns. Contract: `Contributions`.
    """
    return apply_filters(all_contributions(view), view)


@cached(priced_part)
def all_contributions(view: View) -> pd.DataFrame:
    """List what every pledge in force contributes, before any filter."""
    pledges, forest = summed_pledges(view), forest_of(view)
    disputed = is_among(pledges["pledge_id"], disputed_pledges(view))
    return (
        pledges.pipe(add_own_amounts, view)
        .pipe(add_contributions, forest)
        .pipe(add_left, forest)
        .pipe(add_unpriced, forest)
        .assign(disputed=disputed, currency=view.selection.currency)[COLUMNS]
    )


@cached(asof_part)
def summed_pledges(view: View) -> pd.DataFrame:
    """List what can be in a sum as of the day, with all that no choice changes.

    The rows of `standing_pledges` but the cumulative ones, with `row`, their number
    there, `donor_label` and `state`.
    """
    pledges = standing_pledges(view)
    pledges = pledges[pledges["scope"] != "cumulative"].reset_index(names="row")
    labels = donor_labels(pledges["donors"], view.ledger)
    forest = nesting_of(pledges["pledge_id"], pledges["part_of"])
    return pledges.assign(donor_label=labels).pipe(
        add_state, forest, condition_states(view)
    )


def forest_of(view: View) -> Nesting:
    """Nest the pledges that can be in a sum as of the day, in the order of their list."""
    pledges = summed_pledges(view)
    key = (__name__, "forest", view.ledger.hash, view.day)
    return from_cache(key, lambda: nesting_of(pledges["pledge_id"], pledges["part_of"]))


def add_own_amounts(pledges: pd.DataFrame, view: View) -> pd.DataFrame:
    """Add what the claim that counts says: own_value, own_low, own_high."""
    claims = counting_claims(priced_claims(view), view.selection.claims)
    columns = [*MONEY, *STATED, "open_ended", "claim_id", *RATE]
    named = claims["currency"].where(claims["unconverted"])
    own = claims[columns].assign(**{CURRENCY: named}).reindex(pledges["row"])
    own = own.reset_index(drop=True)
    own["open_ended"] = own["open_ended"].eq(True) & own["value"].notna()
    return pledges.assign(**own.rename(columns=dict(zip(MONEY, OWN, strict=True))))


def add_contributions(pledges: pd.DataFrame, forest: Nesting) -> pd.DataFrame:
    """Add the effective value, and what of it is in no part: the contribution."""
    own = pledges[OWN].to_numpy()
    effective, parts = forest.sums(own)
    remainder = np.maximum(own - np.nan_to_num(parts), 0.0)
    exceeds = parts[:, 0] > own[:, 2] * (1 + ROUNDING)
    return pledges.assign(
        **dict(zip(EFFECTIVE, effective.T, strict=True)),
        **dict(zip(MONEY, remainder.T, strict=True)),
        parts_exceed_whole=exceeds & ~pledges["open_ended"].to_numpy(bool),
    )


def add_unpriced(pledges: pd.DataFrame, forest: Nesting) -> pd.DataFrame:
    """Tell apart what states no sum, one that is not converted, and items of a package.

    An item states none and is part of a pledge that does, or has parts that do; one that
    is not converted is an item where a pledge above it is priced.
    `pledge` marks what a sentence on a page calls a pledge: a donor or joint row that is
    part of no other donor or joint row.
    """
    priced = pledges["own_value"].notna().to_numpy()
    stated = priced | pledges[CURRENCY].notna().to_numpy()
    by_donors = pledges["scope"].isin(["donor", "joint"]).to_numpy()
    unconverted = stated & ~priced & ~forest.any_above(by_donors & priced)
    told, _ = forest.sums(np.where(stated, 1.0, np.nan)[:, None])
    around = forest.any_above(by_donors & stated) | ~np.isnan(told[:, 0])
    silent = ~priced & ~unconverted
    return pledges.assign(
        unpriced=silent & ~around,
        unconverted=unconverted,
        itemised=silent & around,
        pledge=by_donors & ~forest.any_above(by_donors),
    )


def add_state(
    pledges: pd.DataFrame, forest: Nesting, conditions: pd.DataFrame
) -> pd.DataFrame:
    """Add the state of each contribution: the first that fits, in this order."""
    counted = is_among(pledges["counted_in"], pledges["pledge_id"]).to_numpy()
    status = pledges["pledge_id"].map(conditions["status"])
    state = np.select(
        [
            counted | forest.any_above(counted),
            status.isin(["lapsed", "withdrawn"]),
            status == "pending",
            pledges["novelty"] == "announced_before",
        ],
        ["restated", "lapsed", "conditional", "earlier"],
        "new",
    )
    return pledges.assign(state=pd.Series(state, pledges.index, dtype="str"))


FRAMES = (Frame(contributions, Contributions),)
