"""The state of each condition: what the reports up to a day say, and who says it."""

import pandas as pd

from lib.frames.asof import standing_events, standing_pledges
from lib.frames.cache import asof_part, cached
from lib.model.formats import names_of
from lib.model.keys import is_among
from lib.model.ledger import Ledger
from lib.model.view import View
from lib.model.vocabulary import REPORT_AGE_DAYS, SEPARATOR

OF_PLEDGE = ["pledge_id", "announced_on", "donors", "condition", "condition_unit"]
OF_EVENT = [
    *["event_id", "pledge_id", "date", "donor_id", "quantity", "unit"],
    *["status_after", "source_id", "quote_start", "quote_end", "note"],
]
#: What the quantity of a report counts as towards the threshold.
TOTAL, GIFT = "total", "gift"


@cached(asof_part)
def condition_states(view: View) -> pd.DataFrame:
    """Tell the state of every condition as of the day.

    Indexed by pledge_id, one row a pledge in force with a condition: `status` (pending,
    met, lapsed, withdrawn), `status_on` (the deciding event's date, else announced_on),
    `status_since` (the first of the unbroken run of reports that agree with the
    deciding one; announced_on where none ever said other than pending), `reported_on`
    (the last report of any kind, else announced_on), `no_later_report` (still pending,
    and last reported on more than 180 days before the day), `progress` (in the unit of
    the threshold, missing where no report gives a number) and `events` (their number).
    """
    pledges = _conditional(view)
    reports = condition_reports(view)
    settling = reports[reports["status_after"] != "unknown"]
    last, decided = _last(reports, pledges), _last(settling, pledges)
    announced = pledges["announced_on"]
    states = pd.DataFrame(
        {
            "status": last["status"].fillna("pending"),
            "status_on": decided["date"].fillna(announced),
            "status_since": _since(settling, pledges),
            "reported_on": last["date"].fillna(announced),
            "events": reports.groupby("pledge_id")
            .size()
            .reindex(pledges.index, fill_value=0),
        }
    )
    age = pd.Timestamp(view.selection.day) - states["reported_on"]
    old = age > pd.Timedelta(days=REPORT_AGE_DAYS)
    states["no_later_report"] = (states["status"] == "pending") & old
    return states.assign(progress=last["progress"])


@cached(asof_part)
def condition_reports(view: View) -> pd.DataFrame:
    """List the reports on conditions up to the day, and what each one changes.

    One row a report, by pledge_id, date and event_id, in the columns of the table; and
    `counts_as` (its quantity towards the threshold: a reported total, a gift of another
    donor; missing where it is none of it), `progress` and `status` as they stand after
    it, and `agrees`: whether it is one of the unbroken run of reports that give the
    state of the day.
    """
    pledges = _conditional(view)
    events = standing_events(view)[OF_EVENT]
    events = events[is_among(events["pledge_id"], pledges.index)]
    events = events.sort_values(["pledge_id", "date", "event_id"], ignore_index=True)
    told = events.join(pledges[["donors", "condition_unit"]], on="pledge_id")
    told["counts_as"] = _counts_as(told)
    return told.assign(
        progress=_progress(told), status=_status(told), agrees=_agrees(told)
    ).drop(columns=["donors", "condition_unit"])


def _conditional(view: View) -> pd.DataFrame:
    """Take the pledges in force that have a condition, indexed by pledge_id."""
    pledges = standing_pledges(view)[OF_PLEDGE]
    return pledges[pledges["condition"].notna()].set_index("pledge_id")


def _last(reports: pd.DataFrame, pledges: pd.DataFrame) -> pd.DataFrame:
    """Take the last of some reports on each pledge; a row without values for none."""
    last = reports.drop_duplicates("pledge_id", keep="last").set_index("pledge_id")
    return last.reindex(pledges.index)


def _since(settling: pd.DataFrame, pledges: pd.DataFrame) -> pd.Series:
    """Date the first of the reports that agree; one that was ever pending is no change."""
    first = settling.drop_duplicates("pledge_id")
    unchanged = first[first["agrees"] & (first["status_after"] == "pending")]
    agreeing = settling[settling["agrees"]].drop_duplicates("pledge_id")
    changed = agreeing[~is_among(agreeing["pledge_id"], unchanged["pledge_id"])]
    return _last(changed, pledges)["date"].fillna(pledges["announced_on"])


def _counts_as(events: pd.DataFrame) -> pd.Series:
    """Tell totals from gifts of others; only the unit of the condition counts."""
    counted = (events["unit"] == events["condition_unit"]) & events["quantity"].notna()
    total = events["donor_id"].isna()
    gift = ~total & ~given_by_pledger(events)
    words = pd.Series(None, events.index, dtype="str")
    return words.mask(counted & total, TOTAL).mask(counted & gift, GIFT)


