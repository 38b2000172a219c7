"""What the charts of months say: what pledges added up to, and since when."""

from collections.abc import Iterator

import pandas as pd

from lib.charts.captions import Row
from lib.charts.multiples import last_months
from lib.charts.sentences.said import (
    Asked,
    Said,
    in_a_sentence,
    of_which,
    summed,
    uncounted,
    without_sum,
)
from lib.charts.so_far import so_far_in_words
from lib.frames.traced import TRACED
from lib.model.vocabulary import UNATTRIBUTED
from lib.model.words import group_in_words, list_in_words, month_in_words

STATES = ("new", "earlier", "conditional", "restated")
OVERLAP = (
    "the groups overlap",
    "a joint pledge counts where all of its donors are members",
)
#: Donors or groups that are named with their sums.
EACH = 4
NOT_JOINT = "joint pledges are not in it"


def timeline_said(months: pd.DataFrame, asked: Asked) -> Said:
    """Say what pledges traced to donors added up to, and since when most of it.

    Parameters
    ----------
    months
        The frame `traced_months`.
    asked
        The selection, in which ledger.
    """
    traced = months[months["to"] == TRACED]
    apart = ("what no named donor accounts for is not in it",)
    known = traced.dropna(subset="cumulative")
    if known.empty:
        clause = f"no sum pledged {asked.scope()} was traced to donors"
        silent = without_sum(int(traced["unpriced"].sum()))
        return Said(clause, (*silent, *_untraced(months)))
    return Said(
        f"{asked.pledges} traced to donors {asked.scope()} added up to "
        f"{_so_far(known, traced, asked)}, {since(known)}",
        (*_doubts(traced, asked), *(apart if _untraced(months) else ())),
    )


def _untraced(months: pd.DataFrame) -> tuple[str, ...]:
    nobody = months[months["to"] == UNATTRIBUTED]["value"].notna().any()
    return ("what meetings announced is traced to nobody",) if nobody else ()


def _so_far(known: pd.DataFrame, rows: pd.DataFrame, asked: Asked) -> str:
    """Write what rows add up to, and how much of it is not plainly new."""
    last = known.to_dict("records")[-1]
    sums = summed(rows, STATES) | {"value": last["cumulative"]}
    if asked.selection.basis == "announced":
        sums["restated"] = 0.0
    return f"{so_far_in_words(last)}{of_which(sums, asked, last['currency'])}"


def since(known: pd.DataFrame) -> str:
    """Say since when more than half of what rows add up to was announced."""
    total = known["cumulative"].iloc[-1]
    late = known.loc[known["cumulative"] >= total / 2, "month"].iloc[0]
    month = month_in_words(late)
    if known["cumulative"].iloc[0] == total:
        return f"all of it announced in {month}"
    if late == known["month"].iloc[0]:
        return f"at least half of it announced in {month}"
    return f"more than half of it announced since {month}"


def _doubts(rows: pd.DataFrame, asked: Asked, whose: str = "") -> Iterator[str]:
    sums: Row = summed(rows, STATES) | {"currency": rows["currency"].iloc[0]}
    yield from uncounted(sums, asked)
    yield from without_sum(int(rows["unpriced"].sum()), whose)


def donor_months_said(rows: pd.DataFrame, asked: Asked) -> Said:
    """Say what one donor pledged so far, and since when most of it.

    Parameters
    ----------
    rows
        Rows of one donor of the frame `donor_months`.
    asked
        The selection, in which ledger.
    """
    name, known = in_a_sentence(rows["donor_label"].iloc[0]), _known(rows)
    nobody = rows["kind"].iloc[0] == UNATTRIBUTED
    whose = " without a named donor" if nobody else f" of {name}"
    doubts = tuple(_doubts(rows, asked, whose))
    if known.empty:
        return Said(f"{name} had stated no sum {asked.scope()}", doubts)
    figure = f"{_so_far(known, rows, asked)}, {since(known)}"
    if nobody:
        clause = (
            f"what no named donor accounts for {asked.scope()} added up to {figure}"
        )
        return Said(clause, ("headlines of different meetings overlap", *doubts))
    alone = (NOT_JOINT,) if rows["kind"].iloc[0] == "donor" else ()
    clause = f"{asked.pledges} of {name} {asked.scope()} added up to {figure}"
    return Said(clause, (*doubts, *alone))


def donors_compared_said(rows: pd.DataFrame, asked: Asked) -> Said:
    """Say what each of a few donors pledged so far.

    Parameters
    ----------
    rows
        Rows of a few donors of the frame `donor_months`.
    asked
        The selection, in which ledger.
    """
    if len(rows["donors"].unique()) == 1:
        return donor_months_said(rows, asked)
    return _each_said(rows, "donors", "donor_label", asked)


def donors_by_month_said(rows: pd.DataFrame, asked: Asked) -> Said:
    """Say who of the donors drawn pledged most so far, and since when most of it.

    Parameters
    ----------
    rows
        Rows of single donors of the frame `donor_months`.
    asked
        The selection, in which ledger.
    """
    last = last_months(rows, "donors").dropna(subset="cumulative")
    if last.empty:
        return Said(f"no single donor had stated a sum {asked.scope()}")
    top = last.sort_values("cumulative", ascending=False, kind="stable")["donors"].iloc[
        0
    ]
    of_top = rows[rows["donors"] == top]
    if len(last) == 1:
        return donor_months_said(of_top, asked)
    name = in_a_sentence(of_top["donor_label"].iloc[0])
    known = _known(of_top)
    clause = (
        f"{asked.pledges} of {name} {asked.scope()} added up to most of any single "
        f"donor: {_so_far(known, of_top, asked)}, {since(known)}"
    )
    return Said(clause, tuple(_doubts(of_top, asked, f" of {name}")))


def groups_said(rows: pd.DataFrame, asked: Asked) -> Said:
    """Say what the members of each group pledged so far; the groups overlap.

    Parameters
    ----------
    rows
        The frame `group_months`.
    asked
        The selection, in which ledger.
    """
    return _each_said(rows, "group", "group", asked)


def _each_said(rows: pd.DataFrame, key: str, label: str, asked: Asked) -> Said:
    groups = key == "group"
    last = last_months(rows, key).dropna(subset="cumulative")
    ranked = last.sort_values("cumulative", ascending=False, kind="stable")
    name = group_in_words if groups else in_a_sentence
    each = [
        f"{so_far_in_words(row)} for {name(row[label])}"
        for row in ranked.head(EACH).to_dict("records")
    ]
    if not each:
        who = "member of a group" if groups else "single donor"
        return Said(f"no {who} had stated a sum {asked.scope()}")
    more = [f"less for {len(ranked) - EACH} more"] if len(ranked) > EACH else []
    of = " of group members" if groups else ""
    clause = (
        f"{asked.pledges}{of} {asked.scope()} added up to "
        f"{list_in_words((*each, *more))}"
    )
    # Entries of several groups are not counted: one may be of a member of each.
    silent = without_sum(int(rows["unpriced"].sum()))
    return Said(clause, OVERLAP if groups else (*silent, NOT_JOINT))


def _known(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.dropna(subset="cumulative")
