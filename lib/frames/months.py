"""Months: how sums built up; what is traced to donors apart from what is not."""

from typing import Any

import numpy as np
import pandas as pd

from lib.frames.cache import cached, whole_part
from lib.frames.contributions import contributions
from lib.frames.frame import Frame
from lib.frames.measures import count, currency, day, flag, key, money, text
from lib.frames.money import MONEY
from lib.frames.sums import COUNTS, SHOWN, Sums, by_trace, new_by_scope, sum_by
from lib.frames.unconverted import sums_so_far
from lib.model.columns import columns_of
from lib.model.filters import members_of
from lib.model.formats import meetings_in_words
from lib.model.ledger import holds_only
from lib.model.view import View
from lib.model.vocabulary import SEPARATOR, TRACED, UNATTRIBUTED

FLAGS = ["open_ended", "added_open_ended"]
#: What the tables of running sums show.
SHOWN_SO_FAR = (SHOWN[0], "cumulative", *SHOWN[1:])
#: What is known of a month that is traced to nobody; never added up over months.
UNTRACED = {
    **{"value": "untraced", "low": "untraced_low", "high": "untraced_high"},
    "open_ended": "untraced_open_ended",
    "entries": "untraced_entries",
    "unpriced": "untraced_unpriced",
    "unconverted": "untraced_unconverted",
    "unconverted_sums": "untraced_unconverted_sums",
}


class RunningSums(Sums):
    """What frames by month share: the sums so far."""

    cumulative: float = money("Cumulative")
    cumulative_low: float = money("Cumulative, low")
    cumulative_high: float = money("Cumulative, high")
    cumulative_open_ended: bool = flag("Cumulative, open-ended")
    cumulative_unpriced: int = count("No price given so far")
    cumulative_unconverted: int = count("Not converted so far")
    cumulative_unconverted_sums: str = text("Sums not converted so far", missing=True)
    currency: str = currency()


class Timeline(RunningSums):
    """One row is a month, from the first to the last: traced, and untraced beside."""

    month: np.datetime64 = key("Month")
    named: float = money("New money, named donors")
    joint: float = money("New money, joint")
    untraced: float = money("No donor named")
    untraced_low: float = money("No donor named, low")
    untraced_high: float = money("No donor named, high")
    untraced_open_ended: bool = flag("No donor named, open-ended")
    untraced_entries: int = count("Announcements, no donor named")
    untraced_unpriced: int = count("Of those, no price given")
    untraced_unconverted: int = count("Of those, not converted")
    untraced_unconverted_sums: str = text("Of those, sums not converted", missing=True)
    meetings: str = text("Meetings", missing=True)
    meetings_label: str = text("Meetings held", missing=True)


class GroupMonths(RunningSums):
    """One row is a group of donors and a month with a contribution; groups overlap."""

    group: str = key("Group", unique=False)
    group_label: str = text("Group name")
    month: np.datetime64 = day("Month")

    class Config:
        unique = ["group", "month"]


BY_MONTH = columns_of(Timeline, "month", "named", "joint")
BY_GROUP = columns_of(GroupMonths, "group", "group_label", "month")


@cached(whole_part)
def timeline(view: View) -> pd.DataFrame:
    """Sum by month what is traced to donors and joint sets; beside it what is not.

    Every month (its first day) from the first to the last in the selection, in the
    selected currency. An empty month has no value and 0 entries. The sums are of what
    is traced; of `new`, `named` is of single donors and `joint` of joint sets. The
    cumulative columns are as `running` says. `untraced`, with its low and high, is what
    no named donor accounts for: it is in no other column and never added up, since the
    headlines of different meetings overlap. `meetings` lists the meetings that were
    held in the month by the as-of date and are inside the filters by meeting and day,
    separated by ";", and `meetings_label` names them; where there was none both are
    missing.
    """
    rows = by_trace(contributions(view))
    rows = rows.assign(month=first_days(rows["announced_on"]))
    months = (
        by_month(rows, ["to"], view.selection.basis)
        .join(new_by_scope(rows, ["to", "month"]))
        .pipe(fill_months)
        .pipe(running, ["to"])
        .set_index("month")
    )
    nobody = months.loc[months["to"] == UNATTRIBUTED, list(UNTRACED)]
    return (
        months[months["to"] == TRACED]
        .join(nobody.rename(columns=UNTRACED))
        .join(meetings_by_month(view))
        .reset_index()
        .assign(currency=view.selection.currency)[BY_MONTH]
    )


