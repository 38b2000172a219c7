"""What the charts of items say: how many of what, by whom, in which year."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import pandas as pd

from lib.charts.chart import ITEM_CLASS, OF_SUMS, Chart
from lib.charts.item_rows import (
    CONDITIONAL,
    ends_in_words,
    items_figure,
)
from lib.charts.items import (
    Say,
    by_whom,
    classes_in_words,
    in_year,
    item_donors_plots,
    item_finding,
    item_years_plots,
    items_finding,
    items_plots,
    largest_said,
)
from lib.charts.statement import Statement, Topic, without_sum
from lib.model.counts import counted

STATED = "a number is what was promised, not what was delivered"


def items_statement(rows: pd.DataFrame, topic: Topic) -> Statement:
    """Say for how many classes a number is stated, and for which most often."""
    known = rows[rows["quantity"].notna()]
    pledged = f" pledged {topic.scope(money=False)}"
    if known.empty:
        number = rows["item_class"].nunique()
        classes = counted(number, "class of item")
        clause = f"no firm number was stated for {classes}{pledged}"
        return Statement(clause, tuple(_doubts(rows)))
    said = classes_in_words(rows, known, pledged)
    clause = f"a firm number was stated for {said}"
    return Statement(clause, (*_doubts(rows), STATED))


def _largest(rows: pd.DataFrame, topic: Topic, say: Say) -> Statement:
    """Say what is largest of one class."""
    label = rows["item_label"].iloc[0]
    said = largest_said(rows, say)
    clause = f"of the item class “{label}”, pledged {topic.scope(money=False)}: {said}"
    promised = (STATED,) if rows["quantity"].notna().any() else ()
    return Statement(clause, (*_doubts(rows), *promised))


def _doubts(rows: pd.DataFrame) -> Iterator[str]:
    """Say what hangs on a condition, and how many announcements state no number."""
    of_one = len(rows[["item_class", "unit"]].drop_duplicates()) == 1
    conditional = rows["conditional_quantity"].sum(min_count=1)
    if of_one and pd.notna(conditional):
        yield f"{_conditional(rows)} more are promised on a condition"
    elif pd.notna(conditional):
        yield "those promised on a condition are not in it"
    known = bool(rows["quantity"].notna().any() or pd.notna(conditional))
    yield from without_sum(int(rows["uncounted"].sum()), beside=known, what="number")


def _conditional(rows: pd.DataFrame) -> str:
    sums = {name: rows[name].sum(min_count=1) for name in CONDITIONAL[:3]}
    open_ended = {CONDITIONAL[3]: bool(rows[CONDITIONAL[3]].any())}
    return ends_in_words(sums | open_ended, CONDITIONAL)


BY_DONOR = Chart(
    frame="item_donors",
    page="equipment",
    question="Who promised how many of one item?",
    what="{row}: how many by donor, those on a condition apart",
    statement=partial(_largest, say=by_whom),
    finding=lambda rows, _: item_finding(rows, by_whom),
    plots=lambda rows, _: item_donors_plots(rows),
    figure=items_figure,
    of=ITEM_CLASS,
    row_name="item",
    among=lambda rows, _: rows[rows["item_class"].notna()],
    absent="no class of item is named in {these}",
    ignores=OF_SUMS,
    of_money=False,
)

CHARTS = {
    "items": Chart(
        frame="items",
        page="equipment",
        question="Which items were promised, and how many?",
        what="How many, those on a condition apart: lengths compare within one unit only",
        statement=items_statement,
        finding=lambda rows, _: items_finding(rows),
        plots=lambda rows, _: items_plots(rows),
        figure=items_figure,
        rows=lambda frame, _: frame[frame["item_class"].notna()],
        ignores=OF_SUMS,
        of_money=False,
        among=lambda rows, _: rows[rows["item_class"].notna()],
        absent="no class of item is named in {these}",
    ),
    "item_donors": BY_DONOR,
    "item_years": replace(
        BY_DONOR,
        frame="item_years",
        question="When was one item promised?",
        what="{row}: how many by year of announcement, those on a condition apart",
        statement=partial(_largest, say=in_year),
        finding=lambda rows, _: item_finding(rows, in_year),
        plots=lambda rows, _: item_years_plots(rows),
    ),
}
