"""What the ledger has learned of a selection since a day."""

from dataclasses import dataclass
from datetime import date

import pandas as pd

from lib.frames.asof import follow_corrections, standing_claims, standing_pledges
from lib.frames.cache import from_cache
from lib.frames.condition_reports import condition_reports, condition_states
from lib.frames.contributions import contributions
from lib.frames.drill_down import behind
from lib.frames.sums import traced_of
from lib.model.keys import is_among
from lib.model.ledger import Ledger
from lib.model.view import View

#: The kinds of change, in the order in which they are told.
ADDED, CORRECTED, WITHDRAWN = "added", "corrected", "withdrawn"
CLAIMS, SETTLED, REOPENED, REPORTED = "claims", "settled", "reopened", "reported"
KINDS = (ADDED, CORRECTED, WITHDRAWN, CLAIMS, SETTLED, REOPENED, REPORTED)
COLUMNS = ["kind", "pledge_id", "was_id", "on", "was", "now"]


@dataclass(frozen=True, eq=False)
class Changes:
    """What changed from one day to another, and what it does to the sums.

    `changes` has one row a change, by the order of `KINDS`, then by day and pledge_id:
    `kind`; `pledge_id`, the row that stands today, of a withdrawn pledge its own;
    `was_id`, the row that stood then, missing for an added pledge; `on`, the day on
    which it changed; `was` and `now`, the state of a condition, else missing. A pledge
    that was corrected may be told of again for its condition, and for nothing else.
    `then` and `now` are the sums of `traced_totals` on either day, `row_then` and
    `row_now` those of the row that the selection shows; None where it shows none.
    """

    changes: pd.DataFrame
    then: pd.DataFrame
    now: pd.DataFrame
    row_then: pd.DataFrame | None = None
    row_now: pd.DataFrame | None = None

    def count(self, kind: str) -> int:
        """Count the changes of a kind."""
        return int((self.changes["kind"] == kind).sum())


def changes_since(view: View, today: date) -> Changes:
    """Compare what the ledger held on the day of a selection with what it holds today.

    The filters choose the pledges, of either day.
    """
    key = ("since", view.ledger.hash, view.selection, today)
    return from_cache(key, lambda: _since(view, today))


def _since(view: View, today: date) -> Changes:
    then, now = view.but(show=None), view.but(show=None, asof=today)
    rows_then, rows_now = contributions(then), contributions(now)
    was, stands = rows_then["pledge_id"], rows_now["pledge_id"]
    pairs = _became(then, now)
    inside = pairs[
        is_among(pairs["was_id"], was) | is_among(pairs["pledge_id"], stands)
    ]
    same = inside["was_id"] == inside["pledge_id"]
    fresh = pd.DataFrame({"pledge_id": stands[~is_among(stands, pairs["pledge_id"])]})
    gone = was[~is_among(was, pairs["was_id"])]
    changes = [
        _told(ADDED, fresh, view.ledger, "recorded_on"),
        _told(CORRECTED, inside[~same], view.ledger, "recorded_on"),
        _told(WITHDRAWN, _unchanged(gone), view.ledger, "withdrawn_on"),
        _claims(then, now, inside[same]),
        _conditions(then, now, inside),
    ]
    return Changes(
        changes=_in_order(pd.concat(changes)),
        then=traced_of(rows_then, view.selection.basis),
        now=traced_of(rows_now, view.selection.basis),
        **_of_row(view, rows_then, rows_now, pairs),
    )


def _became(then: View, now: View) -> pd.DataFrame:
    """Pair each row that stood then with the one that stands today, if one does."""
    stood, stands = (standing_pledges(day)["pledge_id"] for day in (then, now))
    became = follow_corrections(stood, stands, now.ledger)
    pairs = pd.DataFrame({"was_id": stood, "pledge_id": became})
    return pairs[is_among(became, stands)]


def _told(kind: str, pairs: pd.DataFrame, ledger: Ledger, day: str) -> pd.DataFrame:
    """Tell of pledges that changed in one way, on a day that the ledger states."""
    days = ledger["pledges"].set_index("pledge_id")[day].rename("on")
    told = pairs.assign(kind=kind).join(days, on="pledge_id")
    return told.reindex(columns=COLUMNS)


def _unchanged(pledges: pd.Series) -> pd.DataFrame:
    """Pair rows with themselves."""
    return pd.DataFrame({"was_id": pledges, "pledge_id": pledges})


def _claims(then: View, now: View, kept: pd.DataFrame) -> pd.DataFrame:
    """Find the pledges, not corrected, whose claims in force are not the same."""
    claims = now.ledger["claims"]
    stood, stands = (
        is_among(claims["claim_id"], standing_claims(day)["claim_id"])
        for day in (then, now)
    )
    on = claims["recorded_on"].where(stands & ~stood, claims["withdrawn_on"])
    changed = claims[["pledge_id"]].assign(on=on)[stood != stands]
    changed = changed[is_among(changed["pledge_id"], kept["pledge_id"])]
    last = changed.groupby("pledge_id")["on"].max()
    told = _unchanged(last.index.to_series()).assign(kind=CLAIMS, on=last)
    return told.reindex(columns=COLUMNS)


def _conditions(then: View, now: View, pairs: pd.DataFrame) -> pd.DataFrame:
    """Find the conditions whose state differs, and those with other reports on them."""
    was, stands = (condition_states(day).join(_reports(day)) for day in (then, now))
    told = (
        pairs.join(was.add_suffix("_then"), on="was_id", how="inner")
        .reset_index(drop=True)
        .join(stands, on="pledge_id", how="inner")
    )
    settled = told["status_then"] != told["status"]
    heard = told["reports_then"].fillna("") != told["reports"].fillna("")
    open_again = settled & (told["status"] == "pending")
    kind = settled.map({True: SETTLED, False: REPORTED}).astype("str")
    return told.assign(
        kind=kind.mask(open_again, REOPENED),
        on=told["reported_on"].mask(settled, told["status_on"]),
        was=told["status_then"],
        now=told["status"],
    )[settled | heard].reindex(columns=COLUMNS)


def _reports(view: View) -> pd.Series:
    """Name the reports on each pledge in one word, to be compared."""
    reports = condition_reports(view)
    named: pd.Series = reports.groupby("pledge_id")["event_id"].agg(";".join)
    return named.rename("reports")


def _of_row(
    view: View, then: pd.DataFrame, now: pd.DataFrame, pairs: pd.DataFrame
) -> dict[str, pd.DataFrame]:
    """Sum the row that is shown, on either day; of a corrected pledge its new row."""
    show, basis = view.selection.show, view.selection.basis
    if show is None:
        return {}
    became = str(pairs.set_index("was_id")["pledge_id"].get(show, show))
    return {
        "row_then": traced_of(behind(then, show, view.ledger), basis),
        "row_now": traced_of(behind(now, became, view.ledger), basis),
    }


def _in_order(changes: pd.DataFrame) -> pd.DataFrame:
    ordered = changes.assign(order=changes["kind"].map(KINDS.index))
    ordered = ordered.sort_values(["order", "on", "pledge_id"], ignore_index=True)
    return ordered.drop(columns="order")
