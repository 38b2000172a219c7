"""Claims: what each source says of a pledge, in one currency, and whether they agree."""

import numpy as np
import pandas as pd
import pandera.pandas as pa

from lib.frames.asof import standing_claims, standing_pledges
from lib.frames.cache import asof_part, cached, rated_part, whole_part
from lib.frames.frame import Frame
from lib.frames.labels import donor_labels
from lib.frames.measures import currency, day, flag, key, money, number, one_of, text
from lib.frames.money import MONEY, amounts, rates_with, reference_rates
from lib.frames.unconverted import STATED
from lib.model.columns import Table, columns_of
from lib.model.filters import apply_filters
from lib.model.keys import is_among, positions
from lib.model.selection import Selection
from lib.model.view import View
from lib.model.vocabulary import DISPUTE_TOLERANCE, QUALIFIERS, ROUNDING, SCOPES


class ConvertedClaims(Table):
    """One row is what one source says of one pledge; by claim_id."""

    claim_id: str = key("Claim")
    pledge_id: str = text("Pledge")
    source_id: str = text("Source")
    lead: bool = flag("Lead")
    value: float = money("Value")
    low: float = money("Low")
    high: float = money("High")
    currency: str = currency()
    amount_as_printed: str = text("Printed as", missing=True)
    spread: float = pa.Field(
        nullable=True, ge=1, title="Highest over lowest of its pledge"
    )
    disputed: bool = flag("Sources disagree")
    unconverted: bool = flag("Not converted")
    open_ended: bool = flag("Open-ended")
    amount: float = number("Amount")
    amount_to: float = number("Amount to")
    amount_currency: str = text("Currency of the amount", missing=True)
    qualifier: str = one_of("Qualifier", tuple(QUALIFIERS))
    quantity: float = number("Quantity")
    unit: str = text("Unit", missing=True)
    donors_as_named: str = text("Donors as named", missing=True)
    quote_start: pd.Int64Dtype = pa.Field(nullable=True, ge=0, title="Quote start")
    quote_end: pd.Int64Dtype = pa.Field(nullable=True, ge=0, title="Quote end")
    rate: float = number("Rate")
    rate_date: np.datetime64 = day("Rate of", missing=True)
    rate_source: str = text("Source of the rate", missing=True)
    recorded_on: np.datetime64 = day("Recorded on")
    note: str = text("Note", missing=True)


class Disputes(Table):
    """One row is a pledge on whose worth sources differ; the largest spread first."""

    pledge_id: str = key("Pledge")
    meeting_id: str = text("Meeting", missing=True)
    announced_on: np.datetime64 = day("Announced on")
    scope: str = one_of("Scope", SCOPES)
    donors: str = text("Donors", missing=True)
    item: str = text("Item", missing=True)
    donor_label: str = text("Donor")
    lead: float = money("Lead claim")
    unconverted: bool = flag("Lead claim not converted")
    lowest: float = money("Lowest claim")
    highest: float = money("Highest claim")
    spread: float = pa.Field(ge=1, title="Highest over lowest")
    claims: int = pa.Field(ge=2, title="Claims with a sum")
    currency: str = currency()


COLUMNS = columns_of(ConvertedClaims)
OF_DISPUTE = columns_of(Disputes)
OF_PLEDGE = ["pledge_id", "meeting_id", "announced_on", "scope", "donors", "item"]


@cached(asof_part)
def stated_claims(view: View) -> pd.DataFrame:
    """List every claim in force with what it states, before any conversion.

    The table of claims as of the day, by claim_id, with `row`, the number of its pledge
    in `standing_pledges`, and `announced_on` of that; `value`, `low`, `high` in the
    printed currency (missing where no sum is stated) and `open_ended`.
    """
    claims, pledges = standing_claims(view), standing_pledges(view)
    row = positions(claims["pledge_id"], pledges["pledge_id"])
    if (row < 0).any():
        claims, row = claims[row >= 0].reset_index(drop=True), row[row >= 0]
    announced = pledges["announced_on"].iloc[row].array
    stated: pd.DataFrame = claims.assign(
        row=row, announced_on=announced, **amounts(claims)
    )
    return stated


@cached(rated_part)
def priced_claims(view: View) -> pd.DataFrame:
    """Convert every claim in force.

    The rows of `stated_claims` with `value`, `low`, `high` in the selected currency
    (missing where no sum or no rate is known), `rate`, `rate_date` and `rate_source`;
    `unconverted` where a sum is stated that no rate converts, which `stated_low` and
    `stated_high` hold as it is.
    """
    claims = stated_claims(view)
    rates = _rates(claims, view)
    unconverted = claims["value"].notna() & rates["rate"].isna()
    own = claims[["low", "high"]].where(unconverted).set_axis(STATED, axis="columns")
    money = claims[MONEY] * rates[["rate"]].to_numpy()
    return claims.assign(**money, **rates, **own, unconverted=unconverted)


def _rates(claims: pd.DataFrame, view: View) -> pd.DataFrame:
    rates, selection = reference_rates(), view.selection
    day = claims["announced_on"]
    if selection.rates is not None:
        if selection.rates > rates.last:
            message = (
                f"No rate is known after {rates.last}; asked for {selection.rates}."
            )
            raise ValueError(message)
        day = pd.Series(pd.Timestamp(selection.rates), claims.index)
    own = view.ledger["rates"]
    return rates_with(own, selection.currency, claims["currency"], day)