def given_by_pledger(events: pd.DataFrame) -> pd.Series:
    """Tell which reports name a donor of the pledge itself."""
    pledgers = events["donors"].str.split(SEPARATOR).explode()
    same = pledgers == events["donor_id"].reindex(pledgers.index)
    return same.groupby(level=0).any()


def _progress(events: pd.DataFrame) -> pd.Series:
    """Count towards the threshold: the last total, else what other donors gave."""
    pledge, quantity = events["pledge_id"], events["quantity"]
    totals = quantity.where(events["counts_as"] == TOTAL)
    gifts = quantity.where(events["counts_as"] == GIFT).groupby(pledge).cumsum()
    return totals.groupby(pledge).ffill().fillna(gifts.groupby(pledge).ffill())


def _status(events: pd.DataFrame) -> pd.Series:
    """Carry the last state that was reported over reports that settle nothing."""
    settled = events["status_after"].mask(events["status_after"] == "unknown")
    return settled.groupby(events["pledge_id"]).ffill().fillna("pending")


def _agrees(events: pd.DataFrame) -> pd.Series:
    """Find the last reports that give the same status, none between that differs."""
    settling = events[events["status_after"] != "unknown"]
    status, pledge = settling["status_after"], settling["pledge_id"]
    newer = status.groupby(pledge).shift(-1)
    changes = (status != newer) & newer.notna()
    changes_later = changes[::-1].groupby(pledge[::-1]).cummax()[::-1]
    return (~changes_later).reindex(events.index, fill_value=False).astype(bool)


@cached(asof_part)
def corroboration(view: View) -> pd.DataFrame:
    """Count the sources behind each condition; 0 where nobody reports on it.

    Sources are counted as published: that one repeats another is not recorded.
    Indexed by pledge_id: `state_sources`, the sources of the unbroken run of reports
    that give the state, and `state_official`, those of a kind that the ledger calls official;
    `progress_sources` and `progress_official` likewise of the progress (of the last
    total, and of every report of the same total; without a total of all gifts);
    `contributors`, the donors other than the pledger that reports name (missing: none
    is named), and `contributed`, the sum of what is reported of them in the unit of the
    threshold (missing: no number is).
    """
    kinds, called = names_of(view.ledger, "sources", "kind"), view.ledger.vocabulary
    official = [one.code for one in called["source_kinds"].values() if one.official]
    reports = condition_reports(view)
    reports = reports.assign(
        official=reports["source_id"].map(kinds).isin(official),
    )
    counts = [
        _sources(reports[reports["agrees"]], "state"),
        _sources(reports[_gives_progress(reports)], "progress"),
    ]
    pledges = _conditional(view).index
    counted = pd.concat([one.reindex(pledges) for one in counts], axis="columns")
    known = counted.fillna(0).astype("int64").join(_gifts(reports, view.ledger))
    return known.astype({"contributors": "str"})


def _sources(reports: pd.DataFrame, of: str) -> pd.DataFrame:
    by_pledge = reports.groupby("pledge_id")["source_id"]
    official = reports[reports["official"]].groupby("pledge_id")["source_id"]
    return pd.DataFrame(
        {f"{of}_sources": by_pledge.nunique(), f"{of}_official": official.nunique()}
    )


def _gives_progress(reports: pd.DataFrame) -> pd.Series:
    """Find the reports that the progress of the day rests on."""
    progress = reports["progress"].groupby(reports["pledge_id"]).transform("last")
    total = reports["counts_as"] == TOTAL
    any_total = total.groupby(reports["pledge_id"]).transform("any")
    gift = (reports["counts_as"] == GIFT) & ~any_total
    return gift | (total & (reports["quantity"] == progress))


def _gifts(reports: pd.DataFrame, ledger: Ledger) -> pd.DataFrame:
    """List who is named beside the pledger, and sum what is reported of them."""
    pledgers = ledger["pledges"].set_index("pledge_id")["donors"]
    named = reports[reports["donor_id"].notna()].join(pledgers, on="pledge_id")
    others = named[~given_by_pledger(named)]
    distinct = others.drop_duplicates(["pledge_id", "donor_id"])
    gifts = others[others["counts_as"] == GIFT]
    names = distinct.sort_values("donor_id").groupby("pledge_id")["donor_id"]
    contributed = gifts.groupby("pledge_id")["quantity"].sum()
    return pd.DataFrame(
        {"contributors": names.agg(SEPARATOR.join), "contributed": contributed}
    )
