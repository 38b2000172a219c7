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
    summed,
    uncounted,
    without_sum,
)
from lib.model.counts import counted
from lib.model.formats import list_in_words
from lib.model.vocabulary import UNATTRIBUTED


def donors_statement(totals: pd.DataFrame, topic: Topic) -> Statement:
    """Say who pledged most, by the measure chosen, and what stands beside it."""
    donors = single_donors(totals, topic.selection.per)
    if donors.empty:
        return _unranked(totals, topic)
    top = donors.to_dict("records")[0]
    name = in_a_sentence(top["donor_label"])
    topic = topic.of_donor(top["donors"])
    how = "" if len(donors) == 1 else _how(topic.selection.per)
    figure = _figure(top, topic)
    return Statement(
        f"{name} had pledged {how}{topic.scope()}: {figure}",
        (
            *uncounted(top, topic),
            *without_sum(
                int(top["unpriced"]),
                f" of {name}",
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
        " of single donors",
        beside=False,
        unconverted=left,
    )
    clause = f"no single donor had a sum {topic.counted} {topic.scope()}"
    sums = summed(single, ["conditional"]) | {"currency": topic.selection.currency}
    return Statement(
        clause, (*uncounted(sums, topic), *silent, *_beside(totals, topic))
    )


def _how(per: str) -> str:
    most = {"total": "most", "gdp": "largest share of GDP", "capita": "most per head"}
    return f"the {most[per]} of any single donor "


def _figure(top: Row, topic: Topic) -> str:
    """Write what a donor pledged, by the measure and in money."""
    states = of_which(top, topic, top["currency"])
    money = f"{worth_in_words(top)} {topic.counted}{states}"
    per = topic.selection.per
    if per == "total":
        return money
    of, year = DIVISORS[per], top[f"{DIVISORS[per].lower()}_year"]
    known: str = "" if pd.isna(year) else f" of {year}"
    head = " per head" if per == "capita" else ""
    return f"{figure_of_donor(top, per)}{head} of its {of}{known}, {money}"


def jointly_too(top: Row, name: str) -> Iterator[str]:
    """Say in how many joint pledges a donor takes part."""
    if top["joint_pledges"]:
        pledges = counted(top["joint_pledges"], "joint pledge")
        yield f"{name} takes part in {pledges} too, whose split is not known"


def _beside(totals: pd.DataFrame, topic: Topic) -> Iterator[str]:
    """Say what is drawn beside the donors and is no donor's own."""
    if topic.selection.per != "total":
        return
    sets = int((totals["kind"] == "joint").sum())
    if sets:
        whose = "1 set of donors" if sets == 1 else f"{sets} sets of donors"
        yield f"what {whose} pledged jointly stands apart, not split"
    nobody = totals[totals["kind"] == UNATTRIBUTED].dropna(subset="value")
    for row in nobody.to_dict("records"):
        yield f"{worth_in_words(row)} with no donor named stands apart"


def ranks_statement(rows: pd.DataFrame, topic: Topic) -> Statement:
    """Say who is first for its size, and where the first by sum comes then."""
    small, top = first_by_each(rows)
    names = in_a_sentence(list_in_words(tuple(small["donor_label"])))
    name, place = in_a_sentence(top["donor_label"]), ordinal(top["by_size"])
    number = counted(len(rows), "donor")
    if len(rows) == 1:
        sums = f"had a sum {topic.counted} {topic.scope()}"
        return Statement(f"of donors with a known GDP, only {names} {sums}")
    said = f"of {number} with a known GDP, {topic.counted} {topic.scope()}"
    if top["donors"] in set(small["donors"]):
        return Statement(f"{said}, {name} had pledged most, also for its size")
    return Statement(
        f"{said}, {names} had pledged the largest share of GDP; {name}, with the "
        f"largest sum, comes {place} then"
    )


def _through(row: Row) -> str:
    if pd.isna(row["mechanism"]):
        return "without naming a mechanism"
    return f"through {row['mechanism_label']}"


def _most_statement(
    rows: pd.DataFrame, topic: Topic, where: Callable[[Row], str]
) -> Statement:
    """Say where one donor pledged most."""
    kind, topic = rows["kind"].iloc[0], topic.of_donor(rows["donors"].iloc[0])
    name = in_a_sentence(rows["donor_label"].iloc[0])
    number = int(rows["unpriced"].sum())
    whose = " with no donor named" if kind == UNATTRIBUTED else f" of {name}"
    alone = ("joint pledges are not in it",) if kind == "donor" else ()
    ranked = largest_first(rows)
    left = of_all(rows["unconverted_sums"])
    silent = tuple(without_sum(number, whose, unconverted=left))
    top = ranked[0]
    most = "most was" if len(ranked) > 1 else "every sum stated was"
    states = of_which(top, topic, top["currency"])
    return Statement(
        f"of what {who_pledged(name, kind)} {topic.scope()}, {most} pledged {where(top)}: "
        f"{worth_in_words(top)} {topic.counted}{states}",
        (*uncounted(top, topic), *silent, *alone),
    )


def who_pledged(name: str, kind: str) -> str:
    """Say who pledged: Norway had pledged; no named donor accounts for."""
    if kind == UNATTRIBUTED:
        return "has no donor named"
    together = " together" if kind == "joint" else ""
    return f"{name} had pledged{together}"


NO_DONOR = "no single donor made {these}"
ALL = Chart(
    frame="donor_totals",
    page="donors",
    question="Who pledged how much, all donors?",
    what="By donor",
    statement=donors_statement,
    finding=donor_totals_finding,
    plots=donor_totals_plots,
    own=(("rows", "all"),),
)
BY_MEETING = Chart(
    frame="donor_meetings",
    page="donors",
    question="At which meetings did one donor pledge?",
    what="{row} by meeting, the newest first",
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
        question="Who pledged most, alone and jointly?",
        what="By donor, the largest",
        rows=leading_rows,
        own=(),
    ),
    "largest_donors": replace(
        ALL,
        page="overview",
        question="Which ten donors pledged most?",
        what="By donor, the ten largest",
        rows=largest_donors,
        own=(),
        among=of_single_donors,
        absent=NO_DONOR,
    ),
    "donor_ranks": replace(
        ALL,
        question="Who pledged most for its size?",
        what="By donor: its place by sum, and by share of GDP",
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
        question="Where do promises come from?",
        what="By country, with what has none beside it",
        finding=donor_map_finding,
        plots=donor_map_plots,
        figure=map_figure,
        wide=wide_map_figure,
        own=(("rows", "map"),),
        among=of_countries,
        absent="no country alone made {these}",
    ),
    "donor_meetings": BY_MEETING,
    "donor_mechanisms": replace(
        BY_MEETING,
        frame="donor_mechanisms",
        question="Through which channels does one donor give?",
        what="{row} by channel (mechanism)",
        statement=partial(_most_statement, where=_through),
        finding=lambda rows, _: donor_mechanisms_finding(rows),
        plots=donor_mechanisms_plots,
        own=(("cut", "channel"),),
    ),
}
