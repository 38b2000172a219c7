"""When a ledger last changed, as a whole and in each row that a page is of."""

from datetime import date

import pandas as pd

from lib.frames.cache import from_cache
from lib.model.ledger import Ledger
from lib.model.tables import VERSIONED
from lib.model.vocabulary import SEPARATOR, UNATTRIBUTED

#: What is recorded of pledges.
_OF_PLEDGES = ("pledges", "claims", "condition_events")


def last_change(ledger: Ledger, today: date) -> date | None:
    """Give the last day up to `today` on which what is shown of a ledger changed, if any.

    A row was recorded or withdrawn, or all were checked once more.
    """
    days = pd.concat([_days(ledger[name], today) for name in VERSIONED]).dropna()
    known = [*days.dt.date, ledger.coverage.checked_on]
    return max((day for day in known if day <= today), default=None)


def newest_day(ledger: Ledger) -> date | None:
    """Give the newest day on which a row was recorded or withdrawn, if there is a row.

    No later edition may date a row up to it once that day is over (lib/ledger/compare.py).
    """
    return from_cache(("newest day", ledger.hash), lambda: _newest(ledger))


def _newest(ledger: Ledger) -> date | None:
    columns = ["recorded_on", "withdrawn_on"]
    days = pd.concat([ledger[name][columns].max() for name in VERSIONED]).dropna()
    return None if days.empty else days.max().date()


def last_changes(ledger: Ledger, column: str, today: date) -> dict[str, date]:
    """Give the last day on which anything was recorded of the pledges of each key.

    `column` is one of pledges, such as `meeting_id`, or `donors`: a donor has the pledges
    that it takes part in too, and UNATTRIBUTED those without donors. A key of which
    nothing was known by `today` is left out.
    """
    tables = [ledger[name].set_index("pledge_id") for name in _OF_PLEDGES]
    changed = pd.concat([_days(one, today) for one in tables]).groupby(level=0).max()
    keys = ledger["pledges"].set_index("pledge_id", drop=False)[column]
    if column == "donors":
        sets = keys.fillna(UNATTRIBUTED)
        keys = pd.concat([sets, sets.str.split(SEPARATOR).explode()])
    known = pd.DataFrame({"key": keys, "day": changed.reindex(keys.index)}).dropna()
    last = known.groupby("key")["day"].max()
    return {str(key): day.date() for key, day in last.items()}


def _days(rows: pd.DataFrame, today: date) -> pd.Series:
    """Give the last day of each row; missing for one that was recorded later."""
    days = rows[["recorded_on", "withdrawn_on"]]
    return days.where(days <= pd.Timestamp(today)).max(axis=1)
