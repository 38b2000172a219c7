"""What differs between two views: of one ledger on two days, or of two editions of it."""

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
DISPUTED, AGREED = "disputed", "agreed"
#: A pledge has at most one change of each of these, and may be disputed anew besides.
OF_ENTRY = (ADDED, CORRECTED, WITHDRAWN, CLAIMS)
OF_CONDITION = (SETTLED, REOPENED, REPORTED)
KINDS = (*OF_ENTRY, *OF_CONDITION, DISPUTED, AGREED)
COLUMNS = ["kind", "pledge_id", "was_id", "on", "was", "now"]


@dataclass(frozen=True, eq=False)
class Changes:
    """What changed from one view to another, and what it does to the sums.

    `changes` has one row a change, by the order of `KINDS`, then by day and pledge_id:
    `kind`; `pledge_id`, the row that stands in the later view, of a withdrawn pledge its
    own; `was_id`, the row that stood before, missing for an added pledge; `on`, the day
    on which it changed; `was` and `now`, the state of a condition, else missing. A pledge
    that was corrected may be told of again for its condition, and where sources differ
    on it anew or no longer, and for nothing else.
    `then` and `now` are the sums of `traced_totals` on either side, `row_then` and
    `row_now` those of the row that the selection shows; None where it shows none.
    `entries_then` and `entries_now` are the contributions, and `pairs` tells which of
    them are one: `was_id` and `pledge_id`, one of them missing where there is no other.
    """

    changes: pd.DataFrame
    then: pd.DataFrame
    now: pd.DataFrame
    entries_then: pd.DataFrame
    entries_now: pd.DataFrame
    pairs: pd.DataFrame
    row_then: pd.DataFrame | None = None
    row_now: pd.DataFrame | None = None

    def count(self, kind: str) -> int:
        """Count the changes of a kind."""
        return int((self.changes["kind"] == kind).sum())


def changes_since(view: View, today: date) -> Changes:
    """Compare what the ledger held on the day of a selection with what it holds today.

    The filters choose the pledges, of either day.
    """
    return compared(view, view.but(asof=today))


def compared(before: View, after: View) -> Changes:
    """Compare two views of the same choices: of two days, or of two ledgers."""
    sides = [(one.ledger.hash, one.selection) for one in (before, after)]
    return from_cache(("compared", *sides), lambda: _compared(before, after))


def _compared(before: View, after: View) -> Changes:
    then, now = before.but(show=None), after.but(show=None)
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
        _told(ADDED, fresh, now.ledger, "recorded_on"),
        _told(CORRECTED, inside[~same], now.ledger, "recorded_on"),
        _told(WITHDRAWN, _unchanged(gone), now.ledger, "withdrawn_on"),
        _claims(then, now, inside[same]),
        _conditions(then, now, inside),
    ]
    changes.append(_disputes(rows_then, rows_now, inside, pd.concat(changes)))
    return Changes(
        changes=_in_order(pd.concat(changes)),
        then=traced_of(rows_then, before.selection.basis),
        now=traced_of(rows_now, after.selection.basis),
        entries_then=rows_then,
        entries_now=rows_now,
        pairs=pd.concat([inside, fresh, gone.to_frame("was_id")], ignore_index=True),
        **_of_row(before, rows_then, rows_now, pairs),
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
    sides = [then.ledger["claims"], now.ledger["claims"]]
    claims = pd.concat(sides[::-1]).drop_duplicates("claim_id")
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


def _disputes(
    then: pd.DataFrame, now: pd.DataFrame, pairs: pd.DataFrame, told: pd.DataFrame
) -> pd.DataFrame:
    """Find the pledges on whose worth sources differ anew, or no longer.

    Of the day nothing is known but that of another change of the same pledge.
    """
    was, stands = (rows.set_index("pledge_id")["disputed"] for rows in (then, now))
    sides = pairs.assign(
        was=pairs["was_id"].map(was), now=pairs["pledge_id"].map(stands)
    )
    sides = sides.dropna(subset=["was", "now"])
    changed = sides[sides["was"] != sides["now"]]
    days = told.groupby("pledge_id")["on"].max().rename("on")
    anew = changed["now"].astype(bool)
    kind = anew.map({True: DISPUTED, False: AGREED}).astype("str")
    found = changed[["was_id", "pledge_id"]].assign(kind=kind)
    return found.join(days, on="pledge_id").reindex(columns=COLUMNS)


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
