"""What the overview says of a whole selection: its sums, apart, and how sure they are."""

import pandas as pd

from lib.charts.captions import SUMS, Row, capital, worth_in_words
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
from lib.model.glossary import ENTRY_STATES, TERMS
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
    "New money, named donors": "New money of single donors and of joint sets of donors.",
    "Announced earlier, named donors": f"{ENTRY_STATES['earlier'].title}: "
    f"{ENTRY_STATES['earlier'].meaning}.",
    SUMS[UNATTRIBUTED]: "Announced for whole meetings; no source says who promised it. "
    "Headlines overlap: it is never added to what named donors promised.",
    ENTRY_STATES[
        "conditional"
    ].title: "Something else must happen first. Pledges with no price given are not in it.",
    TERMS[
        "disputed"
    ].title: "Sources differ by more than 2 percent on what it is worth.",
    TERMS[
        "unpriced"
    ].title: "Announcements, of all in view, whose worth no source states: counted, "
    "never zero.",
}


def headline_figures(view: View) -> dict[str, str]:
    """Say the sums, of named donors and of none apart, and count the doubts."""
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
        "New money, named donors": _worth(rows[(to == TRACED) & (state == "new")]),
        "Announced earlier, named donors": _worth(
            rows[(to == TRACED) & (state == "earlier")]
        ),
        SUMS[UNATTRIBUTED]: _worth(rows[(to == UNATTRIBUTED) & firm]),
        ENTRY_STATES["conditional"].title: _worth(
            rows[(to == TRACED) & (state == "conditional")]
        ),
        TERMS["disputed"].title: capital(
            counted(int(rows["disputed"].sum()), "figure")
        ),
        TERMS["unpriced"].title: part if silent else "none",
    }


def doubts_in_words(view: View) -> list[str]:
    """Count what has no donor, no price, no agreed figure, and may not be new."""
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
        f"Of the new money from named donors, {_sum(unclear)} may "
        "have been announced earlier: sources do not say."
        if len(unclear)
        else "Of no new money is it unclear whether it is new.",
    ]


def untraced_in_words(shares: pd.Series) -> str:
    """Say of how many of the sums announced as a whole most has no donor named."""
    number = int((shares > HALF).sum())
    said = f"{capital(counted(len(shares), 'meeting'))} announced a sum as a whole"
    if shares.empty:
        return f"{said}."
    if len(shares) == 1:
        most = "most" if number else "no more than half"
        return f"{said}; {most} of it has no donor named."
    if not number:
        return f"{said}; at least half of each of these sums comes from named donors."
    return f"{said}; most of {number} of these sums has no donor named."


def disputed_in_words(number: int) -> str:
    """Say how many figures are disputed."""
    if not number:
        return "Sources disagree on no figure."
    return f"Sources differ by more than 2 percent on {counted(number, 'figure')}."


def silent_in_words(number: int, of: int) -> str:
    """Say how many rows state no sum."""
    if not number:
        return "Every announcement states a sum."
    entries = capital(part_in_words(number, of, "announcement"))
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
    entries = counted(number, "announcement states", "announcements state")
    return [f"{entries} {_left(rows)}: no rate is known."] if number else []
