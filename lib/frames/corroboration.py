"""How well the state and the progress of a condition are known: who reports them."""

import pandas as pd

from lib.frames.cache import asof_part, cached
from lib.frames.states import GIFT, TOTAL, condition_reports, given_by_pledger
from lib.model.ledger import Ledger
from lib.model.view import View
from lib.model.vocabulary import SEPARATOR


@cached(asof_part)
def corroboration(view: View) -> pd.DataFrame:
    """Count the sources behind each condition that any report is on.

    Sources are counted as published: that one repeats another is not recorded.

    Returns
    -------
    DataFrame
        Indexed by pledge_id: `state_sources`, the sources of the unbroken run of
        reports that give the state, and `state_official`, those of kind official;
        `progress_sources` and `progress_official` likewise of the progress (of the last
        total, and of every report of the same total; without a total of all gifts);
        `contributors`, the donors other than the pledger that reports name (missing:
        none is named), and `contributed`, the sum of what is reported of them in the
        unit of the threshold (missing: no number is).
    """
    kinds = view.ledger["sources"].set_index("source_id")["kind"]
    reports = condition_reports(view)
    reports = reports.assign(official=reports["source_id"].map(kinds) == "official")
    counts = [
        _sources(reports[reports["agrees"]], "state"),
        _sources(reports[_gives_progress(reports)], "progress"),
    ]
    pledges = pd.Index(reports["pledge_id"].unique(), name="pledge_id")
    counted = pd.concat([one.reindex(pledges) for one in counts], axis="columns")
    return counted.fillna(0).astype("int64").join(_contributions(reports, view.ledger))


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


def _contributions(reports: pd.DataFrame, ledger: Ledger) -> pd.DataFrame:
    """List who is named beside the pledger, and sum what is reported of them."""
    pledgers = ledger["pledges"].set_index("pledge_id")["donors"]
    named = reports[reports["donor_id"].notna()].join(pledgers, on="pledge_id")
    others = named[~given_by_pledger(named)]
    distinct = others.drop_duplicates(["pledge_id", "donor_id"])
    gifts = others[others["counts_as"] == GIFT]
    return pd.DataFrame(
        {
            "contributors": distinct.sort_values("donor_id")
            .groupby("pledge_id")["donor_id"]
            .agg(SEPARATOR.join)
            .astype("str"),
            "contributed": gifts.groupby("pledge_id")["quantity"].sum(),
        }
    )
