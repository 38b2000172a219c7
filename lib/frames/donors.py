"""Donor totals: what each donor, and each set of donors together, has pledged."""

import pandas as pd
import pandera.pandas as pa

from lib.frames.cache import cached, whole_part
from lib.frames.contributions import contributions
from lib.frames.frame import Frame
from lib.frames.measures import count, currency, key, money, one_of, text
from lib.frames.money import MONEY
from lib.frames.sums import SHOWN, Sums, sum_by
from lib.frames.unconverted import sums_by
from lib.model.columns import Table, columns_of
from lib.model.ledger import Ledger
from lib.model.view import View
from lib.model.vocabulary import BASES, SEPARATOR, UNATTRIBUTED, UNNAMED

KINDS = {"donor": "donor", "joint": "joint", **dict.fromkeys(UNNAMED, UNATTRIBUTED)}
#: Donors come before joint sets, and last what is traced to nobody.
PLACES = {kind: place for place, kind in enumerate(KINDS.values())}


class OfDonors(Table):
    """What frames by donor share: who it is."""

    donors: str = key("Donors", unique=False)
    donor_label: str = text("Donor")
    kind: str = one_of("Kind", tuple(PLACES))


class DonorTotals(Sums, OfDonors):
    """One row is a donor, a joint set of donors, or what is traced to nobody."""

    donors: str = key("Donors")
    joint_pledges: int = count("Joint pledges it takes part in")
    joint_unpriced: int = count("Of those, no price given")
    joint_unconverted: int = count("Of those, not converted")
    joint_unconverted_sums: str = text("Of those, sums not converted", missing=True)
    joint_value: float = money("Worth of those, not split")
    joint_low: float = money("Worth of those, low")
    joint_high: float = money("Worth of those, high")
    per_gdp: float = pa.Field(
        nullable=True, ge=0, title="Share of GDP", metadata={"unit": "percent"}
    )
    per_capita: float = money("Per head", millions=False)
    gdp_year: pd.Int64Dtype = pa.Field(nullable=True, title="Year of GDP")
    population_year: pd.Int64Dtype = pa.Field(nullable=True, title="Year of population")
    currency: str = currency()


COLUMNS = columns_of(DonorTotals)

#: What is counted of joint pledges.
JOINT = ["pledge", "unpriced", "unconverted"]
OF_DONOR = ["gdp_usd", "gdp_year", "population", "population_year"]


@cached(whole_part)
def donor_totals(view: View) -> pd.DataFrame:
    """Sum the contributions by donor.

    One row a donor, a joint set of donors, or unattributed, in the selected currency.
    `kind` tells them apart; a donor's total never holds joint money: `joint_pledges`,
    `joint_unpriced` and `joint_value` (with _low and _high) say beside it how many
    joint pledges of the basis it takes part in, how many entries of these state no sum,
    which sums are not converted, and what they are worth, not split. `per_gdp` is percent of GDP (in US dollars
    whatever currency is shown), `per_capita` in the selected currency; both are missing
    for joint sets and unattributed. Sums none of whose pledges is priced are missing.
    Order: donors, joint sets, unattributed, each with the largest value first, then by
    name.
    """
    chosen = contributions(view)
    keyed = by_donor(chosen)
    names = keyed[["donors", "kind", "donor_label"]].drop_duplicates()
    totals = sum_by(keyed, ["donors"], view.selection.basis)
    totals = totals.join(names.set_index("donors")).reset_index()
    return (
        totals.pipe(add_joint, chosen, view.selection.basis)
        .pipe(add_measures, view.ledger, dollars_by_donor(view, totals))
        .assign(currency=view.selection.currency)
        .pipe(ranked)[COLUMNS]
    )


def by_donor(rows: pd.DataFrame) -> pd.DataFrame:
    """Key rows by their donor, joint set or nobody, and say which of these it is."""
    donors = rows["donors"].fillna(UNATTRIBUTED)
    return rows.assign(donors=donors, kind=rows["scope"].map(KINDS))


def dollars_by_donor(view: View, totals: pd.DataFrame) -> pd.Series:
    """Sum the same contributions in US dollars, of the index of `totals`."""
    if view.selection.currency == "USD":
        return totals["value"]
    chosen = by_donor(contributions(view.but(currency="USD")))
    dollars = sum_by(chosen, ["donors"], view.selection.basis)["value"]
    return totals["donors"].map(dollars).astype(float)


def add_joint(totals: pd.DataFrame, chosen: pd.DataFrame, basis: str) -> pd.DataFrame:
    """Add the joint pledges a donor takes part in: how many, and what they are worth."""
    counted = (chosen["scope"] == "joint") & chosen["state"].isin(BASES[basis])
    joint = chosen[counted]
    members = joint["donors"].str.split(SEPARATOR).explode()
    each = joint.loc[members.index]
    summands = each[[*JOINT, *MONEY]].astype(dict.fromkeys(JOINT, int))
    of = summands.groupby(members.to_numpy()).sum(min_count=1)
    of = of.assign(sums=sums_by(each, members)).reindex(
        totals["donors"].where(totals["kind"] == "donor")
    )
    return totals.assign(
        joint_pledges=of["pledge"].fillna(0).to_numpy("int64"),
        joint_unpriced=of["unpriced"].fillna(0).to_numpy("int64"),
        joint_unconverted=of["unconverted"].fillna(0).to_numpy("int64"),
        joint_unconverted_sums=of["sums"].astype("str").array,
        **{f"joint_{column}": of[column].to_numpy(float) for column in MONEY},
    )


def add_measures(
    totals: pd.DataFrame, ledger: Ledger, dollars: pd.Series
) -> pd.DataFrame:
    """Add the total as a share of GDP and per head, with the years of both."""
    of = ledger["donors"].set_index("donor_id")[OF_DONOR].reindex(totals["donors"])
    of = of.set_axis(totals.index)
    return totals.assign(
        per_gdp=100 * dollars / of["gdp_usd"],
        per_capita=totals["value"] / of["population"].astype(float),
        gdp_year=of["gdp_year"],
        population_year=of["population_year"],
    )


def ranked(totals: pd.DataFrame) -> pd.DataFrame:
    """Order donors, then joint sets, then unattributed, the largest value first."""
    return totals.assign(place=totals["kind"].map(PLACES)).sort_values(
        ["place", "value", "donor_label"],
        ascending=[True, False, True],
        ignore_index=True,
    )


FRAMES = (
    Frame(
        donor_totals,
        DonorTotals,
        shown=(
            *("donor_label", "kind", *SHOWN),
            *("joint_pledges", "joint_value", "per_gdp", "gdp_year", "per_capita"),
            *("population_year", "donors"),
        ),
        cites="donors",
    ),
)
