"""What the charts of donors say: who pledged most, and how surely."""

from collections.abc import Callable, Iterator

import pandas as pd

from lib.charts.captions import Row, in_a_sentence
from lib.charts.donors import figure_of_donor, ranked
from lib.charts.sentences.said import (
    Asked,
    Said,
    of_which,
    uncounted,
    without_sum,
    worth,
)
from lib.model.formats import counted, day_in_words
from lib.model.vocabulary import UNATTRIBUTED


def donors_said(totals: pd.DataFrame, asked: Asked) -> Said:
    """Say who pledged most, by the measure chosen, and what stands beside it.

    Parameters
    ----------
    totals
        Rows of the frame `donor_totals`.
    asked
        The selection, in which ledger.
    """
    donors = ranked(totals, asked.selection.per)
    if donors.empty:
        return _unranked(totals, asked)
    top = donors.to_dict("records")[0]
    name = in_a_sentence(top["donor_label"])
    asked = asked.of_donor(top["donors"])
    how = "" if len(donors) == 1 else _how(asked.selection.per)
    figure = _figure(top, asked)
    return Said(
        f"{name} had pledged {how}{asked.scope()}: {figure}",
        (
            *uncounted(top, asked),
            *without_sum(int(top["unpriced"]), f" of {name}"),
            *_jointly(top, name),
            *_beside(totals, asked),
        ),
    )


def _unranked(totals: pd.DataFrame, asked: Asked) -> Said:
    """Say why no donor is drawn: none stated a sum, or none can be measured by it."""
    single = totals[totals["kind"] == "donor"]
    if single["value"].notna().any():
        of = {"gdp": "GDP", "capita": "population"}[asked.selection.per]
        clause = f"the {of} of no donor that had stated a sum {asked.scope()} is known"
        return Said(clause)
    silent = without_sum(
        int(single["unpriced"].sum()), " of single donors", beside=False
    )
    clause = f"no single donor had stated a sum {asked.scope()}"
    return Said(clause, (*silent, *_beside(totals, asked)))


def _how(per: str) -> str:
    most = {"total": "most", "gdp": "largest share of GDP", "capita": "most per head"}
    return f"the {most[per]} of any single donor "


def _figure(top: Row, asked: Asked) -> str:
    """Write what a donor pledged, by the measure and in money."""
    states = of_which(top, asked, top["currency"])
    money = f"{worth(top)} {asked.counted}{states}"
    per = asked.selection.per
    if per == "total":
        return money
    year = {"gdp": "gdp_year", "capita": "population_year"}[per]
    of = {"gdp": "GDP", "capita": "population"}[per]
    known: str = "" if pd.isna(top[year]) else f" of {top[year]}"
    share = figure_of_donor(top, per)
    said = f"{share} of its {of}" if per == "gdp" else f"{share} per head of its {of}"
    return f"{said}{known}, {money}"


def _jointly(top: Row, name: str) -> Iterator[str]:
    if top["joint_pledges"]:
        pledges = counted(top["joint_pledges"], "joint pledge")
        yield f"{name} takes part in {pledges} too, whose split is not known"


def _beside(totals: pd.DataFrame, asked: Asked) -> Iterator[str]:
    """Say what is drawn beside the donors and is no donor's own."""
    if asked.selection.per != "total":
        return
    sets = int((totals["kind"] == "joint").sum())
    if sets:
        whose = "1 set of donors" if sets == 1 else f"{sets} sets of donors"
        yield f"what {whose} pledged jointly stands apart, not split"
    nobody = totals[totals["kind"] == UNATTRIBUTED].dropna(subset="value")
    for row in nobody.to_dict("records"):
        yield f"{worth(row)} that no named donor accounts for stands apart"


def donor_meetings_said(rows: pd.DataFrame, asked: Asked) -> Said:
    """Say at which meeting one donor pledged most.

    Parameters
    ----------
    rows
        Rows of one donor of the frame `donor_meetings`, in its order.
    asked
        The selection, in which ledger.
    """
    return _most_said(rows, asked, _at_meeting)


def _at_meeting(row: Row) -> str:
    if pd.isna(row["date"]):
        return "outside meetings"
    return f"at the meeting of {day_in_words(row['date'])}"


def donor_mechanisms_said(rows: pd.DataFrame, asked: Asked) -> Said:
    """Say through which mechanism one donor pledged most.

    Parameters
    ----------
    rows
        Rows of one donor of the frame `donor_mechanisms`, in its order.
    asked
        The selection, in which ledger.
    """
    return _most_said(rows, asked, _through)


def _through(row: Row) -> str:
    if pd.isna(row["mechanism"]):
        return "without naming a mechanism"
    return f"through {row['mechanism_label']}"


def _most_said(rows: pd.DataFrame, asked: Asked, where: Callable[[Row], str]) -> Said:
    kind, asked = rows["kind"].iloc[0], asked.of_donor(rows["donors"].iloc[0])
    name = in_a_sentence(rows["donor_label"].iloc[0])
    number, whose = int(rows["unpriced"].sum()), f" {_whose(name, kind)}"
    alone = ("joint pledges are not in it",) if kind == "donor" else ()
    priced = rows.dropna(subset="value").sort_values(
        "value", ascending=False, kind="stable"
    )
    silent = tuple(without_sum(number, whose, beside=not priced.empty))
    if priced.empty:
        return Said(f"{name} had stated no sum {asked.scope()}", silent)
    top = priced.to_dict("records")[0]
    most = "most was" if len(priced) > 1 else "every sum stated was"
    states = of_which(top, asked, top["currency"])
    return Said(
        f"of what {_who(name, kind)} {asked.scope()}, {most} pledged {where(top)}: "
        f"{worth(top)} {asked.counted}{states}",
        (*uncounted(top, asked), *silent, *alone),
    )


def _who(name: str, kind: str) -> str:
    if kind == UNATTRIBUTED:
        return "no named donor accounts for"
    together = " together" if kind == "joint" else ""
    return f"{name} had pledged{together}"


def _whose(name: str, kind: str) -> str:
    return "without a named donor" if kind == UNATTRIBUTED else f"of {name}"
