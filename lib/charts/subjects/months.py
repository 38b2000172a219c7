"""What the charts of months say: what pledges added up to, and since when."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pandas as pd

from lib.charts.build_up import build_up_figure, build_up_plots
from lib.charts.captions import Row, in_a_sentence, of_all, so_far_in_words
from lib.charts.chart import (
    DONOR,
    IN_MONEY,
    Chart,
    of_members,
    of_named_donors,
    of_single_donors,
)
from lib.charts.compared import (
    compared_figure,
    compared_plots,
    first_donors,
    over_time_finding,
)
from lib.charts.month_plots import ranked_so_far, since
from lib.charts.multiples import (
    donors_by_month_finding,
    groups_by_month_finding,
    leading_donor_months,
    multiple_plots,
    multiples_figure,
    of_donors,
    of_groups,
)
from lib.charts.statement import (
    Statement,
    Topic,
    jointly,
    of_which,
    summed,
    uncounted,
    whose_sums,
    without_sum,
)
from lib.charts.timeline import (
    months_finding,
    timeline_figure,
    timeline_plots,
    traced_rows,
)
from lib.model.counts import counted
from lib.model.formats import list_in_words, members_in_words
from lib.model.language import gettext, gettext_noop
from lib.model.vocabulary import UNATTRIBUTED

STATES = ("new", "earlier", "conditional", "restated")
#: Donors or groups that are named with their sums.
EACH = 4
NOT_JOINT = gettext_noop("joint pledges are not in it")


def timeline_statement(months: pd.DataFrame, topic: Topic) -> Statement:
    """Say what pledges traced to donors added up to, and since when most of it."""
    traced = traced_rows(months)
    apart = (gettext("what has no donor named is not in it"),)
    known = traced.dropna(subset="cumulative")
    if known.empty:
        clause = gettext(
            "no sum in {pledges} {scope} is from named donors",
            pledges=topic.pledges,
            scope=topic.scope(),
        )
        silent = _without_sum(traced.tail(1), beside=False)
        return Statement(clause, (*silent, *_untraced(months)))
    return Statement(
        gettext(
            "{pledges} from named donors {scope} {sum}, {since}",
            pledges=topic.pledges,
            scope=topic.scope(),
            sum=_added_up(_so_far(known, traced, topic)),
            since=since(known),
        ),
        (
            *jointly(traced, topic),
            *_doubts(traced, topic),
            *(apart if _untraced(months) else ()),
        ),
    )


def _untraced(months: pd.DataFrame) -> tuple[str, ...]:
    nobody = months["untraced"].notna().any()
    return (gettext("what meetings announced has no donor named"),) if nobody else ()


def _so_far(known: pd.DataFrame, rows: pd.DataFrame, topic: Topic) -> str:
    """Write what rows add up to, and how much of it is not plainly new."""
    last = known.to_dict("records")[-1]
    sums = summed(rows, STATES) | {"value": last["cumulative"]}
    if topic.selection.basis == "announced":
        sums["restated"] = 0.0
    return f"{so_far_in_words(last)}{of_which(sums, topic, last['currency'])}"


def _added_up(figure: str) -> str:
    """Say what pledges came to, without "up to" twice: added up to at most $6 billion."""
    sure = figure.removeprefix(gettext("up to {sum}", sum=""))
    if sure == figure:
        return gettext("added up to {sum}", sum=sure)
    return gettext("added up to at most {sum}", sum=sure)


def _doubts(rows: pd.DataFrame, topic: Topic, whose: str = "") -> Iterator[str]:
    sums: Row = summed(rows, STATES) | {"currency": rows["currency"].iloc[0]}
    yield from uncounted(sums, topic)
    known = bool(rows["cumulative"].notna().any())
    yield from _without_sum(rows.tail(1), whose, beside=known)


def _without_sum(last: pd.DataFrame, whose: str = "", *, beside: bool) -> Iterable[str]:
    """Say which announcements up to the last months drawn are in no sum."""
    number = int(last["cumulative_unpriced"].sum())
    left = of_all(last["cumulative_unconverted_sums"])
    return without_sum(number, whose, beside=beside, unconverted=left)


def donor_months_statement(rows: pd.DataFrame, topic: Topic) -> Statement:
    """Say what one donor pledged so far, and since when most of it."""
    name = in_a_sentence(rows["donor_label"].iloc[0])
    known = rows.dropna(subset="cumulative")
    nobody = rows["kind"].iloc[0] == UNATTRIBUTED
    topic = topic.of_donor(rows["donors"].iloc[0])
    doubts = tuple(_doubts(rows, topic, f" {whose_sums(name, rows['kind'].iloc[0])}"))
    parts = {
        "pledges": topic.pledges,
        "donor": name,
        "scope": topic.scope(),
        "sum": _added_up(_so_far(known, rows, topic)),
        "since": since(known),
    }
    if nobody:
        clause = gettext("what has no donor named {scope} {sum}, {since}", **parts)
        overlap = gettext("headlines of different meetings overlap")
        return Statement(clause, (overlap, *doubts))
    alone = (gettext(NOT_JOINT),) if rows["kind"].iloc[0] == "donor" else ()
    clause = gettext("{pledges} of {donor} {scope} {sum}, {since}", **parts)
    return Statement(clause, (*doubts, *alone))


def donors_compared_statement(rows: pd.DataFrame, topic: Topic) -> Statement:
    """Say what each of a few donors pledged so far."""
    if len(rows["donors"].unique()) == 1:
        return donor_months_statement(rows, topic)
    ranked = ranked_so_far(rows, "donors")
    sums = _each(ranked, ranked["donor_label"].map(in_a_sentence))
    clause = gettext(
        "{pledges} {scope} {sum}",
        pledges=topic.pledges,
        scope=topic.scope(),
        sum=_added_up(sums),
    )
    return Statement(clause, (*_without_sum(ranked, beside=True), gettext(NOT_JOINT)))


def donors_by_month_statement(rows: pd.DataFrame, topic: Topic) -> Statement:
    """Say who of the donors drawn pledged most so far, and since when most of it."""
    ranked = ranked_so_far(rows, "donors")
    of_top = rows[rows["donors"] == ranked["donors"].iloc[0]]
    if len(ranked) == 1:
        return donor_months_statement(of_top, topic)
    name = in_a_sentence(of_top["donor_label"].iloc[0])
    known = of_top.dropna(subset="cumulative")
    clause = gettext(
        "{pledges} of {donor} {scope} added up to the most of any single donor: {sum}, "
        "{since}",
        pledges=topic.pledges,
        donor=name,
        scope=topic.scope(),
        sum=_so_far(known, of_top, topic),
        since=since(known),
    )
    whose = f" {gettext('of {row}', row=name)}"
    return Statement(clause, tuple(_doubts(of_top, topic, whose)))


def groups_statement(rows: pd.DataFrame, topic: Topic) -> Statement:
    """Say what the members of each group pledged so far; the groups overlap."""
    ranked = ranked_so_far(rows, "group")
    of = gettext("members of groups that overlap")
    sums = _each(ranked, ranked["group_label"])
    if len(ranked) == 1:
        of = members_in_words(ranked["group_label"].iloc[0])
        sums = so_far_in_words(ranked.to_dict("records")[0])
    clause = gettext(
        "{pledges} of {members} {scope} {sum}",
        pledges=topic.pledges,
        members=of,
        scope=topic.scope(),
        sum=_added_up(sums),
    )
    # Who gives no price is not counted: one may be a member of several groups.
    whole = gettext("a joint pledge counts where all of its donors are members")
    return Statement(clause, (whole,))


def _each(ranked: pd.DataFrame, names: pd.Series) -> str:
    """Write what each comes to, the first ones by name."""
    sums = map(so_far_in_words, ranked.to_dict("records"))
    said = [
        gettext("{sum} for {donor}", sum=worth, donor=name)
        for worth, name in zip(sums, names, strict=True)
    ]
    others = len(said) - EACH
    less = gettext("less for {others}", others=counted(others, "other"))
    more = [less] if others > 0 else []
    return list_in_words((*said[:EACH], *more))


#: How tall the rows of small multiples are.
OWN_AXIS = ("axis", "own")
NO_DONOR = gettext_noop("no single donor made {these}")

ALL = Chart(
    frame="timeline",
    page="timeline",
    question=gettext_noop("How did pledges build up, month by month?"),
    what=gettext_noop("By month"),
    statement=timeline_statement,
    finding=lambda rows, _: months_finding(rows),
    plots=lambda rows, chosen: timeline_plots(rows, chosen.basis),
    figure=timeline_figure,
    ignores=IN_MONEY,
)
OF_ONE = Chart(
    frame="donor_months",
    page="donors",
    question=gettext_noop("How did one donor's pledges build up?"),
    what=gettext_noop("{row}, added up by month"),
    statement=donor_months_statement,
    finding=lambda rows, _: over_time_finding(rows),
    plots=lambda rows, _: compared_plots(rows),
    figure=compared_figure,
    of=DONOR,
    ignores=IN_MONEY,
)
BY_DONOR = Chart(
    frame="donor_months",
    page="timeline",
    question=gettext_noop("How did each donor's pledges build up?"),
    what=gettext_noop("Added up by donor, all on one scale"),
    statement=donors_by_month_statement,
    finding=lambda rows, _: donors_by_month_finding(rows),
    plots=lambda rows, _: multiple_plots(of_donors(rows)),
    figure=multiples_figure,
    rows=lambda frame, chosen: leading_donor_months(frame, chosen.donor),
    own=(("by", "donor"),),
    ignores=IN_MONEY,
    among=of_single_donors,
    absent=NO_DONOR,
)
BY_GROUP = Chart(
    frame="group_months",
    page="timeline",
    question=gettext_noop("How did the pledges of each group build up?"),
    what=gettext_noop("Added up by group of donors, all on one scale"),
    statement=groups_statement,
    finding=lambda rows, _: groups_by_month_finding(rows),
    plots=lambda rows, _: multiple_plots(of_groups(rows)),
    figure=multiples_figure,
    own=(("by", "group"),),
    ignores=IN_MONEY,
    among=of_members,
    absent=gettext_noop("members of no group made {these}"),
)

CHARTS = {
    "donor_months": OF_ONE,
    "donors_compared": replace(
        OF_ONE,
        question=gettext_noop("How do the chosen donors compare over time?"),
        what=gettext_noop("Donors compared, six at most, added up by month"),
        statement=donors_compared_statement,
        rows=lambda frame, _: first_donors(frame),
        of=None,
        among=of_single_donors,
        absent=NO_DONOR,
    ),
    "timeline": ALL,
    "build_up": replace(
        ALL,
        page="overview",
        question=gettext_noop("How did pledges add up, from meeting to meeting?"),
        what=gettext_noop(
            "What named donors promised, added up month by month; meetings marked"
        ),
        plots=lambda rows, chosen: build_up_plots(rows, chosen.basis),
        figure=build_up_figure,
        among=of_named_donors,
        absent=gettext_noop("no donor is named for {these}"),
    ),
    "timeline_by_donor": BY_DONOR,
    "timeline_by_donor_own_scale": replace(
        BY_DONOR,
        question=gettext_noop("When did each donor pledge, whatever its size?"),
        what=gettext_noop(
            "Added up by donor, each drawn to a scale of its own: compare shapes, not heights"
        ),
        plots=lambda rows, _: multiple_plots(of_donors(rows), own_scale=True),
        own=(*BY_DONOR.own, OWN_AXIS),
    ),
    "timeline_by_group": BY_GROUP,
    "timeline_by_group_own_scale": replace(
        BY_GROUP,
        question=gettext_noop("When did each group pledge, whatever its size?"),
        what=gettext_noop(
            "Added up by group of donors, each drawn to a scale of its own: compare shapes, not heights"
        ),
        plots=lambda rows, _: multiple_plots(of_groups(rows), own_scale=True),
        own=(*BY_GROUP.own, OWN_AXIS),
    ),
}
