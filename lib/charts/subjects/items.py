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
from lib.charts.statement import Statement, Topic
from lib.model.counts import counted
from lib.model.language import gettext, gettext_noop, ngettext

STATED = gettext_noop("a number is what was promised, not what was delivered")


def items_statement(rows: pd.DataFrame, topic: Topic) -> Statement:
    """Say for how many classes a number is stated, and for which most often."""
    known = rows[rows["quantity"].notna()]
    pledged = " " + gettext("pledged {scope}", scope=topic.scope(money=False))
    if known.empty:
        number = rows["item_class"].nunique()
        classes = counted(number, "class of item")
        clause = gettext(
            "no firm number was stated for {classes}{pledged}",
            classes=classes,
            pledged=pledged,
        )
        return Statement(clause, tuple(_doubts(rows)))
    said = classes_in_words(rows, known, pledged)
    clause = gettext("a firm number was stated for {classes}", classes=said)
    return Statement(clause, (*_doubts(rows), gettext(STATED)))


def _largest(rows: pd.DataFrame, topic: Topic, say: Say) -> Statement:
    """Say what is largest of one class."""
    label = rows["item_label"].iloc[0]
    said = largest_said(rows, say)
    clause = gettext(
        "of the item class “{item}”, pledged {scope}: {quantities}",
        item=label,
        scope=topic.scope(money=False),
        quantities=said,
    )
    promised = (gettext(STATED),) if rows["quantity"].notna().any() else ()
    return Statement(clause, (*_doubts(rows), *promised))


def _doubts(rows: pd.DataFrame) -> Iterator[str]:
    """Say what hangs on a condition, and how many announcements state no number."""
    of_one = len(rows[["item_class", "unit"]].drop_duplicates()) == 1
    conditional = rows["conditional_quantity"].sum(min_count=1)
    if of_one and pd.notna(conditional):
        yield gettext(
            "{number} more are promised on a condition", number=_conditional(rows)
        )
    elif pd.notna(conditional):
        yield gettext("those promised on a condition are not in it")
    known = bool(rows["quantity"].notna().any() or pd.notna(conditional))
    yield from _without_number(int(rows["uncounted"].sum()), beside=known)


def _without_number(number: int, *, beside: bool) -> Iterator[str]:
    """Say how many announcements state no number, beside one that is stated or not."""
    if number and beside:
        yield ngettext(
            "{number} more announcement states no number",
            "{number} more announcements state no number",
            number,
        )
    elif number:
        yield ngettext(
            "{number} announcement states no number",
            "{number} announcements state no number",
            number,
        )


def _conditional(rows: pd.DataFrame) -> str:
    sums = {name: rows[name].sum(min_count=1) for name in CONDITIONAL[:3]}
    open_ended = {CONDITIONAL[3]: bool(rows[CONDITIONAL[3]].any())}
    return ends_in_words(sums | open_ended, CONDITIONAL)


BY_DONOR = Chart(
    frame="item_donors",
    page="equipment",
    question=gettext_noop("Who promised how many of one item?"),
    what=gettext_noop("{row}: how many by donor, those on a condition apart"),
    statement=partial(_largest, say=by_whom),
    finding=lambda rows, _: item_finding(rows, by_whom),
    plots=lambda rows, _: item_donors_plots(rows),
    figure=items_figure,
    of=ITEM_CLASS,
    row_name="item",
    among=lambda rows, _: rows[rows["item_class"].notna()],
    absent=gettext_noop("no class of item is named in {these}"),
    ignores=OF_SUMS,
    of_money=False,
)

CHARTS = {
    "items": Chart(
        frame="items",
        page="equipment",
        question=gettext_noop("Which items were promised, and how many?"),
        what=gettext_noop(
            "How many, those on a condition apart: lengths compare within one unit only"
        ),
        statement=items_statement,
        finding=lambda rows, _: items_finding(rows),
        plots=lambda rows, _: items_plots(rows),
        figure=items_figure,
        rows=lambda frame, _: frame[frame["item_class"].notna()],
        ignores=OF_SUMS,
        of_money=False,
        among=lambda rows, _: rows[rows["item_class"].notna()],
        absent=gettext_noop("no class of item is named in {these}"),
    ),
    "item_donors": BY_DONOR,
    "item_years": replace(
        BY_DONOR,
        frame="item_years",
        question=gettext_noop("When was one item promised?"),
        what=gettext_noop(
            "{row}: how many by year of announcement, those on a condition apart"
        ),
        statement=partial(_largest, say=in_year),
        finding=lambda rows, _: item_finding(rows, in_year),
        plots=lambda rows, _: item_years_plots(rows),
    ),
}
