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
)
from lib.charts.condition_words import settled_in_words
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
from lib.model.language import gettext, gettext_noop
from lib.model.ledger import Ledger
from lib.model.selection import Selection
from lib.model.view import View
from lib.model.vocabulary import DISPUTE_TOLERANCE

#: Letters of a condition that a sentence has room for.
TEXT = 110
UNCONDITIONAL = gettext_noop("no condition is attached to {these}")
NOT_DELIVERED = gettext_noop("reported met does not mean delivered")


def conditions_statement(rows: pd.DataFrame, topic: Topic) -> Statement:
    """Say how many pledges hang on a condition, and how these stand."""
    clause = gettext(
        "{pledges} {scope} had been made on a condition: {states}",
        pledges=counted(len(rows), "pledge"),
        scope=topic.scope(money=False),
        states=list_in_words(standings(rows)),
    )
    met = (gettext(NOT_DELIVERED),) if (rows["status"] == "met").any() else ()
    return Statement(clause, (*_waiting(rows), *met))


def _waiting(rows: pd.DataFrame) -> Iterator[str]:
    """Say what each pending pledge waits for, the newest first."""
    for row in rows[rows["status"] == "pending"].to_dict("records"):
        donor = in_a_sentence(row["donor_label"])
        yield gettext(
            "that of {donor} of {day} waits for: {condition}",
            donor=donor,
            day=day_in_words(row["announced_on"]),
            condition=_text(row),
        )


def _text(row: Row) -> str:
    return cut(str(row["condition"]).rstrip("."), TEXT)


def condition_history_statement(history: pd.DataFrame, topic: Topic) -> Statement:
    """Say what one pledge hangs on, and what became of that."""
    last = history.to_dict("records")[-1]
    whole = conditions(View(topic.ledger, Selection(asof=topic.selection.day)))
    offer = whole[whole["pledge_id"] == last["pledge_id"]].to_dict("records")[0]
    donor, day = in_a_sentence(last["donor_label"]), day_in_words(last["announced_on"])
    clause = gettext(
        "the condition of the pledge that {donor} made on {day} ({condition}) stood as "
        "{state}",
        donor=donor,
        day=day,
        condition=_text(offer),
        state=settled_in_words(history, topic.selection.day),
    )
    met = (gettext(NOT_DELIVERED),) if last["status"] == "met" else ()
    return Statement(clause, (*_progress(last), *_reported(offer), *met))


def _progress(last: Row) -> Iterator[str]:
    if pd.notna(last["progress"]) and pd.notna(last["threshold"]):
        ends = {name: number_in_words(last[name]) for name in ("progress", "threshold")}
        unit = last["threshold_unit"]
        yield gettext("{progress} of {threshold} {unit} reported", unit=unit, **ends)


def _reported(offer: Row) -> Iterator[str]:
    """Say how well the state is known: by how many sources, official ones among them."""
    if offer["state_sources"]:
        official = offer["state_official"] or gettext("none")
        sources = counted(offer["state_sources"], "source")
        yield gettext(
            "{sources} for that state, {number} official",
            sources=sources,
            number=official,
        )


def disputes_statement(rows: pd.DataFrame, topic: Topic) -> Statement:
    """Say on how many figures sources differ, and where most."""
    top = rows.to_dict("records")[0]
    percent = number_in_words(100 * DISPUTE_TOLERANCE)
    figures = counted(len(rows), "pledged sum")
    message = gettext_noop(
        "sources differed by more than {percent} percent on {figures} {scope}, namely on "
        "{pledge}: {sum} in {claims}"
    )
    if len(rows) > 1:
        message = gettext_noop(
            "sources differed by more than {percent} percent on {figures} {scope}, most on "
            "{pledge}: {sum} in {claims}"
        )
    clause = gettext(
        message,
        percent=percent,
        figures=figures,
        scope=topic.scope(),
        pledge=_which(top),
        sum=worth_of_dispute(top),
        claims=counted(top["claims"], "claim"),
    )
    return Statement(clause, (_lead(top),))


