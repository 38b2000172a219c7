"""What the charts of changes say: by how much a sum moved, and what moved it."""

from collections.abc import Iterator

import pandas as pd

from lib.charts.captions import Row
from lib.charts.changes import (
    causes_in_words,
    difference,
    donors_finding,
    donors_plots,
    more_or_less,
    moved_donors,
    steps_finding,
    steps_plots,
)
from lib.charts.chart import IN_MONEY, Chart
from lib.charts.statement import Statement, Topic
from lib.frames.effects import AFTER, BEFORE
from lib.model.counts import counted
from lib.model.formats import day_in_words, list_in_words, money_in_words

#: Why no part of it is due to rates.
RATES = (
    "rates moved nothing: each sum is converted at the same day's rate on both sides"
)
#: Donors that are named with what moved theirs.
EACH = 4


def steps_statement(steps: pd.DataFrame, topic: Topic) -> Statement:
    """Say what named donors promised, by how much it moved, and what moved it."""
    since, rows = day_in_words(topic.selection.since_day), steps.to_dict("records")
    ends = {row["step"]: row for row in rows}
    before, after = ends[BEFORE], ends[AFTER]
    sum_of = f"what named donors promised {topic.counted} {topic.scope()}"
    moved, beside = difference(steps), tuple(_beside(before, after))
    if pd.isna(after["value"]):
        silent = pd.isna(before["value"])
        came = (
            "states no sum" if silent else f"has no sum any more, as it had on {since}"
        )
        return Statement(f"{sum_of} {came}", beside)
    came = f"{sum_of} came to {money_in_words(after['value'], after['currency'])}"
    if not after["changes"]:
        said = f"{came}, as on {since}: nothing of this selection changed"
    elif not moved:
        said = f"{came}, as on {since}: no change moved it"
    else:
        causes = list_in_words(tuple(causes_in_words(steps)))
        worth = more_or_less(moved, after["currency"])
        said = f"{came}, {worth} than on {since} ({causes})"
    return Statement(said, beside)


def _beside(before: Row, after: Row) -> Iterator[str]:
    """Say what moved beside it, and why rates moved nothing."""
    was, stands = (one["untraced"] for one in (before, after))
    moved = (0.0 if pd.isna(stands) else stands) - (0.0 if pd.isna(was) else was)
    if moved:
        yield f"what has no donor named is {more_or_less(moved, after['currency'])}"
    if number := int(after["changes"]):
        yield f"{counted(number, 'change')} in all"
    yield RATES


def donors_statement(rows: pd.DataFrame, topic: Topic) -> Statement:
    """Name the donors whose sums moved most."""
    since = day_in_words(topic.selection.since_day)
    first = rows.head(EACH).to_dict("records")
    named = tuple(
        f"{row['donor_label']} {more_or_less(row['difference'], row['currency'])}"
        for row in first
    )
    of = "" if len(rows) <= EACH else f", the first of {len(rows)} whose sums moved"
    return Statement(
        f"of what named donors promised {topic.counted} {topic.scope()}, since {since}: "
        f"{list_in_words(named)}{of}",
        (RATES,),
    )


CHARTS = {
    "change_steps": Chart(
        frame="change_steps",
        page="changes",
        question="What moved the total between two days?",
        what="What moved the sum from named donors, cause by cause",
        statement=steps_statement,
        finding=steps_finding,
        plots=steps_plots,
        ignores=IN_MONEY,
        compares=True,
    ),
    "donor_changes": Chart(
        frame="donor_changes",
        page="changes",
        question="Whose sums moved between two days?",
        what="By donor, how far its sum moved, the largest move first",
        statement=donors_statement,
        finding=donors_finding,
        plots=donors_plots,
        rows=moved_donors,
        ignores=IN_MONEY,
        compares=True,
    ),
}
