"""What the charts of meetings say: what they brought, and how far it is traced."""

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from lib.charts.bridge import part_sentences
from lib.charts.captions import Row
from lib.charts.disputes import worth_of_dispute
from lib.charts.meetings import mostly_untraced, traced_sums, untraced_share
from lib.charts.sentences.said import (
    Asked,
    Said,
    jointly,
    of_which,
    uncounted,
    without_sum,
    worth,
)
from lib.frames.disputes import disputes
from lib.model.formats import (
    day_in_words,
    meeting_in_words,
    money_in_words,
    number_in_words,
)
from lib.model.selection import Selection
from lib.model.view import View


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
        which = f"the UDCG meeting of {day}{_within(totals, asked)}"
    else:
        number = f"{len(totals)} UDCG meetings, that of {day}"
        which = f"the newest of {number}{asked.within()},"
    return _brought(totals, asked, which)


def newest_meeting_said(totals: pd.DataFrame, asked: Asked) -> Said:
    """Say what the newest meeting brought: as `meetings_said`, of that meeting alone."""
    day = day_in_words(totals["date"].iloc[-1])
    which = f"the newest UDCG meeting, that of {day}{_within(totals, asked)},"
    return _brought(totals, asked, which)


def _within(totals: pd.DataFrame, asked: Asked) -> str:
    """Say the filters, but for that of a meeting which a sentence names."""
    return asked.of_meeting(totals["meeting_id"].iloc[-1]).within()


def _brought(totals: pd.DataFrame, asked: Asked, which: str) -> Said:
    last = totals.to_dict("records")[-1]
    if pd.isna(last["value"]):
        return Said(f"{which} had brought no stated sum", tuple(_doubts(last, asked)))
    states = of_which(last, asked, last["currency"])
    clause = f"{which} had brought {worth(last)} {asked.counted}{states}"
    return Said(clause, tuple(_doubts(last, asked)))


def _doubts(meeting: Row, asked: Asked) -> Iterator[str]:
    if meeting["disputed"]:
        yield f"sources differ on {_differing(meeting)}"
    yield from jointly(pd.DataFrame([meeting]), asked)
    yield from uncounted(meeting, asked)
    known = bool(pd.notna(meeting["value"]))
    yield from without_sum(int(meeting["unpriced"]), beside=known)
    if asked.selection.basis == "announced":
        yield "restated sums are counted at other meetings too"


def _differing(meeting: Row) -> str:
    """Name the figure that disputes a meeting: its headline, where it has one."""
    return "a figure of it" if pd.isna(meeting["headline"]) else "its headline"


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
        silent = without_sum(int(totals["unpriced"].sum()), beside=False)
        return Said(clause, tuple(silent))
    top = traced.sort_values("value", kind="stable").to_dict("records")[-1]
    whole = totals.loc[totals["meeting_id"] == top["meeting_id"]].to_dict("records")[0]
    money = money_in_words(top["value"], top["currency"])
    states = of_which(top, asked, top["currency"])
    meeting = f"the UDCG meeting of {day_in_words(top['date'])}"
    meeting += asked.of_meeting(top["meeting_id"]).within()
    figure, alone = (
        f"{money} {asked.counted}{states}",
        "traced to donors, alone or jointly",
    )
    clause = f"of what {meeting} had brought, {figure} was {alone}"
    if len(traced) > 1:
        clause = f"of what was {alone}, most was announced at {meeting}: {figure}"
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
    whole = f"the {worth(last)} {asked.counted} of the UDCG meeting of "
    whole += f"{day_in_words(last['date'])}{_within(priced, asked)}"
    share, doubts = untraced_share(last), tuple(_doubts(last, asked))
    if not share:
        return Said(f"all of {whole} was traced to donors", doubts)
    clause = f"{number_in_words(share)} percent of {whole} was traced to no named donor"
    if len(priced) > 1:
        meetings = f"{mostly_untraced(priced)} of {len(priced)} meetings"
        clause += f", as was more than half at {meetings} in all"
    return Said(clause, doubts)


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
    disputed = _disputed(meeting, asked)
    return Said(
        f"{_announced(headline, name, disputed)}{asked.within()}: {parts}",
        (
            *without_sum(int(rows["unpriced"].sum()), beside=_valued(rows)),
            *_apart(rows, headline),
        ),
    )


def _valued(rows: pd.DataFrame) -> bool:
    return bool(rows["value"].notna().any())


def _announced(headline: pd.DataFrame, meeting: str, disputed: str) -> str:
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
    figure = f"{worth(row)}{disputed}"
    return f"of the headline of {figure} of the UDCG meeting of {meeting}"


def _disputed(meeting: str, asked: Asked) -> str:
    """Say in brackets between which figures sources of a headline differ."""
    everything = Selection(
        currency=asked.selection.currency,
        rates=asked.selection.rates,
        asof=asked.selection.day,
    )
    rows = disputes(View(asked.ledger, replace(everything, meeting=(meeting,))))
    whole = rows[rows["scope"] == "total"].to_dict("records")
    return f" (disputed: {worth_of_dispute(whole[0])})" if whole else ""


def _apart(rows: pd.DataFrame, headline: pd.DataFrame) -> Iterator[str]:
    if (rows["part"] == "joint").any():
        yield "joint pledges are not split"
    if len(headline) and (rows["place"] == "beside").any():
        yield "what was announced beside the headline is not in it"