def claimed_statement(rows: pd.DataFrame, topic: Topic) -> Statement:
    """Say between which figures the sources of one pledge lie."""
    lead = rows[rows["lead"]].to_dict("records")
    counts = lead[0]["value"] if lead else float("nan")
    known = {"lead": counts, "currency": rows["currency"].iloc[0], "unconverted": False}
    whose = in_a_sentence(PLEDGE.name(rows["pledge_id"].iloc[0], topic.ledger))
    if len(rows) == 1:
        worth = span_in_words(rows)
        return Statement(
            gettext(
                "one claim of {pledge} states a sum: {sum}", pledge=whose, sum=worth
            )
        )
    message = gettext_noop(
        "sources agreed on what {pledge} is worth: {sum} in {claims}"
    )
    if rows["disputed"].any():
        message = gettext_noop(
            "sources differed on what {pledge} is worth: {sum} in {claims}"
        )
    claims = counted(len(rows), "claim")
    clause = gettext(message, pledge=whose, sum=span_in_words(rows), claims=claims)
    return Statement(clause, (_lead(known),))


def _which(row: Row) -> str:
    day = day_in_words(row["announced_on"])
    if row["scope"] == "headline":
        return gettext("the sum announced on {day} for all donors together", day=day)
    if row["scope"] == "total":
        return gettext("a sum announced on {day} with no donor named", day=day)
    donor = in_a_sentence(row["donor_label"])
    return gettext("that of {donor} of {day}", donor=donor, day=day)


def _lead(row: Row) -> str:
    """Say which of the figures sums count."""
    if pd.isna(row["lead"]):
        if row["unconverted"]:
            return gettext("the claim that counts is not converted")
        return gettext("the claim that counts states no sum")
    return gettext("sums count {sum}", sum=money_in_words(row["lead"], row["currency"]))


def _conditional(rows: pd.DataFrame, ledger: Ledger) -> pd.DataFrame:
    conditional = ledger["pledges"].dropna(subset="condition")["pledge_id"]
    return rows[rows["pledge_id"].isin(conditional)]


ONE = Chart(
    frame="condition_history",
    page="conditions",
    question=gettext_noop("What became of one condition?"),
    what=gettext_noop("{row}: the reports on its condition, day by day"),
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
        question=gettext_noop("Where do sources differ, and how far?"),
        what=gettext_noop(
            "Lowest and highest claim of each pledge where sources disagree"
        ),
        finding=lambda rows, _: disputes_finding(rows),
        plots=lambda rows, _: dispute_plots(rows),
        figure=disputes_figure,
        statement=disputes_statement,
        ignores=OF_SUMS,
        among=lambda rows, _: rows[rows["disputed"]],
        absent=gettext_noop("no source disagrees about {these}"),
    ),
    "conditions": Chart(
        frame="conditions",
        page="conditions",
        question=gettext_noop("Which conditions are open, and since when?"),
        what=gettext_noop(
            "Pledges with a condition, from the promise to what settled it"
        ),
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
        question=gettext_noop("How far is one condition from being met?"),
        what=gettext_noop("{row}: what is reported, and what is needed"),
        finding=lambda rows, chosen: progress_finding(rows, chosen.day),
        figure=progress_figure,
    ),
    "pledge_claims": Chart(
        frame="claims",
        page="evidence",
        question=gettext_noop("How far apart are the claims of one pledge?"),
        what=gettext_noop("{row}: what each source says it is worth"),
        finding=lambda rows, _: claimed_finding(rows),
        plots=lambda rows, _: claimed_plots(rows),
        figure=claimed_figure,
        statement=claimed_statement,
        rows=lambda rows, _: stated_claims(rows),
        of=PLEDGE,
        ignores=(*OF_WHOLES, "claims"),
    ),
}
