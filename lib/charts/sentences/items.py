"""What the charts of items say: how many of what, by whom, in which year."""

from collections.abc import Iterator

import pandas as pd

from lib.charts.item_parts import Say, by_whom, in_year, largest_said
from lib.charts.item_rows import CONDITIONAL, ends_in_words, first_by, with_unit
from lib.charts.sentences.said import Asked, Said, without_sum
from lib.model.formats import counted

STATED = "a number is what was promised, not what was delivered"


def items_said(rows: pd.DataFrame, asked: Asked) -> Said:
    """Say for how many classes a number is stated, and for which most often.

    Parameters
    ----------
    rows
        Rows of the frame `items` that have a class.
    asked
        The selection, in which ledger.
    """
    classes = counted(rows["item_class"].nunique(), "class", "classes")
    known = rows[rows["quantity"].notna()]
    promised = f"{classes} of item pledged {asked.scope(money=False)}"
    if known.empty:
        return Said(f"no firm number was stated for {promised}", tuple(_doubts(rows)))
    top = first_by(known, "entries")
    often = "most often" if len(known) > 1 else "namely"
    clause = (
        f"a firm number was stated for {known['item_class'].nunique()} of {promised}, "
        f"{often} for {top['item_label']}: {with_unit(top)}"
    )
    return Said(clause, (*_doubts(rows), STATED))


def item_donors_said(rows: pd.DataFrame, asked: Asked) -> Said:
    """Say who promised most of one class.

    Parameters
    ----------
    rows
        Rows of one class of the frame `item_donors`.
    asked
        The selection, in which ledger.
    """
    return _largest(rows, asked, by_whom)


def item_years_said(rows: pd.DataFrame, asked: Asked) -> Said:
    """Say in which year most of one class was announced.

    Parameters
    ----------
    rows
        Rows of one class of the frame `item_years`.
    asked
        The selection, in which ledger.
    """
    return _largest(rows, asked, in_year)


def _largest(rows: pd.DataFrame, asked: Asked, say: Say) -> Said:
    label = rows["item_label"].iloc[0]
    said = largest_said(rows, say)
    clause = f"of the item class “{label}”, pledged {asked.scope(money=False)}: {said}"
    promised = (STATED,) if rows["quantity"].notna().any() else ()
    return Said(clause, (*_doubts(rows), *promised))


def _doubts(rows: pd.DataFrame) -> Iterator[str]:
    """Say what hangs on a condition, and how many entries state no number."""
    of_one = len(rows[["item_class", "unit"]].drop_duplicates()) == 1
    conditional = rows["conditional_quantity"].sum(min_count=1)
    if of_one and pd.notna(conditional):
        yield f"{_conditional(rows)} more are conditional"
    elif pd.notna(conditional):
        yield "conditional ones are not in it"
    known = bool(rows["quantity"].notna().any() or pd.notna(conditional))
    yield from without_sum(int(rows["uncounted"].sum()), beside=known, what="number")


def _conditional(rows: pd.DataFrame) -> str:
    sums = {name: rows[name].sum(min_count=1) for name in CONDITIONAL[:3]}
    open_ended = {CONDITIONAL[3]: bool(rows[CONDITIONAL[3]].any())}
    return ends_in_words(sums | open_ended, CONDITIONAL)
