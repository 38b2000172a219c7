"""What is promised in all: by named donors, in its parts, and beside it by nobody named.

The last is never added to the others: headlines overlap what donors promise, and one
another.
"""

import pandas as pd

from lib.frames.cache import cached, whole_part
from lib.frames.contributions import contributions
from lib.frames.drill_down import mark
from lib.frames.frame import Frame
from lib.frames.labels import donor_labels
from lib.frames.measures import count, currency, flag, key, money, text
from lib.frames.sums import BY_SCOPE, by_trace, sum_by, traced_of
from lib.model.columns import Table, columns_of
from lib.model.view import View
from lib.model.vocabulary import BASES, SEPARATOR, TRACED, UNATTRIBUTED

#: The rows in their order, each with its name: the whole, its parts, what is beside it.
PARTS = {
    TRACED: "From named donors",
    "named": "New money",
    "joint": "New, joint",
    "earlier": "Announced earlier",
    "conditional": "On a condition",
    "restated": "Counted elsewhere",
    UNATTRIBUTED: "In headlines, no donor named",
}


class Promised(Table):
    """One row is what named donors promised, a part of it, or what nobody named did."""

    part: str = key("Part")
    part_label: str = text("What")
    mark: str = text("Mark of what lies behind")
    counted: bool = flag("Counted")
    value: float = money("Promised")
    low: float = money("Low")
    high: float = money("High")
    open_ended: bool = flag("Open-ended")
    donors: int = count("Named donors")
    donor_label: str = text("Donor, where it is one", missing=True)
    meetings: int = count("Meetings")
    entries: int = count("Announcements")
    pledges: int = count("Pledges")
    unpriced: int = count("No price given")
    unconverted: int = count("Not converted")
    unconverted_sums: str = text("Sums not converted", missing=True)
    disputed: int = count("Sources disagree")
    currency: str = currency()


COLUMNS = columns_of(Promised)


@cached(whole_part)
def promised(view: View) -> pd.DataFrame:
    """Sum what is promised by named donors, its parts, and what no donor is named for.

    In the order of `PARTS`, parts without an announcement left out; in the selected
    currency. `traced` is the sum that the basis counts, `unattributed` the same of
    headlines and totals; their counts are of announcements in every state. Each part is
    the whole sum in its state, and says whether the basis has `counted` it; what lapsed
    is in none. `named` is new money of single donors, `joint` of several together.
    `donors` and `meetings` are those of the sums that are stated and counted in the row.
    Sums none of whose pledges is priced are missing.
    """
    rows = by_trace(contributions(view))
    basis = view.selection.basis
    wholes = rows.assign(
        part=rows["to"], counted=rows["state"].isin(BASES[basis]), state=None
    )
    named = rows[(rows["to"] == TRACED) & (rows["state"] != "lapsed")]
    new = named["state"] == "new"
    part = named["state"].mask(new, named["scope"].map(BY_SCOPE))
    parts = named.assign(part=part, counted=True)
    sums = pd.concat([traced_of(rows, basis), sum_by(parts, ["part"], "announced")])
    sums = sums[sums["entries"] > 0].join(_named(pd.concat([wholes, parts]), view))
    order = [one for one in PARTS if one in sums.index]
    in_order = sums.loc[order].rename_axis("part").reset_index()
    return _described(in_order, view)[COLUMNS]


def _named(rows: pd.DataFrame, view: View) -> pd.DataFrame:
    """Count by part who promised a sum, and where; and what sources disagree on."""
    summed = rows[rows["counted"] & (rows["value"] > 0)]
    each = summed.assign(donors=summed["donors"].str.split(SEPARATOR))
    by_part = each.explode("donors").groupby("part")
    donors, first = by_part["donors"].nunique(), by_part["donors"].first()
    told = pd.DataFrame(
        {
            "disputed": rows.groupby("part")["disputed"].sum(),
            "donors": donors,
            "meetings": by_part["meeting_id"].nunique(),
            "donor_label": donor_labels(first, view.ledger).where(donors == 1),
        }
    )
    numbers = dict.fromkeys(["disputed", "donors", "meetings"], "int64")
    return told.fillna(dict.fromkeys(numbers, 0)).astype(
        {**numbers, "donor_label": "str"}
    )


def _described(sums: pd.DataFrame, view: View) -> pd.DataFrame:
    """Name each row, and say what lies behind it and whether the basis counts it."""
    part = sums["part"]
    states = part.replace(["named", "joint"], "new")
    alone = part.isin([TRACED, UNATTRIBUTED])
    counts = ["entries", "pledges", "unpriced", "unconverted"]
    return sums.assign(
        part_label=part.map(PARTS).astype("str"),
        mark=part.where(alone, mark(TRACED, "") + states).astype("str"),
        counted=alone | states.isin(BASES[view.selection.basis]),
        currency=view.selection.currency,
        open_ended=sums["open_ended"].astype(bool),
        **{name: sums[name].astype("int64") for name in counts},
    )


FRAMES = (
    Frame(
        promised,
        Promised,
        shown=(
            *("part_label", "value", "low", "high", "open_ended", "donors", "meetings"),
            *("pledges", "unpriced", "unconverted_sums", "disputed", "part"),
        ),
        marked_by=("mark",),
    ),
)
