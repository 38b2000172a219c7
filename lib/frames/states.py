"""The state of each condition: what the reports up to a day say of it."""

import pandas as pd

from lib.frames.asof import standing_events, standing_pledges
from lib.frames.kept import asof_part, kept
from lib.model.ledger import Ledger
from lib.model.selection import Selection
from lib.model.vocabulary import REPORT_AGE_DAYS, SEPARATOR

OF_PLEDGE = ["pledge_id", "announced_on", "donors", "condition", "condition_unit"]
OF_EVENT = [
    *["pledge_id", "event_id", "date", "donor_id", "quantity", "unit", "status_after"]
]


@kept(asof_part)
def condition_states(ledger: Ledger, selection: Selection) -> pd.DataFrame:
    """Tell the state of every condition as of the day.

    Returns
    -------
    DataFrame
        Indexed by pledge_id, one row a pledge in force with a condition: `status`
        (pending, met, lapsed, withdrawn), `status_on` (the deciding event's date, else
        announced_on), `status_since` (the first of the unbroken run of reports that
        agree with the deciding one, else announced_on), `reported_on` (the last report
        of any kind, else announced_on), `no_later_report` (still pending, and last reported on more than 180 days
        before the day), `progress` (in the unit of the threshold, missing where no
        report gives a number) and `events` (their number).
    """
    pledges = standing_pledges(ledger, selection)[OF_PLEDGE]
    pledges = pledges[pledges["condition"].notna()].set_index("pledge_id")
    events = _events(ledger, selection, pledges)
    by_pledge = events.groupby("pledge_id")
    settling = events[events["status_after"] != "unknown"]
    last = settling.drop_duplicates("pledge_id", keep="last").set_index("pledge_id")
    announced = pledges["announced_on"]
    states = pd.DataFrame(
        {
            "status": last["status_after"].reindex(pledges.index).fillna("pending"),
            "status_on": last["date"].reindex(pledges.index).fillna(announced),
            "status_since": _since(settling).reindex(pledges.index).fillna(announced),
            "reported_on": by_pledge["date"].max().reindex(pledges.index),
            "events": by_pledge.size().reindex(pledges.index, fill_value=0),
        }
    )
    states["reported_on"] = states["reported_on"].fillna(announced)
    age = pd.Timestamp(selection.day) - states["reported_on"]
    old = age > pd.Timedelta(days=REPORT_AGE_DAYS)
    states["no_later_report"] = (states["status"] == "pending") & old
    return states.assign(progress=_progress(events, pledges.index))


def _events(
    ledger: Ledger, selection: Selection, pledges: pd.DataFrame
) -> pd.DataFrame:
    """Take the reports on the conditions of some pledges, oldest first."""
    events = standing_events(ledger, selection)[OF_EVENT]
    events = events[events["pledge_id"].isin(pledges.index)]
    return events.join(pledges[["donors", "condition_unit"]], on="pledge_id")


def _since(settling: pd.DataFrame) -> pd.Series:
    """Date the first of the last reports that give the same status."""
    status = settling["status_after"]
    pledge = settling["pledge_id"]
    newer = status.groupby(pledge).shift(-1)
    changes = (status != newer) & newer.notna()
    changes_later = changes[::-1].groupby(pledge[::-1]).cummax()[::-1]
    unbroken = settling[["pledge_id", "date"]][~changes_later]
    return unbroken.drop_duplicates("pledge_id").set_index("pledge_id")["date"]


def _progress(events: pd.DataFrame, pledges: pd.Index) -> pd.Series:
    """Count towards the threshold: the last total, else what other donors gave.

    Only reports in the unit of the condition count.
    """
    same_unit = events["unit"] == events["condition_unit"]
    counted = events[same_unit & events["quantity"].notna()]
    total = counted["donor_id"].isna()
    totals = counted[total].drop_duplicates("pledge_id", keep="last")
    given = counted[~total]
    others = given[~_is_pledger(given)].groupby("pledge_id")["quantity"].sum()
    last_total = totals.set_index("pledge_id")["quantity"].reindex(pledges)
    return last_total.fillna(others.reindex(pledges))


def _is_pledger(given: pd.DataFrame) -> pd.Series:
    pledgers = given["donors"].str.split(SEPARATOR).explode()
    same = pledgers == given["donor_id"].reindex(pledgers.index)
    return same.groupby(level=0).any()
