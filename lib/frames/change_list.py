"""The list of changes from one day to another, in words, with what each moved."""

from collections.abc import Callable, Mapping
from typing import Any

import numpy as np
import pandas as pd

from lib.frames.cache import cached, whole_part
from lib.frames.changes import (
    ADDED,
    AGREED,
    CLAIMS,
    CORRECTED,
    DISPUTED,
    KINDS,
    REOPENED,
    REPORTED,
    SETTLED,
    WITHDRAWN,
    Changes,
    compared,
)
from lib.frames.effects import AFTER, BEFORE, FOLLOWS, legs, moved
from lib.frames.frame import Frame
from lib.frames.labels import donor_labels, pledge_title
from lib.frames.measures import currency, day, key, money, more_or_less, one_of, text
from lib.model.columns import Table, columns_of
from lib.model.glossary import STATE_WORDS, STATUS_WORDS
from lib.model.view import View
from lib.model.vocabulary import TRACED, UNATTRIBUTED

#: Every kind of row that tells of a change, in their order.
TOLD = (*KINDS, FOLLOWS)
NO_SUM = "no sum stated"
_OF_ENTRY, _STATED = ["donors", "meeting_id", "scope", "item"], ["printed", "state"]
Row = Mapping[Any, Any]


class ListedChanges(Table):
    """One row is a change, or an entry whose part of a sum others have changed."""

    kind: str = one_of("Change", TOLD)
    day: np.datetime64 = day("Day", missing=True)
    title: str = text("Announcement")
    what: str = text("What changed")
    before: float = money("Counted before")
    after: float = money("Counted after")
    difference: float = more_or_less("Difference, named donors")
    untraced: float = more_or_less("Difference, no donor named")
    donor_label: str = text("Donor")
    donors: str = text("Donors", missing=True)
    meeting_id: str = text("Meeting", missing=True)
    pledge_id: str = key("Pledge", unique=False)
    was_id: str = text("In place of", missing=True)
    currency: str = currency()

    class Config:
        unique = ["kind", "pledge_id"]


COLUMNS = columns_of(ListedChanges)
_MONEY = ("before", "after", "difference", "untraced")
_TEXTS = [one for one in COLUMNS if one not in ("day", *_MONEY)]
_TYPES = {**dict.fromkeys(_TEXTS, "str"), **dict.fromkeys(_MONEY, "float64")}


def changes_of(view: View) -> Changes:
    """Compare the two days of a view: `since`, and its as-of date."""
    return compared(view.but(asof=view.selection.since_day, since=None), view)


@cached(whole_part)
def changes(view: View) -> pd.DataFrame:
    """List what changed from `since` to the as-of date.

    By the order of the kinds, the newest first, then pledge_id. `pledge_id` is the row
    that stands after, of a withdrawn pledge its own; `was_id` the row that stood before.
    `day` is that on which it was recorded, of a condition that of the report; missing
    where other entries changed. `before` and `after` are what is counted of it among
    what is traced to donors, in the basis; missing without an entry of the basis that states
    a sum. `difference` is missing where both are, `untraced` likewise of what is traced to
    nobody. All differences add up to what the sums of the two days differ by. Kind
    `follows` tells of entries that nobody changed and that count otherwise all the same.
    """
    return listed(changes_of(view), view)


def listed(since: Changes, view: View) -> pd.DataFrame:
    """List the changes between two views as `changes` does; `view` is the later one."""
    rows = legs(since, view.selection.basis)
    rows = rows.assign(one=rows["kind"] + " " + rows["key"])
    sums = moved(rows[rows["to"] == TRACED], "one")[[BEFORE, AFTER, "difference"]]
    beside = moved(rows[rows["to"] == UNATTRIBUTED], "one")
    sums = sums.join(beside["difference"].rename("untraced"), how="outer")
    told = pd.concat([_changed(since), _followed(since, sums)], ignore_index=True)
    of = sums.reindex(told["kind"].str.cat(told["pledge_id"], " "))
    told = told.assign(**of.set_axis(told.index))
    told = _with_words(told, since, view).assign(currency=view.selection.currency)
    order = told["kind"].map(TOLD.index)
    told = told.assign(order=order).sort_values(
        ["order", "day", "pledge_id"], ascending=[True, False, True], ignore_index=True
    )
    # An empty list has no types of its own.
    return told[COLUMNS].astype(_TYPES)