def counting_claims(claims: pd.DataFrame, mode: str) -> pd.DataFrame:
    """Pick the one claim of each pledge that counts, of `priced_claims`.

    `lead` takes the lead claim, priced or not; `lowest` and `highest` the priced claim
    that is smallest or largest by value, then low, then high; without one a claim that
    is not converted, the lead first. At most one claim a pledge, indexed by its `row`;
    a pledge without one has no value of its own.
    """
    if mode == "lead":
        return claims[claims["lead"]].set_index("row")
    stated = claims[claims["value"].notna() | claims["unconverted"]]
    stated = stated.assign(late=stated["unconverted"] & ~stated["lead"])
    order = [mode == "lowest"] * len(MONEY)
    ranked = stated.sort_values(
        [*MONEY, "late"], ascending=[*order, True], kind="stable"
    )
    return ranked.drop_duplicates("row").set_index("row")


@cached(rated_part)
def disputed_pledges(view: View) -> pd.Index:
    """List the pledges whose priced claims disagree.

    Two claims disagree where they differ by more than 2 percent at the rates of
    announced_on, whatever `rates` says; a vague claim only with figures outside its
    bounds. `claims` and the filters make no difference.
    """
    of_the_day = Selection(currency=view.selection.currency, asof=view.selection.asof)
    claims = priced_claims(View(view.ledger, of_the_day)).dropna(subset="value")
    claims = claims[claims["row"].duplicated(keep=False)]
    claims = claims[["pledge_id", "row", "qualifier", *MONEY]].assign(at=claims.index)
    pairs = claims.merge(
        claims.drop(columns="pledge_id"), on="row", suffixes=("", "_2")
    )
    pairs = pairs[pairs["at"] < pairs["at_2"]]
    smaller = np.minimum(pairs["value"], pairs["value_2"])
    larger = np.maximum(pairs["value"], pairs["value_2"])
    apart = larger > smaller * (1 + DISPUTE_TOLERANCE) * (1 + ROUNDING)
    inside = _inside(pairs, "", "_2") | _inside(pairs, "_2", "")
    disagreeing: pd.Index = pd.Index(pairs.loc[apart & ~inside, "pledge_id"].unique())
    return disagreeing


def _inside(pairs: pd.DataFrame, vague: str, other: str) -> pd.Series:
    """Tell whether a vague claim's bounds hold the other figure."""
    figure = pairs[f"value{other}"]
    within = figure.between(pairs[f"low{vague}"], pairs[f"high{vague}"])
    return (pairs[f"qualifier{vague}"] == "vague") & within


@cached(whole_part)
def claims(view: View) -> pd.DataFrame:
    """List what every source says of the chosen pledges.

    One row a claim in force of a pledge inside the filters, cumulative ones included (a
    claim is no sum); by claim_id. `value`, `low`, `high` in the selected currency,
    `currency`; what the source printed stays beside it (`amount_as_printed`, `amount`,
    `amount_currency`). `spread` is the highest value over the lowest of its pledge,
    missing where no claim is priced.
    """
    pledges = apply_filters(standing_pledges(view), view)
    listed = priced_claims(view)
    listed = listed[is_among(listed["pledge_id"], pledges["pledge_id"])]
    values = listed.groupby("pledge_id")["value"]
    return listed.assign(
        spread=values.transform("max") / values.transform("min"),
        disputed=is_among(listed["pledge_id"], disputed_pledges(view)),
        amount_currency=listed["currency"],
        currency=view.selection.currency,
    )[COLUMNS].reset_index(drop=True)


@cached(whole_part)
def disputes(view: View) -> pd.DataFrame:
    """List the disputed pledges with the figures between which sources differ.

    One row a disputed pledge inside the filters, cumulative ones included, in the
    selected currency: `lead` (the lead claim's value, missing where it has none, or one
    that is not converted: `unconverted`),
    `lowest` and `highest` of the priced claims, `spread` (highest over lowest) and
    `claims` (the number of those with a value). The largest spread first.
    """
    every = claims(view)
    left = every.loc[every["lead"] & every["unconverted"], "pledge_id"]
    said = every[every["disputed"]].dropna(subset="value")
    values = said.groupby("pledge_id")["value"]
    figures = pd.DataFrame(
        {
            "lead": said[said["lead"]].set_index("pledge_id")["value"],
            "lowest": values.min(),
            "highest": values.max(),
            "claims": values.size(),
            "spread": values.max() / values.min(),
        }
    )
    pledges = standing_pledges(view)[OF_PLEDGE]
    rows = pledges[is_among(pledges["pledge_id"], figures.index)].join(
        figures, "pledge_id"
    )
    return rows.assign(
        unconverted=is_among(rows["pledge_id"], left),
        donor_label=donor_labels(rows["donors"], view.ledger),
        currency=view.selection.currency,
    ).sort_values(["spread", "pledge_id"], ascending=[False, True], ignore_index=True)[
        OF_DISPUTE
    ]


FRAMES = (
    Frame(
        claims,
        ConvertedClaims,
        shown=(
            *("amount_as_printed", "value", "low", "high", "lead", "qualifier"),
            *("source_id", "note", "claim_id", "pledge_id"),
        ),
        marked_by=("pledge_id",),
        cites="pledge_id",
    ),
    Frame(
        disputes,
        Disputes,
        shown=(
            *("donor_label", "announced_on", "item", "lowest", "lead", "highest"),
            *("spread", "claims", "scope", "pledge_id"),
        ),
        cites="pledge_id",
    ),
)
