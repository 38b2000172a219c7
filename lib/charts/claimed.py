"""What each source says of one pledge: its claims as dots along one axis."""

from collections.abc import Iterator, Sequence

import pandas as pd

from lib.charts.bars import known
from lib.charts.captions import Row, axis_of_sums, worth_in_words
from lib.charts.figure import Figure
from lib.charts.style import NAMES_TITLED, PLAIN, TOLD, UNSEEN, quiet, titled, write
from lib.frames.money import MONEY
from lib.model.counts import counted
from lib.model.drawings import ACCENT, SLATE
from lib.model.formats import number_in_words, range_in_words, to_places
from lib.model.language import gettext, gettext_noop
from lib.model.plot import Plot, Series

LEAD = gettext_noop("the claim that counts")
OTHERS = gettext_noop("other claims")
#: Pixels of the strip; how far from its line words stand, of half its height.
HEIGHT, WORDS_AT = 206, 0.55
#: Room beside the ends, as a share of the way between them.
ROOM = 0.06


def stated_claims(claims: pd.DataFrame) -> pd.DataFrame:
    """Take the claims that state a sum, the lowest first."""
    stated = claims.dropna(subset="value")
    return stated.sort_values([*MONEY, "claim_id"], ignore_index=True)


def claimed_plots(rows: pd.DataFrame) -> list[Plot]:
    """Describe each claim of one pledge as a row: what is printed, and its worth.

    In the order of `stated_claims`; low to high is what a vague figure stands for.
    """
    if rows.empty:
        return []
    divisor, unit = axis_of_sums(rows, MONEY)
    scaled = rows.assign(**rows[MONEY] / divisor)
    hovers = tuple(map(_hover, rows.to_dict("records")))
    series = (
        Series(gettext(name), colour, known(scaled["value"].where(mine)), hovers=hovers)
        for name, colour, mine in (
            (OTHERS, SLATE, ~rows["lead"]),
            (LEAD, ACCENT, rows["lead"]),
        )
        if mine.any()
    )
    plot = Plot(
        kind="ranges",
        categories=tuple(map(_printed, rows.to_dict("records"))),
        series=tuple(series),
        unit=unit,
        low=known(scaled["low"]),
        high=known(scaled["high"]),
        labels=tuple(map(worth_in_words, rows.to_dict("records"))),
        keys=tuple(rows["pledge_id"]),
        hovers=hovers,
        whisker=gettext("figures printed"),
    )
    return [plot]


def _printed(row: Row) -> str:
    """Quote the figure as its source prints it; not every claim has one."""
    printed = row["amount_as_printed"]
    return gettext("not quoted") if pd.isna(printed) else str(printed)


def _hover(row: Row) -> str:
    exact = f"{row['currency']} {to_places(row['value'])}"
    return f"<b>{_printed(row)}</b><br>{exact}"


def claimed_finding(rows: pd.DataFrame) -> str:
    """Say between which figures the sources of one pledge lie."""
    worth = span_in_words(rows)
    if len(rows) == 1:
        return gettext("One claim states a sum: {sum}", sum=worth)
    number = counted(len(rows), "claim")
    if rows["disputed"].any():
        return gettext("Sources disagree: {sum} in {claims}", sum=worth, claims=number)
    return gettext("Sources agree: {sum} in {claims}", sum=worth, claims=number)


def span_in_words(rows: pd.DataFrame) -> str:
    """Write between which figures claims lie: $35 to 48 billion."""
    ends = rows["value"].min(), rows["value"].max()
    return range_in_words(*ends, rows["currency"].iloc[0])


def claimed_figure(plots: Sequence[Plot]) -> Figure:
    """Draw all claims as dots on one line, the ends and the one that counts in words."""
    (plot,) = plots
    figure = quiet(Figure(), HEIGHT, left=8, below=NAMES_TITLED + 16)
    _bounds(figure, plot)
    for series in plot.series:
        at = _known(series)
        figure.scatter(
            x=list(at.values()),
            y=[0.0] * len(at),
            mode="markers",
            marker={"size": 13, "opacity": 0.75, "color": series.drawing},
            customdata=[plot.keys[row] for row in at],
            hovertext=[series.hovers[row] for row in at],
            name=series.name,
            **TOLD,
        )
    for value, height, words in _words(plot):
        place = {"textposition": "middle center", "showlegend": False}
        write(figure, [value], [height], [words], **place)
    first, last = _ends(plot)
    room = ROOM * ((last - first) or last or 1.0)
    ends = {"range": [first - room, last + room], "nticks": 6}
    return figure.lay(
        xaxis={"title": titled(plot.unit), **ends, **PLAIN},
        yaxis={"range": [-1, 1], **UNSEEN},
    )


def _ends(plot: Plot) -> tuple[float, float]:
    every = [one for one in (*plot.low, *plot.high) if one is not None]
    return min(every), max(every)


def _bounds(figure: Figure, plot: Plot) -> None:
    """Draw what vague figures stand for as thin lines."""
    pairs = zip(plot.low, plot.high, strict=True)
    wide = [(low, high) for low, high in pairs if low != high]
    if wide:
        figure.scatter(
            x=[end for low, high in wide for end in (low, high, None)],
            y=[0.0, 0.0, None] * len(wide),
            mode="lines",
            line={"color": SLATE, "width": 3},
            hoverinfo="skip",
            name=gettext("low to high"),
        )


def _words(plot: Plot) -> Iterator[tuple[float, float, str]]:
    """Write the claim that counts above the line, and the other ends below it."""
    every = {series.name: series.known for series in plot.series}
    lead = every.get(gettext(LEAD), [])
    for value in lead:
        yield value, WORDS_AT, number_in_words(value)
    known = sorted(value for values in every.values() for value in values)
    for value in sorted({known[0], known[-1]} - {*lead}):
        yield value, -WORDS_AT, number_in_words(value)


def _known(series: Series) -> dict[int, float]:
    return {row: one for row, one in enumerate(series.values) if one is not None}
