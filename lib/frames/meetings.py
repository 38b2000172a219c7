"""Meeting totals: what each meeting brought, and how it is made up."""

import numpy as np
import pandas as pd

from lib.frames.cache import cached, whole_part
from lib.frames.contributions import all_contributions, contributions
from lib.frames.frame import Frame
from lib.frames.measures import (
    count,
    currency,
    day,
    flag,
    key,
    money,
    money_in,
    text,
)
from lib.frames.sums import new_by_scope, sum_by
from lib.model.columns import Table, columns_of
from lib.model.view import View


class MeetingTotals(Table):
    """One row is a meeting; by date."""

    meeting_id: str = key("Meeting")
    date: np.datetime64 = day("Date")
    headline: float = money("Headline")
    value: float = money("Announced")
    low: float = money("Low")
    high: float = money("High")
    named: float = money("New money, named donors")
    joint: float = money("New money, joint")
    unattributed: float = money("No donor named")
    earlier: float = money_in("earlier")
    conditional: float = money_in("conditional")
    restated: float = money_in("restated")
    lapsed: float = money_in("lapsed")
    named_low: float = money("Named, low")
    named_high: float = money("Named, high")
    joint_low: float = money("Joint, low")
    joint_high: float = money("Joint, high")
    unattributed_low: float = money("No donor named, low")
    unattributed_high: float = money("No donor named, high")
    open_ended: bool = flag("Open-ended")
    entries: int = count("Announcements")
    pledges: int = count("Pledges")
    unpriced: int = count("No price given")
    unconverted: int = count("Not converted")
    unconverted_sums: str = text("Sums not converted", missing=True)
    itemised: int = count("Items of a priced package")
    parts_exceed_whole: bool = flag("Parts exceed the whole")
    disputed: bool = flag("Sources disagree")
    currency: str = currency()


COLUMNS = columns_of(MeetingTotals)


@cached(whole_part)
def meeting_totals(view: View) -> pd.DataFrame:
    """Sum the contributions by meeting.

    One row a meeting with at least one contribution inside the filters, by date, in the
    selected currency. `value`, `low`, `high` count the states of the basis; `named`,
    `joint` and `unattributed` (each with _low and _high) count new money only, by who
    is named for it; `earlier`, `conditional`, `restated` and `lapsed` stand beside
    them. `headline` is the own value of the meeting's headline, whatever the other filters. `disputed` where the headline is, or without one any
    pledge of the row. Pledges outside meetings are in no row. What is not priced is
    missing.
    """
    chosen = contributions(view)
    chosen = chosen[chosen["meeting_id"].notna()]
    totals = sum_by(chosen, ["meeting_id"], view.selection.basis)
    disputed = chosen.groupby("meeting_id")["disputed"].any()
    headlines = meeting_headlines(view).reindex(totals.index)
    dates = view.ledger["meetings"].set_index("meeting_id")["date"]
    return (
        totals.join(new_by_scope(chosen, ["meeting_id"]))
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
    """Take each meeting's headline, indexed by meeting_id.

    Its pledge_id, own_value and disputed, whatever the filters; a meeting without one
    has no row.
    """
    pledges = all_contributions(view)
    columns = ["meeting_id", "pledge_id", "own_value", "disputed"]
    whole = pledges["scope"] == "headline"
    return pledges.loc[whole, columns].set_index("meeting_id")


FRAMES = (
    Frame(
        meeting_totals,
        MeetingTotals,
        shown=(
            *("date", "headline", "value", "low", "high", "named", "joint"),
            *("unattributed", "earlier", "conditional", "restated", "lapsed"),
            *(
                "pledges",
                "unpriced",
                "unconverted_sums",
                "disputed",
                "parts_exceed_whole",
                "meeting_id",
            ),
        ),
        cites="meeting_id",
        oldest_first=True,
    ),
)
