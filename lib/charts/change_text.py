"""Changes in plain text: for a page, for copying, and for whoever compares two ledgers."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from lib.charts.captions import SUMS, Row, total_in_words
from lib.charts.changes import causes_in_words, more_or_less
from lib.charts.subjects.changes import RATES
from lib.frames.change_list import listed
from lib.frames.change_sums import of_donors, of_meetings, steps
from lib.frames.changes import (
    ADDED,
    AGREED,
    CLAIMS,
    CORRECTED,
    DISPUTED,
    REOPENED,
    REPORTED,
    SETTLED,
    WITHDRAWN,
    Changes,
)
from lib.frames.effects import FOLLOWS
from lib.model.caption import selection_in_words
from lib.model.formats import day_in_words, list_in_words
from lib.model.language import gettext, ngettext, ngettext_noop
from lib.model.view import View

#: What a change is called, one and several of it.
SAID = {
    ADDED: ngettext_noop("{number} announcement added", "{number} announcements added"),
    CORRECTED: ngettext_noop(
        "{number} announcement corrected", "{number} announcements corrected"
    ),
    WITHDRAWN: ngettext_noop(
        "{number} announcement withdrawn", "{number} announcements withdrawn"
    ),
    CLAIMS: ngettext_noop(
        "{number} announcement with other claims",
        "{number} announcements with other claims",
    ),
    SETTLED: ngettext_noop("{number} condition settled", "{number} conditions settled"),
    REOPENED: ngettext_noop(
        "{number} condition open again", "{number} conditions open again"
    ),
    REPORTED: ngettext_noop(
        "{number} condition with new reports", "{number} conditions with new reports"
    ),
    DISPUTED: ngettext_noop(
        "{number} announcement whose sources now disagree",
        "{number} announcements whose sources now disagree",
    ),
    AGREED: ngettext_noop(
        "{number} announcement whose sources agree again",
        "{number} announcements whose sources agree again",
    ),
    FOLLOWS: ngettext_noop(
        "{number} announcement that counts otherwise all the same",
        "{number} announcements that count otherwise all the same",
    ),
}


@dataclass(frozen=True)
class Told:
    """What is told of: the changes between two views, of which `view` is the later.

    `between` says what is compared, as "From 1 Dec 2025 to 12 Feb 2026".
    """

    since: Changes
    view: View
    between: str


def counts_in_words(kinds: pd.Series) -> str:
    """Count changes by their kind: 2 announcements added and 1 condition settled."""
    numbers = kinds.value_counts()
    return list_in_words(
        tuple(
            ngettext(*words, int(numbers[kind]))
            for kind, words in SAID.items()
            if kind in numbers
        )
    )


def sums_in_words(since: Changes, currency: str) -> list[str]:
    """Say what named donors promised, and what has none, before and after; apart."""
    then, now = (ends.to_dict("index") for ends in (since.then, since.now))
    said = []
    for to, words in SUMS.items():
        was, stands = (
            total_in_words({**side[to], "currency": currency}) for side in (then, now)
        )
        more = now[to]["value"] - then[to]["value"]
        sums = gettext("{sum} before, {other} after", sum=was, other=stands)
        if pd.notna(more):
            sums = f"{more_or_less(more, currency)}: {sums}"
        said.append(f"{words}: {sums}")
    return said


def told_in_text(told: Told) -> str:
    """Tell of changes in lines of plain text: counts, sums, whose sums, each change."""
    return "\n".join(_lines(told))


def _lines(told: Told) -> Iterator[str]:
    rows, currency = listed(told.since, told.view), told.view.selection.currency
    counts = counts_in_words(rows["kind"]) or gettext(
        "nothing of this selection changed"
    )
    yield f"{told.between}: {counts}."
    yield f"{selection_in_words(told.view)}."
    yield ""
    yield from sums_in_words(told.since, currency)
    moved = causes_in_words(steps(told.since, told.view)) if len(rows) else []
    yield from (f"- {cause}" for cause in moved)
    yield f"- {gettext(RATES)}"
    for title, groups, name in (
        (gettext("By donor"), of_donors(told.since, told.view), "donor_label"),
        (gettext("By meeting"), of_meetings(told.since, told.view), "meeting_label"),
    ):
        yield from _moves(title, groups, name)
    if len(rows):
        yield from ("", gettext("Changes"))
    yield from map(_change, rows.to_dict("records"))


def _moves(title: str, groups: pd.DataFrame, name: str) -> Iterator[str]:
    """List by how much the sum of each donor or meeting moved, those alone that did."""
    moved = groups[groups["difference"].fillna(0.0).ne(0.0)]
    if len(moved):
        yield from ("", title)
    for row in moved.to_dict("records"):
        yield f"- {row[name]}: {more_or_less(row['difference'], row['currency'])}"


def _change(row: Row) -> str:
    day: str = "" if pd.isna(row["day"]) else f"{day_in_words(row['day'])}, "
    moved = ""
    if pd.notna(row["difference"]) and row["difference"]:
        moved = f", {more_or_less(row['difference'], row['currency'])}"
    return f"- {day}{row['title']}. {row['what']}{moved} [{row['pledge_id']}]"
