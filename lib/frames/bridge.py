"""The bridge of a meeting: from its headline to who accounts for it, and what is beside.

Headlines are announced as one figure. Their parts, whoever makes them, and the rest
that no named donor accounts for add up to it.
"""

import numpy as np
import pandas as pd

from lib.frames.cache import cached, whole_part
from lib.frames.contributions import all_contributions
from lib.frames.frame import Frame
from lib.frames.labels import donor_labels, mechanism_labels
from lib.frames.measures import count, currency, flag, key, money, one_of, text
from lib.frames.meetings import meeting_headlines
from lib.frames.money import MONEY
from lib.frames.nesting import nesting_of
from lib.frames.sums import BY_SCOPE
from lib.frames.unconverted import LEFT, STATED, sums_by
from lib.model.columns import Table, columns_of
from lib.model.ledger import Ledger
from lib.model.view import View
from lib.model.vocabulary import BRIDGE_PARTS, BRIDGE_PLACES, UNATTRIBUTED

#: What a part of a headline is to its shares.
SHARES = {
    **dict.fromkeys(["named", "joint", "earlier"], "firm"),
    "conditional": "conditional",
    UNATTRIBUTED: UNATTRIBUTED,
}
KEYS = ["meeting_id", "place", "part", "donors"]


class Bridge(Table):
    """One row is a part of a meeting's headline, or beside it, of one set of donors."""

    meeting_id: str = key("Meeting", unique=False)
    place: str = one_of("Place", BRIDGE_PLACES)
    part: str = one_of("Part", BRIDGE_PARTS)
    donors: str = text("Donors", missing=True)
    donor_label: str = text("Donor")
    value: float = money("Value")
    low: float = money("Low")
    high: float = money("High")
    open_ended: bool = flag("Open-ended")
    entries: int = count("Announcements")
    unpriced: int = count("No price given")
    unconverted: int = count("Not converted")
    unconverted_sums: str = text("Sums not converted", missing=True)
    currency: str = currency()

    class Config:
        unique = KEYS


COLUMNS = columns_of(Bridge)


@cached(whole_part)
def bridge(view: View) -> pd.DataFrame:
    """Break the headline of each meeting into its parts, by part and donor.

    Of the filters only `meeting` counts: any other would leave parts out. One row a
    meeting, place, part and set of donors, in the selected currency. `place` is
    headline (one row a meeting that has one: its own figure), inside (the parts of the
    headline, at whatever meeting they were announced) or beside (announced at the
    meeting, no part of the headline). The parts are new money of named donors (named),
    of joint sets (joint) and of nobody (unattributed), then earlier, conditional,
    restated and lapsed. The rows inside add up to the headline, or to more where the
    parts exceed it. What is not priced is missing. By date; headline, inside, beside;
    part; the largest value first.
    """
    rows = all_contributions(view)
    headlines = meeting_headlines(view)
    below = headline_of(rows, set(headlines["pledge_id"]))
    home = pd.Series(headlines.index, headlines["pledge_id"]).reindex(below)
    placed = rows.assign(
        place=np.where(below.notna(), "inside", "beside"),
        meeting_id=home.where(below.notna().to_numpy()).array,
        part=rows["state"].where(rows["state"] != "new", rows["scope"].map(BY_SCOPE)),
    )
    placed["meeting_id"] = placed["meeting_id"].fillna(rows["meeting_id"]).astype("str")
    placed = placed[placed["meeting_id"].notna()]
    sums = sum_parts(placed, headlines)
    if view.selection.meeting:
        sums = sums[sums["meeting_id"].isin(view.selection.meeting)]
    labels = donor_labels(sums["donors"], view.ledger)
    labels = labels.mask(sums["place"] == "headline", "Headline")
    named = sums.assign(donor_label=labels, currency=view.selection.currency)
    return in_order(named, view.ledger)[COLUMNS]


