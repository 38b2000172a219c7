"""Ranks: the place of a donor by its sum, and by what its sum is of its GDP."""

from collections.abc import Sequence

import pandas as pd

from lib.charts.captions import Row, capital, in_a_sentence
from lib.charts.donors import MEASURES, single_donors
from lib.charts.figure import Figure
from lib.charts.ranges import ranges_figure
from lib.model.counts import counted
from lib.model.drawings import ACCENT, SLATE
from lib.model.formats import list_in_words
from lib.model.glossary import BASIS_COUNTS
from lib.model.language import gettext, gettext_noop
from lib.model.plot import Plot, Series
from lib.model.selection import Selection

#: Donors that are drawn: the first so many by either measure.
FIRST = 10
#: From one place that the axis names to the next.
TICK = 5
#: Places of a ranking that are written as words.
ORDINALS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh"),
    *("eighth", "ninth", "tenth"),
)
BY_SUM, BY_SIZE = gettext_noop("by sum"), gettext_noop("by share of GDP")
#: How a donor ranks by each measure.
RANKS = {
    "total": gettext_noop("{place} of {donors} in {pledges}"),
    "gdp": gettext_noop("{place} of {donors} by share of GDP"),
    "capita": gettext_noop("{place} of {donors} per head"),
}
#: Less donors are no ranking.
SEVERAL = 2


def places_of(totals: pd.DataFrame, per: str) -> pd.Series:
    """Rank the single donors by a measure: 1 is the largest, equals share a place.

    Of the frame `donor_totals`; indexed by `donors`, those without a figure left out.
    """
    donors = single_donors(totals, per).set_index("donors")
    return donors[MEASURES[per]].rank(ascending=False, method="min").astype("int64")


def place_in_words(donor: str, totals: pd.DataFrame, chosen: Selection) -> str:
    """Say where a donor ranks by a measure: third of 43 donors in firm pledges.

    Blank for one without a figure, for joint sets, and where there is no other.
    """
    places = places_of(totals, chosen.per)
    if donor not in places or len(places) < SEVERAL:
        return ""
    place, among = ordinal(int(places[donor])), counted(len(places), "donor")
    pledges = BASIS_COUNTS[chosen.basis]
    return gettext(RANKS[chosen.per], place=place, donors=among, pledges=pledges)


def ordinal(place: int) -> str:
    """Write a place of a ranking: third, 11th, 22nd."""
    if place <= len(ORDINALS):
        return ORDINALS[place - 1]
    teens = place % 100 in (11, 12, 13)
    ending = "th" if teens else {1: "st", 2: "nd", 3: "rd"}.get(place % 10, "th")
    return f"{place}{ending}"


def ranked_rows(totals: pd.DataFrame, _: Selection) -> pd.DataFrame:
    """Take the single donors whose sum and GDP are known."""
    return single_donors(totals, "gdp").sort_values("value", ascending=False)


def ranked(rows: pd.DataFrame) -> pd.DataFrame:
    """Add both places, and keep the donors that are first by either, by sum.

    Both are among the donors of `rows`, of which both figures are known.
    """
    placed = rows.assign(
        by_sum=rows["donors"].map(places_of(rows, "total")),
        by_size=rows["donors"].map(places_of(rows, "gdp")),
    )
    first = placed[["by_sum", "by_size"]].min(axis="columns") <= FIRST
    return placed[first].sort_values(["by_sum", "donor_label"])


def ranks_plots(rows: pd.DataFrame, _: Selection) -> list[Plot]:
    """Describe how far apart the two places of each donor lie."""
    if rows.empty:
        return []
    drawn = ranked(rows)
    words, names = (
        tuple(map(places_in_words, drawn.to_dict("records"))),
        tuple(drawn["donor_label"]),
    )
    pairs = zip(names, words, strict=True)
    hovers = tuple(f"<b>{name}</b><br>{said}" for name, said in pairs)
    ends = drawn[["by_sum", "by_size"]].astype(float)
    plot = Plot(
        kind="ranges",
        categories=names,
        series=(
            Series(gettext(BY_SUM), SLATE, tuple(ends["by_sum"]), hovers=hovers),
            Series(gettext(BY_SIZE), ACCENT, tuple(ends["by_size"]), hovers=hovers),
        ),
        unit=gettext(
            "Place among {donors} with a known GDP", donors=counted(len(rows), "donor")
        ),
        low=tuple(ends.min(axis="columns")),
        high=tuple(ends.max(axis="columns")),
        labels=words,
        keys=tuple(drawn["donors"]),
        hovers=hovers,
        whisker=gettext("between the two places"),
    )
    return [plot]


def places_in_words(row: Row) -> str:
    """Say the two places of a donor: first by sum, 14th by share of GDP."""
    by_sum, by_size = ordinal(row["by_sum"]), ordinal(row["by_size"])
    if by_sum == by_size:
        return gettext("{place} by both", place=by_sum)
    return gettext(
        "{place} by sum, {other} by share of GDP", place=by_sum, other=by_size
    )


def ranks_finding(rows: pd.DataFrame) -> str:
    """Say who is first for its size, and where the first by sum comes then."""
    if len(rows) < SEVERAL:
        return gettext(
            "{donor} is the only donor with a sum and a known GDP", donor=_names(rows)
        )
    small, top = first_by_each(rows)
    if top["donors"] in set(small["donors"]):
        return gettext(
            "{donor} is first both by sum and by share of GDP", donor=_names(small)
        )
    return gettext(
        "First by share of GDP: {donors}; {donor}, first by sum, comes {place}",
        donors=_names(small),
        donor=in_a_sentence(top["donor_label"]),
        place=ordinal(top["by_size"]),
    )


def first_by_each(rows: pd.DataFrame) -> tuple[pd.DataFrame, Row]:
    """Take the donors that are first by share of GDP, and the one first by sum."""
    both = ranked(rows)
    small = both[both["by_size"] == both["by_size"].min()]
    return small, both.to_dict("records")[0]


def _names(rows: pd.DataFrame) -> str:
    return capital(in_a_sentence(list_in_words(tuple(rows["donor_label"]))))


def ranks_figure(plots: Sequence[Plot]) -> Figure:
    """Draw the places of each donor, the first at the left."""
    (plot,) = plots
    last = max(one for one in plot.high if one is not None)
    ticks = [1, *range(TICK, int(last) + 1, TICK)]
    return ranges_figure(plot, 0.5, {"range": [0.5, last + 1], "tickvals": ticks})
