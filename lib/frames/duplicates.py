"""Likely duplicates: rows that may tell of one promise twice."""

from collections.abc import Mapping

import numpy as np
import pandas as pd

from lib.frames.asof import standing_pledges
from lib.frames.cache import asof_part, cached
from lib.frames.claims import priced_claims, stated_claims
from lib.frames.money import amounts, rates_with
from lib.frames.nesting import nesting_of
from lib.model.keys import positions
from lib.model.selection import Selection
from lib.model.view import View
from lib.model.vocabulary import DISPUTE_TOLERANCE, ROUNDING, UNATTRIBUTED

#: Two rows this many days apart may be one promise, told on different days.
DAYS = 7
#: Sums of two currencies are compared in this one, at the rates of the day of each row.
COMMON = "EUR"
#: What two rows are held against each other by.
_MONEY = ["value", "euros", "amount", "amount_to", "currency", "amount_as_printed"]
_THING = ["quantity", "unit", "item_class"]
_FIGURE = ["pledge_id", "donors", "cumulative", "announced_on", *_MONEY, *_THING]
#: Sums this factor apart at most are held against each other.
_STEP = 1.1
_PAIR = ["pledge_id", "other_id", "why"]


def likely_duplicates(
    view: View, pledge: Mapping[str, str], claim: Mapping[str, str]
) -> pd.DataFrame:
    """List the rows of the ledger as of the day that a new row may repeat.

    `pledge` and `claim` hold cells by column, blank or absent where not known.
    `pledge_id` and `why` (in words), the nearest day first, then by pledge_id. The
    donors are the same, the days at most a week apart, and the sum of some claim is the
    figure printed or, at the rates of the day of each, at most 2 percent from it; where
    neither row states a sum, the quantity and the unit or class of item are the same. A
    running total is held against running totals only. Without a day nothing is found.
    """
    new = _new_figure(view, pledge, claim)
    alike = _alike(new, _figures(view)).sort_values(["apart", "other_id"])
    found = alike.drop_duplicates("other_id")[["other_id", "why"]]
    return found.set_axis(["pledge_id", "why"], axis="columns").reset_index(drop=True)


@cached(asof_part)
def duplicates_within(view: View) -> pd.DataFrame:
    """List the pairs of rows of the ledger as of the day that may be one promise.

    One row a pair: `pledge_id`, `other_id` (the later of the two ids) and `why`, as
    `likely_duplicates` finds them; by these ids. Rows of which one is part of the other,
    at any depth, or counted in it, are known to overlap and are no duplicates.
    """
    figures = _figures(view)
    pairs = _alike(figures, figures)
    pairs = pairs[pairs["pledge_id"] < pairs["other_id"]]
    pairs = pairs.sort_values([*_PAIR[:2], "rank"]).drop_duplicates(_PAIR[:2])
    known = related(pairs, view)
    return pairs.loc[~known, _PAIR].reset_index(drop=True)


def related(pairs: pd.DataFrame, view: View) -> pd.Series:
    """Tell which pairs the ledger itself relates: part of, or counted in, each other.

    `pairs` has `pledge_id` and `other_id`.
    """
    pledges = standing_pledges(view)
    ids = pledges["pledge_id"]
    one = positions(pairs["pledge_id"], ids)
    other = positions(pairs["other_id"], ids)
    known = np.zeros(len(pairs), bool)
    for column in ("part_of", "counted_in"):
        for nested, above in nesting_of(ids, pledges[column]).levels():
            known |= nested[one] & (above[one] == other)
            known |= nested[other] & (above[other] == one)
    return pd.Series(known, pairs.index)


def _figures(view: View) -> pd.DataFrame:
    """List what each claim in force says, in euros too, with its pledge's donors."""
    common = Selection(currency=COMMON, asof=view.day)
    claims = priced_claims(View(view.ledger, common))
    own = stated_claims(view).set_index("claim_id")["value"]
    pledges = standing_pledges(view).iloc[claims["row"]].reset_index(drop=True)
    figures = claims.assign(
        value=claims["claim_id"].map(own),
        euros=claims["value"],
        donors=pledges["donors"].fillna(UNATTRIBUTED),
        cumulative=pledges["scope"] == "cumulative",
        item_class=pledges["item_class"],
    )[_FIGURE]
    # What states nothing repeats nothing.
    stated = figures[["value", "quantity", "amount_as_printed"]].notna().any(axis=1)
    return figures[stated]


def _new_figure(
    view: View, pledge: Mapping[str, str], claim: Mapping[str, str]
) -> pd.DataFrame:
    """Read one row that is not in the ledger yet as `_figures` reads those in it."""
    cells = {**claim, **pledge}
    row = pd.DataFrame([{name: cells.get(name) or None for name in _FIGURE[3:]}])
    row = row.astype("str").assign(qualifier=claim.get("qualifier") or "none")
    for column in ("amount", "amount_to", "quantity"):
        row[column] = pd.to_numeric(row[column])
    row["announced_on"] = pd.to_datetime(row["announced_on"])
    days = (row["currency"], row["announced_on"])
    rate = rates_with(view.ledger["rates"], COMMON, *days)["rate"]
    value = amounts(row)["value"]
    return row.assign(
        pledge_id="",
        donors=pledge.get("donors") or UNATTRIBUTED,
        cumulative=pledge.get("scope") == "cumulative",
        value=value,
        euros=value * rate,
    )[_FIGURE]


