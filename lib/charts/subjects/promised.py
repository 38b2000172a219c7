"""What the chart of all that is promised says: by whom, how much, how much of it new."""

from collections.abc import Iterator

import pandas as pd

from lib.charts.captions import Row, worth_in_words
from lib.charts.chart import IN_MONEY, Chart
from lib.charts.promised import (
    drawn_parts,
    promised_figure,
    promised_finding,
    promised_plots,
    who_promised,
)
from lib.charts.statement import (
    Statement,
    Topic,
    of_which,
    sum_counted,
    uncounted,
    without_sum,
)
from lib.model.counts import counted
from lib.model.language import gettext, gettext_noop
from lib.model.vocabulary import TRACED, UNATTRIBUTED

#: The states that a sum may be in beside new.
STATES = ("earlier", "conditional", "restated")


def promised_statement(rows: pd.DataFrame, topic: Topic) -> Statement:
    """Say what named donors promised, and apart from it what no donor is named for."""
    parts: dict[str, Row] = {row["part"]: row for row in rows.to_dict("records")}
    whole = parts.get(TRACED)
    nobody = tuple(_nobody(parts))
    if whole is None or pd.isna(whole["value"]):
        clause = gettext(
            "no sum of a named donor was promised {counted} {scope}",
            counted=topic.counted,
            scope=topic.scope(),
        )
        return Statement(clause, (*nobody, *_doubts(whole, parts, topic)))
    some = {one: parts[one]["value"] for one in STATES if one in parts}
    sums = {**some, "value": whole["value"]}
    states = of_which(sums, topic, whole["currency"])
    alone = len(topic.selection.donor) == 1 and pd.notna(whole["donor_label"])
    scope = (topic.but(donor=()) if alone else topic).scope()
    clause = gettext(
        "{donors} had promised {sum} {scope}",
        donors=who_promised(whole),
        sum=sum_counted(worth_in_words(whole), topic, states),
        scope=scope,
    )
    return Statement(clause, (*nobody, *_doubts(whole, parts, topic)))


def _nobody(parts: dict[str, Row]) -> Iterator[str]:
    row = parts.get(UNATTRIBUTED)
    if row is not None and row["value"] > 0:
        yield gettext(
            "{sum} in headlines names no donor, overlaps and is not added",
            sum=worth_in_words(row),
        )


def _doubts(whole: Row | None, parts: dict[str, Row], topic: Topic) -> Iterator[str]:
    if whole is None:
        return
    known = bool(pd.notna(whole["value"]))
    waiting = parts["conditional"]["value"] if "conditional" in parts else 0.0
    yield from uncounted({**whole, "conditional": waiting}, topic)
    yield from without_sum(
        int(whole["unpriced"]), beside=known, unconverted=whole["unconverted_sums"]
    )
    if (topic.selection.donor or topic.selection.group) and "joint" in parts:
        yield gettext("joint pledges with other donors count in full")
    if number := int(whole["disputed"]):
        figures = counted(number, "figure")
        yield gettext("sources disagree on {figures}", figures=figures)


CHARTS = {
    "promised": Chart(
        frame="promised",
        page="overview",
        question=gettext_noop("How much is promised, and how much of it is new money?"),
        what=gettext_noop(
            "What named donors promised, by part; apart, what no donor is named for"
        ),
        statement=promised_statement,
        finding=lambda rows, _: promised_finding(rows),
        plots=lambda rows, _: promised_plots(rows),
        figure=promised_figure,
        rows=drawn_parts,
        ignores=IN_MONEY,
    ),
}
