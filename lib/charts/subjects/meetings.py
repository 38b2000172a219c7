"""What the charts of meetings say: what they brought, and how far it is traced."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import pandas as pd

from lib.charts.bridge import (
    bridge_finding,
    bridge_plots,
)
from lib.charts.bridge_words import bridge_statement
from lib.charts.captions import (
    Row,
    in_a_sentence,
    of_all,
    worth_in_words,
    worth_of_part,
)
from lib.charts.chart import (
    IN_MONEY,
    MEETING,
    OF_WHOLES,
    Chart,
    at_meetings,
    of_donors_at_meetings,
)
from lib.charts.meeting_donors import (
    first_of,
    meeting_donors_finding,
    meeting_donors_plots,
    named_donors,
)
from lib.charts.meetings import (
    meeting_totals_plots,
    meetings_finding,
    mostly_untraced,
    traced_sums,
    untraced_share,
)
from lib.charts.rows import rows_figure
from lib.charts.statement import (
    Statement,
    Topic,
    jointly,
    of_which,
    sum_counted,
    uncounted,
    without_sum,
)
from lib.model.counts import counted, part_in_words
from lib.model.formats import (
    day_in_words,
    meeting_in_words,
    number_in_words,
)
from lib.model.language import gettext, gettext_noop
from lib.model.selection import Selection


def meetings_statement(totals: pd.DataFrame, topic: Topic) -> Statement:
    """Say what the newest meeting brought, and how much of it is traced to nobody."""
    parts = {"meeting": topic.meeting, "day": day_in_words(totals["date"].iloc[-1])}
    which = gettext(
        "the {meeting} of {day}{within}", within=_within(totals, topic), **parts
    )
    if len(totals) > 1:
        which = gettext(
            "the newest of {meetings}, that of {day}{within},",
            meetings=counted(len(totals), "meeting"),
            within=topic.within(),
            **parts,
        )
    return _brought(totals, topic, which)


def of_newest(rows: pd.DataFrame, _: Selection) -> pd.DataFrame:
    """Take the parts of the newest meeting, which stand last."""
    return rows[rows["meeting_id"] == rows["meeting_id"].tail(1).squeeze()]


def _within(totals: pd.DataFrame, topic: Topic) -> str:
    """Say the filters, but for that of a meeting which a sentence names."""
    return topic.of_meeting(totals["meeting_id"].iloc[-1]).within()


def _brought(totals: pd.DataFrame, topic: Topic, which: str) -> Statement:
    last = totals.to_dict("records")[-1]
    brought = worth_in_words(last)
    if pd.notna(last["value"]):
        states = of_which(last, topic, last["currency"])
        brought = sum_counted(worth_in_words(last), topic, states)
    clause = gettext("{meeting} had brought {sum}", meeting=which, sum=brought)
    return Statement(clause, tuple(_doubts(last, topic)))


def _doubts(meeting: Row, topic: Topic) -> Iterator[str]:
    if meeting["disputed"]:
        headline = gettext("sources differ on its headline")
        figure = gettext("sources differ on a figure of it")
        yield headline if pd.notna(meeting["headline"]) else figure
    yield from jointly(pd.DataFrame([meeting]), topic)
    yield from uncounted(meeting, topic)
    known = bool(pd.notna(meeting["value"]))
    yield from without_sum(
        int(meeting["unpriced"]),
        beside=known,
        unconverted=meeting["unconverted_sums"],
    )
    if topic.selection.basis == "announced":
        yield gettext("what is counted elsewhere counts at other meetings too")


def traced_meetings_statement(totals: pd.DataFrame, topic: Topic) -> Statement:
    """Say which meeting brought most that is traced to donors."""
    traced = traced_sums(totals, topic.selection.basis)
    top = traced.sort_values("value", kind="stable").to_dict("records")[-1]
    whole = totals.loc[totals["meeting_id"] == top["meeting_id"]].to_dict("records")[0]
    money = worth_in_words(top)
    states = of_which(top, topic, top["currency"])
    meeting = gettext(
        "the {meeting} of {day}{within}",
        meeting=topic.meeting,
        day=day_in_words(top["date"]),
        within=topic.of_meeting(top["meeting_id"]).within(),
    )
    message = gettext_noop(
        "of what {meeting} had brought, {sum} was promised by named donors, alone or jointly"
    )
    if len(traced) > 1:
        message = gettext_noop(
            "of what was promised by named donors, alone or jointly, most was announced at "
            "{meeting}: {sum}"
        )
    figure = sum_counted(money, topic, states)
    clause = gettext(message, meeting=meeting, sum=figure)
    return Statement(clause, (*_left_out(whole), *_doubts(top, topic)))


def _left_out(meeting: Row) -> Iterator[str]:
    if meeting["unattributed"] > 0:
        money = worth_of_part(meeting, "unattributed")
        yield gettext("{sum} with no donor named is left out", sum=money)


def meeting_shares_statement(totals: pd.DataFrame, topic: Topic) -> Statement:
    """Say of how many meetings most is traced to nobody, and how it is at the newest."""
    priced = totals.dropna(subset="value")
    last = priced.to_dict("records")[-1]
    whole = gettext(
        "the {sum} of the {meeting} of {day}{within}",
        sum=sum_counted(worth_in_words(last), topic),
        meeting=topic.meeting,
        day=day_in_words(last["date"]),
        within=_within(priced, topic),
    )
    share, doubts = untraced_share(last), tuple(_doubts(last, topic))
    most = mostly_untraced(priced)
    message = gettext_noop("{share} percent of {sum} has no donor named")
    if not share:
        message = gettext_noop("all of {sum} came from named donors")
    elif len(priced) > 1 and most:
        message = gettext_noop(
            "{share} percent of {sum} has no donor named, as was more than half at "
            "{meetings} in all"
        )
    clause = gettext(
        message,
        share=number_in_words(share),
        sum=whole,
        meetings=part_in_words(most, len(priced), "meeting"),
    )
    return Statement(clause, doubts)


def meeting_donors_statement(rows: pd.DataFrame, topic: Topic) -> Statement:
    """Say who pledged most at one meeting, and how many are named beside."""
    top, meeting = first_of(rows), rows["meeting_id"].iloc[0]
    states = of_which(top, topic, top["currency"])
    figure = sum_counted(worth_in_words(top), topic, states)
    name = in_a_sentence(top["donor_label"])
    day = meeting_in_words(meeting, topic.ledger)
    at = gettext(
        "at the {meeting} of {day}{within}",
        meeting=topic.meeting,
        day=day,
        within=topic.of_meeting(meeting).within(),
    )
    stated = int((rows.dropna(subset="value")["kind"] == "donor").sum())
    message = gettext_noop("{at}, {donor} had pledged {sum}")
    if top["kind"] == "joint":
        message = gettext_noop("{at}, {donor} had pledged {sum} together")
    elif stated > 1:
        message = gettext_noop(
            "{at}, {donor} had pledged most of {number} donors: {sum}"
        )
    clause = gettext(message, at=at, donor=name, sum=figure, number=stated)
    silent = without_sum(
        int(rows["unpriced"].sum()), unconverted=of_all(rows["unconverted_sums"])
    )
    return Statement(clause, (*uncounted(top, topic), *silent))


NO_DONOR = gettext_noop("no donor is named for a meeting's part of {these}")
ALL = Chart(
    frame="meeting_totals",
    page="meetings",
    question=gettext_noop("What did each meeting bring?"),
    what=gettext_noop("By meeting, the newest first"),
    statement=meetings_statement,
    finding=meetings_finding,
    plots=meeting_totals_plots,
    ignores=IN_MONEY,
    among=at_meetings,
    absent=gettext_noop("no meeting brought {these}"),
)

BRIDGE = Chart(
    frame="bridge",
    page="meetings",
    question=gettext_noop("Who accounts for a meeting's headline?"),
    what=gettext_noop("{row}, whatever the filters: who accounts for its headline"),
    statement=bridge_statement,
    finding=lambda rows, _: bridge_finding(rows),
    plots=lambda rows, _: bridge_plots(rows),
    # The words of each row say its state: a legend would say it twice.
    figure=partial(rows_figure, legend=False),
    of=MEETING,
    among=at_meetings,
    absent=gettext_noop("no meeting brought {these}"),
    ignores=OF_WHOLES,
)

CHARTS = {
    "meeting_totals": ALL,
    "traced_meeting_totals": replace(
        ALL,
        question=gettext_noop("What did each meeting bring from named donors?"),
        what=gettext_noop("By meeting, from named donors only"),
        statement=traced_meetings_statement,
        finding=partial(meetings_finding, scale="traced"),
        plots=partial(meeting_totals_plots, scale="traced"),
        own=(("axis", "traced"),),
        among=of_donors_at_meetings,
        absent=NO_DONOR,
    ),
    "meeting_shares": replace(
        ALL,
        question=gettext_noop("How much of each meeting's sum has a donor named?"),
        what=gettext_noop("By meeting, each part as percent of the meeting's sum"),
        statement=meeting_shares_statement,
        finding=partial(meetings_finding, scale="share"),
        plots=partial(meeting_totals_plots, scale="share"),
        own=(("axis", "share"),),
    ),
    "meeting_bridge": BRIDGE,
    "meeting_donors": Chart(
        frame="donor_meetings",
        page="meetings",
        question=gettext_noop("Who pledged how much at one meeting?"),
        what=gettext_noop("{row}, by donor: new beside announced earlier"),
        statement=meeting_donors_statement,
        finding=meeting_donors_finding,
        plots=meeting_donors_plots,
        rows=named_donors,
        of=MEETING,
        among=of_donors_at_meetings,
        absent=NO_DONOR,
        ignores=IN_MONEY,
    ),
    "newest_meeting": replace(
        BRIDGE,
        page="overview",
        question=gettext_noop("What did the newest meeting bring?"),
        what=gettext_noop(
            "The newest meeting, whatever the other filters: who accounts for its headline"
        ),
        rows=of_newest,
        of=None,
        ignores=tuple(one for one in OF_WHOLES if one != "meeting"),
    ),
}
