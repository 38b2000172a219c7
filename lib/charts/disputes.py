"""Disputes: how far the figures of one pledge lie apart, as percent of its lead claim."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from math import log10
from typing import Any

import pandas as pd

from lib.charts.bars import placed
from lib.charts.captions import Row, lines_of_rows
from lib.charts.figure import Figure
from lib.charts.rows import BAR_AT, MOST_DRAWN, ROW, WORDS_AT, told_of_drawn
from lib.charts.style import NAMES_TITLED, PLAIN, UNSEEN, quiet, titled, write
from lib.model.drawings import ACCENT, SLATE
from lib.model.formats import counted, day_in_words, range_in_words
from lib.model.plot import Plot, Series

PERCENT = 100
LEAD = "The lead claim"
#: Ticks of an axis that is logarithmic: figures can differ by a factor of ten.
TICKS = [20, 50, 100, 200, 500, 1000, 2000, 5000]


def dispute_plots(disputes: pd.DataFrame) -> list[Plot]:
    """Describe the span of each disputed pledge's claims around its lead claim.

    In the order of the frame `disputes`, `MOST_DRAWN` at most. A lead claim without a
    sum gives way to the lowest one.
    """
    unit = "Percent of the lead claim (logarithmic)"
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
        series=(Series("lead claim", ACCENT, at_lead, hovers=(LEAD,) * len(at_lead)),),
        unit=unit,
        low=tuple(low),
        high=tuple(high),
        labels=tuple(labels),
        keys=tuple(disputes["pledge_id"]),
        whisker="lowest to highest claim",
    )
    pairs = zip(plot.categories, plot.labels, strict=True)
    return [replace(plot, hovers=tuple(map(": ".join, pairs)))]


def disputes_figure(plots: Sequence[Plot]) -> Figure:
    """Draw each row of ranges as a thick line, its value as a dot."""
    (plot,) = plots
    rows = placed(lines_of_rows(plot))
    down = rows[-1].at + 0.5
    figure = quiet(Figure(), round(ROW * (down + 0.5)) + 110, below=NAMES_TITLED)
    at = [row.at + BAR_AT for row in rows]
    _spans(figure, plot, at)
    _values(figure, plot, at)
    first, last = _reach(plot)
    above = [row.words_at + WORDS_AT for row in rows]
    words, begin = [row.words for row in rows], [1.001 * first] * len(rows)
    write(figure, begin, above, words, showlegend=False)
    ends = {"range": [log10(first), log10(last)], "tickvals": TICKS}
    return figure.lay(
        xaxis={"title": titled(plot.unit), "type": "log", **ends, **PLAIN},
        yaxis={"range": [down, -0.5], **UNSEEN},
    )


def disputes_finding(disputes: pd.DataFrame) -> str:
    """Say on how many pledges sources differ, and where most."""
    top = disputes.iloc[0].to_dict()
    pledges = counted(len(disputes), "figure")
    furthest = "; furthest apart" if len(disputes) > 1 else ""
    return f"Sources disagree on {pledges}{{within}}{furthest}: {_name(top)}, {worth_of_dispute(top)}"


def worth_of_dispute(row: Row) -> str:
    """Write the span between the lowest and the highest claim: $35 to 48 billion."""
    return range_in_words(row["lowest"], row["highest"], row["currency"])


def _name(row: Row) -> str:
    who = "Whole meeting" if row["scope"] == "headline" else row["donor_label"]
    return f"{who}, {day_in_words(row['announced_on'])}"


def _spans(figure: Figure, plot: Plot, at: Sequence[float]) -> None:
    ends = zip(plot.low, plot.high, strict=True)
    figure.scatter(
        x=[end for low, high in ends for end in (low, high, None)],
        y=_thrice(at),
        mode="lines+markers",
        line={"color": SLATE, "width": 4},
        marker={"symbol": "line-ns-open", "size": 9, "color": SLATE},
        customdata=_thrice(plot.keys),
        hovertext=_thrice(plot.hovers),
        hoverinfo="text",
        name=plot.whisker,
    )


def _values(figure: Figure, plot: Plot, at: Sequence[float]) -> None:
    for series in plot.series:
        known = {row: one for row, one in enumerate(series.values) if one is not None}
        figure.scatter(
            x=list(known.values()),
            y=[at[row] for row in known],
            mode="markers",
            marker={"size": 11, "color": series.drawing},
            customdata=[plot.keys[row] for row in known],
            hovertext=[series.hovers[row] for row in known],
            hoverinfo="text",
            name=series.name,
        )


def _reach(plot: Plot) -> tuple[float, float]:
    """Take the ends of the axis: at least from half of a lead claim to its double."""
    low, high = (filter(None, ends) for ends in (plot.low, plot.high))
    return min(*low, 50) * 0.9, max(*high, 200) * 1.1


def _thrice(values: Iterable[Any]) -> list[Any]:
    """Give both ends of each line, and the gap after it, the same value."""
    return [value for value in values for _ in range(3)]
