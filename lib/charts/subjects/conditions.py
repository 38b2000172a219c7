"""What the charts of conditions and of disputes say."""

from collections.abc import Iterator
from dataclasses import replace

import pandas as pd

from lib.charts.captions import Row, cut, in_a_sentence
from lib.charts.chart import (
    CONDITION,
    OF_OTHER_SUMS,
    OF_SUMS,
    OF_WHOLES,
    PLEDGE,
    Chart,
)
from lib.charts.claimed import (
    claimed_figure,
    claimed_finding,
    claimed_plots,
    span_in_words,
    stated_claims,
)
from lib.charts.condition_history import (
    history_figure,
    history_finding,
    history_plots,
    progress_figure,
    progress_finding,
    settled_in_words,
)
from lib.charts.conditions import (
    condition_plots,
    conditions_figure,
    conditions_finding,
    standings,
)
from lib.charts.disputes import (
    dispute_plots,
    disputes_figure,
    disputes_finding,
    worth_of_dispute,
)
from lib.charts.statement import Statement, Topic
from lib.frames.conditions import conditions
from lib.model.counts import counted
from lib.model.formats import (
    day_in_words,
    list_in_words,
    money_in_words,
    number_in_words,
)
from lib.model.ledger import Ledger
from lib.model.selection import Selection
from lib.model.view import View
from lib.model.vocabulary import DISPUTE_TOLERANCE

#: Letters of a condition that a sentence has room for.
TEXT = 110
UNCONDITIONAL = "no condition is attached to {these}"
NOT_DELIVERED = "reported met does not mean delivered"


def conditions_statement(rows: pd.DataFrame, topic: Topic) -> Statement:
    """Say how many pledges hang on a condition, and how these stand."""
    clause = (
        f"{counted(len(rows), 'pledge')} {topic.scope(money=False)} had been made on a "
        f"condition: {list_in_words(standings(rows))}"
    )
    met = (NOT_DELIVERED,) if (rows["status"] == "met").any() else ()
    return Statement(clause, (*_waiting(rows), *met))


def _waiting(rows: pd.DataFrame) -> Iterator[str]:
    """Say what each pending pledge waits for, the newest first."""
    for row in rows[rows["status"] == "pending"].to_dict("records"):
        donor = in_a_sentence(row["donor_label"])
        yield f"that of {donor} of {day_in_words(row['announced_on'])} waits for: {_text(row)}"


def _text(row: Row) -> str:
    return cut(str(row["condition"]).rstrip("."), TEXT)


def condition_history_statement(history: pd.DataFrame, topic: Topic) -> Statement:
    """Say what one pledge hangs on, and what became of that."""
    last = history.to_dict("records")[-1]
    whole = conditions(View(topic.ledger, Selection(asof=topic.selection.day)))
    offer = whole[whole["pledge_id"] == last["pledge_id"]].to_dict("records")[0]
    donor, day = in_a_sentence(last["donor_label"]), day_in_words(last["announced_on"])
    clause = (
        f"the condition of the pledge that {donor} made on {day} ({_text(offer)}) stood "
        f"as {settled_in_words(history, topic.selection.day)}"
    )
    met = (NOT_DELIVERED,) if last["status"] == "met" else ()
    return Statement(clause, (*_progress(last), *_reported(offer), *met))


def _progress(last: Row) -> Iterator[str]:
    if pd.notna(last["progress"]) and pd.notna(last["threshold"]):
        ends = (number_in_words(last[name]) for name in ("progress", "threshold"))
        yield f"{' of '.join(ends)} {last['threshold_unit']} reported"


def _reported(offer: Row) -> Iterator[str]:
    """Say how well the state is known: by how many sources, official ones among them."""
    if offer["state_sources"]:
        official = offer["state_official"] or "none"
        sources = counted(offer["state_sources"], "source")
        yield f"{sources} for that state, {official} official"


def disputes_statement(rows: pd.DataFrame, topic: Topic) -> Statement:
    """Say on how many figures sources differ, and where most."""
    top = rows.to_dict("records")[0]
    percent = number_in_words(100 * DISPUTE_TOLERANCE)
    figures = counted(len(rows), "pledged sum")
    most = "most on" if len(rows) > 1 else "namely on"
    clause = (
        f"sources differed by more than {percent} percent on {figures} "
        f"{topic.scope()}, {most} {_which(top)}: {worth_of_dispute(top)} in "
        f"{counted(top['claims'], 'claim')}"
    )
    return Statement(clause, (_lead(top),))


