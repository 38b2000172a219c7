"""Meeting totals: what each meeting brought, and how it is made up."""

import pandas as pd

from lib.frames.cache import cached, whole_part
from lib.frames.contributions import all_contributions, contributions
from lib.frames.money import MONEY
from lib.frames.sums import BESIDE, COUNTS, sum_by
from lib.model.view import View

#: New money, by who is named for it.
BY_SCOPE = {"donor": "named", "joint": "joint", "total": "unattributed"}
ENDS = ["low", "high"]
COLUMNS = [
    *["meeting_id", "date", "headline", *MONEY, *BY_SCOPE.values(), *BESIDE],
    *[f"{part}_{end}" for part in BY_SCOPE.values() for end in ENDS],
    *["open_ended", *COUNTS, "parts_exceed_whole", "disputed", "currency"],
]


@cached(whole_part)
def meeting_totals(view: View) -> pd.DataFrame:
    """Sum the contributions by meeting.

    Returns
    -------
    DataFrame
        One row a meeting with at least one contribution inside the filters, by date, in
        the selected currency. `value`, `low`, `high` count the states of the basis;
        `named`, `joint` and `unattributed` (each with _low and _high) count new money
        only, by who is named for it; `earlier`, `conditional`, `restated` and `lapsed`
        stand beside them. `headline` is the own value of the meeting's total that names
        no mechanism, whatever the other filters. `disputed` where the headline is, or
        without one any pledge of the row. Pledges outside meetings are in no
        row. What is not priced is missing.
    """
    chosen = contributions(view)
    chosen = chosen[chosen["meeting_id"].notna()]
    totals = sum_by(chosen, ["meeting_id"], view.selection.basis)
    disputed = chosen.groupby("meeting_id")["disputed"].any()
    headlines = meeting_headlines(view).reindex(totals.index)
    dates = view.ledger["meetings"].set_index("meeting_id")["date"]
    return (
        totals.join(new_by_scope(chosen))
        .assign(
            date=dates.reindex(totals.index),
            headline=headlines["own_value"],
            disputed=disputed.where(
                headlines["pledge_id"].isna(), headlines["disputed"].eq(True)
            ),
            currency=view.selection.currency,
        )
        .sort_values(["date", "meeting_id"])
        .reset_index()[COLUMNS]
    )


def meeting_headlines(view: View) -> pd.DataFrame:
    """Take each meeting's total that names no mechanism, indexed by meeting_id.

    Its pledge_id, own_value and disputed, whatever the filters; a meeting without one
    has no row.
    """
    pledges = all_contributions(view)
    whole = (pledges["scope"] == "total") & pledges["mechanism"].isna()
    columns = ["meeting_id", "pledge_id", "own_value", "disputed"]
    return pledges.loc[whole & pledges["meeting_id"].notna(), columns].set_index(
        "meeting_id"
    )


def new_by_scope(chosen: pd.DataFrame) -> pd.DataFrame:
    """Sum the new contributions by who is named, in value, low and high."""
    new = chosen["state"] == "new"
    columns = {}
    for scope, part in BY_SCOPE.items():
        counts = new & (chosen["scope"] == scope)
        columns[part] = chosen["value"].where(counts)
        for end in ENDS:
            columns[f"{part}_{end}"] = chosen[end].where(counts)
    summands = pd.DataFrame(columns, index=chosen.index)
    return summands.groupby(chosen["meeting_id"]).sum(min_count=1)