@cached(whole_part)
def group_months(view: View) -> pd.DataFrame:
    """Sum the contributions of the members of each group by month.

    One row a group and a month (its first day) with at least one contribution, in the
    selected currency; in the order declared, then by month. A joint pledge belongs to
    a group only where all its donors are members; what no named donor accounts for
    belongs to none. The groups overlap: their sums cannot be added. The cumulative
    columns are as `running` says.
    """
    rows, groups = contributions(view), view.ledger.labels("groups")
    inside = [
        rows[holds_only(rows["donors"], members_of(group, view.ledger))].assign(
            group=group
        )
        for group in groups
    ]
    # Of a ledger without groups too there are columns.
    grouped = pd.concat([rows.head(0).assign(group=""), *inside], ignore_index=True)
    places = {group: place for place, group in enumerate(groups)}
    return (
        grouped.assign(month=first_days(grouped["announced_on"]))
        .pipe(by_month, ["group"], view.selection.basis)
        .pipe(running, ["group"])
        .sort_values("group", key=lambda of: of.map(places), kind="stable")
        .reset_index(drop=True)
        .assign(
            group_label=lambda sums: sums["group"].map(groups).astype("str"),
            currency=view.selection.currency,
        )[BY_GROUP]
    )


def first_days(days: pd.Series) -> pd.Series:
    """Take the first day of the month of each day."""
    months = days.to_numpy().astype("datetime64[M]").astype("datetime64[us]")
    return pd.Series(months, days.index, name="month")


def by_month(rows: pd.DataFrame, keys: list[str], basis: str) -> pd.DataFrame:
    """Sum contributions by keys and month, with what each month adds once.

    Indexed by the keys and `month`, as `sum_by` says. `added`, `added_low`,
    `added_high` and `added_open_ended` leave restated money out, which is already
    counted in the row that it restates: for the basis `announced` they count as
    `conditional` does. `sums_so_far` writes what is not converted up to the month.
    """
    sums = once = sum_by(rows, [*keys, "month"], basis)
    if basis == "announced":
        once = sum_by(rows, [*keys, "month"], "conditional")
    added = ["added", "added_low", "added_high", "added_open_ended"]
    return sums.join(
        once[[*MONEY, "open_ended"]].set_axis(added, axis="columns")
    ).assign(sums_so_far=sums_so_far(rows, keys))


def running(sums: pd.DataFrame, keys: list[str]) -> pd.DataFrame:
    """Add up what each month adds, month after month; `keys` are those of `by_month`.

    The keys and `month` as columns. `cumulative`, `cumulative_low` and
    `cumulative_high` start with the first month, are missing until a first sum is
    known, and never count restated money twice; `cumulative_open_ended` tells whether a
    row counted so far is open-ended, `cumulative_unpriced` how many rows so far state
    no sum, `cumulative_unconverted` one that is not converted, and
    `cumulative_unconverted_sums` which these are.
    """
    months = sums.reset_index()
    by = [months[key] for key in keys]
    added = months[["added", "added_low", "added_high"]]
    known = added["added"].notna().groupby(by).cummax()
    so_far = added.fillna(0.0).groupby(by).cumsum().where(known)
    so_far.columns = so_far.columns.str.replace("added", "cumulative")
    return months.join(so_far).assign(
        cumulative_open_ended=months["added_open_ended"].groupby(by).cummax(),
        cumulative_unpriced=months["unpriced"].groupby(by).cumsum(),
        cumulative_unconverted=months["unconverted"].groupby(by).cumsum(),
        cumulative_unconverted_sums=months["sums_so_far"].groupby(by).ffill(),
    )


def fill_months(sums: pd.DataFrame) -> pd.DataFrame:
    """Add the months without a contribution, from the first to the last, for both."""
    months = sums.index.unique("month")
    every = months
    if len(months):
        every = pd.date_range(months.min(), months.max(), freq="MS", unit="us")
    of: list[Any] = [[TRACED, UNATTRIBUTED], every]
    wanted = pd.MultiIndex.from_product(of, names=sums.index.names)
    filled = sums.reindex(wanted)
    counts = {name: filled[name].fillna(0).astype("int64") for name in COUNTS}
    flags = {name: filled[name].eq(True) for name in FLAGS}
    return filled.assign(**counts, **flags)


def meetings_by_month(view: View) -> pd.DataFrame:
    """List the meetings held by the as-of date, inside the filters by meeting and day."""
    meetings, chosen = view.ledger["meetings"], view.selection
    past = meetings["date"] <= pd.Timestamp(chosen.day)
    held = meetings[past].sort_values(["date", "meeting_id"])
    first, last = chosen.start or held["date"].min(), chosen.end or held["date"].max()
    held = held[held["date"].between(pd.Timestamp(first), pd.Timestamp(last))]
    if chosen.meeting:
        held = held[held["meeting_id"].isin(chosen.meeting)]
    names = held["meeting_id"].map(meetings_in_words(view.ledger)).astype("str")
    listed = pd.DataFrame({"meetings": held["meeting_id"], "meetings_label": names})
    return listed.groupby(first_days(held["date"])).agg(SEPARATOR.join)


FRAMES = (
    Frame(
        timeline,
        Timeline,
        shown=(
            *("month", "value", "cumulative", "low", "high", "named", "joint"),
            *SHOWN[SHOWN.index("earlier") :],
            *("untraced", "untraced_low", "untraced_high", "meetings_label"),
        ),
        oldest_first=True,
    ),
    Frame(
        group_months,
        GroupMonths,
        shown=("group_label", "month", *SHOWN_SO_FAR),
        oldest_first=True,
    ),
)