def claimed_statement(rows: pd.DataFrame, topic: Topic) -> Statement:
    """Say between which figures the sources of one pledge lie."""
    lead = rows[rows["lead"]].to_dict("records")
    counts = lead[0]["value"] if lead else float("nan")
    known = {"lead": counts, "currency": rows["currency"].iloc[0], "unconverted": False}
    whose = in_a_sentence(PLEDGE.name(rows["pledge_id"].iloc[0], topic.ledger))
    if len(rows) == 1:
        return Statement(f"one claim of {whose} states a sum: {span_in_words(rows)}")
    agreed = "differed on" if rows["disputed"].any() else "agreed on"
    clause = f"sources {agreed} what {whose} is worth: {span_in_words(rows)} in "
    return Statement(clause + counted(len(rows), "claim"), (_lead(known),))


def _which(row: Row) -> str:
    day = day_in_words(row["announced_on"])
    if row["scope"] == "headline":
        return f"the sum announced on {day} for all donors together"
    if row["scope"] == "total":
        return f"a sum announced on {day} with no donor named"
    return f"that of {in_a_sentence(row['donor_label'])} of {day}"


def _lead(row: Row) -> str:
    """Say which of the figures sums count."""
    if pd.isna(row["lead"]):
        left = row["unconverted"]
        return (
            f"the claim that counts {'is not converted' if left else 'states no sum'}"
        )
    return f"sums count {money_in_words(row['lead'], row['currency'])}"


def _conditional(rows: pd.DataFrame, ledger: Ledger) -> pd.DataFrame:
    conditional = ledger["pledges"].dropna(subset="condition")["pledge_id"]
    return rows[rows["pledge_id"].isin(conditional)]


ONE = Chart(
    frame="condition_history",
    page="conditions",
    question="What became of one condition?",
    what="{row}: the reports on its condition, day by day",
    finding=lambda rows, chosen: history_finding(rows, chosen.day),
    plots=lambda rows, chosen: history_plots(rows, chosen.day),
    figure=history_figure,
    statement=condition_history_statement,
    of=CONDITION,
    ignores=OF_OTHER_SUMS,
    of_money=False,
    among=_conditional,
    absent=UNCONDITIONAL,
)

CHARTS = {
    "disputes": Chart(
        frame="disputes",
        page="evidence",
        question="Where do sources differ, and how far?",
        what="Lowest and highest claim of each pledge where sources disagree",
        finding=lambda rows, _: disputes_finding(rows),
        plots=lambda rows, _: dispute_plots(rows),
        figure=disputes_figure,
        statement=disputes_statement,
        ignores=OF_SUMS,
        among=lambda rows, _: rows[rows["disputed"]],
        absent="no source disagrees about {these}",
    ),
    "conditions": Chart(
        frame="conditions",
        page="conditions",
        question="Which conditions are open, and since when?",
        what="Pledges with a condition, from the promise to what settled it",
        finding=lambda rows, _: conditions_finding(rows),
        plots=lambda rows, chosen: condition_plots(rows, chosen.day),
        figure=conditions_figure,
        statement=conditions_statement,
        ignores=OF_OTHER_SUMS,
        of_money=False,
        among=_conditional,
        absent=UNCONDITIONAL,
    ),
    "condition_history": ONE,
    "condition_progress": replace(
        ONE,
        question="How far is one condition from being met?",
        what="{row}: what is reported, and what is needed",
        finding=lambda rows, chosen: progress_finding(rows, chosen.day),
        figure=progress_figure,
    ),
    "pledge_claims": Chart(
        frame="claims",
        page="evidence",
        question="How far apart are the claims of one pledge?",
        what="{row}: what each source says it is worth",
        finding=lambda rows, _: claimed_finding(rows),
        plots=lambda rows, _: claimed_plots(rows),
        figure=claimed_figure,
        statement=claimed_statement,
        rows=lambda rows, _: stated_claims(rows),
        of=PLEDGE,
        ignores=(*OF_WHOLES, "claims"),
    ),
}