def _changed(since: Changes) -> pd.DataFrame:
    return since.changes.rename(columns={"on": "day", "was": "status", "now": "turned"})


def _followed(since: Changes, sums: pd.DataFrame) -> pd.DataFrame:
    """Find the entries that nobody changed, and that moved a sum."""
    other = sums[["difference", "untraced"]].fillna(0.0).ne(0.0).any(axis="columns")
    keys = pd.Series(sums.index[other], dtype="str")
    keys = keys[keys.str.startswith(f"{FOLLOWS} ")].str.removeprefix(f"{FOLLOWS} ")
    pairs = since.pairs.assign(
        key=since.pairs["pledge_id"].fillna(since.pairs["was_id"])
    )
    found = pairs[pairs["key"].isin(keys)].drop(columns="pledge_id")
    return found.rename(columns={"key": "pledge_id"}).assign(kind=FOLLOWS)


def _with_words(told: pd.DataFrame, since: Changes, view: View) -> pd.DataFrame:
    """Add whose each entry is, its title, and what changed in a sentence."""
    was = _stated(since.entries_then, told["was_id"], view)
    now = _stated(since.entries_now, told["pledge_id"], view)
    told = told.assign(
        **now[_OF_ENTRY].combine_first(was[_OF_ENTRY])[_OF_ENTRY],
        **was[_STATED].add_suffix("_was"),
        **now[_STATED].add_suffix("_now"),
    )
    records = told.to_dict("records")
    titles = [pledge_title(row, view.ledger) for row in records]
    said = [SENTENCES[row["kind"]](row) for row in records]
    return told.assign(
        donor_label=donor_labels(told["donors"], view.ledger),
        title=pd.Series(titles, told.index, dtype="str"),
        what=pd.Series(said, told.index, dtype="str"),
    )


def _stated(rows: pd.DataFrame, named: pd.Series, view: View) -> pd.DataFrame:
    """Take contributions, of the index of their names, with what each claim prints."""
    claims = view.ledger["claims"].set_index("claim_id")["amount_as_printed"]
    entries = rows.set_index("pledge_id").reindex(named).set_axis(named.index)
    return entries.assign(printed=entries["claim_id"].map(claims))


def _printed(row: Row, end: str) -> str:
    """Write what a claim prints; nothing is known of an entry outside the filters."""
    said = row[f"printed_{end}"]
    return NO_SUM if pd.isna(said) else f"“{said}”"


def _figure_changed(row: Row) -> str:
    was, now = _printed(row, "was"), _printed(row, "now")
    return f"the same figure, {now}" if was == now else f"now {now}, was {was}"


def _settled(row: Row) -> str:
    was, now = STATUS_WORDS[row["status"]], STATUS_WORDS[row["turned"]]
    return f"Its condition is {now}; it was {was}"


def _follows(row: Row) -> str:
    was, now = row["state_was"], row["state_now"]
    if pd.notna(was) and pd.notna(now) and was != now:
        return f"Counted as {STATE_WORDS[now]}; it was {STATE_WORDS[was]}"
    return "Its parts changed, and with them what is left beside them"


#: What each kind of change says.
SENTENCES: dict[str, Callable[[Row], str]] = {
    ADDED: lambda row: f"New: {_printed(row, 'now')}",
    CORRECTED: lambda row: f"Corrected: {_figure_changed(row)}",
    WITHDRAWN: lambda row: f"Withdrawn: {_printed(row, 'was')}",
    CLAIMS: lambda row: f"Other claims: {_figure_changed(row)}",
    SETTLED: _settled,
    REOPENED: _settled,
    REPORTED: lambda row: (
        f"A report on its condition, which is still {STATUS_WORDS[row['turned']]}"
    ),
    DISPUTED: lambda _: "Sources differ on it now",
    AGREED: lambda _: "Sources no longer differ on it",
    FOLLOWS: _follows,
}

FRAMES = (
    Frame(
        changes,
        ListedChanges,
        shown=("day", "title", "difference", "what", "untraced", "before", "after"),
        marked_by=("pledge_id",),
        cites="pledge_id",
    ),
)