def _alike(rows: pd.DataFrame, others: pd.DataFrame) -> pd.DataFrame:
    """Pair rows with others of the same donors, a week and a figure, and say why.

    The columns of `_PAIR`, `apart` in days, and `rank`: a figure says more than a sum
    near it, and both more than a number of items.
    """
    pairs = _near(rows, others)
    sumless = pairs["value"].isna() & pairs["value_2"].isna()
    tests = {
        "the same figure": _same_figure(pairs),
        "sums at most 2 percent apart": _near_sums(pairs),
        "the same number of the same item": sumless & _same_items(pairs),
    }
    rank = np.select(list(tests.values()), list(range(len(tests))), -1)
    pairs = pairs.assign(rank=rank, other_id=pairs["pledge_id_2"])[rank >= 0]
    figure = pairs["rank"].map(dict(enumerate(tests))).astype("str")
    days = _days_in_words(pairs["apart"])
    words = "the same donors, " + figure + ", " + days + _other_items(pairs)
    return pairs.assign(why=words)[[*_PAIR, "apart", "rank"]]


def _near(rows: pd.DataFrame, others: pd.DataFrame) -> pd.DataFrame:
    """Pair rows of the same donors at most a week apart, of about the same size.

    Week by week and size by size: all pairs of a donor would be too many in a large
    ledger.
    """
    first, second = _places(rows), _places(others)
    around = [
        second.assign(week=second["week"] + later, size=second["size"] + larger)
        for later in (-1, 0, 1)
        for larger in (-1, 0, 1)
    ]
    keys = ["donors", "cumulative", "week", "size"]
    pairs = first.merge(pd.concat(around), on=keys, suffixes=("", "_2"))
    apart = (pairs["day"] - pairs["day_2"]).abs().dt.days
    near = pairs.assign(apart=apart)[apart <= DAYS].reset_index(drop=True)
    sides = [rows.iloc[near["at"]], others.iloc[near["at_2"]].add_suffix("_2")]
    both = [side.reset_index(drop=True) for side in sides]
    return pd.concat([*both, near["apart"]], axis="columns")


def _places(figures: pd.DataFrame) -> pd.DataFrame:
    """Say where each figure of a known day stands: what is compared first, and no more."""
    day = figures["announced_on"]
    placed = figures[["donors", "cumulative"]].assign(
        donors=figures["donors"].astype("category"),
        day=day,
        week=week_of(day),
        size=_size(figures),
        at=np.arange(len(figures)),
    )
    return placed.dropna(subset="day")


def week_of(day: pd.Series) -> pd.Series:
    """Count weeks: days at most `DAYS` apart are in the same one or in neighbours."""
    return (day - pd.Timestamp(0)).dt.days // DAYS


def _size(figures: pd.DataFrame) -> pd.Series:
    """Count the steps to a sum; of what has none, numbers of items below zero."""
    sums = figures["euros"].fillna(figures["value"])
    steps = pd.Series(np.floor(np.log1p(sums) / np.log(_STEP)), figures.index)
    return steps.fillna(-3 - 3 * figures["quantity"].fillna(0).round())


def _same_figure(pairs: pd.DataFrame) -> pd.Series:
    """Tell which pairs state one amount in one currency, or print one phrase."""
    upper = pairs["amount_to"].fillna(0) == pairs["amount_to_2"].fillna(0)
    amount = (pairs["amount"] == pairs["amount_2"]) & upper
    silent = pairs["amount"].isna() & pairs["amount_2"].isna()
    phrase = pairs["amount_as_printed"] == pairs["amount_as_printed_2"]
    same = amount & (pairs["currency"] == pairs["currency_2"])
    return same | (silent & phrase).fillna(False)


def _near_sums(pairs: pd.DataFrame) -> pd.Series:
    """Tell which sums are near each other; rates matter between two currencies only."""
    same = pairs["currency"] == pairs["currency_2"]
    first = pairs["value"].where(same, pairs["euros"])
    second = pairs["value_2"].where(same, pairs["euros_2"])
    smaller, larger = np.minimum(first, second), np.maximum(first, second)
    most = smaller * (1 + DISPUTE_TOLERANCE) * (1 + ROUNDING)
    return pd.Series(larger <= most, pairs.index)


def _same_items(pairs: pd.DataFrame) -> pd.Series:
    unit = pairs["unit"] == pairs["unit_2"]
    kind = pairs["item_class"] == pairs["item_class_2"]
    return (pairs["quantity"] == pairs["quantity_2"]) & (unit | kind).fillna(False)


def _other_items(pairs: pd.DataFrame) -> pd.Series:
    """Say where both rows have a class of item, and not the same one."""
    first, second = pairs["item_class"], pairs["item_class_2"]
    other = first.notna() & second.notna() & (first != second)
    return other.map({True: ", of other items", False: ""}).astype("str")


def _days_in_words(apart: pd.Series) -> pd.Series:
    words = {0: "on the same day", 1: "one day apart"}
    later = {days: f"{days} days apart" for days in range(2, DAYS + 1)}
    return apart.map(words | later).astype("str")
