"""What a change of a ledger does to its sums: before and after, in words.

Above `lib.frames`, which sums, and `lib.ledger`, which writes: neither may see the other.
"""

from collections.abc import Iterator
from datetime import date

import pandas as pd

from lib.frames.donors import donor_totals
from lib.frames.meetings import meeting_totals
from lib.model.formats import day_in_words, meeting_in_words, money_in_words
from lib.model.ledger import Ledger
from lib.model.selection import Selection
from lib.model.view import View
from lib.model.vocabulary import SEPARATOR

#: More than this of a sum is a change of it, and not of its last digit.
_CENT = 0.01
_NONE, _UNSTATED = "none", "not stated"
#: What is told of a meeting, by its column.
_PARTS = {
    "value": "",
    "named": ", new from named donors",
    "joint": ", new and joint",
    "unattributed": ", no named donor",
}


def effect_in_words(before: Ledger, after: Ledger, today: date) -> Iterator[str]:
    """Tell the totals per donor and per meeting that differ, a line each.

    In US dollars, as of a day, of what is firm; "not stated" where nothing is priced.
    """
    views = [View(one, Selection(asof=today)) for one in (before, after)]
    yield f"Firm totals in US dollars, as of {day_in_words(today)}:"
    lines = [*_of_donors(*views), *_of_meetings(*views)]
    yield from lines or ["  none changes"]


def _of_donors(before: View, after: View) -> Iterator[str]:
    frames = [donor_totals(view).set_index("donors") for view in (before, after)]
    labels = pd.concat([one["donor_label"] for one in frames])
    names = labels[~labels.index.duplicated(keep="last")]
    for key, was, now in _changed(*(one["value"] for one in frames)):
        joint = " together" if SEPARATOR in key else ""
        yield f"  {names[key]}{joint}: {was} -> {now}"


def _of_meetings(before: View, after: View) -> Iterator[str]:
    frames = [meeting_totals(view).set_index("meeting_id") for view in (before, after)]
    for part, said in _PARTS.items():
        for key, was, now in _changed(*(one[part] for one in frames)):
            if part == "value" or {was, now} != {_NONE, _UNSTATED}:
                yield f"  {meeting_in_words(key, after.ledger)}{said}: {was} -> {now}"


def _changed(was: pd.Series, now: pd.Series) -> Iterator[tuple[str, str, str]]:
    """Give what differs of two series of sums: key, before, after."""
    keys = was.index.union(now.index, sort=False)
    both = pd.DataFrame({"was": was.reindex(keys), "now": now.reindex(keys)})
    one_missing = both["was"].isna() != both["now"].isna()
    differs = (both["was"] - both["now"]).abs() > _CENT
    new = ~keys.isin(was.index) | ~keys.isin(now.index)
    for key, one in both[one_missing | differs | new].iterrows():
        yield (
            str(key),
            _said(one["was"], key in was.index),
            _said(one["now"], key in now.index),
        )


def _said(value: float, there: bool) -> str:
    if pd.isna(value):
        return _UNSTATED if there else _NONE
    return money_in_words(value, "USD", 4).replace("\N{NO-BREAK SPACE}", " ")
