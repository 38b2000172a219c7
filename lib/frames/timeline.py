"""Timeline: how pledges built up, month by month."""

import pandas as pd

from lib.frames.contributions import contributions
from lib.frames.kept import kept, whole_part
from lib.frames.money import MONEY
from lib.frames.sums import sum_by
from lib.model.view import View
from lib.model.vocabulary import BASES

COUNTS = ["entries", "pledges", "unpriced"]


@kept(whole_part)
def timeline(view: View) -> pd.DataFrame:
    """Sum the contributions by the month in which they were announced.

    Returns
    -------
    DataFrame
        Every month (its first day) from the first to the last in the selection, in the
        selected currency; an empty month has no value and 0 pledges. `cumulative`
        starts at the first day of the selection, is missing until a first sum is
        known, and never counts restated money twice: for the basis `announced` it
        counts as `conditional` does.
    """
    chosen = contributions(view)
    months = chosen.assign(month=chosen["announced_on"].dt.to_period("M"))
    sums = sum_by(months, ["month"], view.selection.basis)
    once = (
        "conditional" if view.selection.basis == "announced" else view.selection.basis
    )
    counted = months["value"].where(months["state"].isin(BASES[once]))
    sums["added"] = counted.groupby(months["month"]).sum(min_count=1)
    sums = sums.reindex(every_month(pd.PeriodIndex(sums.index)))
    known = sums["added"].notna().cummax()
    sums["cumulative"] = sums["added"].fillna(0.0).cumsum().where(known)
    sums[COUNTS] = sums[COUNTS].fillna(0).astype("int64")
    first_days = pd.PeriodIndex(sums.index).to_timestamp().astype("datetime64[us]")
    return sums.assign(month=first_days, currency=view.selection.currency).reset_index(
        drop=True
    )[["month", *MONEY, "cumulative", *COUNTS, "currency"]]


def every_month(months: pd.PeriodIndex) -> pd.PeriodIndex:
    """Fill the gaps between the first and the last month; none stays none."""
    if months.empty:
        return months
    return pd.period_range(months.min(), months.max(), freq="M", name=months.name)