def headline_shares(view: View) -> pd.DataFrame:
    """Take who accounts for each priced headline as percent of it.

    By meeting_id, from 0 to 100: `firm` and `conditional` of donors, `unattributed`; a
    meeting without a priced headline has no row. What lapsed is in none of them.
    """
    parts = bridge(view)
    headline = parts[parts["place"] == "headline"].set_index("meeting_id")["value"]
    nobody = parts["part"] == UNATTRIBUTED
    inside = parts[(parts["place"] == "inside") & (parts["donors"].notna() | nobody)]
    named = inside.assign(part=inside["part"].map(SHARES))
    sums = named.pivot_table("value", "meeting_id", "part", "sum")
    known = sums.reindex(index=headline.index, columns=sorted(set(SHARES.values())))
    shares = 100 * known.fillna(0.0).div(headline, axis="index")
    return shares.dropna().clip(0, 100)


def headline_of(rows: pd.DataFrame, headlines: set[str]) -> pd.Series:
    """Name the headline that each contribution is or is part of; none is missing."""
    forest = nesting_of(rows["pledge_id"], rows["part_of"])
    names = rows["pledge_id"]
    found = names.where(names.isin(headlines))
    for nested, above in forest.levels():
        over = names.iloc[above].set_axis(rows.index)
        found = found.fillna(over.where(over.isin(headlines) & nested))
    return found


def totals_within(meeting: str, view: View) -> pd.DataFrame:
    """Take the priced totals of no named donor that a meeting's headline includes.

    The figure of each, whoever makes its parts, and its mechanisms in words; they are
    in the sums of the bridge already. Filters do not count, as in the bridge.
    """
    rows, headlines = all_contributions(view), meeting_headlines(view)
    below = headline_of(rows, set(headlines.reindex([meeting])["pledge_id"].dropna()))
    totals = rows[(rows["scope"] == "total") & below.notna()].dropna(subset="own_value")
    own = {column: totals[f"own_{column}"] for column in MONEY}
    return totals.assign(
        **own, mechanism_label=mechanism_labels(totals["mechanism"], view.ledger)
    )


def sum_parts(placed: pd.DataFrame, headlines: pd.DataFrame) -> pd.DataFrame:
    """Sum by meeting, place, part and donors, and put the headlines themselves first."""
    groups = placed.groupby(KEYS, dropna=False)
    sums = (
        groups[MONEY]
        .sum(min_count=1)
        .assign(
            open_ended=groups["open_ended"].any(),
            entries=groups.size(),
            unpriced=groups["unpriced"].sum(),
            unconverted=groups["unconverted"].sum(),
        )
    )
    left = sums_by(placed, groups.ngroup()).reindex(range(len(sums)))
    sums["unconverted_sums"] = left.astype("str").array
    own = placed[placed["pledge_id"].isin(headlines["pledge_id"])]
    stated = own.assign(place="headline", part="headline", donors=None, entries=1)
    figures = {column: own[f"own_{column}"] for column in MONEY}
    whole = own.assign(**dict(zip(LEFT, own[STATED].to_numpy().T, strict=True)))
    figures["unconverted_sums"] = (
        sums_by(whole, whole["pledge_id"]).reindex(own["pledge_id"]).array
    )
    return pd.concat(
        [sums.reset_index(), stated.assign(**figures)[[*KEYS, *sums.columns]]],
        ignore_index=True,
    ).astype(
        dict.fromkeys(["unpriced", "unconverted"], "int64")
        | dict.fromkeys(["donors", "part", "place", "unconverted_sums"], "str")
    )


def in_order(sums: pd.DataFrame, ledger: Ledger) -> pd.DataFrame:
    """Order by date, place, part, then the largest value first."""
    dates = ledger["meetings"].set_index("meeting_id")["date"]
    ranks = {
        "date": sums["meeting_id"].map(dates),
        "at": sums["place"].map(BRIDGE_PLACES.index),
        "of": sums["part"].map(BRIDGE_PARTS.index),
    }
    return sums.assign(**ranks).sort_values(
        [*ranks, "value", "donor_label"],
        ascending=[True, True, True, False, True],
        ignore_index=True,
    )


FRAMES = (
    Frame(
        bridge,
        Bridge,
        shown=(
            *("place", "part", "donor_label", "value", "low", "high", "open_ended"),
            *("entries", "unpriced", "unconverted_sums", "donors", "meeting_id"),
        ),
        marked_by=("meeting_id", "donors"),
        cites="meeting_id",
    ),
)
