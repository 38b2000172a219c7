"""What the overview says of a whole selection: its sums, apart, and how sure they are."""

import pandas as pd

from lib.charts.captions import Row, capital, worth_in_words
from lib.frames.bridge import headline_shares
from lib.frames.contributions import contributions
from lib.frames.money import MONEY
from lib.frames.sums import by_trace
from lib.frames.unconverted import sums_by
from lib.model.coverage import searched_in_words
from lib.model.formats import (
    counted,
    month_in_words,
    number_in_words,
    part_in_words,
    unconverted_in_words,
)
from lib.model.states import ENTRY_STATES
from lib.model.view import View
from lib.model.vocabulary import BASES, TRACED, UNATTRIBUTED, UNNAMED

#: Percent of a headline beyond which it is said that most of it is traced to nobody.
HALF = 50


def opening_in_words(view: View) -> tuple[str, ...]:
    """Say how many pledges at how many meetings, and how far this was searched.

    In pieces, of which every second one stands out; blank where nothing is chosen.
    """
    rows = contributions(view)
    if rows.empty:
        return ()
    coverage, subject = view.ledger.coverage, view.ledger.subject
    offers, meetings = int(rows["pledge"].sum()), rows["meeting_id"].nunique()
    searched = (
        f"{capital(searched_in_words(coverage))}. These are public promises, "
        "not deliveries, and not all aid."
    )
    if not offers:
        return (searched,)
    since = f" {subject.scope} since {month_in_words(coverage.start)}"
    begun = (f"{subject.name}: ", counted(offers, "pledge"))
    if not meetings:
        return (*begun, f"{since}. {searched}")
    return (*begun, f"{since}, ", counted(meetings, "meeting"), f" in all. {searched}")


#: What each headline figure means, in the order shown.
MEANINGS = {
    "Traced, new": "New money of named donors and of joint sets of donors.",
    "Traced, before": f"{ENTRY_STATES['earlier'].title}: "
    f"{ENTRY_STATES['earlier'].meaning}.",
    "Traced to nobody": "Announced for whole meetings; no named donor accounts for it. "
    "Headlines overlap: it is never added to the traced sums.",
    "Conditional": "Waits on a condition. Pledges without a sum are not in it.",
    "Disputed": "Sources differ by more than 2 percent on what it is worth.",
    "Without a sum": "Entries of the ledger, of all in view, whose worth no source states: counted, "
    "never zero.",
}


def headline_figures(view: View) -> dict[str, str]:
    """Say the sums, traced and untraced apart, and count the doubts."""
    rows = contributions(view)
    to, state = by_trace(rows)["to"], rows["state"]
    firm = state.isin(BASES["firm"])
    silent = int(rows["unpriced"].sum())
    part = (
        "all"
        if silent == len(rows)
        else f"{number_in_words(silent)} of {number_in_words(len(rows))}"
    )
    return {
        "Traced, new": _worth(rows[(to == TRACED) & (state == "new")]),
        "Traced, before": _worth(rows[(to == TRACED) & (state == "earlier")]),
        "Traced to nobody": _worth(rows[(to == UNATTRIBUTED) & firm]),
        "Conditional": _worth(rows[(to == TRACED) & (state == "conditional")]),
        "Disputed": capital(counted(int(rows["disputed"].sum()), "figure")),
        "Without a sum": part if silent else "none",
    }


def doubts_in_words(view: View) -> list[str]:
    """Count what is traced to nobody, disputed, without a sum, of unclear novelty."""
    rows = contributions(view)
    if rows.empty:
        return []
    new = rows[(rows["state"] == "new") & ~rows["scope"].isin(UNNAMED)]
    unclear = new[(new["novelty"] == "unclear") & new["high"].gt(0)]
    return [
        untraced_in_words(headline_shares(view)[UNATTRIBUTED]),
        disputed_in_words(int(rows["disputed"].sum())),
        silent_in_words(int(rows["unpriced"].sum()), len(rows)),
        *_not_converted(rows),
        f"Of what is traced and counted as new, {_sum(unclear)} may "
        "have been announced before: sources do not say."
        if len(unclear)
        else "No new money is of unclear novelty.",
    ]


def untraced_in_words(shares: pd.Series) -> str:
    """Say of how many of the sums announced as a whole most is traced to nobody."""
    number = int((shares > HALF).sum())
    said = f"{capital(counted(len(shares), 'meeting'))} announced a sum as a whole"
    if shares.empty:
        return f"{said}."
    if len(shares) == 1:
        most = "most" if number else "no more than half"
        return f"{said}; {most} of it is traced to nobody."
    if not number:
        return f"{said}; none of these sums is mostly traced to nobody."
    return f"{said}; most of {number} of these sums is traced to nobody."


def disputed_in_words(number: int) -> str:
    """Say how many figures are disputed."""
    said = f"{capital(counted(number, 'figure is', 'figures are'))} disputed"
    return f"{said}: sources differ by more than 2 percent." if number else f"{said}."


def silent_in_words(number: int, of: int) -> str:
    """Say how many entries state no sum."""
    if not number:
        return "Every entry states a sum."
    entries = capital(part_in_words(number, of, "entry", "entries"))
    if number == 1:
        return f"{entries} states no sum; it is counted, never as zero."
    return f"{entries} state no sum; they are counted, never as zero."


def _worth(rows: pd.DataFrame) -> str:
    """Add up contributions; without one, there is none, not one without a sum."""
    if rows.empty:
        return "none"
    if rows["value"].isna().all():
        return capital(_left(rows)) or "no sum stated"
    return capital(_sum(rows))


def _sum(rows: pd.DataFrame) -> str:
    """Add up contributions of which one states a sum, each scenario by itself."""
    ends: Row = rows[MONEY].sum().to_dict()
    doubt = {"open_ended": rows["open_ended"].any()}
    return worth_in_words({**ends, **doubt, "currency": rows["currency"].iloc[0]})


def _left(rows: pd.DataFrame) -> str:
    """Say which sums no rate converts, in their own currencies; blank without any."""
    return unconverted_in_words(next(iter(sums_by(rows, pd.Series(0, rows.index))), ""))


def _not_converted(rows: pd.DataFrame) -> list[str]:
    number = int(rows["unconverted"].sum())
    entries = counted(number, "entry states", "entries state")
    return [f"{entries} {_left(rows)}: no rate is known."] if number else []
