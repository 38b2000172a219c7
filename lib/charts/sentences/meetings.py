"""What the charts of meetings say: what they brought, and how far it is traced."""

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from lib.charts.bridge import part_sentences
from lib.charts.captions import Row
from lib.charts.meetings import mostly_untraced, traced_sums, untraced_share
from lib.charts.sentences.said import (
    Asked,
    Said,
    of_which,
    uncounted,
    without_sum,
    worth,
)
from lib.frames.disputes import disputes
from lib.model.selection import Selection
from lib.model.words import (
    day_in_words,
    meeting_in_words,
    money_in_words,
    number_in_words,
    range_in_words,
)

DIFFER = "sources differ on its figure"


def meetings_said(totals: pd.DataFrame, asked: Asked) -> Said:
    """Say what the newest meeting brought, and how much of it is traced to nobody.

    Parameters
    ----------
    totals
        Rows of the frame `meeting_totals`, in its order.
    asked
        The selection, in which ledger.
    """
    day = day_in_words(totals["date"].iloc[-1])
    if len(totals) == 1:
        which = f"the UDCG meeting of {day}{asked.within(of_one=True)}"
    else:
        number = f"{len(totals)} UDCG meetings, that of {day}"
        which = f"the newest of {number}{asked.within()},"
    return _brought(totals, asked, which)


def newest_meeting_said(totals: pd.DataFrame, asked: Asked) -> Said:
    """Say what the newest meeting brought: as `meetings_said`, of that meeting alone."""
    day = day_in_words(totals["date"].iloc[-1])
    which = f"the newest UDCG meeting, that of {day}{asked.within()},"
    return _brought(totals, asked, which)


def _brought(totals: pd.DataFrame, asked: Asked, which: str) -> Said:
    last = totals.to_dict("records")[-1]
    if pd.isna(last["value"]):
        return Said(f"{which} had brought no stated sum", tuple(_doubts(last, asked)))
    states = of_which(last, asked, last["currency"])
    clause = f"{which} had brought {worth(last)} {asked.counted}{states}"
    return Said(clause, tuple(_doubts(last, asked)))


def _doubts(meeting: Row, asked: Asked) -> Iterator[str]:
    if meeting["disputed"]:
        yield DIFFER
    yield from uncounted(meeting, asked)
    yield from without_sum(int(meeting["unpriced"]))
    if asked.selection.basis == "announced":
        yield "restated sums are counted at other meetings too"


def traced_meetings_said(totals: pd.DataFrame, asked: Asked) -> Said:
    """Say which meeting brought most that is traced to donors.

    Parameters
    ----------
    totals
        Rows of the frame `meeting_totals`, in its order.
    asked
        The selection, in which ledger.
    """
    traced = traced_sums(totals, asked.selection.basis)
    if traced.empty:
        clause = f"no sum of a UDCG meeting{asked.within()} was traced to donors"
        return Said(clause, tuple(without_sum(int(totals["unpriced"].sum()))))
    top = traced.sort_values("value", kind="stable").to_dict("records")[-1]
    whole = totals.loc[totals["meeting_id"] == top["meeting_id"]].to_dict("records")[0]
    most = "had brought most" if len(totals) > 1 else "had brought"
    money = money_in_words(top["value"], top["currency"])
    states = of_which(top, asked, top["currency"])
    clause = (
        f"the UDCG meeting of {day_in_words(top['date'])}{asked.within()} {most} that is "
        f"traced to donors, alone or jointly: {money} {asked.counted}{states}"
    )
    return Said(clause, (*_left_out(whole), *_doubts(top, asked)))


def _left_out(meeting: Row) -> Iterator[str]:
    if meeting["unattributed"] > 0:
        money = money_in_words(meeting["unattributed"], meeting["currency"])
        yield f"{money} that no named donor accounts for is left out"


def meeting_shares_said(totals: pd.DataFrame, asked: Asked) -> Said:
    """Say of how many meetings most is traced to nobody, and how it is at the newest.

    Parameters
    ----------
    totals
        Rows of the frame `meeting_totals`, in its order.
    asked
        The selection, in which ledger.
    """
    priced = totals.dropna(subset="value")
    if priced.empty:
        return meetings_said(totals, asked)
    last = priced.to_dict("records")[-1]
    share, day = number_in_words(untraced_share(last)), day_in_words(last["date"])
    clause = (
        f"{share} percent of the {worth(last)} {asked.counted} of the UDCG meeting of "
        f"{day}{asked.within(of_one=len(priced) == 1)} was traced to no named donor"
    )
    if len(priced) > 1:
        clause += f", and more than half at {mostly_untraced(priced)} of {len(priced)}"
    return Said(clause, tuple(_doubts(last, asked)))


def bridge_said(rows: pd.DataFrame, asked: Asked) -> Said:
    """Say what a meeting's headline is made of.

    Parameters
    ----------
    rows
        Rows of one meeting of the frame `bridge`, in its order.
    asked
        The selection, in which ledger.
    """
    meeting = rows["meeting_id"].iloc[0]
    name = meeting_in_words(meeting, asked.ledger)
    headline = rows[rows["place"] == "headline"]
    of = rows[rows["place"] == ("inside" if len(headline) else "beside")]
    parts = "; ".join(part_sentences(of)) or "nothing is known of its parts"
    return Said(
        f"{_announced(headline, name)}{asked.within()}: {parts}",
        (
            *_disputed(meeting, asked),
            *without_sum(int(rows["unpriced"].sum())),
            *_apart(rows, headline),
        ),
    )


def _announced(headline: pd.DataFrame, meeting: str) -> str:
    """Say the headline of a meeting, or that there is none."""
    if headline.empty:
        return (
            f"of what was pledged at the UDCG meeting of {meeting}, without a headline"
        )
    row = headline.to_dict("records")[0]
    if pd.isna(row["value"]):
        return (
            f"the headline of the UDCG meeting of {meeting} states no sum that converts"
        )
    return f"of the headline of {worth(row)} of the UDCG meeting of {meeting}"


def _disputed(meeting: str, asked: Asked) -> Iterator[str]:
    """Say between which figures sources of a headline differ."""
    everything = Selection(
        currency=asked.selection.currency,
        rates=asked.selection.rates,
        asof=asked.selection.day,
    )
    rows = disputes(asked.ledger, replace(everything, meeting=(meeting,)))
    for row in rows[rows["scope"] == "total"].to_dict("records"):
        ends = range_in_words(row["lowest"], row["highest"], row["currency"])
        yield f"sources differ on the headline: {ends}"


def _apart(rows: pd.DataFrame, headline: pd.DataFrame) -> Iterator[str]:
    if (rows["part"] == "joint").any():
        yield "joint pledges are not split"
    if len(headline) and (rows["place"] == "beside").any():
        yield "what was announced beside the headline is not in it"
