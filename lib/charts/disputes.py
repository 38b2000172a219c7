"""Disputes: how far the figures of one pledge lie apart, as percent of its lead claim."""

from collections.abc import Sequence
from dataclasses import replace
from math import log10

import pandas as pd

from lib.charts.captions import Row
from lib.charts.figure import Figure
from lib.charts.ranges import ranges_figure
from lib.charts.rows import MOST_DRAWN, told_of_drawn
from lib.model.counts import counted
from lib.model.drawings import ACCENT
from lib.model.formats import day_in_words, range_in_words
from lib.model.language import gettext, gettext_noop
from lib.model.plot import Plot, Series

PERCENT = 100
LEAD = gettext_noop("The lead claim")
#: Ticks of an axis that is logarithmic: figures can differ by a factor of ten.
TICKS = [20, 50, 100, 200, 500, 1000, 2000, 5000]


def dispute_plots(disputes: pd.DataFrame) -> list[Plot]:
    """Describe the span of each disputed pledge's claims around its lead claim.

    In the order of the frame `disputes`, `MOST_DRAWN` at most. A lead claim without a
    sum gives way to the lowest one.
    """
    unit = gettext("Percent of the lead claim (logarithmic)")
    unit, disputes = told_of_drawn(unit, len(disputes)), disputes.head(MOST_DRAWN)
    lead = disputes["lead"].fillna(disputes["lowest"])
    low, high = (PERCENT * disputes[end] / lead for end in ("lowest", "highest"))
    at_lead = tuple(PERCENT if one else None for one in disputes["lead"].notna())
    rows = disputes.to_dict("records")
    labels = (
        f"{worth_of_dispute(row)}, {counted(row['claims'], 'claim')}" for row in rows
    )
    plot = Plot(
        kind="ranges",
        categories=tuple(map(_name, rows)),
        series=(_lead(at_lead),),
        unit=unit,
        low=tuple(low),
        high=tuple(high),
        labels=tuple(labels),
        keys=tuple(disputes["pledge_id"]),
        whisker=gettext("lowest to highest claim"),
    )
    pairs = zip(plot.categories, plot.labels, strict=True)
    return [replace(plot, hovers=tuple(map(": ".join, pairs)))]


def _lead(at: tuple[int | None, ...]) -> Series:
    hovers = (gettext(LEAD),) * len(at)
    return Series(gettext("lead claim"), ACCENT, at, hovers=hovers)


def disputes_figure(plots: Sequence[Plot]) -> Figure:
    """Draw each row of ranges as a thick line, its value as a dot."""
    (plot,) = plots
    first, last = _reach(plot)
    ends = {"range": [log10(first), log10(last)], "tickvals": TICKS}
    return ranges_figure(plot, 1.001 * first, {"type": "log", **ends})


def disputes_finding(disputes: pd.DataFrame) -> str:
    """Say on how many pledges sources differ, and where most."""
    top = disputes.iloc[0].to_dict()
    pledges = counted(len(disputes), "figure")
    parts = {
        "figures": pledges,
        "within": "{within}",
        "pledge": _name(top),
        "sum": worth_of_dispute(top),
    }
    if len(disputes) > 1:
        return gettext(
            "Sources disagree on {figures}{within}; furthest apart: {pledge}, {sum}",
            **parts,
        )
    return gettext("Sources disagree on {figures}{within}: {pledge}, {sum}", **parts)


def worth_of_dispute(row: Row) -> str:
    """Write the span between the lowest and the highest claim: $35 to 48 billion."""
    return range_in_words(row["lowest"], row["highest"], row["currency"])


def _name(row: Row) -> str:
    who = gettext("Whole meeting") if row["scope"] == "headline" else row["donor_label"]
    return f"{who}, {day_in_words(row['announced_on'])}"


def _reach(plot: Plot) -> tuple[float, float]:
    """Take the ends of the axis: at least from half of a lead claim to its double."""
    low, high = (filter(None, ends) for ends in (plot.low, plot.high))
    return min(*low, 50) * 0.9, max(*high, 200) * 1.1
