"""The published documents that figures rest on, and the passages quoted from them."""

import pandas as pd

from lib.frames.asof import standing_claims, standing_events
from lib.frames.cache import from_cache
from lib.frames.contributions import contributions
from lib.frames.drill_down import behind
from lib.model.keys import is_among
from lib.model.ledger import Ledger
from lib.model.view import View
from lib.model.vocabulary import UNATTRIBUTED

#: A column of contributions, and the values of it that are cited.
Among = tuple[str, tuple[str, ...]]


def sources_cited(
    view: View, named: str | None = None, among: Among | None = None
) -> pd.DataFrame:
    """List the sources of all claims and condition reports in force on some pledges.

    Also those of a ledger's own rates that convert them. The pledges are those of the
    selection; behind the mark `named`, and `among` some pledges, meetings or keys of
    donors, where these are given. The rows of the table `sources`, the oldest first,
    undated ones last, then by source_id.
    """
    key = ("cited", view.ledger.hash, view.selection, named, among)
    return from_cache(key, lambda: _cited(view, named, among))


def _cited(view: View, named: str | None, among: Among | None) -> pd.DataFrame:
    pledges = contributions(view)
    if among is not None:
        column, values = among
        pledges = pledges[pledges[column].fillna(UNATTRIBUTED).isin(values)]
    if named is not None:
        pledges = behind(pledges, named, view.ledger)
    printed = [
        rows.loc[is_among(rows["pledge_id"], pledges["pledge_id"]), "source_id"]
        for rows in (standing_claims(view), standing_events(view))
    ]
    said = pd.concat([*printed, pledges["rate_source"].dropna()])
    sources = view.ledger["sources"]
    return sources[is_among(sources["source_id"], said)].sort_values(
        ["published_on", "source_id"], ignore_index=True
    )


def passages(rows: pd.DataFrame, ledger: Ledger) -> pd.Series:
    """Quote the passage of each row; missing where its source is not held in full.

    Rows have `source_id`, `quote_start` and `quote_end`.
    """
    places = zip(rows["source_id"], rows["quote_start"], rows["quote_end"], strict=True)
    quoted = [
        ledger.documents[source][int(start) : int(end)]
        if source in ledger.documents and pd.notna(start) and pd.notna(end)
        else None
        for source, start, end in places
    ]
    return pd.Series(quoted, rows.index, dtype="str")
