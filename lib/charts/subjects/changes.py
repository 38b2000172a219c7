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
from lib.model.language import gettext, gettext_noop

#: Why no part of it is due to rates.
RATES = gettext_noop(
    "rates moved nothing: each sum is converted at the same day's rate on both sides"
)
#: Donors that are named with what moved theirs.
EACH = 4


def steps_statement(steps: pd.DataFrame, topic: Topic) -> Statement:
    """Say what named donors promised, by how much it moved, and what moved it."""
    since, rows = day_in_words(topic.selection.since_day), steps.to_dict("records")
    ends = {row["step"]: row for row in rows}
    before, after = ends[BEFORE], ends[AFTER]
    parts = {"counted": topic.counted, "scope": topic.scope(), "day": since}
    moved, beside = difference(steps), tuple(_beside(before, after))
    if pd.isna(after["value"]):
        message = gettext_noop(
            "what named donors promised {counted} {scope} has no sum any more, as it had "
            "on {day}"
        )
        if pd.isna(before["value"]):
            message = gettext_noop(
                "what named donors promised {counted} {scope} states no sum"
            )
        return Statement(gettext(message, **parts), beside)
    parts["sum"] = money_in_words(after["value"], after["currency"])
    if not after["changes"]:
        message = gettext_noop(
            "what named donors promised {counted} {scope} came to {sum}, as on {day}: "
            "nothing of this selection changed"
        )
    elif not moved:
        message = gettext_noop(
            "what named donors promised {counted} {scope} came to {sum}, as on {day}: no "
            "change moved it"
        )
    else:
        parts["causes"] = list_in_words(tuple(causes_in_words(steps)))
        parts["move"] = more_or_less(moved, after["currency"])
        message = gettext_noop(
            "what named donors promised {counted} {scope} came to {sum}, {move} than on "
            "{day} ({causes})"
        )
    return Statement(gettext(message, **parts), beside)


def _beside(before: Row, after: Row) -> Iterator[str]:
    """Say what moved beside it, and why rates moved nothing."""
    was, stands = (one["untraced"] for one in (before, after))
    moved = (0.0 if pd.isna(stands) else stands) - (0.0 if pd.isna(was) else was)
    if moved:
        worth = more_or_less(moved, after["currency"])
        yield gettext("what has no donor named is {move}", move=worth)
    if number := int(after["changes"]):
        yield gettext("{changes} in all", changes=counted(number, "change"))
    yield gettext(RATES)


def donors_statement(rows: pd.DataFrame, topic: Topic) -> Statement:
    """Name the donors whose sums moved most."""
    since = day_in_words(topic.selection.since_day)
    first = rows.head(EACH).to_dict("records")
    named = tuple(
        f"{row['donor_label']} {more_or_less(row['difference'], row['currency'])}"
        for row in first
    )
    message = gettext_noop(
        "of what named donors promised {counted} {scope}, since {day}: {donors}"
    )
    if len(rows) > EACH:
        message = gettext_noop(
            "of what named donors promised {counted} {scope}, since {day}: {donors}, the "
            "first of {number} whose sums moved"
        )
    clause = gettext(
        message,
        counted=topic.counted,
        scope=topic.scope(),
        day=since,
        donors=list_in_words(named),
        number=len(rows),
    )
    return Statement(clause, (gettext(RATES),))


CHARTS = {
    "change_steps": Chart(
        frame="change_steps",
        page="changes",
        question=gettext_noop("What moved the total between two days?"),
        what=gettext_noop("What moved the sum from named donors, cause by cause"),
        statement=steps_statement,
        finding=steps_finding,
        plots=steps_plots,
        ignores=IN_MONEY,
        compares=True,
    ),
    "donor_changes": Chart(
        frame="donor_changes",
        page="changes",
        question=gettext_noop("Whose sums moved between two days?"),
        what=gettext_noop("By donor, how far its sum moved, the largest move first"),
        statement=donors_statement,
        finding=donors_finding,
        plots=donors_plots,
        rows=moved_donors,
        ignores=IN_MONEY,
        compares=True,
    ),
}
