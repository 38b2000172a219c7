"""The history of a ledger: what was recorded and withdrawn, on which day."""

from datetime import date

import pandas as pd

from lib.frames.cache import cached, whole_part
from lib.frames.changes import ADDED, CLAIMS, CORRECTED, REPORTED, WITHDRAWN
from lib.frames.drill_down import behind
from lib.model.filters import apply_filters
from lib.model.ledger import Ledger
from lib.model.view import View

#: What is taken back beside pledges.
CLAIM_WITHDRAWN, REPORT_WITHDRAWN = "claim_withdrawn", "report_withdrawn"
#: The kinds of news, in the order in which those of one day are told.
NEWS = (
    *(ADDED, CORRECTED, WITHDRAWN, CLAIMS, CLAIM_WITHDRAWN),
    *(REPORTED, REPORT_WITHDRAWN),
)
_COLUMNS = ["kind", "key", "day", "pledge_id"]


@cached(whole_part)
def history(view: View) -> pd.DataFrame:
    """List what was recorded or withdrawn by the as-of date, the newest first.

    One row a pledge, a claim or a report on a condition, and once more where it was
    withdrawn: `kind` (of `NEWS`), `key` (of the row), `day`, `pledge_id`. A pledge that
    replaces another is a correction, and that other one no withdrawal; claims that came
    or went with their pledge are no news of their own. The filters choose by the pledge,
    and so does the row that the selection shows. Of one day by kind, then by key.
    """
    pledges = view.ledger["pledges"]
    news = pd.concat(
        [_of_pledges(pledges), _of_claims(view.ledger), _reports(view.ledger)]
    )
    news = news[news["day"] <= pd.Timestamp(view.day)]
    chosen = apply_filters(pledges, view.but(show=None))
    if view.selection.show:
        chosen = behind(chosen, view.selection.show, view.ledger)
    news = news[news["pledge_id"].isin(chosen["pledge_id"])]
    order = news.assign(order=news["kind"].map(NEWS.index)).sort_values(
        ["day", "order", "key"], ascending=[False, True, True], ignore_index=True
    )
    return order[_COLUMNS].astype({"kind": "str", "key": "str", "pledge_id": "str"})


def days_of_change(view: View) -> dict[date, int]:
    """Count the news of each day by the as-of date, the newest first."""
    days = history(view)["day"].dt.date.value_counts().sort_index(ascending=False)
    return dict(zip(days.index, map(int, days), strict=True))


def last_recorded(view: View) -> date | None:
    """Give the last day by the as-of date on which anything chosen was news, if any."""
    return next(iter(days_of_change(view)), None)


def _news(rows: pd.DataFrame, kind: str, key: str, day: str) -> pd.DataFrame:
    told = rows.rename(columns={day: "day"}).assign(kind=kind, key=rows[key])
    return told.dropna(subset="day")[_COLUMNS]


def _of_pledges(pledges: pd.DataFrame) -> pd.DataFrame:
    corrects = pledges["replaces"].notna()
    replaced = pledges["pledge_id"].isin(pledges["replaces"].dropna())
    return pd.concat(
        [
            _news(pledges[~corrects], ADDED, "pledge_id", "recorded_on"),
            _news(pledges[corrects], CORRECTED, "pledge_id", "recorded_on"),
            _news(pledges[~replaced], WITHDRAWN, "pledge_id", "withdrawn_on"),
        ]
    )


def _of_claims(ledger: Ledger) -> pd.DataFrame:
    days = ledger["pledges"].set_index("pledge_id")[["recorded_on", "withdrawn_on"]]
    claims = ledger["claims"]
    of = days.reindex(claims["pledge_id"]).set_axis(claims.index)
    later = claims[claims["recorded_on"] > of["recorded_on"]]
    alone = claims[~(claims["withdrawn_on"] >= of["withdrawn_on"])]
    return pd.concat(
        [
            _news(later, CLAIMS, "claim_id", "recorded_on"),
            _news(alone, CLAIM_WITHDRAWN, "claim_id", "withdrawn_on"),
        ]
    )


def _reports(ledger: Ledger) -> pd.DataFrame:
    events = ledger["condition_events"]
    return pd.concat(
        [
            _news(events, REPORTED, "event_id", "recorded_on"),
            _news(events, REPORT_WITHDRAWN, "event_id", "withdrawn_on"),
        ]
    )
