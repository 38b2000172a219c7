"""What the charts of months say: what pledges added up to, and since when."""

from collections.abc import Iterator

import pandas as pd

from lib.charts.captions import Row, in_a_sentence
from lib.charts.multiples import last_months
from lib.charts.sentences.said import (
    Asked,
    Said,
    jointly,
    of_which,
    summed,
    uncounted,
    without_sum,
)
from lib.charts.so_far import so_far_in_words
from lib.charts.timeline import traced_rows
from lib.model.formats import (
    counted,
    group_in_words,
    list_in_words,
    members_in_words,
    month_in_words,
)
from lib.model.vocabulary import UNATTRIBUTED

STATES = ("new", "earlier", "conditional", "restated")
#: Donors or groups that are named with their sums.
EACH = 4
NOT_JOINT = "joint pledges are not in it"


def timeline_said(months: pd.DataFrame, asked: Asked) -> Said:
    """Say what pledges traced to donors added up to, and since when most of it.

    Parameters
    ----------
    months
        The frame `timeline`.
    asked
        The selection, in which ledger.
    """
    traced = traced_rows(months)
    apart = ("what no named donor accounts for is not in it",)
    known = traced.dropna(subset="cumulative")
    if known.empty:
        clause = f"no sum pledged {asked.scope()} was traced to donors"
        silent = without_sum(_silent(traced.tail(1)), beside=False)
        return Said(clause, (*silent, *_untraced(months)))
    return Said(
        f"{asked.pledges} traced to donors {asked.scope()} added up to "
        f"{_so_far(known, traced, asked)}, {since(known)}",
        (
            *jointly(traced, asked),
            *_doubts(traced, asked),
            *(apart if _untraced(months) else ()),
        ),
    )


def _untraced(months: pd.DataFrame) -> tuple[str, ...]:
    nobody = months["untraced"].notna().any()
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
    known = bool(rows["cumulative"].notna().any())
    yield from without_sum(_silent(rows.tail(1)), whose, beside=known)


def _silent(last: pd.DataFrame) -> int:
    """Count the entries without a sum up to the last months drawn."""
    return int(last["cumulative_unpriced"].sum())


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
    asked = asked.of_donor(rows["donors"].iloc[0])
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
    ranked = _ranked(rows, "donors")
    sums = _each(ranked, ranked["donor_label"].map(in_a_sentence))
    clause = f"{asked.pledges} {asked.scope()} added up to {sums}"
    return Said(clause, (*without_sum(_silent(ranked)), NOT_JOINT))


def donors_by_month_said(rows: pd.DataFrame, asked: Asked) -> Said:
    """Say who of the donors drawn pledged most so far, and since when most of it.

    Parameters
    ----------
    rows
        Rows of single donors of the frame `donor_months`.
    asked
        The selection, in which ledger.
    """
    ranked = _ranked(rows, "donors")
    if ranked.empty:
        return Said(f"no single donor had stated a sum {asked.scope()}")
    of_top = rows[rows["donors"] == ranked["donors"].iloc[0]]
    if len(ranked) == 1:
        return donor_months_said(of_top, asked)
    name = in_a_sentence(of_top["donor_label"].iloc[0])
    known = _known(of_top)
    clause = (
        f"{asked.pledges} of {name} {asked.scope()} added up to the most of any "
        f"single donor: {_so_far(known, of_top, asked)}, {since(known)}"
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
    ranked = _ranked(rows, "group")
    if ranked.empty:
        return Said(f"no member of a group had stated a sum {asked.scope()}")
    of = "members of groups that overlap"
    sums = _each(ranked, ranked["group"].map(group_in_words))
    if len(ranked) == 1:
        of = members_in_words(ranked["group"].iloc[0])
        sums = so_far_in_words(ranked.to_dict("records")[0])
    clause = f"{asked.pledges} of {of} {asked.scope()} added up to {sums}"
    # Entries without a sum are not counted: one may be of a member of several groups.
    return Said(clause, ("a joint pledge counts where all of its donors are members",))


def _ranked(rows: pd.DataFrame, key: str) -> pd.DataFrame:
    last = last_months(rows, key).dropna(subset="cumulative")
    return last.sort_values("cumulative", ascending=False, kind="stable")


def _each(ranked: pd.DataFrame, names: pd.Series) -> str:
    """Write what each comes to, the first ones by name."""
    sums = map(so_far_in_words, ranked.to_dict("records"))
    said = [f"{sum_} for {name}" for sum_, name in zip(sums, names, strict=True)]
    others = len(said) - EACH
    more = [f"less for {counted(others, 'other')}"] if others > 0 else []
    return list_in_words((*said[:EACH], *more))


def _known(rows: pd.DataFrame) -> pd.DataFrame:
    return rows.dropna(subset="cumulative")
