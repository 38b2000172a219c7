"""What the charts of donors say: who pledged most, and how surely."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial

import pandas as pd

from lib.charts.captions import Row, in_a_sentence, of_all, worth_in_words
from lib.charts.chart import DONOR, IN_MONEY, Chart, of_single_donors
from lib.charts.donor_map import donor_map_finding, donor_map_plots, of_countries
from lib.charts.donors import (
    DIVISORS,
    donor_totals_finding,
    donor_totals_plots,
    figure_of_donor,
    largest_donors,
    leading_rows,
    single_donors,
)
from lib.charts.maps import map_figure, wide_map_figure
from lib.charts.profiles import (
    at_meeting,
    donor_mechanisms_finding,
    donor_mechanisms_plots,
    donor_meetings_finding,
    donor_meetings_plots,
    largest_first,
)
from lib.charts.ranks import (
    first_by_each,
    ordinal,
    ranked_rows,
    ranks_figure,
    ranks_finding,
    ranks_plots,
)
from lib.charts.statement import (
    Statement,
    Topic,
    of_which,
    sum_counted,
    summed,
    uncounted,
    who_pledged,
    whose_sums,
    without_sum,
)
from lib.model.counts import counted
from lib.model.formats import list_in_words
from lib.model.language import gettext, gettext_noop, ngettext
from lib.model.vocabulary import UNATTRIBUTED

#: What is said of the only donor with a figure, and of the first by each measure.
ALONE = gettext_noop("{donor} had pledged {scope}: {figure}")
MOST = {
    "total": gettext_noop(
        "{donor} had pledged the most of any single donor {scope}: {figure}"
    ),
    "gdp": gettext_noop(
        "{donor} had pledged the largest share of GDP of any single donor {scope}: {figure}"
    ),
    "capita": gettext_noop(
        "{donor} had pledged the most per head of any single donor {scope}: {figure}"
    ),
}
#: The year of what a measure divides by, by the measure.
YEARS = {"gdp": "gdp_year", "capita": "population_year"}


def donors_statement(totals: pd.DataFrame, topic: Topic) -> Statement:
    """Say who pledged most, by the measure chosen, and what stands beside it."""
    donors = single_donors(totals, topic.selection.per)
    if donors.empty:
        return _unranked(totals, topic)
    top = donors.to_dict("records")[0]
    name = in_a_sentence(top["donor_label"])
    topic = topic.of_donor(top["donors"])
    message = ALONE if len(donors) == 1 else MOST[topic.selection.per]
    figure = _figure(top, topic)
    return Statement(
        gettext(message, donor=name, scope=topic.scope(), figure=figure),
        (
            *uncounted(top, topic),
            *without_sum(
                int(top["unpriced"]),
                f" {gettext('of {row}', row=name)}",
                unconverted=top["unconverted_sums"],
            ),
            *jointly_too(top, name),
            *_beside(totals, topic),
        ),
    )


def _unranked(totals: pd.DataFrame, topic: Topic) -> Statement:
    """Say that no sum of a single donor is drawn, only what stands beside them."""
    single = totals[totals["kind"] == "donor"]
    left = of_all(single["unconverted_sums"])
    silent = without_sum(
        int(single["unpriced"].sum()),
        f" {gettext('of single donors')}",
        beside=False,
        unconverted=left,
    )
    clause = gettext(
        "no single donor had a sum {counted} {scope}",
        counted=topic.counted,
        scope=topic.scope(),
    )
    sums = summed(single, ["conditional"]) | {"currency": topic.selection.currency}
    return Statement(
        clause, (*uncounted(sums, topic), *silent, *_beside(totals, topic))
    )


def _figure(top: Row, topic: Topic) -> str:
    """Write what a donor pledged, by the measure and in money."""
    states = of_which(top, topic, top["currency"])
    money = sum_counted(worth_in_words(top), topic, states)
    per = topic.selection.per
    if per == "total":
        return money
    figure, year = figure_of_donor(top, per), top[YEARS[per]]
    if per == "capita":
        figure = gettext("{unit} per head", unit=figure)
    parts = {"figure": figure, "measure": DIVISORS[per], "sum": money}
    if pd.isna(year):
        return gettext("{figure} of its {measure}, {sum}", **parts)
    return gettext("{figure} of its {measure} of {year}, {sum}", year=year, **parts)


def jointly_too(top: Row, name: str) -> Iterator[str]:
    """Say in how many joint pledges a donor takes part."""
    if top["joint_pledges"]:
        pledges = counted(top["joint_pledges"], "joint pledge")
        yield gettext(
            "{donor} takes part in {pledges} too, whose split is not known",
            donor=name,
            pledges=pledges,
        )


def _beside(totals: pd.DataFrame, topic: Topic) -> Iterator[str]:
    """Say what is drawn beside the donors and is no donor's own."""
    if topic.selection.per != "total":
        return
    sets = int((totals["kind"] == "joint").sum())
    if sets:
        yield ngettext(
            "what {number} set of donors pledged jointly stands apart, not split",
            "what {number} sets of donors pledged jointly stands apart, not split",
            sets,
        )
    nobody = totals[totals["kind"] == UNATTRIBUTED].dropna(subset="value")
    for row in nobody.to_dict("records"):
        worth = worth_in_words(row)
        yield gettext("{sum} with no donor named stands apart", sum=worth)


def ranks_statement(rows: pd.DataFrame, topic: Topic) -> Statement:
    """Say who is first for its size, and where the first by sum comes then."""
    small, top = first_by_each(rows)
    names = in_a_sentence(list_in_words(tuple(small["donor_label"])))
    name, place = in_a_sentence(top["donor_label"]), ordinal(top["by_size"])
    message = gettext_noop(
        "of {number} with a known GDP, {counted} {scope}, {donors} had pledged the largest "
        "share of GDP; {donor}, with the largest sum, comes {place} then"
    )
    if len(rows) == 1:
        message = gettext_noop(
            "of donors with a known GDP, only {donors} had a sum {counted} {scope}"
        )
    elif top["donors"] in set(small["donors"]):
        message = gettext_noop(
            "of {number} with a known GDP, {counted} {scope}, {donor} had pledged most, "
            "also for its size"
        )
    clause = gettext(
        message,
        number=counted(len(rows), "donor"),
        counted=topic.counted,
        scope=topic.scope(),
        donors=names,
        donor=name,
        place=place,
    )
    return Statement(clause)


def _through(row: Row) -> str:
    if pd.isna(row["mechanism"]):
        return gettext("without naming a mechanism")
    return gettext("through {channel}", channel=row["mechanism_label"])


def _most_statement(
    rows: pd.DataFrame, topic: Topic, where: Callable[[Row], str]
) -> Statement:
    """Say where one donor pledged most."""
    kind, topic = rows["kind"].iloc[0], topic.of_donor(rows["donors"].iloc[0])
    name = in_a_sentence(rows["donor_label"].iloc[0])
    number = int(rows["unpriced"].sum())
    whose = f" {whose_sums(name, kind)}"
    alone = (gettext("joint pledges are not in it"),) if kind == "donor" else ()
    ranked = largest_first(rows)
    left = of_all(rows["unconverted_sums"])
    silent = tuple(without_sum(number, whose, unconverted=left))
    top = ranked[0]
    states = of_which(top, topic, top["currency"])
    message = gettext_noop(
        "of what {donor} {scope}, every sum stated was pledged {where}: {sum}"
    )
    if len(ranked) > 1:
        message = gettext_noop(
            "of what {donor} {scope}, most was pledged {where}: {sum}"
        )
    return Statement(
        gettext(
            message,
            donor=who_pledged(name, kind),
            scope=topic.scope(),
            where=where(top),
            sum=sum_counted(worth_in_words(top), topic, states),
        ),
        (*uncounted(top, topic), *silent, *alone),
    )


NO_DONOR = "no single donor made {these}"
ALL = Chart(
    frame="donor_totals",
    page="donors",
    question=gettext_noop("Who pledged how much, all donors?"),
    what=gettext_noop("By donor"),
    statement=donors_statement,
    finding=donor_totals_finding,
    plots=donor_totals_plots,
    own=(("rows", "all"),),
)
BY_MEETING = Chart(
    frame="donor_meetings",
    page="donors",
    question=gettext_noop("At which meetings did one donor pledge?"),
    what=gettext_noop("{row} by meeting, the newest first"),
    statement=partial(_most_statement, where=at_meeting),
    finding=lambda rows, _: donor_meetings_finding(rows),
    plots=donor_meetings_plots,
    of=DONOR,
    own=(("cut", "meeting"),),
    ignores=IN_MONEY,
)

CHARTS = {
    "donor_totals": ALL,
    "leading_donors": replace(
        ALL,
        question=gettext_noop("Who pledged most, alone and jointly?"),
        what=gettext_noop("By donor, the largest"),
        rows=leading_rows,
        own=(),
    ),
    "largest_donors": replace(
        ALL,
        page="overview",
        question=gettext_noop("Which ten donors pledged most?"),
        what=gettext_noop("By donor, the ten largest"),
        rows=largest_donors,
        own=(),
        among=of_single_donors,
        absent=NO_DONOR,
    ),
    "donor_ranks": replace(
        ALL,
        question=gettext_noop("Who pledged most for its size?"),
        what=gettext_noop("By donor: its place by sum, and by share of GDP"),
        statement=ranks_statement,
        finding=lambda rows, _: ranks_finding(rows),
        plots=ranks_plots,
        figure=ranks_figure,
        rows=ranked_rows,
        own=(("rows", "size"),),
        measure="gdp",
        ignores=IN_MONEY,
        among=of_single_donors,
        absent=NO_DONOR,
    ),
    "donor_map": replace(
        ALL,
        question=gettext_noop("Where do promises come from?"),
        what=gettext_noop("By country, with what has none beside it"),
        finding=donor_map_finding,
        plots=donor_map_plots,
        figure=map_figure,
        wide=wide_map_figure,
        own=(("rows", "map"),),
        among=of_countries,
        absent=gettext_noop("no country alone made {these}"),
    ),
    "donor_meetings": BY_MEETING,
    "donor_mechanisms": replace(
        BY_MEETING,
        frame="donor_mechanisms",
        question=gettext_noop("Through which channels does one donor give?"),
        what=gettext_noop("{row} by channel (mechanism)"),
        statement=partial(_most_statement, where=_through),
        finding=lambda rows, _: donor_mechanisms_finding(rows),
        plots=donor_mechanisms_plots,
        own=(("cut", "channel"),),
    ),
}
